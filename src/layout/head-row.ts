// Owns what the screen adds to the head row of a block: markers and time before its text, the age after it. They are
// drawn with the frame and not laid out with the block, since they change while the block does not.

import { type Block, updatedAt } from '../model/block.ts';
import { type Geometry, geometryOf } from './geometry.ts';
import { MARK_SIGN } from './note-rows.ts';
import type { Row, Span, Tone } from './row.ts';
import type { Marks, TimeSetting } from './screen-input.ts';
import { lineWidth, mergeSpans, span, textOfLine } from './spans.ts';
import { hasDisputedWidth } from './text-width.ts';
import { formatAge, formatClock, formatShortAge, formatStamp, type Zone } from './time.ts';

export type HeadSetting = {
  readonly columns: number;
  readonly time: TimeSetting;
  readonly marks: Marks;
};

/**
 * The whole head row. The gutter's eight cells: what the block is ("x", "*", "#"), how it stands with the reader ("o",
 * "~"), HH:MM, a blank; with seven cells the stronger of the two markers stands alone, with two there is no time.
 */
export function decorateHead(row: Row, block: Block, setting: HeadSetting): Row {
  const geometry = geometryOf(setting.columns);
  const start = headSpans(block, geometry.head, setting);
  const used = geometry.head + lineWidth(row.spans);
  const tail = hasDisputedWidth(textOfLine(row.spans))
    ? ''
    : tailOf(block, geometry, geometry.width - used - 1, setting);
  const blank = ' '.repeat(Math.max(geometry.width - used - tail.length, 0));
  const end = tail === '' ? [] : [span(blank), span(tail, 'dim')];
  return { ...row, spans: mergeSpans([...start, ...row.spans, ...end]) };
}

/** "*o14:31 " in as many cells as the head has. */
function headSpans(block: Block, cells: number, { time, marks }: HeadSetting): readonly Span[] {
  if (cells === 0) return [];
  const kind = kindMarker(block, marks);
  const standing = standingMarker(block, marks);
  if (cells === 2) return [kind ?? standing ?? span(' '), span(' ')];
  const clock = span(`${clockOf(block, time)} `, 'dim');
  if (cells < 8) return [kind ?? standing ?? span(' '), clock];
  return [kind ?? span(' '), standing ?? span(' '), clock];
}

export function kindMarker(block: Block, marks: Marks): Span | null {
  if (marks.removalOf(block.id) !== null) return span('x', 'removed');
  if (block.keyEvent) return span('*', 'key');
  return block.summary ? span('#', 'summary') : null;
}

function standingMarker(block: Block, marks: Marks): Span | null {
  if (marks.unseen.has(block.id)) return span('o', 'unseen');
  return marks.edited.has(block.id) ? span('~', 'edited') : null;
}

/** Five cells: the time, or blank where it is not wanted or not known. */
export function clockOf(block: Block, time: TimeSetting): string {
  if (block.publishedAt === null || time.mode === 'relative') return '     ';
  return formatClock(block.publishedAt, zoneOf(time));
}

export function zoneOf({ mode, zone }: TimeSetting): Zone {
  return mode === 'utc' ? 'UTC' : zone;
}

/** The first of what could stand at the right end that fits there. */
function tailOf(
  block: Block,
  geometry: Geometry,
  room: number,
  { time, marks }: HeadSetting,
): string {
  const reserved = Math.max(geometry.age - 1, 0);
  const limit = Math.max(room, 0);
  const fits = (word: string) => word.length <= limit && (reserved > 3 || word.length <= reserved);
  const words: string[] = [];
  const editedAt = updatedAt(block);
  if (editedAt !== null && marks.edited.has(block.id) && reserved >= 8)
    words.push(`edited ${formatStamp(editedAt, time.now, zoneOf(time))}`);
  if (block.publishedAt !== null) words.push(...agesOf(block.publishedAt, time));
  if (!marks.markOf(block.id).isStarred) return words.find(fits) ?? '';
  const starred = words.map((word) => `${MARK_SIGN} ${word}`);
  const short = words.map((word) => `${MARK_SIGN}${word}`);
  return [...starred, ...short, MARK_SIGN].find(fits) ?? '';
}

/** From this age on a day says more than a number of days. */
const DATED_FROM_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Ages, the longer first; in the modes without ages the day, when it is not today, and so for what is old beside its clock
 * time.
 */
function agesOf(at: number, time: TimeSetting): readonly string[] {
  const ages = [formatAge(time.now, at), formatShortAge(time.now, at)];
  const isOld = time.now - at >= DATED_FROM_MS;
  if (time.mode === 'relative' || (time.mode === 'both' && !isOld)) return ages;
  const day = formatStamp(at, time.now, zoneOf(time)).slice(0, -' HH:MM'.length);
  const days = day === '' ? [] : [day, day.slice(-'Jun 2024'.length)];
  return time.mode === 'both' ? [...days, ...ages] : days;
}

/** For rows that list blocks rather than show them. */
export function toneOf(block: Block): Tone {
  if (block.keyEvent) return 'key';
  return block.summary ? 'summary' : 'plain';
}
