// Owns the Guardian as a source: the site's own JSON of a live blog, which needs no key and holds a page of blocks, all
// key events and the pinned block. Knows nothing of elements, HTML or HTTP.

import { DecodeError, NotLiveBlogError } from '../model/errors.ts';
import type { Update } from '../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from './adapter.ts';
import { decodeFields, decodeJson, type Fields, fieldsAt, isFields, rawAt } from './decode.ts';
import type { FoundDocument } from './found-document.ts';
import { locateStory, requestPage, toCursor } from './guardian-address.ts';
import {
  decodeWireBlock,
  decodeWireBlocks,
  toBlock,
  uniteBlocks,
  type WireBlockLists,
} from './guardian-blocks.ts';
import { parseGlimpse, requestGlimpse } from './guardian-glimpse.ts';
import {
  isFiltered,
  isFirstPage,
  isLiveBlog,
  isStoryPage,
  pageUrlOf,
  spanOf,
  toHeader,
  totalBlocksOf,
} from './guardian-story.ts';

export const guardian: SourceAdapter = {
  name: 'guardian',
  reads: "the Guardian's own JSON of a live blog",
  evidence: 'captured',
  minPollMs: 10_000,
  locate: locateStory,
  discover,
  request: requestPage,
  recognises,
  parse,
  probe: { request: requestGlimpse, parse: parseGlimpse },
};

function recognises(document: FoundDocument): boolean {
  const page = document.json();
  return isFields(page) && isStoryPage(page);
}

/** A saved answer on a server of any name. */
function discover(document: FoundDocument, url: string): Finding | null {
  const address = recognises(document) ? locateStory(url, true) : null;
  return address && { kind: 'story', address, evidence: "the Guardian's JSON of a story" };
}

function parse(body: string, context: ParseContext): Update {
  return toUpdate(decodeLiveBlog(body, context), context);
}

function decodeLiveBlog(body: string, context: ParseContext): Fields {
  const page = decodeFields(decodeJson(body), 'the top level');
  if (!isStoryPage(page)) throw new DecodeError('the top level', 'not a page of the Guardian');
  const url = pageUrlOf(page, context) ?? 'this file';
  if (!isLiveBlog(page)) throw new NotLiveBlogError(url, 'article');
  if (page.blocks === undefined || page.blocks === null) {
    throw new NotLiveBlogError(url, 'no-updates');
  }
  return page;
}

/** Where links lead when neither the answer nor the question names the page. */
const DEFAULT_BASE = 'https://www.theguardian.com/';

function toUpdate(page: Fields, context: ParseContext): Update {
  const lists = decodeLists(page);
  const united = uniteBlocks(lists);
  const pageUrl = pageUrlOf(page, context);
  const base = pageUrl ?? DEFAULT_BASE;
  const listed = new Set(lists.keyEvents.map(({ id }) => id));
  return {
    header: toHeader(page, context, {
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
