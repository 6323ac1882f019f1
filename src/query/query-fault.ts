// Owns what is said of a query that cannot be read: where, and what was expected there.

import { plainText } from '../model/plain-text.ts';

export type QueryFault = {
  /** The character at fault, in code points from the start of the text; its length when something is missing at the end. */
  readonly at: number;
  /** The same place in UTF-16 units, for cutting the text there. */
  readonly index: number;
  /** One sentence for people, without a full stop, free of controls. */
  readonly message: string;
};

/** Thrown while a query is read, and caught by whoever began the reading. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  /** In UTF-16 units. */
  readonly index: number;

  constructor(index: number, message: string) {
    super(plainText(message));
    this.index = index;
  }
}

/** The fault as a place in `text`. */
export function toFault(text: string, { index, message }: QueryError): QueryFault {
  return { at: Array.from(text.slice(0, index)).length, index, message };
}

/** As two lines: the text, and under the character at fault a caret and the sentence. For output that is not a screen. */
export function pointAt(text: string, { at, message }: QueryFault): readonly [string, string] {
  return [plainText(text), `${' '.repeat(at)}^ ${message}`];
}
