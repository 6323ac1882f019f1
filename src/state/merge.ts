// Owns the merge of what is known of a block with what arrives: a join, so that neither the order nor the repetition of
// answers can matter. Keeps the identity of everything that did not change. Knows nothing of updates or of the story.

import { type Block, revisionAt } from '../model/block.ts';
import type { Element } from '../model/element.ts';
import type { BlockRecord } from './block-record.ts';
import { compareContent, sameContent } from './content-rank.ts';

type Content = Pick<BlockRecord, 'block' | 'statedAt'>;
type Withdrawal = Pick<BlockRecord, 'removedRevisionAt' | 'noticedAt'>;

/**
 * The product of two joins: the greatest content and the greatest removal. The known record itself when the incoming
 * one says nothing new.
 */
export function mergeRecord(known: BlockRecord | undefined, incoming: BlockRecord): BlockRecord {
  if (known === undefined) return incoming;
  const content = mergeContent(known, incoming);
  const withdrawal = mergeWithdrawal(known, incoming);
  if (content === known && withdrawal === known) return known;
  return {
    block: content.block,
    statedAt: content.statedAt,
    removedRevisionAt: withdrawal.removedRevisionAt,
    noticedAt: withdrawal.noticedAt,
  };
}

/** Greatest by last-updated, then by the stamp of the answer that stated it, then by content rank: never by arrival. */
function mergeContent(known: Content, incoming: Content): Content {
  if (incoming.block === null) return known;
  if (known.block === null) return incoming;
  const order =
    revisionAt(incoming.block) - revisionAt(known.block) ||
    compareStamps(incoming.statedAt, known.statedAt) ||
    compareContent(incoming.block, known.block);
  if (order <= 0) return known;
  return { block: mergeBlock(known.block, incoming.block), statedAt: incoming.statedAt };
}

/** The removal of the greatest revision. Of two notices of one removal the first was when we noticed it. */
function mergeWithdrawal(known: Withdrawal, incoming: Withdrawal): Withdrawal {
  const order = compareStamps(incoming.removedRevisionAt, known.removedRevisionAt);
  if (order !== 0) return order < 0 ? known : incoming;
  if (incoming.noticedAt === null) return known;
  return known.noticedAt === null || incoming.noticedAt < known.noticedAt ? incoming : known;
}

/** The newer revision, made of what is already known wherever it reads the same; the known block itself if all of it does. */
function mergeBlock(known: Block, newer: Block): Block {
  if (sameContent(known, newer)) return known;
  return { ...newer, elements: mergeElements(known.elements, newer.elements) };
}

/**
 * The newer elements in their order; one with the id and the content of a known one is that known one, so that rows laid
 * out for it stay good.
 */
export function mergeElements(
  known: readonly Element[],
  newer: readonly Element[],
): readonly Element[] {
  if (sameContent(known, newer)) return known;
  const knownById = Map.groupBy(known, (element) => element.id);
  return newer.map(
    (element) =>
      knownById.get(element.id)?.find((candidate) => sameContent(candidate, element)) ?? element,
  );
}

/** Orders stamps; one that was never stated comes before all others. */
export function compareStamps(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a - b;
}
