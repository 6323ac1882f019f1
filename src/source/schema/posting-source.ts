// Owns what all sources that read live blogs out of a page have in common: how the page is asked for, found out and told
// apart from an ordinary one. Knows no vocabulary; what each finds, it finds by itself.

import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import type { Removal, Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from '../adapter.ts';
import type { Fields } from '../decode.ts';
import { type FoundDocument, toDocument } from '../found-document.ts';
import type { HtmlTag } from '../html/html-tree.ts';
import { judgePage } from '../page-kind.ts';
import { toPostingsUpdate } from './live-blog-posting.ts';
import { addressOfPage, locatePage, requestPage } from './page-address.ts';
import { readPageHead } from './page-head.ts';
import { pageUrlOf } from './posting-header.ts';
import { collectUpdates } from './posting-updates.ts';
import type { References } from './schema-values.ts';

/** One story as a page describes it. */
export type PagedStory = {
  /** The fullest description first; each has at least one update. */
  readonly postings: readonly Fields[];
  readonly references: References;
  /** The tags that the updates were read from, where the description is the markup itself. */
  readonly places: ReadonlyMap<Fields, HtmlTag>;
  readonly removals: readonly Removal[];
  /** What the page itself states of the story's end; null when it does not. */
  readonly hasEnded: boolean | null;
};

export type PagedSource = Pick<SourceAdapter, 'name' | 'reads' | 'evidence'> & {
  /** What people call a description: "a LiveBlogPosting". */
  readonly description: string;
  /** Null when the page holds no update in this vocabulary. */
  readonly find: (document: FoundDocument) => PagedStory | null;
};

/** Whole pages are heavy, and most of what comes back is not the story. */
const MIN_POLL_MS = 60_000;

export function toPagedAdapter(source: PagedSource): SourceAdapter {
  const { name, reads, evidence, find } = source;
  return {
    name,
    reads,
    evidence,
    minPollMs: MIN_POLL_MS,
    locate: locatePage,
    discover: (document, url) => discover(source, document, url),
    recognises: (document) => find(document) !== null,
    request: requestPage,
    parse: (body, context) => parse(source, body, context),
    probe: null,
  };
}

function discover(source: PagedSource, document: FoundDocument, url: string): Finding | null {
  const story = source.find(document);
  if (story === null) return null;
  const tree = document.tree();
  const pageUrl = pageUrlOf(story.postings[0] ?? {}, readPageHead(tree, url), url);
  const updates = collectUpdates(story.postings, {
    ...story,
    tree,
    isCut: isCut(document),
    pageUrl,
  });
  return {
    kind: 'story',
    address: addressOfPage(url, pageUrl),
    evidence: `${source.description} with ${updates.length} update${updates.length === 1 ? '' : 's'}${joinedOf(story, updates)}`,
  };
}

/** Where the description is the markup itself there is nothing to join. */
function joinedOf(story: PagedStory, updates: ReturnType<typeof collectUpdates>): string {
  const joined = updates.filter(({ place }) => place !== null).length;
  return joined === 0 || story.places.size > 0 ? '' : `, ${joined} of them joined to the page`;
}

function isCut({ body }: FoundDocument): boolean {
  return !/<\/(?:html|body)\s*>/iu.test(body);
}

function parse(source: PagedSource, body: string, context: ParseContext): Update {
  const document = toDocument(body);
  const story = source.find(document);
  const url = context.requestUrl ?? context.address?.pageUrl ?? null;
  if (story !== null) {
    const page = {
      ...story,
      source: source.name,
      tree: document.tree(),
      isCut: isCut(document),
      url,
    };
    return toPostingsUpdate(story.postings, page, context);
  }
  if (document.tree().length === 0) throw new DecodeError('the top level', 'not a page');
  throw new NotLiveBlogError(url ?? 'this file', judgePage(document));
}
