// Owns the addresses of Sourcefabric's Live Blog: which URLs name one blog and where it answers. Knows no question.

import { safeUrl } from '../../model/plain-text.ts';
import type { StoryAddress } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';

/** What the page with the blog says and no answer about posts repeats. */
export type PageSettings = {
  /** 'editorial': posts stand where editors have put them. 'time': the newest first. */
  readonly order: 'editorial' | 'time';
  readonly status: 'live' | 'ended' | null;
};

const HOSTED = /(?:^|\.)liveblog\.pro$/u;
const BLOG = '([a-f0-9]{24})(?:/([a-f0-9]{24}))?';
const API_PATH = new RegExp(`^(.*?)(?:/v2)?/client_blogs/${BLOG}(?:/posts)?/?$`, 'u');
const EMBED_PATH = new RegExp(`^(.*?)/embed/${BLOG}(?:/|$)`, 'u');
const PUBLISHED_PATH = new RegExp(`/blogs/${BLOG}(?:/|$)`, 'u');

/** "<api>/client_blogs/<blog>", with an output's id after it where only some of the posts are shown; null for any other URL. */
export function toEndpoint(url: string): string | null {
  const { origin, pathname } = new URL(url);
  const path = API_PATH.exec(pathname);
  return path === null ? null : `${origin}${path[1]}/client_blogs/${joinIds(path[2], path[3])}`;
}

function joinIds(blog: string | undefined, output: string | undefined): string {
  return output === undefined ? (blog ?? '') : `${blog}/${output}`;
}

/** The endpoint below an address that a page calls the API's host, with or without the path to it. */
export function endpointOf(apiHost: string, blog: string, output: string | null): string | null {
  const host = safeUrl(apiHost.startsWith('//') ? `https:${apiHost}` : apiHost);
  if (host === null) return null;
  const root = bareUrl(host).replace(/(?:\/api)?\/*$/u, '');
  return `${root}/api/client_blogs/${joinIds(blog, output ?? undefined)}`;
}

/**
 * The blog that a URL names by itself: the API's own, one on the product's own hosts, or, when `forced`, the same paths
 * on any origin.
 */
export function locateBlog(url: string, forced: boolean): StoryAddress | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  const { hostname, origin, pathname } = new URL(safe);
  const isHosted = HOSTED.test(hostname);
  if (!isHosted && !forced) return null;
  const endpoint = toEndpoint(safe);
  if (endpoint !== null) return toAddress(endpoint, endpoint);
  const embedded = EMBED_PATH.exec(pathname);
  if (embedded !== null) {
    return toAddress(
      `${origin}${embedded[1]}/api/client_blogs/${joinIds(embedded[2], embedded[3])}`,
      bareUrl(safe),
    );
  }
  const published = isHosted ? PUBLISHED_PATH.exec(pathname) : null;
  if (published === null) return null;
  // Each customer's pages and their API stand on two hosts whose names differ by this alone.
  const host = hostname.replace(/^([^.]+?)(?:-api)?\./u, '$1-api.');
  return toAddress(
    `https://${host}/api/client_blogs/${joinIds(published[1], published[2])}`,
    bareUrl(safe),
  );
}

/** True for a frame or a page that the product publishes, wherever its files were put. */
export function isPublishedBlog(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  const isOurs = PUBLISHED_PATH.test(pathname) || EMBED_PATH.test(pathname);
  return HOSTED.test(hostname)
    ? isOurs
    : /\/blogs\/[a-f0-9]{24}\/(?:.*\/)?index[^/]*\.html$/u.test(pathname);
}

export function toAddress(endpoint: string, pageUrl: string): StoryAddress {
  return { storyId: idsOf(endpoint), pageUrl, endpoint };
}

function idsOf(endpoint: string): string {
  return /\/client_blogs\/([a-f0-9/]+)/u.exec(endpoint)?.[1] ?? endpoint;
}

/** Where posts are asked for; null for an answer that was saved, which can only be asked for again as it is. */
export function postsUrlOf(address: StoryAddress): string | null {
  const endpoint = address.endpoint === undefined ? null : toEndpoint(address.endpoint);
  return endpoint === null ? null : `${endpoint}/posts`;
}

/** The record of the whole blog, whichever of its posts are shown. */
export function blogUrlOf(endpoint: string): string {
  return endpoint.replace(/(\/client_blogs\/[a-f0-9]{24}).*$/su, '$1');
}

/** True when there is a page for people that the endpoint was found on. */
export function hasPage(address: StoryAddress): boolean {
  return postsUrlOf(address) !== null && toEndpoint(address.pageUrl) === null;
}

export function withSettings(endpoint: string, { order, status }: PageSettings): string {
  return `${endpoint}#${order},${status ?? ''}`;
}

/** Editorial where nothing is known: the product's own default. */
export function settingsOf(address: StoryAddress | null): PageSettings {
  const [order, status] = (address?.endpoint?.split('#')[1] ?? '').split(',');
  return {
    order: order === 'time' ? 'time' : 'editorial',
    status: status === 'live' || status === 'ended' ? status : null,
  };
}
