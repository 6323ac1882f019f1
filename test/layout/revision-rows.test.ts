import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeScreen } from '../../src/layout/screen.ts';
import type { ScreenInput } from '../../src/layout/screen-input.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { picture, screenInput } from '../helpers/screens.ts';

const at = (clock: string) => Date.parse(`2026-03-04T${clock}:00Z`);

const revision = (title: string, text: string, updated: string, read: string | null) => ({
  block: block({
    id: 'tug',
    title,
    publishedAt: at('14:09'),
    lastUpdatedAt: at(updated),
    elements: [paragraph(text)],
  }),
  receivedAt: read === null ? null : at(read),
});

const REVISIONS = [
  revision('Tug arrives', 'It was an hour late.', '14:09', '14:10'),
  revision('Second tug arrives', 'It was an hour late.', '14:20', '14:20'),
  revision('Second tug arrives', 'It was an hour early.', '14:26', null),
];

function comparison(from: number, to: number, given: Partial<ScreenInput> = {}): string {
  const overlay = { kind: 'revisions', revisions: REVISIONS, from, to, scroll: 0 } as const;
  return picture(composeScreen(screenInput({ rows: 9, overlay, ...given })).rows.slice(1, -1));
}

test('two revisions are told in one text, with when each was current and when it was read', () => {
  assert.equal(
    comparison(0, 1),
    `What changed  from revision 1 to 2 of 3
[-14:09, read 14:10-] {+14:20+}

[-Tug-] {+Second tug+} arrives

It was an hour late.
`,
  );
});

test('any two can be compared', () => {
  assert.equal(
    comparison(0, 2),
    `What changed  from revision 1 to 3 of 3
[-14:09, read 14:10-] {+14:26+}

[-Tug-] {+Second tug+} arrives

It was an hour [-late-]{+early+}.
`,
  );
});

test('what changed is told by signs, by strokes and by tones, so that none is needed', () => {
  const overlay = { kind: 'revisions', revisions: REVISIONS, from: 1, to: 2, scroll: 0 } as const;
  const rows = composeScreen(screenInput({ rows: 9, overlay })).rows;
  const spans = rows.flatMap((row) => row.spans);
  const of = (text: string) => spans.find((one) => one.text === text);
  assert.deepEqual(of('late'), { text: 'late', tone: 'removed', strike: true });
  assert.ok(spans.some(({ text, tone }) => text === '{+early+}' && tone === 'added'));
});

test('on a narrow screen the text is wrapped, and scrolls', () => {
  assert.equal(
    comparison(1, 2, { columns: 20, rows: 12 }),
    `What changed  from r
[-14:20-] {+14:26+}

Second tug arrives

It was an hour
[-late-]{+early+}.


`,
  );
  const overlay = { kind: 'revisions', revisions: REVISIONS, from: 1, to: 2, scroll: 9 } as const;
  const screen = composeScreen(screenInput({ columns: 20, rows: 6, overlay }));
  assert.equal(screen.lastScroll, 3);
  assert.match(picture(screen.rows), /\[-late-\]\{\+early\+\}/u);
});
