// Owns the rail beside the timeline: the key events around the one being read, and how fast the story moves.

import type { Block } from '../model/block.ts';
import { cutLine } from './bar.ts';
import { firstShown, listingOf } from './listing.ts';
import { rateBars } from './rate.ts';
import type { RailSubject } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { EMPTY_LINE, type Line, span } from './spans.ts';
import { truncate } from './text-width.ts';
import { nearestIndex } from './timeline.ts';

const BUCKET_MINUTES = 10;
const STORIES_FROM_ROWS = 20;

export type RailLine = { readonly line: Line; readonly tells: RailSubject | null };

/** Exactly `height` lines of at most `columns` cells. */
export function layoutRail(
  input: ScreenInput,
  selected: Block | undefined,
  columns: number,
  height: number,
): readonly RailLine[] {
  const rate = height >= 12 ? layoutRate(input, columns) : [];
  const stories = height >= STORIES_FROM_ROWS ? layoutStories(input, columns) : [];
  const taken = 2 + (rate.length > 0 ? rate.length + 2 : 0) + stories.length;
  const room = Math.max(height - taken, 0);
  const lines = [
    ...titleLines(input, columns).map(untold),
    ...listKeyEvents(input, selected, columns, room),
  ];
  const blank = Array<RailLine>(Math.max(height - lines.length, 0)).fill(untold(EMPTY_LINE));
  const below = rate.length > 0 ? [EMPTY_LINE, ...rate].map(untold) : [];
  return [...lines, ...below, ...stories, ...blank].slice(0, height);
}

function untold(line: Line): RailLine {
  return { line, tells: null };
}

/** With a blank line above; nothing where there is one story alone. */
function layoutStories(
  { stories, glyphs, spellKeys }: ScreenInput,
  columns: number,
): readonly RailLine[] {
  if (stories.length < 2) return [];
  const read = stories.findIndex(({ isRead }) => isRead);
  const lines = stories.map(({ title, unseen, isRead }, index): RailLine => {
    const news = unseen === 0 || isRead ? '' : ` ${unseen} new`;
    const room = Math.max(columns - 2 - news.length, 0);
    const name = truncate(glyphs.spell(title), room, glyphs.ellipsis);
    const tone = isRead ? 'match' : 'plain';
    const line = [span(isRead ? '> ' : '  ', tone), span(name, tone), span(news, 'unseen')];
    return { line: cutLine(line, columns), tells: { kind: 'story', by: index - read } };
  });
  const keys = spellKeys('  {previous-story} {next-story}');
  const title = cutLine([span('STORIES', 'title'), span(keys, 'dim')], columns);
  return [untold(EMPTY_LINE), untold(title), ...lines];
}

function titleLines({ keyEvents, counts }: ScreenInput, columns: number): readonly Line[] {
  return [
    cutLine(
      [span('KEY EVENTS', 'title'), span(`  ${keyEvents.length} of ${counts.known}`, 'dim')],
      columns,
    ),
    EMPTY_LINE,
  ];
}

function listKeyEvents(
  input: ScreenInput,
  selected: Block | undefined,
  columns: number,
  rows: number,
): readonly RailLine[] {
  const { keyEvents } = input;
  const current = currentIndex(input, selected);
  const first = firstShown(current, keyEvents.length, rows);
  const setting = { ...input, columns: columns - 2 };
  return keyEvents.slice(first, first + rows).map((block, offset) => {
    const mark = first + offset === current ? span('> ', 'match') : span('  ');
    const line = [mark, ...listingOf(block, setting)];
    return { line, tells: { kind: 'block', id: block.id } };
  });
}

/** The key event that is being read, or is next in display order. */
function currentIndex(
  { keyEvents, order, compare }: ScreenInput,
  selected: Block | undefined,
): number {
  if (selected === undefined) return 0;
  const rowsOf = () => [];
  return nearestIndex({ blocks: keyEvents, order, compare, rowsOf, gapBetween: rowsOf }, selected);
}

/** Nothing where nothing has come of late: a strip of blanks tells less than none. */
function layoutRate(
  { blocks, order, glyphs, time }: ScreenInput,
  columns: number,
): readonly Line[] {
  const counts = countRecent(blocks, order, time.now, columns - 2);
  const peak = Math.max(...counts, 0);
  if (peak === 0) return [];
  return [
    cutLine(
      [span('POSTS', 'title'), span(`  per ${BUCKET_MINUTES} min, peak ${peak}`, 'dim')],
      columns,
    ),
    [span(`  ${rateBars(counts, glyphs).join('')}`)],
  ];
}

/** Blocks in each of the latest stretches of time, the latest last. Looks no further back than that. */
function countRecent(
  blocks: readonly Block[],
  order: ScreenInput['order'],
  now: number,
  buckets: number,
): readonly number[] {
  const counts = Array<number>(buckets).fill(0);
  for (let step = 0; step < blocks.length; step += 1) {
    const block = blocks.at(order === 'newest' ? step : -1 - step);
    if (block === undefined || block.publishedAt === null) break;
    const age = Math.floor((now - block.publishedAt) / (BUCKET_MINUTES * 60_000));
    if (age >= buckets) break;
    const bucket = buckets - 1 - Math.max(age, 0);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}
