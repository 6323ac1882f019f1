// Owns the Guardian's page as a source, for when the site's own JSON is not to be had: what the page draws is put into
// the shape of that JSON, and read as it is.

import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import type { Cursor, FeedRequest, Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter, StoryAddress } from '../adapter.ts';
import { type FoundDocument, toDocument } from '../found-document.ts';
import type { HtmlNode } from '../html/html-tree.ts';
import { judgePage } from '../page-kind.ts';
import { canonicalPageUrl, locateSitePage, locateStory } from './guardian-address.ts';
import { blockTags } from './guardian-page-blocks.ts';
import {
  canonicalUrlOf,
  isGuardianPage,
  isLiveBlogPage,
  toStoryPage,
} from './guardian-page-story.ts';
import { toGuardianUpdate } from './guardian-update.ts';

export const guardianPage: SourceAdapter = {
  name: 'guardian-page',
  reads: 'the page of a Guardian live blog',
  evidence: 'captured',
  minPollMs: 60_000,
  locate: locateSitePage,
  discover,
  recognises: (document) => isGuardianPage(treeOf(document)),
  request,
  parse,
  probe: null,
};

/** A page that this site made holds one of these words, and most other documents need not be taken apart. */
const TRACE = /gu-island|liveblog-body|og:site_name|theguardian\.com/u;

/** Its AMP pages are live lists, which are read as such. */
const AMP = /<amp-live-list\b/u;

function treeOf(document: FoundDocument): readonly HtmlNode[] {
  const { body } = document;
  const isPage = TRACE.test(body) && !AMP.test(body) && document.json() === undefined;
  return isPage ? document.tree() : [];
}

function discover(document: FoundDocument, url: string): Finding | null {
  const tree = treeOf(document);
  if (!isGuardianPage(tree) || !isLiveBlogPage(tree)) return null;
  const pageUrl = canonicalPageUrl(canonicalUrlOf(tree) ?? url);
  const address = pageUrl === null ? null : locateStory(pageUrl, true);
  if (address === null) return null;
  const count = blockTags(tree).length;
  const evidence = `a live blog of the Guardian's with ${count} ${count === 1 ? 'post' : 'posts'} on the page`;
  return { kind: 'story', address: { ...address, endpoint: newestPageOf(url) }, evidence };
}

/** Of a page that was asked for by one of its blocks, the first page. */
function newestPageOf(url: string): string {
  const page = new URL(url);
  page.searchParams.delete('page');
  page.hash = '';
  return page.href;
}

function request(address: StoryAddress, cursor: Cursor | null): FeedRequest {
  const page = new URL(address.endpoint ?? address.pageUrl);
  if (cursor !== null) page.searchParams.set('page', `with:block-${cursor}`);
  return { url: page.href, headers: { accept: 'text/html' } };
}

function parse(body: string, context: ParseContext): Update {
  const document = toDocument(body);
  const tree = treeOf(document);
  if (!isGuardianPage(tree)) throw new DecodeError('byte 0', 'not a page of the Guardian');
  const page = toStoryPage(tree);
  const url = canonicalUrlOf(tree) ?? context.address?.pageUrl ?? 'this file';
  if (!isLiveBlogPage(tree)) throw new NotLiveBlogError(url, judgePage(document));
  const update = toGuardianUpdate(page, context, guardianPage.name);
  if (update.blocks.length === 0) throw new NotLiveBlogError(url, 'no-updates');
  return update;
}
