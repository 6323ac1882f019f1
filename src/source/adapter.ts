// Owns the port that every source implements: documents and answers in, updates out.
// An adapter has no clock, no network and no memory; what it needs of an earlier answer is in the cursor.

import type { BlockId } from '../model/block.ts';
import type { Cursor, FeedRequest, Update } from '../model/update.ts';
import type { FoundDocument } from './found-document.ts';

/** One story as its source addresses it: every spelling of a story's URL gives the same values. */
export type StoryAddress = {
  /** Unlike any other story's of the same source. */
  readonly storyId: string;
  /** The page for people, http or https, without parameters or fragment. */
  readonly pageUrl: string;
  /** Where the source answers, when that does not follow from the page's URL. Only the adapter that found it can read it. */
  readonly endpoint?: string;
  /** What the page said of the story, for a source whose answers do not say. */
  readonly page?: PageFacts;
};

/** What a page says of the story on it. Already free of controls. */
export type PageFacts = {
  readonly title: string | null;
  readonly standfirst: string | null;
  readonly byline: string | null;
};

/** What the time of asking, and the reader, add to a question. */
export type Asking = {
  /** Epoch ms. */
  readonly now: number;
  /** The reader's own key for the source, where it needs one. */
  readonly apiKey: string | null;
};

/** Where a body came from. All null for a file that was opened from disk. */
export type ParseContext = {
  readonly address: StoryAddress | null;
  readonly requestUrl: string | null;
  /** The cursor that was asked with; null for the newest page. */
  readonly cursor: Cursor | null;
  /** When the answer was made, epoch ms, by the server's own date: a cached copy keeps its age. */
  readonly answeredAt: number | null;
};

/** What a body is parsed with when it is a file and not an answer. */
export const FILE_CONTEXT: ParseContext = {
  address: null,
  requestUrl: null,
  cursor: null,
  answeredAt: null,
};

/** A block as a cheap question reports it. Times are epoch ms. */
export type Glimpse = {
  readonly id: BlockId;
  readonly publishedAt: number | null;
  readonly lastUpdatedAt: number | null;
};

/**
 * A small answer that tells whether the snapshot is worth asking for. It says nothing about blocks older than the oldest
 * one in it, so a snapshot is still to be asked for now and then.
 */
export type Probe = {
  readonly request: (address: StoryAddress) => FeedRequest;
  /** The newest blocks, newest first. Throws DecodeError where the server does not know the question. */
  readonly parse: (body: string) => readonly Glimpse[];
};

/** What an adapter finds in the document that stands at an address. `evidence` is one phrase for people. */
export type Finding =
  /** A story that this source can be asked for, or that stands in the document itself. */
  | { readonly kind: 'story'; readonly address: StoryAddress; readonly evidence: string }
  /** Another document that is to be looked at: the frame that holds the blog. */
  | { readonly kind: 'look'; readonly url: string; readonly evidence: string }
  /** Something to follow that may not be this story: a section's feed. Never followed unasked. */
  | {
      readonly kind: 'offer';
      readonly url: string;
      readonly title: string | null;
      readonly evidence: string;
    };

export type SourceAdapter = {
  /** As `--source` takes it. */
  readonly name: string;
  /** What it reads, for people: one phrase for `--explain` and the README's table. */
  readonly reads: string;
  /** 'captured': built against real answers. 'inferred': only against what its clients and documents show. */
  readonly evidence: 'captured' | 'inferred';
  /** The least interval between polls that the source deserves, ms. */
  readonly minPollMs: number;
  /**
   * The story that the URL names, or null when the URL alone does not tell. When `forced`, any http or https origin is
   * taken and is itself the one to ask, so that mirrors and test servers work.
   */
  readonly locate: (url: string, forced: boolean) => StoryAddress | null;
  /** What the document at an address holds or leads to; null when it is nothing to this source. Never throws. */
  readonly discover: (document: FoundDocument, url: string) => Finding | null;
  /** True when a saved file has this source's shape, whether or not it is a live blog. Never throws. */
  readonly recognises: (document: FoundDocument) => boolean;
  /** The request for the newest page or for where a cursor leads. */
  readonly request: (address: StoryAddress, cursor: Cursor | null, asking: Asking) => FeedRequest;
  /** Throws DecodeError for a body that cannot be read, NotLiveBlogError for one that holds no live blog. */
  readonly parse: (body: string, context: ParseContext) => Update;
  /** Null where the source has no cheaper question than the snapshot. */
  readonly probe: Probe | null;
};
