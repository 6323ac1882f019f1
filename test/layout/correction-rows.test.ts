import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownCorrection } from '../../src/layout/correction-rows.ts';
import { composeScreen } from '../../src/layout/screen.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { picture, screenInput } from '../helpers/screens.ts';

const at = (clock: string) => Date.parse(`2026-03-04T${clock}:00Z`);
const reads = (id: string, title: string, text: string) =>
  block({ id, title, publishedAt: at('14:09'), elements: [paragraph(text)] });

const CORRECTIONS: readonly ShownCorrection[] = [
  {
    at: at('14:26'),
    block: reads('tug', 'Second tug arrives', 'It was an hour early.'),
    previous: reads('tug', 'Second tug arrives', 'It was an hour late.'),
  },
  { at: at('14:11'), block: reads('gone', 'Withdrawn', 'Forty boats are lost.'), previous: null },
];

function list(corrections: readonly ShownCorrection[], cursor: number, rows = 8): string {
  const overlay = { kind: 'corrections', corrections, cursor } as const;
  return picture(composeScreen(screenInput({ rows, columns: 60, overlay })).rows.slice(1, -1));
}

test('every edit and removal has a row, and the chosen one its words', () => {
  assert.equal(
    list(CORRECTIONS, 0),
    `Corrections  1 edited, 1 removed
> ~ 14:26 Second tug arrives
    … It was an hour [-late-]{+early+}.
  x 14:11 Withdrawn

`,
  );
  assert.equal(
    list(CORRECTIONS, 1),
    `Corrections  1 edited, 1 removed
  ~ 14:26 Second tug arrives
> x 14:11 Withdrawn
    [-Forty boats are lost.-]

`,
  );
});

test('where nothing was changed that is said', () => {
  assert.match(list([], 0), /^Nothing has been edited or removed since it was first read/u);
});

test('the chosen one and its words are in sight in a list of any length, on any height', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({
    ...(CORRECTIONS[index % 2] as ShownCorrection),
    at: at('14:26') - index,
  }));
  for (const rows of [5, 8, 24, 40]) {
    for (const cursor of [0, 1, 50, 98, 99]) {
      const shown = list(many, cursor, rows);
      assert.equal(shown.match(/^> /gmu)?.length, 1);
      assert.match(shown, cursor % 2 === 0 ? /^> ~.*\n.*-late-/mu : /^> x.*\n.*Forty/mu);
    }
  }
});
