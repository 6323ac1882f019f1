// Owns the screen on which a story is picked: a row for each, the chosen one told in full below, and what keys are for.
// Knows neither keys nor where the list comes from.

import { layoutBar, rowOf } from './bar.ts';
import type { GlyphSet } from './glyphs.ts';
import { firstShown } from './listing.ts';
import { padRows } from './pad-rows.ts';
import type { Row } from './row.ts';
import type { Hint } from './screen-input.ts';
import { type Line, span } from './spans.ts';
import { truncate } from './text-width.ts';
import { formatClock, formatShortAge, type Zone } from './time.ts';
import { wrapSpans } from './wrap.ts';

/** A story that can be picked. Times are epoch ms. */
export type PickableStory = {
  readonly title: string;
  readonly standfirst: string | null;
  readonly byline: string | null;
  readonly status: 'live' | 'ended';
  readonly updatedAt: number | null;
};

export type PickerInput = {
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: GlyphSet;
  readonly now: number;
  readonly zone: Zone;
  /** Null while the list is not there yet. */
  readonly stories: readonly PickableStory[] | null;
  /** Index of the chosen story. */
  readonly cursor: number;
  /** The most useful first; as many are shown as fit. */
  readonly hints: readonly Hint[];
  /** A passing word in the place of the keys. */
  readonly notice: string | null;
};

/** Exactly as many rows as the screen has. */
export function layoutPicker(input: PickerInput): readonly Row[] {
  const { rows } = input;
  const body = [...layoutList(input, listRowsOf(rows)), ...layoutChosen(input)];
  return padRows([layoutHead(input), ...padRows(body, rows - 2), layoutFoot(input)], rows);
}

/** Rows between the two bars that are left to the list: a page. */
export function listRowsOf(rows: number): number {
  return Math.max(rows - 2 - detailRowsOf(rows), 1);
}

/** A blank row and what is told of the chosen story. */
function detailRowsOf(rows: number): number {
  if (rows >= 20) return 6;
  return rows >= 10 ? 4 : 0;
}

/** "LIVE NOW  8 live, 12 ended       14:32" */
function layoutHead({ columns, glyphs, now, zone, stories }: PickerInput): Row {
  const live = (stories ?? []).filter(({ status }) => status === 'live').length;
  const counts = stories === null ? '' : `${live} live, ${stories.length - live} ended`;
  return layoutBar(
    {
      start: [{ ...span('LIVE NOW', 'bar'), bold: true }, span('  ', 'bar')],
      text: span(counts, 'bar'),
      end: [span(formatClock(now, zone), 'bar')],
    },
    columns,
    glyphs.ellipsis,
  );
}

function layoutList(input: PickerInput, listRows: number): readonly Row[] {
  const { stories, cursor } = input;
  if (stories === null) return [];
  if (stories.length === 0) return [rowOf([span('  Nothing is live.', 'dim')])];
  const from = firstShown(cursor, stories.length, listRows);
  return stories.slice(from, from + listRows).map((story, index) => ({
    ...rowOf(lineOf(story, from + index === cursor, input)),
    choice: from + index,
  }));
}

/** From this width on there is room for words. */
const WIDE = 60;

/** "> LIVE    3m  The harbour gate": what is ours stands before the title, whose width terminals may dispute. */
function lineOf(story: PickableStory, isChosen: boolean, input: PickerInput): Line {
  const { columns, glyphs, now } = input;
  const { status, updatedAt } = story;
  const word = columns >= WIDE ? STATUS_WORDS[status].padEnd(6) : STATUS_WORDS[status].charAt(0);
  const age = (updatedAt === null ? '' : formatShortAge(now, updatedAt)).padStart(3);
  const before = `${isChosen ? '>' : ' '} ${word} ${age}  `.slice(0, Math.max(columns, 0));
  const title = truncate(
    glyphs.spell(story.title),
    Math.max(columns - before.length, 0),
    glyphs.ellipsis,
  );
  const tone = status === 'live' ? 'plain' : 'dim';
  const titleSpan = isChosen ? span(title, 'title') : span(title, tone);
  return [span(before, isChosen ? 'title' : tone), titleSpan];
}

const STATUS_WORDS = { live: 'LIVE', ended: 'ENDED' } as const;

const MEASURE = 80;

/** The chosen story's whole title, and what it is about. */
function layoutChosen({ stories, cursor, columns, rows, glyphs }: PickerInput): readonly Row[] {
  const story = stories?.[cursor];
  const room = detailRowsOf(rows) - 1;
  if (story === undefined || room < 1) return [];
  const { title, standfirst, byline } = story;
  const about = [standfirst, byline].filter((text) => text !== null).join(` ${glyphs.dash} `);
  const width = Math.min(columns, MEASURE);
  const wrap = (text: string, tone: 'title' | 'dim') =>
    text === '' ? [] : wrapSpans([span(glyphs.spell(text), tone)], width);
  const lines = [...wrap(title, 'title'), ...wrap(about, 'dim')].slice(0, room);
  return [rowOf([]), ...lines.map(rowOf)];
}

/** "1/20  enter:open  q:quit  j:down", as many keys as there is room for. */
function layoutFoot({ columns, glyphs, stories, cursor, hints, notice }: PickerInput): Row {
  const total = String(stories?.length ?? 0);
  const position = total === '0' ? '' : `${String(cursor + 1).padStart(total.length)}/${total}  `;
  const text =
    notice === null ? hintsWithin(hints, columns - position.length) : glyphs.spell(notice);
  return layoutBar(
    { start: [span(position, 'bar')], text: span(text, 'bar'), end: [] },
    columns,
    glyphs.ellipsis,
  );
}

function hintsWithin(hints: readonly Hint[], columns: number): string {
  const words = hints.map(({ key, label }) => `${key}:${label}`);
  const upTo = (last: number) => words.slice(0, last + 1).join('  ');
  return upTo(words.findLastIndex((_, index) => upTo(index).length <= columns));
}
