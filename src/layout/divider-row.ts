// Owns the divider: the row that stands between what a reader knew when they left and what has come since.

import type { BlockKey } from '../model/block.ts';
import type { Since } from '../model/since.ts';
import { cutLine } from './bar.ts';
import { geometryOf } from './geometry.ts';
import type { GlyphSet } from './glyphs.ts';
import { zoneOf } from './head-row.ts';
import type { Row } from './row.ts';
import type { TimeSetting } from './screen-input.ts';
import { span } from './spans.ts';
import { formatStamp } from './time.ts';

/** "== you left here, 14:32 =====", as wide as the text. */
export function layoutDivider(
  { at }: Since,
  { columns, glyphs, time }: { columns: number; glyphs: GlyphSet; time: TimeSetting },
): Row {
  const { width } = geometryOf(columns);
  const line = (cells: number) => glyphs.doubleRule.repeat(Math.max(cells, 0));
  const words = ` you left here, ${formatStamp(at, time.now, zoneOf(time))} `;
  const start = line(Math.max(Math.min(8, width - words.length - 2), 1));
  const text = `${start}${words}${line(width - start.length - words.length)}`;
  return { spans: cutLine([span(text, 'unseen')], width), blockId: null, divider: true };
}

/** Whether the mark lies between two neighbours. */
export function isDivided(
  above: BlockKey,
  below: BlockKey,
  mark: BlockKey,
  compare: (a: BlockKey, b: BlockKey) => number,
): boolean {
  return compare(above, mark) < 0 !== compare(below, mark) < 0;
}
