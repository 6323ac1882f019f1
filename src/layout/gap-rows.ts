// Owns the row that stands where posts are missing: between the oldest known above a gap and what is known below it.

import type { Block, BlockKey } from '../model/block.ts';
import { cutLine, rowOf } from './bar.ts';
import { geometryOf } from './geometry.ts';
import type { GlyphSet } from './glyphs.ts';
import { zoneOf } from './head-row.ts';
import type { Row } from './row.ts';
import type { TimeSetting } from './screen-input.ts';
import { span } from './spans.ts';
import { formatStamp } from './time.ts';
import type { Timeline } from './timeline.ts';

/** Between these two blocks of the story posts were not seen. */
export type ShownGap = { readonly after: BlockKey; readonly before: BlockKey };

/**
 * The gaps to be told between two neighbours in display order. Under a filter these may be others than the two that bound a
 * gap: it stands below the last one shown that is no older than what bounds it from above.
 */
export function gapsBetween(
  above: Block,
  below: Block,
  gaps: readonly ShownGap[],
  { order, compare }: Pick<Timeline, 'order' | 'compare'>,
): readonly ShownGap[] {
  const [newer, older] = order === 'newest' ? [above, below] : [below, above];
  return gaps.filter(({ before }) => compare(newer, before) <= 0 && compare(older, before) > 0);
}

/** "-- posts between 14:02 and 15:10 were not seen --", in fewer words where there is no room for them. */
export function layoutGap(
  { after, before }: ShownGap,
  { columns, glyphs, time }: { columns: number; glyphs: GlyphSet; time: TimeSetting },
): Row {
  const { gutter, width } = geometryOf(columns);
  const [from, to] = [stampOf(after, time), stampOf(before, time)];
  const dash = glyphs.rule.repeat(2);
  const shorter = `${from} to ${to}: not seen`;
  const texts = [`posts between ${from} and ${to} were not seen`, shorter].map(
    (text) => `${' '.repeat(gutter)}${dash} ${text} ${dash}`,
  );
  const text = texts.find(({ length }) => length <= width) ?? shorter;
  return rowOf(cutLine([span(text, 'warning')], width));
}

function stampOf({ publishedAt, lastUpdatedAt }: BlockKey, time: TimeSetting): string {
  const at = publishedAt ?? lastUpdatedAt;
  return at === null ? 'an unknown time' : formatStamp(at, time.now, zoneOf(time));
}
