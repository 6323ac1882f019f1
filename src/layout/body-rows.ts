// Owns the rows of the body: blocks and tombstones as a timeline, the divider between them, and what the screen adds to the
// head of each block that is shown.

import type { Block, BlockId } from '../model/block.ts';
import type { Arrangement } from './arrangement.ts';
import { layoutBlock, layoutSaved, layoutTombstone } from './block-rows.ts';
import { isDivided, layoutDivider } from './divider-row.ts';
import { layoutEmpty } from './empty-rows.ts';
import { gapsBetween, layoutGap } from './gap-rows.ts';
import type { GlyphSet } from './glyphs.ts';
import { decorateHead, zoneOf } from './head-row.ts';
import { highlightRows } from './highlight-rows.ts';
import { memoByIdentity } from './memo.ts';
import { withNote } from './note-rows.ts';
import { padRows } from './pad-rows.ts';
import { EMPTY_ROW, type Row } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { formatStamp } from './time.ts';
import { blockAt, type Timeline } from './timeline.ts';
import type { View } from './view.ts';
import type { Scene } from './viewport.ts';

/** The blocks that the view shows, as a run of rows. */
export function timelineOf(input: ScreenInput, arrangement: Arrangement): Timeline {
  const { blocks, order, compare, rangesIn, since } = input;
  const gap = Array<Row>(arrangement.gapRows).fill(EMPTY_ROW);
  const mark = since.mark === 'left' ? since.newest : null;
  const setting = { ...input, columns: arrangement.timelineColumns };
  let divided: readonly Row[] | null = null;
  function divide(): readonly Row[] {
    divided ??= [...gap, layoutDivider(since, setting), ...gap];
    return divided;
  }
  function between(above: Block, below: Block): readonly Row[] {
    return mark !== null && isDivided(above, below, mark, compare) ? divide() : gap;
  }
  function withMissing(above: Block, below: Block): readonly Row[] {
    const missing = gapsBetween(above, below, input.gaps, input);
    const rows = missing.flatMap((one) => [layoutGap(one, setting), ...gap]);
    return rows.length === 0 ? between(above, below) : [...between(above, below), ...rows];
  }
  return {
    blocks,
    order,
    compare,
    mark,
    gapBetween: input.gaps.length === 0 ? between : withMissing,
    rowsOf: (block) => {
      const rows = notedRows(block, input, arrangement);
      return rangesIn === null ? rows : highlightRows(rows, rangesIn);
    },
  };
}

function notedRows(block: Block, input: ScreenInput, arrangement: Arrangement): readonly Row[] {
  const rows = rowsOfBlock(block, input, arrangement);
  const { note } = input.marks.markOf(block.id);
  const { timelineColumns: columns } = arrangement;
  return note === null ? rows : withNote(rows, { columns, glyphs: input.glyphs, note });
}

function rowsOfBlock(
  block: Block,
  { glyphs, marks, time }: ScreenInput,
  { timelineColumns: columns }: Arrangement,
): readonly Row[] {
  const options = { columns, glyphs };
  const removal = marks.removalOf(block.id);
  if (removal === null) return layoutBlock(block, options);
  const { noticedAt } = removal;
  const noticed = noticedAt === null ? null : formatStamp(noticedAt, time.now, zoneOf(time));
  return marks.opened.has(block.id)
    ? savedRows(block, { ...options, noticed })
    : tombstoneRows(block, { ...options, noticed });
}

type TombstoneOptions = {
  readonly columns: number;
  readonly glyphs: GlyphSet;
  readonly noticed: string | null;
};

const isSame = (a: TombstoneOptions, b: TombstoneOptions) =>
  a.columns === b.columns && a.glyphs === b.glyphs && a.noticed === b.noticed;

const tombstoneRows = memoByIdentity(
  (block: Block, options: TombstoneOptions) =>
    layoutTombstone(block, options.noticed ?? 'an unknown time', options),
  isSame,
);

const savedRows = memoByIdentity(
  (block: Block, options: TombstoneOptions) =>
    layoutSaved(block, options.noticed ?? 'an unknown time', options),
  isSame,
);

/** The rows of a view with what the screen adds to the heads, or what is said in the place of blocks. */
export function composeBody(
  input: ScreenInput,
  { timelineColumns: columns }: Arrangement,
  { timeline, bodyRows }: Scene,
  view: View,
): readonly Row[] {
  if (timeline.blocks.length === 0) return padRows(layoutEmpty(input, columns), bodyRows);
  const { time, marks } = input;
  const shown = new Map<BlockId, Block>();
  for (let index = view.place.index; shown.size < view.visibleIds.length; index += 1) {
    const block = blockAt(timeline, index);
    if (block === undefined) break;
    shown.set(block.id, block);
  }
  return view.rows.map((row) => {
    const block = row.head === true && row.blockId !== null ? shown.get(row.blockId) : undefined;
    return block === undefined ? row : decorateHead(row, block, { columns, time, marks });
  });
}
