// Owns the Guardian as a source: the site's own JSON of a live blog, which needs no key and holds a page of blocks, all
// key events and the pinned block. Knows nothing of elements, HTML or HTTP.

import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import type { Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from '../adapter.ts';
import { decodeFields, decodeJson, type Fields, isFields, textAt } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { locateStory, requestPage } from './guardian-address.ts';
import { parseGlimpse, requestGlimpse } from './guardian-glimpse.ts';
import { isLiveBlog, isStoryPage, pageUrlOf } from './guardian-story.ts';
import { toGuardianUpdate } from './guardian-update.ts';

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
  const update = toGuardianUpdate(decodeLiveBlog(body, context), context, guardian.name);
  return { ...update, isCutFromOldest: true };
}

function decodeLiveBlog(body: string, context: ParseContext): Fields {
  const page = decodeFields(decodeJson(body), 'the top level');
  if (!isStoryPage(page)) throw new DecodeError('the top level', 'not a page of the Guardian');
  const url = pageUrlOf(page, context) ?? 'this file';
  if (!isLiveBlog(page)) throw new NotLiveBlogError(url, isList(page) ? 'index' : 'article');
  if (page.blocks === undefined || page.blocks === null) {
    throw new NotLiveBlogError(url, 'no-updates');
  }
  return page;
}

/** The pages that lead to stories: of a tag, of a section, the front. */
function isList(page: Fields): boolean {
  return /^(?:Tag|Section|Network Front)$/u.test(textAt(page, 'contentType') ?? '');
}
