// Owns the Guardian's JSON of a live blog, made from a newsroom: one page of it, as the site's own renderer gets it.
// Pure but for the injected source of random ids. Knows nothing of HTTP.

import { createHash } from 'node:crypto';
import { type GuardianElement, toGuardianElement } from './guardian-elements.ts';
import { cutPages, linkPages } from './guardian-pages.ts';
import type { Newsroom, NewsroomBlock } from './newsroom.ts';
import type { StoryScript } from './script.ts';

export type GuardianBlock = {
  readonly id: string;
  readonly elements: readonly GuardianElement[];
  readonly attributes: {
    readonly pinned: boolean;
    readonly keyEvent: boolean;
    readonly summary: boolean;
  };
  readonly blockCreatedOn: number;
  readonly blockCreatedOnDisplay: string;
  readonly blockLastUpdated: number;
  readonly blockLastUpdatedDisplay: string;
  readonly blockFirstPublished: number;
  readonly blockFirstPublishedDisplay: string;
  readonly blockFirstPublishedDisplayNoTimezone: string;
  readonly title?: string;
  readonly contributors: readonly { readonly name: string }[];
  readonly primaryDateLine: string;
  readonly secondaryDateLine: string;
};

/** Where and how a newsroom is published. */
export type Publication = {
  readonly script: StoryScript;
  /** Of the server that answers; every address in the answer is on it. */
  readonly origin: string;
  /** The real site knows 10, and 30 for stories with the tag sport/sport, which a story cut into 30 therefore gets. */
  readonly pageSize: number;
  readonly randomId: () => string;
};

/** The id of a block on the wire: 24 hexadecimal digits that depend on the story's path and the block's name alone. */
export function blockIdOf(script: StoryScript, blockName: string): string {
  return createHash('sha256').update(`${script.path}\n${blockName}`).digest('hex').slice(0, 24);
}

export type GuardianGlimpse = ReturnType<typeof renderGlimpse>;

export type GuardianPage = NonNullable<ReturnType<typeof renderPage>>;

/** Blocks that the cheap question is answered with: the newest ones, and as few as the real site sends. */
const GLIMPSE_BLOCKS = 6;

/** The answer to the cheap question (`rendered=false`), but for its text: nobody here reads it. */
export function renderGlimpse({ script }: Publication, newsroom: Newsroom) {
  const blocks = newsroom.blocks.slice(0, GLIMPSE_BLOCKS).map((block) => ({
    id: blockIdOf(script, block.name),
    title: block.title,
    publishedDateTime: block.publishedAt,
    lastUpdatedDateTime: block.lastUpdatedAt,
    body: '',
  }));
  return { blocks, refreshStatus: true };
}

/** The page that holds the block with that id, or the newest page for null; null when no page holds it. */
export function renderPage(
  publication: Publication,
  newsroom: Newsroom,
  withBlockId: string | null,
) {
  const { script, pageSize } = publication;
  const identified = newsroom.blocks.map((block) => ({ id: blockIdOf(script, block.name), block }));
  const pages = cutPages(identified, pageSize);
  const index =
    withBlockId === null ? 0 : pages.findIndex((page) => page.some(({ id }) => id === withBlockId));
  const page = pages[index];
  if (page === undefined) return null;

  const dates = datesOf(script, newsroom);
  const render = ({ block }: { block: NewsroomBlock }) =>
    toGuardianBlock(publication, newsroom, dates, block);
  const flagged = identified.filter(({ block }) => block.keyEvent || block.summary);
  const pinned = identified.find(({ block }) => block.name === newsroom.pinned);
  const newest = identified[0];
  const pagination = linkPages(pages, index);
  return {
    ...storyOf(publication, newsroom, dates),
    keyEvents: flagged.map(render),
    ...(newest === undefined ? {} : { mostRecentBlockId: `block-${newest.id}` }),
    blocks: page.map(render),
    ...(index === 0 && pinned !== undefined ? { pinnedPost: render(pinned) } : {}),
    ...(pagination === undefined ? {} : { pagination }),
  };
}

/** What every page says of the story as a whole. */
function storyOf(publication: Publication, newsroom: Newsroom, dates: StoryDates) {
  const { script, origin } = publication;
  const webURL = `${origin}/${script.path}`;
  return {
    version: 3,
    headline: newsroom.headline,
    standfirst: script.standfirst,
    webTitle: newsroom.headline,
    mainMediaElements: [],
    author: { byline: script.byline },
    byline: script.byline,
    webPublicationDate: isoOf(dates.publishedAt),
    webPublicationDateDisplay: dateLineOf(dates.publishedAt),
    webPublicationSecondaryDateDisplay: dates.secondaryDateLine,
    editionLongForm: 'UK edition',
    editionId: 'UK',
    pageId: script.path,
    canonicalUrl: webURL,
    format: {
      design: newsroom.ended ? 'DeadBlogDesign' : 'LiveBlogDesign',
      theme: 'NewsPillar',
      display: 'StandardDisplay',
    },
    tags: tagsOf(publication),
    pillar: 'news',
    sectionName: script.path.split('/')[0],
    webURL,
    linkedData: linkedDataOf(newsroom, webURL, dates),
    guardianBaseURL: origin,
    contentType: 'LiveBlog',
    pageType: { isFront: false, isLiveblog: true, isMinuteArticle: false, isPreview: false },
    trailText: script.standfirst,
    lang: 'en',
    isRightToLeftLang: false,
  };
}

type StoryDates = {
  /** When something was last published, edits included: the real site moves the whole blog's date with each. */
  readonly publishedAt: number;
  readonly modifiedAt: number;
  readonly secondaryDateLine: string;
};

function datesOf(script: StoryScript, newsroom: Newsroom): StoryDates {
  const openedAt = Date.parse(script.events[0]?.at ?? '1970-01-01T00:00:00Z');
  return {
    publishedAt: newsroom.blocks.reduce(
      (latest, block) => Math.max(latest, block.lastUpdatedAt),
      openedAt,
    ),
    modifiedAt: newsroom.modifiedAt ?? openedAt,
    secondaryDateLine: `First published on ${dateLineOf(openedAt)}`,
  };
}

function toGuardianBlock(
  publication: Publication,
  newsroom: Newsroom,
  dates: StoryDates,
  block: NewsroomBlock,
): GuardianBlock {
  const title = block.title ?? (block.summary ? 'Summary' : null);
  return {
    id: blockIdOf(publication.script, block.name),
    elements: block.body.map((part) => toGuardianElement(part, publication.randomId())),
    attributes: {
      pinned: block.name === newsroom.pinned,
      keyEvent: block.keyEvent,
      summary: block.summary,
    },
    blockCreatedOn: block.publishedAt,
    blockCreatedOnDisplay: clockTimeOf(block.publishedAt),
    blockLastUpdated: block.lastUpdatedAt,
    blockLastUpdatedDisplay: clockTimeOf(block.lastUpdatedAt),
    blockFirstPublished: block.publishedAt,
    blockFirstPublishedDisplay: clockTimeOf(block.publishedAt),
    blockFirstPublishedDisplayNoTimezone: hoursAndMinutesOf(block.publishedAt),
    ...(title === null ? {} : { title }),
    contributors: block.contributors.map((name) => ({ name })),
    primaryDateLine: dateLineOf(dates.publishedAt),
    secondaryDateLine: dates.secondaryDateLine,
  };
}

function tagsOf({ script, pageSize }: Publication) {
  const contributors = namesOf(script.byline).map((name) => ({
    id: `profile/${name.toLowerCase().replace(/[^a-z0-9]+/gu, '')}`,
    type: 'Contributor',
    title: name,
  }));
  const sport = pageSize === 30 ? [{ id: 'sport/sport', type: 'Keyword', title: 'Sport' }] : [];
  const tone = { id: 'tone/minutebyminute', type: 'Tone', title: 'Minute by minute' };
  return [...sport, tone, ...contributors];
}

function linkedDataOf(newsroom: Newsroom, webURL: string, dates: StoryDates) {
  return [
    {
      '@type': 'LiveBlogPosting',
      '@context': 'http://schema.org',
      '@id': webURL,
      isAccessibleForFree: true,
      datePublished: isoOf(dates.publishedAt),
      headline: newsroom.headline,
      dateModified: isoOf(dates.modifiedAt),
      mainEntityOfPage: webURL,
    },
    { '@type': 'WebPage', '@context': 'http://schema.org', '@id': webURL },
  ];
}

/** The people named in a byline such as "Ada Moss in Ely, Ben Low and agencies": Ada Moss, Ben Low. */
function namesOf(byline: string): readonly string[] {
  return byline
    .split(/\s*,\s*|\s+and\s+/u)
    .map((part) => part.replace(/\s+(?:in|at)\s.*$/u, ''))
    .filter((part) => /^\p{Lu}\S*\s/u.test(part));
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}

function hoursAndMinutesOf(at: number): string {
  return isoOf(at).slice(11, 16).replace(':', '.');
}

/** "19.30 GMT", with the no-break space that the real one has. */
function clockTimeOf(at: number): string {
  return `${hoursAndMinutesOf(at)}\u00a0GMT`;
}

/** "Fri 19 Feb 2021 19.30 GMT". */
function dateLineOf(at: number): string {
  const date = new Date(at).toUTCString().slice(0, 16).replace(',', '');
  return `${date} ${hoursAndMinutesOf(at)} GMT`;
}
