// Owns what a schema.org posting says of the story as a whole: title, standfirst, people, live or ended.

import { type Block, type Contributor, updatedAt } from '../../model/block.ts';
import type { StoryHeader } from '../../model/story.ts';
import type { ParseContext } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';
import { type Fields, isFields } from '../decode.ts';
import { toPassages } from '../html/html.ts';
import { judgeEnding } from '../story-ending.ts';
import { parseWireTime } from '../wire-time.ts';
import type { PageHead } from './page-head.ts';
import { toBodyNodes, toTitle } from './posting-words.ts';
import {
  asList,
  dereference,
  isOfType,
  nodesAt,
  type References,
  urlOf,
  wordsAt,
  wordsOf,
} from './schema-values.ts';

export type HeaderSurroundings = {
  readonly posting: Fields;
  readonly head: PageHead;
  readonly pageUrl: string | null;
  readonly base: string | null;
  readonly references: References;
};

/** The story's page for people, as the page or the posting names it, else as it was asked for. */
export function pageUrlOf(posting: Fields, head: PageHead, url: string | null): string | null {
  const base = url ?? head.canonicalUrl;
  const stated = [
    urlOf(posting.url, base, '@id', 'url'),
    urlOf(posting.mainEntityOfPage, base, '@id', 'url'),
    urlOf(posting['@id'], base),
  ].find((address) => address !== null && new URL(address).pathname !== '/');
  const page = head.canonicalUrl ?? stated ?? url;
  return page === null ? null : bareUrl(page);
}

export function toPostingHeader(
  around: HeaderSurroundings,
  blocks: readonly Block[],
  { source, hasEnded }: { readonly source: string; readonly hasEnded?: boolean | null },
  context: ParseContext,
): Omit<StoryHeader, 'pinnedId'> {
  const { posting, head, pageUrl, base } = around;
  const id = context.address?.storyId ?? pageUrl ?? 'this page';
  const contributors = toContributors(posting, around);
  const newestAt = newestOf(blocks);
  const endsAt = parseWireTime(posting.coverageEndTime, 0);
  return {
    id,
    url: pageUrl ?? context.address?.pageUrl ?? null,
    title: storyTitle(posting, head) ?? context.address?.page?.title ?? id,
    standfirst: toPassages(
      toBodyNodes(wordsAt(posting, 'description') || (head.description ?? '')),
      base,
    ),
    byline: contributors.length === 0 ? null : contributors.map(({ name }) => name).join(', '),
    contributors,
    status:
      hasEnded === true
        ? 'ended'
        : judgeEnding({ endsAt, newestAt, answeredAt: context.answeredAt }),
    source,
    updatedAt: newestAt ?? parseWireTime(posting.dateModified, 0),
  };
}

/** The headline of the posting, else of the page. */
export function storyTitle(posting: Fields, head: PageHead): string | null {
  return toTitle(wordsAt(posting, 'headline', 'name')) ?? head.title;
}

/** The newest stamp of any block, epoch ms. */
function newestOf(blocks: readonly Block[]): number | null {
  const stamps = blocks.map((block) => updatedAt(block) ?? block.publishedAt);
  return stamps.reduce((newest, at) => (at !== null && at > (newest ?? 0) ? at : newest), null);
}

/** The people of a posting or of an update; the publisher is not one of them. */
export function toContributors(
  node: Fields,
  { posting, head, references }: HeaderSurroundings,
): readonly Contributor[] {
  const publishers = [
    ...nodesAt(posting, 'publisher', references).map((each) => wordsAt(each, 'name', 'legalName')),
    ...asList(posting.publisher).map(wordsOf),
    head.site ?? '',
  ].map(foldName);
  const names = asList(node.author ?? node.creator).flatMap((author) => {
    const words = isFields(author)
      ? wordsAt(dereference(author, references), 'name', 'alternateName')
      : wordsOf(author);
    const name = toTitle(words)?.replace(/^by\s+(?=\S)/iu, '') ?? null;
    const isSite = name === null || /^https?:/iu.test(name) || publishers.includes(foldName(name));
    return isSite || (isFields(author) && isOfType(author, 'NewsMediaOrganization')) ? [] : [name];
  });
  return [...new Set(names)].map((name) => ({ name }));
}

/** "Repubblica.it" is la Repubblica. */
function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|la|le|el|il|die|der|das)\s+|\.(?:com|co\.uk|it|in|de|fr|net|org|es)$/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
