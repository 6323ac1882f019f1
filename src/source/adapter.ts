// Owns the port that every source implements: addresses and text in, updates out.
// An adapter has no clock, no network and no memory; what it needs of an earlier answer is in the cursor.

import type { Cursor, FeedRequest, Update } from '../model/update.ts';

/** One story as its source addresses it: every spelling of a story's URL gives the same two values. */
export type StoryAddress = {
  readonly storyId: string;
  /** The page for people, http or https, without parameters or fragment. */
  readonly pageUrl: string;
};

/** Where a body came from. All null for a file that was opened from disk. */
export type ParseContext = {
  readonly address: StoryAddress | null;
  readonly requestUrl: string | null;
  /** The cursor that was asked with; null for the newest page. */
  readonly cursor: Cursor | null;
};

/** What a body is parsed with when it is a file and not an answer. */
export const FILE_CONTEXT: ParseContext = { address: null, requestUrl: null, cursor: null };

export type SourceAdapter = {
  /** As `--source` takes it. */
  readonly name: string;
  /** The least interval between polls that the source deserves, ms. */
  readonly minPollMs: number;
  /**
   * The story that the URL names, or null when this adapter does not read such URLs. When `forced`, any http or https
   * origin is taken and is itself the one to ask, so that mirrors and test servers work.
   */
  readonly locate: (url: string, forced: boolean) => StoryAddress | null;
  /** The request for the newest page, or for the older page that the cursor names. */
  readonly request: (address: StoryAddress, cursor: Cursor | null) => FeedRequest;
  /** True when the body has this source's shape, whether or not it is a live blog. Never throws. */
  readonly recognises: (body: string) => boolean;
  /** Throws DecodeError for a body that cannot be read, NotLiveBlogError for one that holds no live blog. */
  readonly parse: (body: string, context: ParseContext) => Update;
};
