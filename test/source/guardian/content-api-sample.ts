// Owns short ways to write the Content API's answers in tests. All words are made up.

import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { contentApi } from '../../../src/source/guardian/content-api.ts';
import type { Wire } from './guardian-page.ts';

export const STORY_ID = 'world/live/2031/may/02/lighthouse-relit';
export const API_URL = `https://content.guardianapis.com/${STORY_ID}`;

/** A block published so many minutes after the epoch. */
export function apiBlock(id: string, minutes: number, fields: Wire = {}): Wire {
  return {
    id,
    bodyHtml: `<p>Words of ${id}</p>`,
    bodyTextSummary: `Words of ${id}`,
    attributes: { pinned: false },
    published: true,
    createdDate: isoDate(minutes - 1),
    firstPublishedDate: isoDate(minutes),
    publishedDate: isoDate(minutes + 1),
    lastModifiedDate: isoDate(minutes),
    contributors: [],
    elements: [apiElement('text', { html: `<p>Words of ${id}</p>` })],
    ...fields,
  };
}

export function isoDate(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().replace('.000', '');
}

/** Its payload stands under a name made of its type: "rich-link" under "richLinkTypeData". */
export function apiElement(type: string, payload: Wire, assets: readonly Wire[] = []): Wire {
  const camel = (type === 'contentatom' ? 'content-atom' : type).replace(/-(\w)/gu, (_, letter) =>
    String(letter).toUpperCase(),
  );
  return { type, assets, [`${camel}TypeData`]: payload };
}

export function apiContent(fields: Wire = {}): Wire {
  return {
    id: STORY_ID,
    type: 'liveblog',
    webPublicationDate: '2031-05-02T10:00:00Z',
    webTitle: 'Lighthouse is lit again',
    webUrl: `https://www.theguardian.com/${STORY_ID}`,
    apiUrl: API_URL,
    fields: {
      headline: 'Lighthouse is lit again – live',
      standfirst: '<p>The keeper is <a href="/profile/keeper">back</a></p>',
      byline: 'Ada Keel and Bo Mast',
      lastModified: '2031-05-02T10:30:00Z',
      liveBloggingNow: 'true',
    },
    tags: [
      { id: 'tone/minutebyminute', type: 'tone', webTitle: 'Minute by minute' },
      { id: 'profile/ada', type: 'contributor', webTitle: 'Ada Keel' },
    ],
    blocks: { totalBodyBlocks: 0, requestedBodyBlocks: {} },
    ...fields,
  };
}

export function apiItem(content: Wire, fields: Wire = {}): Wire {
  return { response: { status: 'ok', userTier: 'developer', total: 1, content, ...fields } };
}

export function apiSearch(...results: unknown[]): Wire {
  const pages = { startIndex: 1, pageSize: 10, currentPage: 1, pages: 1, orderBy: 'newest' };
  return { response: { status: 'ok', userTier: 'developer', total: 2, ...pages, results } };
}

export function parseApi(answer: unknown, context: Partial<ParseContext> = {}) {
  return contentApi.parse(JSON.stringify(answer), { ...FILE_CONTEXT, ...context });
}

/** The elements of a story of one block that holds these. */
export function apiElements(elements: readonly Wire[], atoms: Wire = {}) {
  const body = [apiBlock('only', 1, { elements })];
  return parseApi(apiItem(apiContent({ blocks: { body }, atoms }))).blocks[0]?.elements ?? [];
}
