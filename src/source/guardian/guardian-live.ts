// Owns the list of what is live: the JSON of one of the Guardian's tag pages, of which one tag marks every live blog.
// Knows nothing of what stands in a story.

import { DecodeError } from '../../model/errors.ts';
import { safeUrl } from '../../model/plain-text.ts';
import type { FeedRequest } from '../../model/update.ts';
import {
  decodeFields,
  decodeJson,
  decodeList,
  type Fields,
  fieldsAt,
  flagAt,
  isFields,
  rawAt,
  textAt,
  timeAt,
} from '../decode.ts';
import { textOfHtml } from '../html/html.ts';
import { firstTextAt } from './guardian-wire.ts';

/** A live blog as a list tells of it. */
export type LiveStory = {
  /** As the source addresses the story. */
  readonly id: string;
  /** The page for people, http or https. */
  readonly url: string;
  readonly title: string;
  readonly standfirst: string | null;
  readonly byline: string | null;
  readonly status: 'live' | 'ended';
  /** The newest block's time, epoch ms, to which the story's own time moves; null when not stated. */
  readonly updatedAt: number | null;
};

const SITE = 'https://www.theguardian.com';
const TAG_PATH = '/tone/minutebyminute';
const GUARDIAN_HOST = /^(?:www\.)?theguardian\.com$/u;

/**
 * The question for a tag page, by default the one of all live blogs. The site's pages are asked for their JSON; an address
 * elsewhere that names a file is asked as it stands, and an origin alone for the same page there.
 */
export function requestLive(url: string | null): FeedRequest {
  const page = new URL(url ?? SITE);
  page.hash = '';
  if (page.pathname === '/') page.pathname = TAG_PATH;
  const isOwn = GUARDIAN_HOST.test(page.hostname) || url === null || page.pathname === TAG_PATH;
  const isFile = /\.\w+$/u.test(page.pathname);
  if (isOwn || !isFile) {
    page.pathname = `${page.pathname.replace(/\.json$|\/+$/u, '')}.json`;
    page.search = '?dcr=true';
  }
  return { url: page.href, headers: { accept: 'application/json' } };
}

/**
 * The live blogs on a tag page: live ones first, and of each kind the one that was updated last. Cards of anything else,
 * and those that cannot be read, are left out. Throws DecodeError for what is no tag page.
 *
 * @param url where the page was asked for, against which links are resolved
 */
export function parseLive(body: string, url: string): readonly LiveStory[] {
  const page = decodeFields(decodeJson(body), 'the top level');
  const base = safeUrl(rawAt(page, 'guardianBaseURL')) ?? url;
  const cards = decodeList(page.contents, 'contents').map((card, index) => {
    return toLiveStory(decodeFields(card, `contents[${index}]`), base);
  });
  const stories = cards.filter((story) => story !== null);
  if (stories.length === 0 && cards.length > 0)
    throw new DecodeError('contents', 'no live blog is listed');
  return [...new Map(stories.map((story) => [story.id, story])).values()].sort(byLiveness);
}

function byLiveness(a: LiveStory, b: LiveStory): number {
  if (a.status !== b.status) return a.status === 'live' ? -1 : 1;
  return (b.updatedAt ?? 0) - (a.updatedAt ?? 0);
}

function toLiveStory(card: Fields, base: string): LiveStory | null {
  const [header, inner, properties] = ['header', 'card', 'properties'].map((key) =>
    fieldsAt(card, key),
  );
  if (header === undefined || inner === undefined || properties === undefined) return null;
  const status = statusOf(card, inner);
  const link = firstTextAt(properties, 'webUrl') ?? rawAt(header, 'url');
  const url = link === '' ? null : safeUrl(link, base);
  const title = firstTextAt(header, 'headline') ?? firstTextAt(properties, 'webTitle', 'linkText');
  if (status === null || url === null || title === null) return null;
  const standfirst = textOfHtml(rawAt(inner, 'trailText')).trim();
  return {
    id: textAt(inner, 'id') ?? new URL(url).pathname.replace(/^\/|\/$/gu, ''),
    url,
    title,
    standfirst: standfirst === '' ? null : standfirst,
    byline: textAt(properties, 'byline'),
    status,
    updatedAt: timeAt(inner, 'webPublicationDateOption'),
  };
}

/** What a card calls itself as a live blog is true of those that are over too, so that only the design tells. */
function statusOf(card: Fields, inner: Fields): LiveStory['status'] | null {
  const design = isFields(card.format) ? textAt(card.format, 'design') : null;
  if (design === 'DeadBlogDesign') return 'ended';
  if (design === 'LiveBlogDesign') return flagAt(inner, 'isLive') === false ? 'ended' : 'live';
  if (flagAt(fieldsAt(card, 'properties'), 'isLiveBlog') !== true) return null;
  return flagAt(inner, 'isLive') === true ? 'live' : 'ended';
}
