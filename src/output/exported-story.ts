// Owns what a story is for those who write it down whole: its blocks with the reader's marks, their past, their removal.

import type { Block } from '../model/block.ts';
import type { Mark } from '../model/mark.ts';
import type { StoryHeader } from '../model/story.ts';

export type ExportedBlock = {
  readonly block: Block;
  /** The removal that stands, `noticedAt` epoch ms where that is known; null for a block that stands. */
  readonly removal: { readonly noticedAt: number | null } | null;
  readonly mark: Mark;
  /** Other ways in which it has read, the first one first. `receivedAt`: epoch ms, null where it is not known. */
  readonly earlier: readonly { readonly block: Block; readonly receivedAt: number | null }[];
};

export type ExportedStory = {
  readonly header: StoryHeader;
  /** With removed blocks, whatever the form. */
  readonly hasHistory: boolean;
  /** Newest first. */
  readonly blocks: readonly ExportedBlock[];
};

/** The blocks in the order of reading, for people: without a history, what was removed is not there. */
export function blocksToRead({ blocks, hasHistory }: ExportedStory): readonly ExportedBlock[] {
  return blocks.filter(({ removal }) => hasHistory || removal === null).toReversed();
}
