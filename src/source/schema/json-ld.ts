// Owns schema.org's LiveBlogPosting in JSON-LD as a source: any page that describes its live blog in this way.

import type { SourceAdapter } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';
import { type Fields, isFields } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { findLinkedData, findPostings, type LinkedData } from './linked-data.ts';
import { readMarkedUp } from './microdata-items.ts';
import { readPageHead } from './page-head.ts';
import { type PagedStory, toPagedAdapter } from './posting-source.ts';
import { updatesIn } from './posting-updates.ts';
import { foldWords } from './posting-words.ts';
import { urlOf, wordsAt } from './schema-values.ts';

export const jsonLd: SourceAdapter = toPagedAdapter({
  name: 'json-ld',
  reads: 'schema.org LiveBlogPosting in JSON-LD, joined to the markup of its page',
  evidence: 'captured',
  description: 'a LiveBlogPosting',
  find: findStory,
});

function findStory(document: FoundDocument): PagedStory | null {
  const { postings, references } = linkedDataOf(document);
  const filled = postings
    .map((posting) => ({ posting, size: updatesIn(posting, references).length }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ posting }) => posting);
  const main = mainOf(filled, document);
  if (main === undefined) return null;
  if (countInMarkup(document) > updatesIn(main, references).length) return null;
  return {
    postings: filled.filter((posting) => isSameStory(posting, main)),
    references,
    places: new Map(),
    removals: [],
    hasEnded: null,
  };
}

/** The one at the page's own address; where none says so, the fullest. A page may describe other live blogs beside its own. */
function mainOf(filled: readonly Fields[], document: FoundDocument): Fields | undefined {
  if (filled.length < 2) return filled[0];
  const { canonicalUrl } = readPageHead(document.tree(), null);
  const isOwn = (posting: Fields) =>
    [posting.url, posting.mainEntityOfPage].some((value) => {
      const url = urlOf(value, canonicalUrl, '@id', 'url');
      return url !== null && bareUrl(url) === canonicalUrl;
    });
  return filled.find(isOwn) ?? filled[0];
}

/** The markup may describe more of the story than the script does, and is then read instead. */
function countInMarkup(document: FoundDocument): number {
  if (!/(?:itemprop|property)=["']?(?:schema:)?liveBlogUpdate/u.test(document.body)) return 0;
  const { postings } = readMarkedUp(document.tree());
  return Math.max(0, ...postings.map((posting) => updatesIn(posting, new Map()).length));
}

/** A description that is an answer by itself is looked for at the top only: any source's JSON may hold one inside. */
function linkedDataOf(document: FoundDocument): LinkedData {
  const json = document.json();
  if (json === undefined) return findLinkedData(document.tree());
  const top = [json, isFields(json) ? json['@graph'] : null].flat().filter(isFields);
  return findPostings(top.filter((value) => 'liveBlogUpdate' in value));
}

/** The same blog is described twice on some pages, once under its AMP address. */
function isSameStory(posting: Fields, main: Fields): boolean {
  const titleOf = (each: Fields) => foldWords(wordsAt(each, 'headline', 'name'));
  return posting === main || titleOf(posting) === titleOf(main);
}
