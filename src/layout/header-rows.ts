// Owns the header: live or ended, the headline, and at the right end the counts and the clock, which change most.

import { layoutBar } from './bar.ts';
import { zoneOf } from './head-row.ts';
import type { Row } from './row.ts';
import type { ScreenInput, ShownStatus } from './screen-input.ts';
import { shareTitle } from './shared-title.ts';
import { span } from './spans.ts';
import { formatClock, formatZone } from './time.ts';

const STATUS_WORDS: Record<ShownStatus, string> = {
  live: 'LIVE',
  ended: 'ENDED',
  unknown: '',
  saved: 'SAVED',
  gone: 'GONE',
  past: 'PAST',
};

export function layoutHeader(input: ScreenInput): Row {
  const { columns, glyphs, story } = input;
  const status = story === null ? '' : STATUS_WORDS[story.status];
  const start = status === '' ? '' : status + (columns >= 60 ? '  ' : ' ');
  const end = endOf(input);
  const room = columns - start.length - end.length - 1;
  const title = shareTitle(glyphs.spell(story?.title ?? input.address), room, glyphs.ellipsis);
  return layoutBar(
    {
      start: start === '' ? [] : [{ ...span(start, 'bar'), bold: true }],
      text: { ...span(title, 'bar'), bold: true },
      end: [span(end, 'bar')],
    },
    columns,
    glyphs.ellipsis,
  );
}

/** "^3 new ~1 edit  14:32"; with the zone from 110 columns; below 24 news before the clock. */
function endOf(input: ScreenInput): string {
  const { columns, time } = input;
  const zone = zoneOf(time);
  const clock = formatClock(time.now, zone);
  const zoned =
    columns >= 110 || time.mode === 'utc' ? `${formatZone(time.now, zone)} ${clock}` : clock;
  const half = Math.floor(columns / 2);
  if (!input.hasClock) return newsOf(input, half);
  if (columns < 24) return newsOf(input, half) || zoned;
  return [newsOf(input, half - zoned.length - 2), zoned].filter(Boolean).join('  ');
}

/**
 * "^3 new *1 key ~1 edit x1 removed": in words where there is room, else in signs, as many as fit; what is new always.
 * New and key are counted until they have been seen, edits and removals for as long as the visit lasts.
 */
function newsOf({ columns, counts }: ScreenInput, room: number): string {
  const counted = [
    ['^', counts.unseen, 'new'],
    ['*', counts.unseenKey, 'key'],
    ['~', counts.edited, 'edit'],
    ['x', counts.removed, 'removed'],
  ] as const;
  const told = counted.filter(([, count]) => count > 0);
  const signs = told.map(([sign, count]) => `${sign}${count}`);
  const words = told.map(([, , word], at) => `${signs[at]} ${word}`);
  const fewer = signs.map((_, dropped) => signs.slice(0, signs.length - dropped));
  const forms = [...(columns >= 60 ? [words] : []), ...fewer].map((parts) => parts.join(' '));
  return forms.find((form) => form.length <= room) ?? signs[0] ?? '';
}
