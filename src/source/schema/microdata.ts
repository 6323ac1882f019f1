// Owns schema.org's LiveBlogPosting in microdata, or in RDFa, as a source: the vocabulary stands in the markup itself.

import type { SourceAdapter } from '../adapter.ts';
import type { FoundDocument } from '../found-document.ts';
import { readMarkedUp } from './microdata-items.ts';
import { type PagedStory, toPagedAdapter } from './posting-source.ts';

export const microdata: SourceAdapter = toPagedAdapter({
  name: 'microdata',
  reads: 'schema.org LiveBlogPosting in microdata or RDFa',
  evidence: 'captured',
  description: 'a LiveBlogPosting in the markup',
  find: findStory,
});

function findStory(document: FoundDocument): PagedStory | null {
  if (!document.body.includes('liveBlogUpdate')) return null;
  const { postings, places } = readMarkedUp(document.tree());
  return postings.length === 0
    ? null
    : { postings, references: new Map(), places, removals: [], hasEnded: null };
}
