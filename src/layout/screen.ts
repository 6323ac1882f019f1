// Owns the composing of a whole screen: header, pinned block, body, rail, overlay, footer, in exactly the rows there are.
// Used by the first frame, by the running program and by tests alike. Pure: the same input gives the same rows.

import type { BlockId } from '../model/block.ts';
import { type Arrangement, arrangeScreen } from './arrangement.ts';
import { rowOf } from './bar.ts';
import { composeBody, timelineOf } from './body-rows.ts';
import { layoutFooter } from './footer-rows.ts';
import { layoutHeader } from './header-rows.ts';
import { layoutOverlay } from './overlay-rows.ts';
import { inputOfPast } from './past-scene.ts';
import { layoutPinned } from './pinned-rows.ts';
import { sceneOfPlaying } from './playing-scene.ts';
import { layoutRail, type RailLine } from './rail-rows.ts';
import type { Row } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { lineWidth, span, textOfLine } from './spans.ts';
import { hasDisputedWidth } from './text-width.ts';
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
  /** What is played over the timeline, or stood there once, to be moved through and kept likewise; null while nothing is. */
  readonly playing: Played | null;
  /** The furthest that what lies over the body can be scrolled. */
  readonly lastScroll: number;
  /** The blocks that can be read where they stand, in the timeline or over it. */
  readonly readableIds: readonly BlockId[];
};

type Played = { readonly scene: Scene; readonly view: View };

export function composeScreen(input: ScreenInput): Screen {
  const arrangement = arrangeScreen(input.columns, input.rows, input.railOpen);
  const body = resolveBody(input, arrangement);
  const seen = input.overlay?.kind === 'past' ? inputOfPast(input, input.overlay) : input;
  const seenBody = seen === input ? body : resolveBody(seen, arrangement);
  const playing = seen === input ? resolvePlaying(input, arrangement) : seenBody;
  const over =
    playing === null && input.overlay !== null
      ? layoutOverlay(input, arrangement.middleRows)
      : { rows: [], lastScroll: 0 };
  const rule = arrangement.hasRules ? [ruleRow(input)] : [];
  const { scene, view } = body;
  const rows = [
    ...(arrangement.hasHeader ? [layoutHeader(seen)] : []),
    ...rule,
    ...composeMiddle(seen, arrangement, seenBody, playing, over.rows),
    ...rule,
    ...(arrangement.hasFooter ? [layoutFooter(input, playing?.view ?? view)] : []),
  ];
  const bodyTop = Number(arrangement.hasHeader) + rule.length + seenBody.pinned.length;
  const readableIds = readableIn(input, playing, view);
  const { lastScroll } = over;
  return { rows, bodyTop, pinned: input.pinned, scene, view, playing, lastScroll, readableIds };
}

/** What once stood there is not what stands there now: to have looked at it counts for nothing. */
function readableIn(
  { overlay }: ScreenInput,
  playing: Played | null,
  view: View,
): readonly BlockId[] {
  if (overlay === null) return view.visibleIds;
  return overlay.kind === 'playing' ? (playing?.view.visibleIds ?? []) : [];
}

/** Everything between header and footer: what is played or lies over the timeline, or else the timeline. */
function composeMiddle(
  input: ScreenInput,
  arrangement: Arrangement,
  { scene, view, pinned }: Body,
  playing: Played | null,
  over: readonly Row[],
): readonly Row[] {
  if (input.overlay !== null)
    return playing === null ? over : composeBody(input, arrangement, playing.scene, playing.view);
  const body = composeBody(input, arrangement, scene, view);
  return withRail([...pinned, ...body], input, arrangement, view);
}

function resolvePlaying(input: ScreenInput, arrangement: Arrangement): Played | null {
  const { overlay } = input;
  if (overlay?.kind !== 'playing') return null;
  const scene = sceneOfPlaying(overlay.blocks, input, arrangement);
  return { scene, view: resolveViewport(overlay.viewport, scene) };
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
    const beside = lines[index] ?? { line: [], tells: null };
    return hasDisputedWidth(textOfLine(row.spans))
      ? row
      : besideRail(row, beside, bar, timelineColumns);
  });
}

function besideRail(row: Row, { line, tells }: RailLine, bar: string, columns: number): Row {
  const blank = ' '.repeat(Math.max(columns - lineWidth(row.spans), 0));
  const rail = { from: columns, tells };
  return { ...row, rail, spans: [...row.spans, span(blank), span(bar, 'dim'), ...line] };
}

function ruleRow({ columns, glyphs }: ScreenInput): Row {
  return rowOf([span(glyphs.rule.repeat(columns), 'dim')]);
}
