// Owns short ways to write the Guardian's JSON in tests. All words are made up.

import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { guardian } from '../../../src/source/guardian/guardian.ts';

export type Wire = Record<string, unknown>;

export const PAGE_URL = 'https://www.theguardian.com/world/live/2031/may/02/lighthouse-relit';

export const MINUTE = 60_000;

export function wireElement(name: string, fields: Wire = {}): Wire {
  return {
    elementId: 'stamped-afresh',
    _type: `model.dotcomrendering.pageElements.${name}`,
    ...fields,
  };
}

export function wireText(html: string): Wire {
  return wireElement('TextBlockElement', { html });
}

/** A block published so many minutes after the epoch. */
export function wireBlock(id: string, minutes: number, fields: Wire = {}): Wire {
  return {
    id,
    elements: [wireText(`<p>Words of ${id}</p>`)],
    attributes: { pinned: false, keyEvent: false, summary: false },
    blockCreatedOn: (minutes - 1) * MINUTE,
    blockFirstPublished: minutes * MINUTE,
    blockLastUpdated: minutes * MINUTE,
    contributors: [],
    ...fields,
  };
}

export function storyPage(fields: Wire = {}): Wire {
  return {
    version: 3,
    headline: 'Lighthouse is lit again – live',
    webTitle: 'Lighthouse is lit again',
    standfirst: '<p>The keeper is <a href="/profile/keeper">back</a></p>',
    byline: 'Ada Keel and Bo Mast',
    webPublicationDate: '2031-05-02T10:00:00.000Z',
    pageId: 'world/live/2031/may/02/lighthouse-relit',
    webURL: PAGE_URL,
    contentType: 'LiveBlog',
    pageType: { isLiveblog: true },
    format: { design: 'LiveBlogDesign', theme: 'NewsPillar', display: 'StandardDisplay' },
    tags: [
      { id: 'tone/minutebyminute', type: 'Tone', title: 'Minute by minute' },
      { id: 'profile/ada', type: 'Contributor', title: 'Ada Keel' },
    ],
    linkedData: [
      { '@type': 'LiveBlogPosting', dateModified: '2031-05-02T10:30:00.000Z' },
      { '@type': 'WebPage' },
    ],
    blocks: [],
    keyEvents: [],
    ...fields,
  };
}

export function parsePage(page: unknown, context: Partial<ParseContext> = {}) {
  return guardian.parse(JSON.stringify(page), { ...FILE_CONTEXT, ...context });
}

/** The elements of a story of one block that holds these. */
export function parseElements(...elements: unknown[]) {
  return (
    parsePage(storyPage({ blocks: [wireBlock('only', 1, { elements })] })).blocks[0]?.elements ?? []
  );
}
