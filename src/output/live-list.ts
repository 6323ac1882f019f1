// Owns how the list of what is live is written: lines for people, a JSON object a line for scripts.

import { formatAge } from '../layout/time.ts';
import { plainText } from '../model/plain-text.ts';
import { isoTime, toLine } from './json-lines.ts';

/** A live blog as a list tells of it. Times are epoch ms. */
export type ListedStory = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly standfirst: string | null;
  readonly byline: string | null;
  readonly status: 'live' | 'ended';
  readonly updatedAt: number | null;
};

const VERSION = 1;

/** A line each, in the order given. `ageMs`: since the last update, 0 at least; null when that is not known. */
export function formatLiveJson(stories: readonly ListedStory[], now: number): string {
  return stories
    .map(({ id, url, title, standfirst, byline, status, updatedAt }) =>
      toLine({
        v: VERSION,
        id,
        url,
        title,
        standfirst,
        byline,
        status,
        updatedAt: isoTime(updatedAt),
        ageMs: updatedAt === null ? null : Math.max(now - updatedAt, 0),
      }),
    )
    .join('');
}

/** The title, when it was updated and by whom it is written, and the address: three lines each. */
export function formatLiveText(stories: readonly ListedStory[], now: number): string {
  return stories
    .map(({ title, byline, status, updatedAt, url }) => {
      const age = updatedAt === null ? [] : [`updated ${formatAge(now, updatedAt)}`];
      const about = [...age, ...(byline === null ? [] : [byline])].join(', ');
      const lines = [`${STATUS_WORDS[status]}. ${title}`, ...(about === '' ? [] : [`  ${about}`])];
      return [...lines, `  ${url}`].map((line) => `${plainText(line)}\n`).join('');
    })
    .join('');
}

const STATUS_WORDS = { live: 'LIVE', ended: 'ENDED' } as const;
