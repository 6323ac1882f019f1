// Owns what a reader puts on a block: a star, a note. Nothing of it comes from a source, and no answer takes it away.

export type Mark = {
  readonly isStarred: boolean;
  /** On one line; null where there is none. */
  readonly note: string | null;
};

export const NO_MARK: Mark = { isStarred: false, note: null };
