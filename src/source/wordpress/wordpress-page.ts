// Owns what a page for people tells of WordPress's Liveblog plugin on it: where it answers, whether the story goes on, and
// the headline, which no answer has.

import { safeUrl } from '../../model/plain-text.ts';
import type { PageFacts } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';
import { type Fields, isFields, numberAt, rawAt, textAt } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { firstTag, hasAttribute } from '../html/html-query.ts';
import type { HtmlTag } from '../html/html-tree.ts';
import { assignedValue } from '../js-literal.ts';
import { readPageHead } from '../schema/page-head.ts';
import { DEFAULT_EVERY_SECONDS, type SiteSettings, toEndpoint } from './wordpress-address.ts';

export type SitePage = {
  readonly endpoint: string;
  readonly pageUrl: string;
  readonly settings: SiteSettings;
  readonly facts: PageFacts;
  /** When the page was made, epoch ms. */
  readonly madeAt: number | null;
};

/** Null for a page without the plugin, or with one so old that it answers elsewhere. Never throws. */
export function readSitePage(document: FoundDocument, url: string): SitePage | null {
  const value = assignedValue(document, 'liveblog_settings');
  const wire: Fields = isFields(value) ? value : {};
  const container = document.body.includes(CONTAINER_ID)
    ? firstTag(document.tree(), hasAttribute('id', CONTAINER_ID))
    : null;
  if (!isFields(value) && container === null) return null;
  const settings = toSettings(wire);
  const endpoint = findEndpoint(document, url, { wire, container, settings });
  if (endpoint === null) return null;
  const head = readPageHead(document.tree(), url);
  return {
    endpoint,
    pageUrl: pageUrlOf(wire, url),
    settings,
    facts: { title: head.title, standfirst: head.description, byline: null },
    madeAt: madeAt(wire),
  };
}

const CONTAINER_ID = 'wpcom-liveblog-container';

/** A page may have been laid out with all its numbers as text. */
function toSettings(wire: Fields): SiteSettings {
  const state = textAt(wire, 'state');
  const every = numberAt(wire, 'refresh_interval') ?? 0;
  return {
    state: state === 'archive' ? 'ended' : state === 'enable' ? 'live' : null,
    everySeconds: toEverySeconds(every) ?? DEFAULT_EVERY_SECONDS,
  };
}

/** Null for what is no interval. */
export function toEverySeconds(seconds: number): number | null {
  return seconds >= 1 && seconds <= 3600 ? Math.trunc(seconds) : null;
}

type Found = {
  readonly wire: Fields;
  readonly container: HtmlTag | null;
  readonly settings: SiteSettings;
};

/** As the settings say; else the site's own address for such questions, and the post's number. */
function findEndpoint(document: FoundDocument, url: string, found: Found): string | null {
  const stated = rawAt(found.wire, 'endpoint_url');
  const raw = stated === '' ? guessEndpoint(document, url, found) : stated;
  const endpoint = raw === null ? null : toEndpoint(raw, url, found.settings);
  return endpoint === null ? null : secured(endpoint, url);
}

function guessEndpoint(document: FoundDocument, url: string, found: Found): string | null {
  const post =
    numberAt(found.wire, 'post_id') ?? /\d+/u.exec(found.container?.attributes.class ?? '')?.[0];
  if (post === undefined || post === null) return null;
  const api = firstTag(document.tree(), hasAttribute('rel', 'https://api.w.org/'));
  const root = safeUrl(api?.attributes.href ?? '/wp-json/', url);
  return root === null ? null : `${root.replace(/\/?$/u, '/')}liveblog/v1/${post}/`;
}

/** The plugin's own page asks over https whatever the settings say. */
function secured(endpoint: string, pageUrl: string): string {
  const isSameHost = new URL(endpoint).host === new URL(pageUrl).host;
  return isSameHost && pageUrl.startsWith('https:')
    ? endpoint.replace(/^http:/u, 'https:')
    : endpoint;
}

/** A site without paths of its own tells its pages apart by a parameter, which the page then states. */
function pageUrlOf(wire: Fields, url: string): string {
  const stated = safeUrl(rawAt(wire, 'permalink'), url);
  const isHere = stated !== null && new URL(stated).origin === new URL(url).origin;
  return isHere ? stated.replace(/#.*$/su, '') : bareUrl(url);
}

function madeAt(wire: Fields): number | null {
  const seconds = numberAt(wire, 'timestamp') ?? numberAt(wire, 'latest_entry_timestamp');
  return seconds === null || seconds <= 0 ? null : seconds * 1000;
}
