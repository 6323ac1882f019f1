// Owns the ids of a feed's blocks: what the feed states, else what tells a block apart from the others. Headlines alone
// never do, since they are edited.

import type { BlockId } from '../../model/block.ts';
import { plainText } from '../../model/plain-text.ts';
import { hashText } from '../element-id.ts';

/** What an id can be made of. */
export type Nameable = {
  readonly statedId: string | null;
  readonly url: string | null;
  readonly title: string | null;
  /** What a reader sees of it. */
  readonly text: string;
  readonly publishedAt: number | null;
};

/**
 * The blocks with their ids, in the same order. Some feeds give one id to several blocks: the oldest has it as it is and the
 * others are counted, so that none is lost; a block that is there twice is taken once, where it stands first.
 */
export function withIds<T extends Nameable>(
  blocks: readonly T[],
  siteUrl: string | null,
): [BlockId, T][] {
  const keys = keysOf(blocks, siteUrl);
  const distinct = Map.groupBy(blocks, (block) => keys.get(block) ?? '');
  const named = new Map<T, BlockId>();
  for (const [key, sharing] of distinct) {
    let count = 1;
    for (const block of withoutRepeats(sharing).toReversed().sort(compareOldestFirst)) {
      named.set(block, count === 1 ? key : `${key}#${count}`);
      // A feed may itself state what we would make up.
      do count += 1;
      while (distinct.has(`${key}#${count}`));
    }
  }
  return blocks.flatMap((block) => {
    const id = named.get(block);
    return id === undefined ? [] : [[id, block]];
  });
}

/** A link names the block only when it leads nowhere that another block or the whole site is found. */
function keysOf<T extends Nameable>(blocks: readonly T[], siteUrl: string | null): Map<T, BlockId> {
  const titles = new Map<string | null, Set<string | null>>();
  for (const { url, title } of blocks) titles.set(url, (titles.get(url) ?? new Set()).add(title));
  const isOwn = (url: string) => url !== siteUrl && titles.get(url)?.size === 1;
  return new Map(
    blocks.map((block) => {
      const { url, title, text, publishedAt } = block;
      const stated = statedKeyOf(block, isOwn);
      if (stated !== '') return [block, stated];
      if (url !== null && isOwn(url)) return [block, url];
      return [block, `derived-${hashText(`${title ?? text}\n${publishedAt ?? ''}`)}`];
    }),
  );
}

/** The BBC counts the revisions of a block in its id, behind the address of its page: "…/articles/c0#3". */
function statedKeyOf({ statedId, url }: Nameable, isOwn: (url: string) => boolean): BlockId {
  const stated = plainText(statedId ?? '').trim();
  const page = stated.replace(/#\d{1,3}$/u, '');
  const isCounted =
    page !== stated && url !== null && isOwn(url) && url.replace(/\?.*$/u, '') === page;
  return isCounted ? page : stated;
}

function withoutRepeats<T extends Nameable>(blocks: readonly T[]): readonly T[] {
  if (blocks.length === 1) return blocks;
  const firsts = Map.groupBy(blocks, ({ url, title, text }) => JSON.stringify([url, title, text]));
  return [...firsts.values()].flatMap((same) => same.slice(0, 1));
}

/** Feeds put the newest first, so of undated blocks the last is the oldest. */
function compareOldestFirst(a: Nameable, b: Nameable): number {
  return (a.publishedAt ?? 0) - (b.publishedAt ?? 0);
}
