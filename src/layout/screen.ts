// Owns the composing of a whole screen: header, pinned block, body, rail, overlay, footer, in exactly the rows there are.
// Used by the first frame, by the running program and by tests alike. Pure: the same input gives the same rows.

import type { Block, BlockId } from '../model/block.ts';
import { type Arrangement, arrangeScreen } from './arrangement.ts';
import { rowOf } from './bar.ts';
import { layoutBlock, layoutTombstone } from './block-rows.ts';
import { layoutEmpty } from './empty-rows.ts';
import { layoutFooter } from './footer-rows.ts';
import type { GlyphSet } from './glyphs.ts';
import { decorateHead, zoneOf } from './head-row.ts';
import { layoutHeader } from './header-rows.ts';
import { highlightRows } from './highlight-rows.ts';
import { memoByIdentity } from './memo.ts';
import { layoutOverlay } from './overlay-rows.ts';
import { padRows } from './pad-rows.ts';
import { layoutPinned } from './pinned-rows.ts';
import { layoutRail } from './rail-rows.ts';
import { EMPTY_ROW, type Row } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { type Line, lineWidth, span, textOfLine } from './spans.ts';
import { hasDisputedWidth } from './text-width.ts';
import { formatStamp } from './time.ts';
import { blockAt, type Timeline } from './timeline.ts';
import { resolveViewport, type View } from './view.ts';
import type { Scene } from './viewport.ts';

export type Screen = {
  /** Exactly as many as asked for, none wider than the columns. */
  readonly rows: readonly Row[];
  /** The row of the screen that the body begins on. */
  readonly bodyTop: number;
  readonly pinned: ScreenInput['pinned'];
  /** What the reader's next move moves through. */
  readonly scene: Scene;
  /** What is on the screen; `view.viewport` is to be kept for the next frame. */
  readonly view: View;
};

export function composeScreen(input: ScreenInput): Screen {
  const arrangement = arrangeScreen(input.columns, input.rows, input.railOpen);
  const { scene, view, pinned } = resolveBody(input, arrangement);
  const middle =
    input.overlay === null
      ? withRail(
          [...pinned, ...composeBody(input, arrangement, scene, view)],
          input,
          arrangement,
          view,
        )
      : layoutOverlay(input, arrangement.middleRows);
  const rule = arrangement.hasRules ? [ruleRow(input)] : [];
  const rows = [
    ...(arrangement.hasHeader ? [layoutHeader(input)] : []),
    ...rule,
    ...middle,
    ...rule,
    ...(arrangement.hasFooter ? [layoutFooter(input, view)] : []),
  ];
  const bodyTop = Number(arrangement.hasHeader) + rule.length + pinned.length;
  return { rows, bodyTop, pinned: input.pinned, scene, view };
}

/**
 * The next screen when no key asked for it. A pinned block that came, went or grew in the meantime would push what the
 * reader holds up or down, and one that took the place of an open one would do so under the reader's eyes: it waits for
 * the next key, and the one that was pinned stays until then.
 */
export function composeUnmoved(input: ScreenInput, last: Screen): Screen {
  if (input.rows !== last.rows.length) return composeScreen(input);
  if (isReadPinned(input, last)) return composeScreen({ ...input, pinned: last.pinned });
  const screen = composeScreen(input);
  const isPushed = screen.bodyTop !== last.bodyTop && screen.view.viewport.mode === 'holding';
  return isPushed ? composeScreen({ ...input, pinned: last.pinned }) : screen;
}

/** The pinned block stands open, and news would put another one, or other words, in its place. */
function isReadPinned({ pinned }: ScreenInput, last: Screen): boolean {
  return last.pinned?.open === true && pinned?.block !== last.pinned.block;
}

type Body = { readonly scene: Scene; readonly view: View; readonly pinned: readonly Row[] };

/** The pinned block gives its rows to the body while it is the one on top there. */
function resolveBody(input: ScreenInput, arrangement: Arrangement): Body {
  const timeline = timelineOf(input, arrangement);
  const { hasPinned, middleRows, timelineColumns } = arrangement;
  const pinned = hasPinned ? layoutPinned(input, timelineColumns, middleRows) : [];
  const scene = { timeline, bodyRows: middleRows - pinned.length };
  const view = resolveViewport(input.viewport, scene);
  if (pinned.length === 0 || view.selectedId !== input.pinned?.block.id)
    return { scene, view, pinned };
  const whole = { timeline, bodyRows: middleRows };
  return { scene: whole, view: resolveViewport(input.viewport, whole), pinned: [] };
}

function timelineOf(input: ScreenInput, arrangement: Arrangement): Timeline {
  const { blocks, order, compare, rangesIn } = input;
  const gap = Array<Row>(arrangement.gapRows).fill(EMPTY_ROW);
  return {
    blocks,
    order,
    compare,
    gapBetween: () => gap,
    rowsOf: (block) => {
      const rows = rowsOfBlock(block, input, arrangement);
      return rangesIn === null ? rows : highlightRows(rows, rangesIn);
    },
  };
}

function rowsOfBlock(
  block: Block,
  { glyphs, marks, time }: ScreenInput,
  { timelineColumns: columns }: Arrangement,
): readonly Row[] {
  const options = { columns, glyphs };
  const removal = marks.removalOf(block.id);
  if (removal === null || marks.opened.has(block.id)) return layoutBlock(block, options);
  const { noticedAt } = removal;
  const noticed = noticedAt === null ? null : formatStamp(noticedAt, time.now, zoneOf(time));
  return tombstoneRows(block, { ...options, noticed });
}

type TombstoneOptions = {
  readonly columns: number;
  readonly glyphs: GlyphSet;
  readonly noticed: string | null;
};

const tombstoneRows = memoByIdentity(
  (block: Block, options: TombstoneOptions) =>
    layoutTombstone(block, options.noticed ?? 'an unknown time', options),
  (a, b) => a.columns === b.columns && a.glyphs === b.glyphs && a.noticed === b.noticed,
);

function composeBody(
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

/** The rail is left out beside text whose width terminals dispute: nothing of ours stands to the right of that. */
function withRail(
  rows: readonly Row[],
  input: ScreenInput,
  { railColumns, timelineColumns }: Arrangement,
  view: View,
): readonly Row[] {
  if (railColumns === 0) return rows;
  const selected = input.blocks[view.place.index];
  const bar = ` ${input.glyphs.quoteBar} `;
  const lines = layoutRail(input, selected, railColumns - bar.length, rows.length);
  return rows.map((row, index) => {
    const line = lines[index] ?? [];
    return hasDisputedWidth(textOfLine(row.spans))
      ? row
      : besideRail(row, line, bar, timelineColumns);
  });
}

function besideRail(row: Row, line: Line, bar: string, columns: number): Row {
  const blank = ' '.repeat(Math.max(columns - lineWidth(row.spans), 0));
  return { ...row, spans: [...row.spans, span(blank), span(bar, 'dim'), ...line] };
}

function ruleRow({ columns, glyphs }: ScreenInput): Row {
  return rowOf([span(glyphs.rule.repeat(columns), 'dim')]);
}
