// Owns how a block reads in a list of blocks: one row with marker, time and title. Shared by the index and the rail.

import type { Block } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';
import type { GlyphSet } from './glyphs.ts';
import { kindMarker, toneOf, zoneOf } from './head-row.ts';
import type { Marks, TimeSetting } from './screen-input.ts';
import { type Line, span } from './spans.ts';
import { truncate } from './text-width.ts';
import { formatClock, formatStamp } from './time.ts';

export type ListSetting = {
  readonly columns: number;
  readonly glyphs: GlyphSet;
  readonly time: TimeSetting;
  readonly marks: Marks;
};

/** The title, or for a block without one how its text begins. */
export function nameOf(block: Block, glyphs: GlyphSet): string {
  const text = block.title ?? textOfBlock(block);
  return glyphs.spell(text.replace(/\s+/gu, ' ').trim());
}

/** From here on there is room for the day of what is not of today. Fewer columns have a rail, and small windows. */
const DATED_FROM_COLUMNS = 70;

/** "* 14:31 Levy rise dropped", or with the day "* 19 Jun 14:31 …", no wider than the columns. */
export function listingOf(block: Block, setting: ListSetting): Line {
  const { columns, glyphs, marks } = setting;
  const name = nameOf(block, glyphs);
  if (columns < 20) return [span(truncate(name, columns, glyphs.ellipsis), toneOf(block))];
  const when = ` ${momentOf(block.publishedAt, setting)} `;
  return [
    kindMarker(block, marks) ?? span(' '),
    span(when, 'dim'),
    span(truncate(name, columns - 1 - when.length, glyphs.ellipsis), toneOf(block)),
  ];
}

function momentOf(at: number | null, { columns, time }: ListSetting): string {
  if (at === null) return '     ';
  const zone = zoneOf(time);
  return columns < DATED_FROM_COLUMNS ? formatClock(at, zone) : formatStamp(at, time.now, zone);
}

/** The first item to show of a list so that the cursor is in sight, in the middle where there is room on both sides. */
export function firstShown(cursor: number, length: number, rows: number): number {
  return Math.max(0, Math.min(cursor - Math.floor(rows / 2), length - rows));
}
