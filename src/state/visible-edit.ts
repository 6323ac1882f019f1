// Owns the judgement of what counts as an edit: a change that a reader could see, stamped later than the publishing.
// Flags, ids, image addresses and white space are not text, so a change of theirs alone is none.

import type { Block } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';

/** What a reader sees of a block, white space evened out: two revisions with one digest read the same. */
export function visibleDigest(block: Block): string {
  return `${evenSpace(block.title ?? '')}\n${evenSpace(textOfBlock(block))}`;
}

/** True when the later of two revisions reads otherwise and does not claim to be as old as its own publishing. */
export function isVisibleEdit(previous: Block, block: Block): boolean {
  return !isAsPublished(block) && visibleDigest(previous) !== visibleDigest(block);
}

/** A source that states no last-updated at all claims nothing: then the text alone judges. */
function isAsPublished({ lastUpdatedAt, publishedAt }: Block): boolean {
  return lastUpdatedAt !== null && publishedAt !== null && lastUpdatedAt <= publishedAt;
}

function evenSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
