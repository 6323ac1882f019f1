// Owns the footer of the time machine: the time that is shown, and where it lies in the story, on a strip as tall as posts
// came fast.

import type { Block } from '../model/block.ts';
import { cutLine, rowOf } from './bar.ts';
import { zoneOf } from './head-row.ts';
import type { ShownPast } from './past-scene.ts';
import { rateBars } from './rate.ts';
import type { Row } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { type Line, span } from './spans.ts';
import { formatStamp } from './time.ts';

/** Below this the strip says nothing, and the room goes to the keys. */
const LEAST_STRIP = 10;

/** `input`: of the story as it stands now, whose posts are on the strip. */
export function layoutPastRow(input: ScreenInput, past: ShownPast): Row {
  const { columns, time } = input;
  const start = `PAST  ${formatStamp(past.at, time.now, zoneOf(time))}  `;
  const keys = input.hints.map(({ key, label }) => `  ${key}:${label}`);
  const room = Math.max(columns - start.length, 0);
  while (keys.length > 0 && room - keys.join('').length < Math.max(LEAST_STRIP, room / 3))
    keys.pop();
  const words = keys.join('');
  const strip = layoutStrip(input, past, room - words.length);
  return rowOf(cutLine([span(start, 'bar'), ...strip, span(words, 'bar')], columns));
}

/** A cell is inverse where the time is. */
function layoutStrip({ blocks, glyphs }: ScreenInput, past: ShownPast, cells: number): Line {
  if (cells < 1) return [];
  const cellOf = (at: number) => cellAt(at, past, cells);
  const bars = rateBars(countBy(blocks, cellOf, cells), glyphs);
  const cursor = cellOf(past.at);
  return [
    span(bars.slice(0, cursor).join(''), 'dim'),
    span(bars[cursor] ?? ' ', 'match'),
    span(bars.slice(cursor + 1).join(''), 'dim'),
  ];
}

function cellAt(at: number, { from, until }: ShownPast, cells: number): number {
  const share = until > from ? (at - from) / (until - from) : 1;
  return Math.max(0, Math.min(Math.floor(share * cells), cells - 1));
}

/** Posts from before the first cell are in none of them. */
function countBy(
  blocks: readonly Block[],
  cellOf: (at: number) => number,
  cells: number,
): readonly number[] {
  const counts = Array<number>(cells).fill(0);
  for (const { publishedAt } of blocks) {
    if (publishedAt === null) continue;
    const cell = cellOf(publishedAt);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}
