// Owns the way from a schema.org LiveBlogPosting, however it was written, to an update. Where the page shows the same
// updates in its markup, the markup is believed: it has the times, marks and words that readers see.

import type { Block } from '../../model/block.ts';
import { DecodeError } from '../../model/errors.ts';
import type { Removal, Update } from '../../model/update.ts';
import type { ParseContext } from '../adapter.ts';
import type { Fields } from '../decode.ts';
import type { HtmlNode, HtmlTag } from '../html/html-tree.ts';
import { pollingFor } from '../story-ending.ts';
import { olderPage } from './page-address.ts';
import { readPageHead } from './page-head.ts';
import { type BlockSurroundings, toPostingBlocks } from './posting-blocks.ts';
import { pageUrlOf, toPostingHeader } from './posting-header.ts';
import { arrange } from './posting-order.ts';
import { collectUpdates } from './posting-updates.ts';
import type { References } from './schema-values.ts';

/** Where a posting was found. */
export type PostingPage = {
  /** Name of the adapter, as `--source` takes it. */
  readonly source: string;
  /** The page's markup; empty for a posting that came alone. */
  readonly tree: readonly HtmlNode[];
  /** The page broke off before its end. */
  readonly isCut?: boolean;
  /** Where it was found; null for a file. */
  readonly url: string | null;
  readonly references?: References;
  /** The tags that the updates were read from, where the vocabulary stands in the markup itself. */
  readonly places?: ReadonlyMap<Fields, HtmlTag>;
  /** What the page states itself, beside the posting. */
  readonly removals?: readonly Removal[];
  readonly hasEnded?: boolean | null;
};

/**
 * The update that the postings of one page make together, the main one first. Throws DecodeError when none of them has
 * an update that says anything.
 */
export function toPostingsUpdate(
  postings: readonly Fields[],
  page: PostingPage,
  context: ParseContext,
): Update {
  const [main = {}] = postings;
  const head = readPageHead(page.tree, page.url);
  const pageUrl = pageUrlOf(main, head, page.url);
  const updates = collectUpdates(postings, {
    tree: page.tree,
    isCut: page.isCut === true,
    pageUrl,
    references: page.references ?? new Map(),
    places: page.places ?? new Map(),
  });
  const around: BlockSurroundings = {
    posting: main,
    head,
    pageUrl,
    base: head.base ?? pageUrl,
    references: page.references ?? new Map(),
  };
  const blocks = toPostingBlocks(updates, around);
  if (blocks.length === 0) throw new DecodeError('liveBlogUpdate', 'no update that says anything');
  return toUpdate(blocks, around, page, context);
}

function toUpdate(
  blocks: ReturnType<typeof toPostingBlocks>,
  around: BlockSurroundings,
  page: PostingPage,
  context: ParseContext,
): Update {
  const pinned = blocks.find(({ isPinned }) => isPinned)?.block ?? null;
  const { placedAt, span } = arrange(
    blocks.map(({ block }) => block.publishedAt),
    blocks.map(({ block }) => block === pinned),
  );
  const isJoined = blocks.some(({ isPlaced }) => isPlaced);
  const header = toPostingHeader(
    around,
    blocks.map(({ block }) => block),
    page,
    context,
  );
  return {
    // An older page does not say what the newest has pinned.
    header: context.cursor === null ? { ...header, pinnedId: pinned?.id ?? null } : header,
    blocks: blocks.map(({ block }, index) => placed(block, placedAt[index])),
    removals: page.removals ?? [],
    span,
    older: olderPage(around.head.next, page.url),
    totalBlocks: null,
    statedAt: context.answeredAt,
    brief: isJoined ? blocks.filter(({ isPlaced }) => !isPlaced).map(({ block }) => block.id) : [],
    ...(page.hasEnded === true ? { pollAfterMs: null } : pollingFor(header.status)),
  };
}

function placed(block: Block, placedAt: number | undefined): Block {
  return placedAt === undefined ? block : { ...block, placedAt };
}
