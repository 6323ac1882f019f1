// Owns what is known of the story as a whole where WordPress's Liveblog plugin answers: what its page said, and whether it
// goes on, which for want of a page is judged by how long nothing came.

import type { Passage } from '../../model/passage.ts';
import type { StoryHeader, StoryStatus } from '../../model/story.ts';
import type { PageFacts, ParseContext } from '../adapter.ts';
import { hasPage, settingsOf } from './wordpress-address.ts';
import { permalinkOf } from './wordpress-blocks.ts';
import type { Row } from './wordpress-rows.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const SILENCE_MS = 6 * 60 * MINUTE;
const SILENT_POLL_MS = 15 * MINUTE;
/** The plugin's own page polls more often than one reader needs. */
const LEAST_POLL_MS = 20 * SECOND;

export type Course = {
  readonly status: StoryStatus;
  readonly pollAfterMs: number;
  readonly mayResume?: true;
};

/** `latestAt`: when something last happened, epoch ms; null when nothing tells. */
export function courseOf(
  context: ParseContext,
  latestAt: number | null,
  everySeconds: number,
): Course {
  const pollAfterMs = Math.max(everySeconds * SECOND, LEAST_POLL_MS);
  const stated = statedStatus(context);
  if (stated !== null) return { status: stated, pollAfterMs };
  const { answeredAt } = context;
  if (answeredAt === null || latestAt === null) return { status: 'unknown', pollAfterMs };
  return answeredAt - latestAt > SILENCE_MS
    ? { status: 'ended', pollAfterMs: SILENT_POLL_MS, mayResume: true }
    : { status: 'live', pollAfterMs };
}

/** As the page said when it was found; null when there was no page, or it did not say. */
export function statedStatus({ address }: ParseContext): 'live' | 'ended' | null {
  return address?.endpoint === undefined ? null : settingsOf(address.endpoint).state;
}

/** `updatedAt`: the source's own stamp of the answer, epoch ms. */
export function toHeader(
  context: ParseContext,
  rows: readonly Row[],
  stated: { readonly status: StoryStatus; readonly updatedAt: number | null },
): StoryHeader {
  const { address } = context;
  const pageUrl = pageUrlOf(context, rows);
  const id = address?.storyId ?? pageUrl ?? `entry ${rows.at(-1)?.id}`;
  const header = factsHeader(id, pageUrl, address?.page ?? null, stated);
  return address === null ? { ...header, title: 'Live blog' } : header;
}

export function factsHeader(
  id: string,
  url: string | null,
  facts: PageFacts | null,
  stated: { readonly status: StoryStatus; readonly updatedAt: number | null },
): StoryHeader {
  return {
    id,
    url,
    title: facts?.title ?? id,
    standfirst: toStandfirst(facts?.standfirst ?? null),
    byline: facts?.byline ?? null,
    contributors: [],
    status: stated.status,
    source: 'wordpress',
    updatedAt: stated.updatedAt,
  };
}

function toStandfirst(text: string | null): Passage[] {
  return text === null ? [] : [{ kind: 'paragraph', content: [{ text }] }];
}

/** The page for people: where the endpoint was found, or where the entries link to. */
export function pageUrlOf({ address }: ParseContext, rows: readonly Row[]): string | null {
  if (address !== null && hasPage(address)) return address.pageUrl;
  const link = rows.map(({ fields }) => permalinkOf(fields)).find((url) => url !== null);
  return link === undefined ? (address?.pageUrl ?? null) : withoutEntry(link);
}

/** A link to one entry names it in the fragment, or in a parameter. */
function withoutEntry(link: string): string {
  const url = new URL(link);
  url.searchParams.delete('lbup');
  url.hash = '';
  return url.href;
}
