// Owns the port that every source implements: addresses and text in, updates out.
// An adapter has no clock, no network and no memory; what it needs of an earlier answer is in the cursor.

import type { BlockId } from '../model/block.ts';
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
  /** Null where the source has no cheaper question than the snapshot. */
  readonly probe: Probe | null;
};
