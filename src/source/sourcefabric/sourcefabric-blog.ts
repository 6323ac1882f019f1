// Owns what Sourcefabric's Live Blog says of a story as a whole: in the record of the blog, or, until that has been asked
// for, on the page that it was found on.

import type { BlockId } from '../../model/block.ts';
import type { Passage } from '../../model/passage.ts';
import { safeUrl } from '../../model/plain-text.ts';
import type { StoryHeader, StoryStatus } from '../../model/story.ts';
import type { ParseContext } from '../adapter.ts';
import { type Fields, isFields, rawAt, textAt, timeAt } from '../decode.ts';
import { parseHtml } from '../html/html.ts';
import { hasPage, settingsOf } from './sourcefabric-address.ts';

export function isBlog(value: unknown): value is Fields {
  return isFields(value) && textAt(value, '_id') !== null && textAt(value, 'blog_status') !== null;
}

/** `changedAt`: the newest change to any post that is known of, epoch ms: what is pinned is as new as that. */
export function toBlogHeader(
  blog: Fields,
  pin: { readonly pinnedId?: BlockId | null; readonly changedAt: number },
  { address }: ParseContext,
): StoryHeader {
  const id = textAt(blog, '_id') ?? '';
  const published = safeUrl(rawAt(blog, 'public_url'));
  const url =
    address !== null && hasPage(address)
      ? address.pageUrl
      : (published ?? address?.pageUrl ?? null);
  const header: StoryHeader = {
    id: address?.storyId.startsWith(id) ? address.storyId : id,
    url,
    title: textAt(blog, 'title') ?? address?.page?.title ?? id,
    standfirst: parseHtml(rawAt(blog, 'description'), url),
    byline: null,
    contributors: [],
    status: toStatus(blog) ?? 'unknown',
    source: 'sourcefabric',
    updatedAt: Math.max(timeAt(blog, '_updated') ?? 0, pin.changedAt) || null,
  };
  return pin.pinnedId === undefined ? header : { ...header, pinnedId: pin.pinnedId };
}

/** Null when the record does not say. */
export function toStatus(blog: Fields): 'live' | 'ended' | null {
  const status = textAt(blog, 'blog_status');
  return status === 'open' ? 'live' : status === 'closed' ? 'ended' : null;
}

/** Without a stamp, so that whatever the record says comes after it. */
export function toPageHeader(
  { address }: ParseContext,
  blogId: string | null,
  pinnedId: BlockId | null,
): StoryHeader {
  const status: StoryStatus = settingsOf(address).status ?? 'unknown';
  const page = address?.page ?? null;
  return {
    id: address?.storyId ?? blogId ?? '',
    url: address?.pageUrl ?? null,
    title: page?.title ?? address?.storyId ?? 'Live blog',
    standfirst: toStandfirst(page?.standfirst ?? null),
    byline: null,
    contributors: [],
    status,
    source: 'sourcefabric',
    updatedAt: null,
    pinnedId,
  };
}

function toStandfirst(text: string | null): Passage[] {
  return text === null ? [] : [{ kind: 'paragraph', content: [{ text }] }];
}
