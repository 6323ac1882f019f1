import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { layoutGap } from '../../src/layout/gap-rows.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { jumpToBlock } from '../../src/layout/moves.ts';
import { composeScreen } from '../../src/layout/screen.ts';
import type { ScreenInput } from '../../src/layout/screen-input.ts';
import { FOLLOWING, holdAt } from '../../src/layout/viewport.ts';
import type { Block } from '../../src/model/block.ts';
import { block } from '../helpers/builders.ts';
import { textOf } from '../helpers/scenes.ts';
import { HARBOUR, NOW, picture, screenInput } from '../helpers/screens.ts';

const time = { now: NOW, zone: 'UTC', mode: 'both' } as const;

function named(id: string): Block {
  const found = HARBOUR.find((one) => one.id === id);
  assert.ok(found);
  return found;
}

const GAP = { after: named('shut'), before: named('gone') };

test('a gap says from when to when posts were not seen, in the words that there is room for', () => {
  const row = (columns: number) =>
    textOf(layoutGap(GAP, { columns, glyphs: UNICODE_GLYPHS, time })).trim();
  assert.equal(row(80), '── posts between 13:51 and 13:58 were not seen ──');
  assert.equal(row(40), '── 13:51 to 13:58: not seen ──');
  assert.equal(row(12), '13:51 to 13:');
});

test('in ASCII, and where a time is not known, it says so likewise', () => {
  const gap = { ...GAP, after: block({ id: 'a', publishedAt: null }) };
  assert.equal(
    textOf(layoutGap(gap, { columns: 80, glyphs: ASCII_GLYPHS, time })).trim(),
    '-- posts between an unknown time and 13:58 were not seen --',
  );
});

/** Where the row of the gap stands, between the rows around it. */
function around(given: Partial<ScreenInput>): string {
  const { rows } = composeScreen(screenInput({ rows: 30, gaps: [GAP], ...given }));
  const at = rows.findIndex((row) => textOf(row).includes('were not seen'));
  return picture(rows.slice(at - 2, at + 3));
}

test('the row stands between its two blocks, in either order', () => {
  assert.match(around({}), /read\)[\s\S]*were not seen[\s\S]*Gate shut/u);
  const oldest = { blocks: HARBOUR.toReversed(), order: 'oldest' as const };
  assert.match(around(oldest), /bent hinge[\s\S]*were not seen[\s\S]*removed by/u);
});

test('under a filter it stands below the last block shown above the gap', () => {
  const blocks = HARBOUR.filter(({ keyEvent }) => keyEvent);
  assert.match(around({ blocks }), /Reporter[\s\S]*were not seen[\s\S]*Gate shut/u);
  const above = HARBOUR.slice(0, 3);
  assert.doesNotMatch(
    picture(composeScreen(screenInput({ blocks: above, gaps: [GAP] })).rows),
    /not seen/u,
  );
});

for (const rows of [12, 24, 40]) {
  test(`what is read stays on its row when a gap comes, is filled and goes, on ${rows} rows`, () => {
    const plain = screenInput({ rows });
    const viewport = jumpToBlock(FOLLOWING, composeScreen(plain).scene, 'shut');
    const before = composeScreen({ ...plain, viewport });
    const gapped = composeScreen({ ...plain, viewport: before.view.viewport, gaps: [GAP] });
    assert.equal(picture(gapped.rows), picture(before.rows));
    const missing = block({
      id: 'missed',
      publishedAt: (GAP.after.publishedAt ?? 0) + 60_000,
      title: 'Missed',
    });
    const blocks = [...HARBOUR.slice(0, 5), missing, ...HARBOUR.slice(5)];
    const filled = composeScreen({ ...plain, blocks, viewport: gapped.view.viewport });
    assert.equal(picture(filled.rows.slice(1, -1)), picture(before.rows.slice(1, -1)));
  });

  test(`with the gap itself on top, the block below it stays where it is when it is filled, on ${rows} rows`, () => {
    const gapped = screenInput({ rows, gaps: [GAP] });
    const { scene } = composeScreen(gapped);
    const index = HARBOUR.indexOf(named('shut'));
    const depth = scene.timeline.gapBetween(named('gone'), named('shut')).length;
    for (let row = -depth; row < 0; row += 1) {
      const before = composeScreen({ ...gapped, viewport: holdAt({ index, row }, scene) });
      const after = composeScreen({ ...gapped, gaps: [], viewport: before.view.viewport });
      const rowOfHead = (screen: typeof before) =>
        screen.rows.findIndex((one) => textOf(one).includes('Gate shut'));
      assert.equal(rowOfHead(after), rowOfHead(before), `row ${row}`);
    }
  });
}
