// Owns short ways to write a page as the Guardian's site draws it. All words are made up.

import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { guardianPage } from '../../../src/source/guardian/guardian-page.ts';
import { PAGE_URL, type Wire } from './guardian-page.ts';

export const STORY_ID = 'world/live/2031/may/02/lighthouse-relit';

/** Ids as the site makes them: 24 hexadecimal digits, of which the first eight are a second. */
export function blockId(seconds: number): string {
  return `${seconds.toString(16).padStart(8, '0')}8f08ad21ea600000`;
}

export function island(name: string, props: unknown, inner = ''): string {
  const escaped = JSON.stringify(props)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
  return `<gu-island name="${name}" priority="feature" props="${escaped}">${inner}</gu-island>`;
}

export type Drawn = {
  readonly id: string;
  readonly publishedAt?: number;
  readonly updatedAt?: number;
  readonly title?: string;
  readonly people?: readonly string[];
  readonly body?: string;
  /** As a pinned copy is drawn: no id of its own, no time that a program can read. */
  readonly pinned?: true;
};

export function drawBlock(drawn: Drawn): string {
  const { id, publishedAt = 0, updatedAt, title, people = [], pinned } = drawn;
  const anchor = pinned ? '' : ` id="block-${id}"`;
  const time = `<time dateTime="${iso(publishedAt)}" data-relativeformat="med">4m ago</time>`;
  const persons = people.map(
    (name) => `<div><div><img src="/x.png" alt="${name}"/></div><span>${name}</span></div>`,
  );
  const updated =
    updatedAt === undefined
      ? ''
      : `<div>Updated at&nbsp;<time dateTime="${iso(updatedAt)}">08.50 GMT</time></div>`;
  return [
    `<article${anchor} class="block dcr-1"><header><div>`,
    `<a href="${PAGE_URL}?page=with:block-${id}#block-${id}">`,
    `${pinned ? '' : time}<span>12.50 BST</span></a></div>`,
    title === undefined ? '' : `<h2 class="dcr-2">${title}</h2>`,
    ...persons,
    `</header>${drawn.body ?? `<p>Words of ${id}</p>`}`,
    `<footer><ul><li><a href="https://social.example/share">Share</a></li></ul>${updated}</footer>`,
    '</article>',
  ].join('');
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

export type DrawnPage = {
  readonly blocks?: readonly Drawn[];
  readonly keyEvents?: readonly Wire[];
  readonly pinned?: Drawn;
  readonly live?: boolean;
  /** Links under the blocks; none when everything is on one page. */
  readonly navigation?: string;
  readonly head?: string;
};

export function drawPage(page: DrawnPage = {}): string {
  const { blocks = [], keyEvents = [], pinned, live = true } = page;
  const liveness = { pageId: STORY_ID, mostRecentBlockId: 'block-x', webURL: PAGE_URL };
  return `<!doctype html><html lang="en"><head>
<link rel="canonical" href="${PAGE_URL}" />
<meta property="og:title" content="A shorter headline"/>
<meta property="og:site_name" content="the Guardian"/>
<meta property="article:modified_time" content="2031-05-02T10:30:00.000Z"/>${page.head ?? ''}
</head><body><main data-layout="LiveLayout">
<div data-gu-name="headline"><h1>Lighthouse is lit again – live</h1></div>
<div data-gu-name="standfirst"><div><p>The keeper is <a href="/profile/keeper">back</a></p></div></div>
<address data-component="meta-byline"><div><a rel="author" href="/profile/ada">Ada Keel</a><span> and </span><a rel="author" href="/profile/bo">Bo Mast</a></div></address>
${island('KeyEventsCarousel', { keyEvents, id: 'key-events-carousel-desktop' })}
${live ? island('Liveness', liveness) : ''}
<div id="liveblog-body" class="js-liveblog-body">
${pinned === undefined ? '' : `<div id="pinned-post" data-gu-marker="pinned-post"><time>From 9m ago</time>${drawBlock({ ...pinned, pinned: true })}</div>`}
<div id="top-of-blog"></div>${blocks.map(drawBlock).join('\n<div class="ad-slot-container"><div class="ad-slot">Advertisement</div></div>')}
${page.navigation === undefined ? '' : `<nav id="liveblog-navigation">${page.navigation}</nav>`}
</div></main></body></html>`;
}

export function parseDrawn(html: string, context: Partial<ParseContext> = {}) {
  return guardianPage.parse(html, { ...FILE_CONTEXT, ...context });
}

/** The elements of a block that is drawn with this body. */
export function drawnElements(body: string) {
  const html = drawPage({ blocks: [{ id: blockId(1), body }] });
  return parseDrawn(html).blocks[0]?.elements ?? [];
}
