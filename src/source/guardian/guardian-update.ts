// Owns what one answer in the shape of the Guardian's own JSON becomes. The site sends it; what comes from the Guardian by
// other ways (its page, its Content API) is put into that shape first, so that one block reads alike whichever way it came.

import type { Update } from '../../model/update.ts';
import type { ParseContext } from '../adapter.ts';
import { type Fields, fieldsAt, rawAt } from '../decode.ts';
import { toCursor } from './guardian-address.ts';
import {
  decodeWireBlock,
  decodeWireBlocks,
  toBlock,
  uniteBlocks,
  type WireBlockLists,
} from './guardian-blocks.ts';
import {
  isFiltered,
  isFirstPage,
  pageUrlOf,
  spanOf,
  toHeader,
  totalBlocksOf,
} from './guardian-story.ts';

/** Where links lead when neither the answer nor the question names the page. */
const DEFAULT_BASE = 'https://www.theguardian.com/';

/**
 * Throws DecodeError for blocks that cannot be read.
 *
 * @param source name of the adapter that read it
 */
export function toGuardianUpdate(page: Fields, context: ParseContext, source: string): Update {
  const lists = decodeLists(page);
  const united = uniteBlocks(lists);
  const pageUrl = pageUrlOf(page, context);
  const base = pageUrl ?? DEFAULT_BASE;
  const listed = new Set(lists.keyEvents.map(({ id }) => id));
  return {
    header: toHeader(page, context, {
      source,
      pageUrl,
      base,
      lists,
      isFirstPage: isFirstPage(page, context),
    }),
    blocks: united.map((wire) => toBlock(wire, { pageUrl, base, listed })),
    removals: [],
    span: spanOf(lists.page, isFiltered(page, context)),
    older: toCursor(rawAt(fieldsAt(page, 'pagination'), 'older')),
    totalBlocks: totalBlocksOf(page, lists, united.length),
    pollAfterMs: null,
  };
}

function decodeLists(page: Fields): WireBlockLists {
  const { pinnedPost } = page;
  const isPinned = pinnedPost !== undefined && pinnedPost !== null;
  return {
    page: decodeWireBlocks(page, 'blocks'),
    keyEvents: decodeWireBlocks(page, 'keyEvents'),
    pinned: isPinned ? decodeWireBlock(pinnedPost, 'pinnedPost') : null,
  };
}
