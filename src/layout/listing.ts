// Owns how a block reads in a list of blocks: one row with marker, time and title. Shared by the index and the rail.

import type { Block } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';
import type { GlyphSet } from './glyphs.ts';
import { kindMarker, toneOf, zoneOf } from './head-row.ts';
import type { Marks, TimeSetting } from './screen-input.ts';
import { type Line, span } from './spans.ts';
import { truncate } from './text-width.ts';
import { formatClock } from './time.ts';

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

/** "* 14:31 Levy rise dropped", no wider than the columns. */
export function listingOf(block: Block, setting: ListSetting): Line {
  const { columns, glyphs, time, marks } = setting;
  const clock = block.publishedAt === null ? '     ' : formatClock(block.publishedAt, zoneOf(time));
  const name = nameOf(block, glyphs);
  if (columns < 20) return [span(truncate(name, columns, glyphs.ellipsis), toneOf(block))];
  return [
    kindMarker(block, marks) ?? span(' '),
    span(` ${clock} `, 'dim'),
    span(truncate(name, columns - 8, glyphs.ellipsis), toneOf(block)),
  ];
}

/** The first item to show of a list so that the cursor is in sight, in the middle where there is room on both sides. */
export function firstShown(cursor: number, length: number, rows: number): number {
  return Math.max(0, Math.min(cursor - Math.floor(rows / 2), length - rows));
}
