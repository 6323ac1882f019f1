// Owns the footer of the time machine: the time that is shown, and where it lies in the story, on a strip as tall as posts
// came fast. A passing notice stands in the place of the strip.

import { cutLine, layoutBar, rowOf } from './bar.ts';
import { zoneOf } from './head-row.ts';
import type { ShownPast } from './past-scene.ts';
import { rateBars } from './rate.ts';
import type { Row } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { type Line, span } from './spans.ts';
import { formatStamp, type Zone } from './time.ts';

/** Below this the strip says nothing, and the room goes to words. */
const LEAST_STRIP = 10;

/** Nothing on it moves while the reader stays: the strip counts what stood when they set out. */
export function layoutPastRow(input: ScreenInput, past: ShownPast): Row {
  const { columns, glyphs, notice, time } = input;
  const start = `PAST  ${stampIn(past, zoneOf(time))}  `;
  if (notice !== null) {
    const text = span(glyphs.spell(notice), 'bar');
    return layoutBar({ start: [span(start, 'bar')], text, end: [] }, columns, glyphs.ellipsis);
  }
  const room = Math.max(columns - start.length, 0);
  const words = wordsBeside(input, past, room);
  const strip = layoutStrip(input, past, room - words.length);
  return rowOf(cutLine([span(start, 'bar'), ...strip, span(words, 'bar')], columns));
}

/** With the day where the story has more than one: the strip does not move from day to day. */
function stampIn({ at, from, until }: ShownPast, zone: Zone): string {
  const [first = '', last = ''] = [from, until].map((end) => formatStamp(at, end, zone));
  return first.length > last.length ? first : last;
}

/** A third of the room is the strip's: that what is shown was read later is said first, then the keys. */
function wordsBeside(
  { columns, hints, time }: ScreenInput,
  { firstReadAt, from, at }: ShownPast,
  room: number,
): string {
  const [close = '', ...keys] = hints.map(({ key, label }) => `${key}:${label}`);
  const read =
    firstReadAt === null ? [] : [`as read ${formatStamp(firstReadAt, time.now, zoneOf(time))}`];
  const said = at <= from ? [...read, 'the beginning'] : read;
  const between = columns >= 60 ? '  ' : ' ';
  const words = [close, ...said, ...keys].filter(Boolean).map((word) => `${between}${word}`);
  while (words.length > 0 && room - words.join('').length < Math.max(LEAST_STRIP, room / 3))
    words.pop();
  return words.join('');
}

/** A cell is inverse where the time is. */
function layoutStrip({ glyphs }: ScreenInput, past: ShownPast, cells: number): Line {
  if (cells < 1) return [];
  const bars = rateBars(countByCell(past, cells), glyphs);
  const cursor = cellAt(past.at, past, cells);
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

/** What is dated before the beginning, or after its end, is on no cell. */
function countByCell(past: ShownPast, cells: number): readonly number[] {
  const counts = Array<number>(cells).fill(0);
  for (const { publishedAt } of past.whole) {
    if (publishedAt === null || publishedAt < past.from || publishedAt > past.until) continue;
    const cell = cellAt(publishedAt, past, cells);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}
