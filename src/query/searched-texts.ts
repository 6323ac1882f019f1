// Owns the texts of a block that a query looks into, as they are and folded, made once for each block.

import type { Block } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';
import { foldText } from './fold.ts';

export type SearchedTexts = {
  readonly plain: readonly string[];
  readonly folded: readonly string[];
};

/** The visible text, the title and the names of the contributors. */
export const textsOf = rememberedByBlock((block) => [
  textOfBlock(block),
  block.title ?? '',
  ...block.contributors.map(({ name }) => name),
]);

/** The names of the contributors. */
export const namesOf = rememberedByBlock((block) => block.contributors.map(({ name }) => name));

export function toSearchedTexts(plain: readonly string[]): SearchedTexts {
  return { plain, folded: plain.map(foldText) };
}

function rememberedByBlock(
  select: (block: Block) => readonly string[],
): (block: Block) => SearchedTexts {
  const memory = new WeakMap<Block, SearchedTexts>();
  return (block) => {
    const texts = memory.get(block) ?? toSearchedTexts(select(block));
    memory.set(block, texts);
    return texts;
  };
}
