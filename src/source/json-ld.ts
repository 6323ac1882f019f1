// Owns schema.org's LiveBlogPosting in JSON-LD as a source: any page that describes its live blog in this way. Knows
// where such a description stands and how the page is asked for again, and nothing of what it says.

import { DecodeError, NotLiveBlogError } from '../model/errors.ts';
import type { Update } from '../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from './adapter.ts';
import { type Fields, isFields } from './decode.ts';
import { type FoundDocument, toDocument } from './found-document.ts';
import { findLinkedData, findPostings, type LinkedData } from './linked-data.ts';
import { toPostingsUpdate } from './live-blog-posting.ts';
import { isMarkedLive } from './marked-live.ts';
import { addressOfPage, locatePage, requestPage } from './page-address.ts';
import { readPageHead } from './page-head.ts';
import { pageUrlOf } from './posting-header.ts';
import { collectUpdates, updatesIn } from './posting-updates.ts';
import { foldWords } from './posting-words.ts';
import { wordsAt } from './schema-values.ts';

export const jsonLd: SourceAdapter = {
  name: 'json-ld',
  reads: 'schema.org LiveBlogPosting in JSON-LD, joined to the markup of its page',
  evidence: 'captured',
  minPollMs: 60_000,
  locate: locatePage,
  discover,
  recognises: (document) => storyOf(document) !== null,
  request: requestPage,
  parse,
  probe: null,
};

function discover(document: FoundDocument, url: string): Finding | null {
  const story = storyOf(document);
  if (story === null) return null;
  const head = readPageHead(document.tree(), url);
  const pageUrl = pageUrlOf(story.postings[0] ?? {}, head, url);
  const updates = collectUpdates(story.postings, {
    tree: document.tree(),
    pageUrl,
    references: story.references,
    places: new Map(),
  });
  const joined = updates.filter(({ place }) => place !== null).length;
  const ofThem = joined === 0 ? '' : `, ${joined} of them joined to the page`;
  return {
    kind: 'story',
    address: addressOfPage(url, pageUrl),
    evidence: `a LiveBlogPosting with ${updates.length} update${updates.length === 1 ? '' : 's'}${ofThem}`,
  };
}

function parse(body: string, context: ParseContext): Update {
  const document = toDocument(body);
  const story = storyOf(document);
  const url = context.requestUrl ?? context.address?.pageUrl ?? null;
  if (story !== null) {
    const page = { source: jsonLd.name, tree: document.tree(), url, references: story.references };
    return toPostingsUpdate(story.postings, page, context);
  }
  if (document.tree().length === 0) throw new DecodeError('the top level', 'not a page');
  throw new NotLiveBlogError(url ?? 'this file', isMarkedLive(document) ? 'no-updates' : 'article');
}

/** The postings of the page's one story, the fullest first; null when none has an update. */
function storyOf(document: FoundDocument): LinkedData | null {
  const { postings, references } = linkedDataOf(document);
  const filled = postings
    .map((posting) => ({ posting, size: updatesIn(posting, references).length }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ posting }) => posting);
  const [main] = filled;
  if (main === undefined) return null;
  return { postings: filled.filter((posting) => isSameStory(posting, main)), references };
}

/** A description that is an answer by itself is looked for near the top only: any source's JSON may hold one inside. */
function linkedDataOf(document: FoundDocument): LinkedData {
  const json = document.json();
  if (json === undefined) return findLinkedData(document.tree());
  const values = isFields(json) ? [json, json['@graph']].flat() : [json].flat();
  return findPostings(values.filter(isFields).filter((value) => 'liveBlogUpdate' in value));
}

/** The same blog is described twice on some pages, once under its AMP address. */
function isSameStory(posting: Fields, main: Fields): boolean {
  const titleOf = (each: Fields) => foldWords(wordsAt(each, 'headline', 'name'));
  return posting === main || titleOf(posting) === titleOf(main);
}
