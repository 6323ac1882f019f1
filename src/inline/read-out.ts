// Owns how a block that is known is read out again, and how blocks are listed to choose from. Pure: the same words as in the
// plain lines, and none of them stays on a place of its own.

import { formatStamp } from '../layout/time.ts';
import type { Block } from '../model/block.ts';
import { linksOfBlock } from '../model/links.ts';
import { plainText } from '../model/plain-text.ts';
import { textOfBlock } from '../model/visible-text.ts';
import { formatPlainText, type PlainOptions } from '../output/plain-text.ts';
import { isRemovedId, selectRemoval } from '../state/selectors.ts';
import type { State } from '../state/state.ts';

export type ReadOptions = PlainOptions & {
  /** Epoch ms. */
  readonly now: number;
};

/** The block as it stands; of a removed one that it was removed, or its saved text too. */
export function readOut(
  state: State,
  block: Block,
  options: ReadOptions,
  withSavedText = false,
): string {
  const { now: at } = options;
  const removal = selectRemoval(state, block.id);
  const pinned = removal === null && state.header?.pinnedId === block.id;
  const text = formatPlainText({ event: 'block', cause: 'initial', at, block, pinned }, options);
  if (removal === null) return text;
  const noticedAt = removal.noticedAt ?? at;
  const removed = formatPlainText({ event: 'remove', at, block, noticedAt, pinned }, options);
  return withSavedText ? `${removed}Saved text:\n${text}` : removed;
}

/** "  2. 20:17 The Eagle has landed.", a line for each. */
export function listBlocks(state: State, blocks: readonly Block[], options: ReadOptions): string {
  const removed = (block: Block) => (isRemovedId(state, block.id) ? ', removed' : '');
  return numbered(blocks.map((block) => options.spell(nameOf(block, options) + removed(block))));
}

/** The addresses that a block leads to, each behind its words. */
export function listLinks(block: Block, { spell }: ReadOptions): string {
  const links = linksOfBlock(block);
  return numbered(links.map(({ text, url }) => spell(text === url ? url : `${text}, ${url}`)));
}

function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `  ${index + 1}. ${plainText(line)}\n`).join('');
}

const NAME_LETTERS = 80;

function nameOf(block: Block, { now, zone, time }: ReadOptions): string {
  const { title, publishedAt } = block;
  const name = (title ?? textOfBlock(block)).replace(/\s+/gu, ' ').trim();
  const short = name.length > NAME_LETTERS ? `${name.slice(0, NAME_LETTERS).trimEnd()}…` : name;
  if (publishedAt === null) return short;
  return `${formatStamp(publishedAt, now, time === 'utc' ? 'UTC' : zone)} ${short}`;
}
