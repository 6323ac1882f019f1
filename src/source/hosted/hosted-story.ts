// Owns what the sources of hosted blogs have in common: the page that embeds the blog, an answer that somebody has kept, and
// what a page of posts says of the story when the host itself says little. Knows no host.

import type { Block } from '../../model/block.ts';
import type { Passage } from '../../model/passage.ts';
import type { StoryHeader, StoryStatus } from '../../model/story.ts';
import type { Update } from '../../model/update.ts';
import type { PageFacts, ParseContext, StoryAddress } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';
import type { FoundDocument } from '../found-document.ts';
import { readPageHead } from '../schema/page-head.ts';
import { spanOfTimes } from '../snapshot-span.ts';
import { judgeEnding, pollingFor } from '../story-ending.ts';

/** The address of a blog that the page at `url` embeds and that is asked for at `endpoint`. */
export function embeddedAddress(
  document: FoundDocument,
  url: string,
  hosted: { readonly storyId: string; readonly endpoint: string },
): StoryAddress {
  const { canonicalUrl, title, description } = readPageHead(document.tree(), url);
  const page: PageFacts = { title, standfirst: description, byline: null };
  return { ...hosted, pageUrl: canonicalUrl ?? bareUrl(url), page };
}

/** What the host says of the story; null for what it leaves to the page around it. */
export type HostedFacts = {
  /** Name of the adapter, as `--source` takes it. */
  readonly source: string;
  readonly title: string | null;
  readonly standfirst: readonly Passage[];
  readonly updatedAt: number | null;
  /** Null: to be judged by the silence of its blocks. */
  readonly status: StoryStatus | null;
};

/** An update of the newest posts, newest first. */
export function toHostedUpdate(
  facts: HostedFacts,
  blocks: readonly Block[],
  context: ParseContext,
): Update {
  const status =
    facts.status ?? judgeEnding({ ...context, endsAt: null, newestAt: newestOf(blocks) });
  return {
    header: toHostedHeader({ ...facts, status }, context),
    blocks,
    removals: [],
    span: spanOfTimes(blocks.map(({ publishedAt }) => publishedAt)),
    older: null,
    totalBlocks: null,
    statedAt: context.answeredAt,
    ...(facts.status === null ? pollingFor(status) : { pollAfterMs: null }),
  };
}

export function toHostedHeader(
  { title, status, ...facts }: HostedFacts,
  { address }: ParseContext,
): StoryHeader {
  const id = address?.storyId ?? `a file of ${facts.source}`;
  const line = address?.page?.standfirst ?? null;
  const said: Passage[] = line === null ? [] : [{ kind: 'paragraph', content: [{ text: line }] }];
  return {
    ...facts,
    id,
    url: address?.pageUrl ?? null,
    title: title ?? address?.page?.title ?? id,
    standfirst: facts.standfirst.length > 0 ? facts.standfirst : said,
    byline: address?.page?.byline ?? null,
    contributors: [],
    status: status ?? 'unknown',
  };
}

function newestOf(blocks: readonly Block[]): number | null {
  const stamps = blocks.flatMap((block) => block.lastUpdatedAt ?? block.publishedAt ?? []);
  return stamps.length === 0 ? null : stamps.reduce((a, b) => Math.max(a, b));
}
