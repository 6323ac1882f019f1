// Owns the way from a feed to blocks: addresses resolved, ids given, edits dated, order kept.

import type { Block, Contributor } from '../../model/block.ts';
import { safeUrl } from '../../model/plain-text.ts';
import { textOfBlock } from '../../model/visible-text.ts';
import { leadPictureUrl, toBlockElements } from './feed-elements.ts';
import { type Nameable, withIds } from './feed-ids.ts';
import { placesOf } from './feed-order.ts';
import type { Feed, FeedBlock } from './feed-shape.ts';
import { formatLine } from './feed-text.ts';

/** Where the feed stands, and when. Addresses are absolute. */
export type FeedSurroundings = {
  /** What the feed's own links are made absolute with. */
  readonly base: string | null;
  readonly siteUrl: string | null;
  /** The time that blocks are filed under when none has one, epoch ms. */
  readonly undatedAt: number;
};

/** In the feed's own order. Blocks without any word or picture are left out. */
export function toBlocks(feed: Feed, around: FeedSurroundings): readonly Block[] {
  const toContent = contentReader(feed, around);
  const contents = feed.blocks.map(toContent).filter(isUsable);
  const named = withIds(
    feed.format === 'atom' ? latestRevisions(contents) : contents,
    around.siteUrl,
  );
  const places = placesOf(
    named.map(([, { block }]) => block),
    around.undatedAt,
  );
  return named.map(([id, { block }], index) => {
    const placedAt = places[index] ?? null;
    return placedAt === null ? { ...block, id } : { ...block, id, placedAt };
  });
}

type Content = Nameable & { readonly changedAt: number | null; readonly block: Omit<Block, 'id'> };

function isUsable({ block }: Content): boolean {
  return block.title !== null || block.elements.length > 0;
}

/** In Atom an id is one block for good: entries that share one are its revisions. */
function latestRevisions(contents: readonly Content[]): readonly Content[] {
  const latest = new Map<string, Content>();
  for (const content of contents) {
    const known = latest.get(content.statedId ?? '');
    if (known === undefined || (content.changedAt ?? 0) > (known.changedAt ?? 0))
      latest.set(content.statedId ?? '', content);
  }
  return contents.filter(
    (content) => content.statedId === null || latest.get(content.statedId) === content,
  );
}

function contentReader(feed: Feed, { base, siteUrl }: FeedSurroundings) {
  const feedTitle = formatLine(feed.title);
  const isPublisher = publisherTest(feedTitle);
  const isDecoration = decorationTest(feed.blocks, base);
  return (wire: FeedBlock): Content => {
    const within = wire.bases.reduce(nestBase, base);
    const url = wire.url === null ? null : safeUrl(wire.url, within ?? undefined);
    // Where nothing is stated, a link in the text is one that works on the block's own page.
    const isStated = feed.base !== null || wire.bases.some((each) => each !== undefined);
    const textBase = isStated ? within : (url ?? siteUrl ?? within);
    const title = formatLine(wire.title);
    const block: Omit<Block, 'id'> = {
      url,
      title: title === feedTitle ? null : title,
      publishedAt: wire.publishedAt,
      lastUpdatedAt: lastUpdatedOf(wire),
      keyEvent: false,
      summary: false,
      contributors: toContributors(wire.people, isPublisher),
      elements: toBlockElements(wire, textBase, isDecoration),
    };
    const { statedId, publishedAt, changedAt } = wire;
    const text = textOfBlock({ ...block, id: '' });
    return { statedId, url, title, text, publishedAt, changedAt, block };
  };
}

function nestBase(outer: string | null, inner: string | undefined): string | null {
  return inner === undefined ? outer : (safeUrl(inner, outer ?? undefined) ?? outer);
}

/** Publishing takes seconds, and is stamped at its beginning and at its end. */
const EDIT_TOLERANCE_MS = 2 * 60_000;

function lastUpdatedOf({ publishedAt, changedAt }: FeedBlock): number | null {
  if (publishedAt === null || changedAt === null) return null;
  return changedAt - publishedAt > EDIT_TOLERANCE_MS ? changedAt : null;
}

/** Names as bylines, but for the publisher's own, which says nothing of who wrote. */
export function toContributors(
  people: readonly string[],
  isPublisher: (name: string) => boolean,
): readonly Contributor[] {
  const names = people.map((name) => formatLine({ kind: 'either', text: name, base: null }));
  return [...new Set(names)].flatMap((name) =>
    name === null || isPublisher(name) ? [] : [{ name }],
  );
}

/** A feed is often titled "Publisher - Section". */
export function publisherTest(feedTitle: string | null): (name: string) => boolean {
  const parts = (feedTitle ?? '').toLowerCase().split(/ [-–—|:»·] |: /u);
  const names = new Set([(feedTitle ?? '').toLowerCase(), ...parts.map((part) => part.trim())]);
  return (name) => names.has(name.toLowerCase());
}

/** One picture for all is a logo. */
function decorationTest(
  blocks: readonly FeedBlock[],
  base: string | null,
): (url: string) => boolean {
  const uses = new Map<string, number>();
  for (const block of blocks) {
    const url = leadPictureUrl(block, base);
    if (url !== null) uses.set(url, (uses.get(url) ?? 0) + 1);
  }
  return (url) => {
    const count = uses.get(url) ?? 0;
    return count > 2 && count * 2 >= blocks.length;
  };
}
