// Owns the header: live or ended, the headline, and at the right end the counts and the clock, which change most.

import { layoutBar } from './bar.ts';
import { zoneOf } from './head-row.ts';
import type { Row } from './row.ts';
import type { ScreenInput, ShownStatus } from './screen-input.ts';
import { span } from './spans.ts';
import { formatClock, formatZone } from './time.ts';

const STATUS_WORDS: Record<ShownStatus, string> = {
  live: 'LIVE',
  ended: 'ENDED',
  unknown: '',
  saved: 'SAVED',
  gone: 'GONE',
};

export function layoutHeader(input: ScreenInput): Row {
  const { columns, glyphs, story } = input;
  const status = story === null ? '' : STATUS_WORDS[story.status];
  const gap = columns >= 60 ? '  ' : ' ';
  return layoutBar(
    {
      start: status === '' ? [] : [{ ...span(status, 'bar'), bold: true }, span(gap, 'bar')],
      text: { ...span(glyphs.spell(story?.title ?? input.address), 'bar'), bold: true },
      end: [span(endOf(input), 'bar')],
    },
    columns,
    glyphs.ellipsis,
  );
}

/** "^3 new ~1 edit  14:32"; without the words below 60 columns, with the zone from 110; below 24 news before the clock. */
function endOf({ columns, counts, time }: ScreenInput): string {
  const isWide = columns >= 60;
  const zone = zoneOf(time);
  const counted = [
    counts.unseen > 0 ? `^${counts.unseen}${isWide ? ' new' : ''}` : '',
    counts.edited > 0 ? `~${counts.edited}${isWide ? ' edit' : ''}` : '',
  ];
  const news = counted.filter(Boolean).join(' ');
  if (columns < 24 && news !== '') return news;
  const clock = formatClock(time.now, zone);
  const zoned =
    columns >= 110 || time.mode === 'utc' ? `${formatZone(time.now, zone)} ${clock}` : clock;
  return [news, zoned].filter(Boolean).join('  ');
}
