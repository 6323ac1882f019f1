import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { layoutPastRow } from '../../src/layout/past-row.ts';
import type { ShownPast } from '../../src/layout/past-scene.ts';
import type { ScreenInput } from '../../src/layout/screen-input.ts';
import { lineWidth } from '../../src/layout/spans.ts';
import { FOLLOWING } from '../../src/layout/viewport.ts';
import { block } from '../helpers/builders.ts';
import { textOf } from '../helpers/scenes.ts';
import { screenInput } from '../helpers/screens.ts';

const at = (clock: string, day = '04') => Date.parse(`2026-03-${day}T${clock}:00Z`);

function pastAt(moment: number, given: Partial<ShownPast> = {}): ShownPast {
  const { story, blocks, keyEvents, counts, pinned, marks } = screenInput();
  return {
    ...{ at: moment, from: at('10:00'), until: at('14:00'), viewport: FOLLOWING },
    ...{ firstReadAt: null, whole: [] },
    shown: { story, blocks, keyEvents, counts, pinned, marks },
    ...given,
  };
}

const HINTS = [
  { key: 'esc', label: 'now' },
  { key: 'left', label: 'earlier' },
  { key: 'right', label: 'later' },
];

const posted = (...moments: readonly number[]) =>
  moments.map((publishedAt, index) => block({ id: `${index}`, publishedAt }));

function row(past: ShownPast, given: Partial<ScreenInput> = {}): string {
  const input = screenInput({ hints: HINTS, ...given });
  const laid = layoutPastRow(input, past);
  assert.ok(lineWidth(laid.spans) <= input.columns);
  return textOf(laid);
}

test('the strip stands from the beginning to when the reader set out, the cell of the time marked', () => {
  const whole = posted(at('10:00'), at('12:01'), at('12:02'));
  const input = screenInput({ columns: 60, hints: [] });
  const { spans } = layoutPastRow(input, pastAt(at('12:01'), { whole }));
  const [start, before, cursor, after] = spans.map(({ text }) => text);
  assert.equal(start, 'PAST  12:01  ');
  assert.equal(before, `▄${' '.repeat(22)}`);
  assert.equal(cursor, '█');
  assert.equal(after, ' '.repeat(23));
  assert.equal(spans[2]?.tone, 'match');
});

test('what is dated after the end, or before the beginning, is on no cell', () => {
  const given = { columns: 60, hints: [] };
  const quiet = row(pastAt(at('12:00'), { whole: posted(at('11:00')) }), given);
  const whole = posted(at('11:00'), at('14:01'), at('14:02'), at('09:00'), at('09:01'));
  assert.equal(row(pastAt(at('12:00'), { whole }), given), quiet);
});

test('keys give way to the strip, and the way back goes last', () => {
  assert.match(row(pastAt(at('12:00'))), /esc:now {2}left:earlier {2}right:later$/u);
  assert.match(row(pastAt(at('12:00')), { columns: 60 }), /esc:now {2}left:earlier$/u);
  assert.match(row(pastAt(at('12:00')), { columns: 40 }), /esc:now$/u);
  assert.match(row(pastAt(at('12:00')), { columns: 24 }), /^PAST {2}12:00 {2}[^:]*$/u);
});

test('a passing notice stands in the place of the strip', () => {
  assert.equal(
    row(pastAt(at('12:00')), { notice: 'no match further down', columns: 40 }).trimEnd(),
    'PAST  12:00  no match further down',
  );
});

test('at any width it fits, and in ASCII too', () => {
  const past = pastAt(at('11:00'), { whole: posted(at('11:00'), at('12:00')) });
  for (let columns = 1; columns < 130; columns += 1)
    assert.match(row(past, { glyphs: ASCII_GLYPHS, columns }), /^[\x20-\x7e]*$/u);
});

test('the day is told where the story has more than one', () => {
  const days = { from: at('10:00', '03'), until: at('14:00', '04') };
  assert.match(row(pastAt(at('12:00', '03'), days)), /^PAST {2}3 Mar 12:00 {2}/u);
  assert.match(row(pastAt(at('12:00', '04'), days)), /^PAST {2}4 Mar 12:00 {2}/u);
});

test('that posts are shown as they were first read goes before the keys of the way', () => {
  const late = { firstReadAt: at('13:30') };
  assert.match(row(pastAt(at('12:00'), late)), /esc:now {2}as read 13:30 {2}left:earlier$/u);
  assert.match(row(pastAt(at('10:00'))), /esc:now {2}the beginning {2}left:earlier$/u);
});

test('times are those of the zone', () => {
  const time = { now: at('14:00'), zone: 'Asia/Tokyo', mode: 'both' } as const;
  assert.match(row(pastAt(at('12:00')), { time }), /^PAST {2}21:00 {2}/u);
  assert.match(row(pastAt(at('12:00')), { time: { ...time, mode: 'utc' } }), /^PAST {2}12:00 {2}/u);
});
