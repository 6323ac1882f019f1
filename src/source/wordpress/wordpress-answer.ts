// Owns the shapes in which WordPress's Liveblog plugin answers: a page of entries, a window of time, a list of key events;
// and the plugin's own samples of what a poll does to what is known. Knows nothing of blocks.

import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import { decodeList, type Fields, isFields, numberAt, rawAt } from '../decode.ts';
import { isRow } from './wordpress-rows.ts';

export type Answer = {
  /** Rows, and what is none. */
  readonly values: readonly unknown[];
  /** Where in the body the rows are. */
  readonly path: string;
  /** Null for what is not one page of several. */
  readonly paging: {
    readonly page: number;
    readonly pages: number;
    readonly total: number | null;
  } | null;
  readonly everySeconds: number | null;
  /** A sample: what is known, newest first, and what a poll brings, oldest first. Its rows have no times. */
  readonly known: readonly unknown[] | null;
};

/** Null for any other answer, another plugin's under the same name included. Never throws. */
export function toAnswer(value: unknown): Answer | null {
  if (Array.isArray(value)) return value.some(isRow) ? plainAnswer(value, 'the top level') : null;
  if (!isFields(value)) return null;
  return toSample(value) ?? toListing(value);
}

/** As `toAnswer`, insisting. */
export function decodeAnswer(value: unknown, url: string): Answer {
  if (isFields(value) && 'code' in value) refuse(value, url);
  // A story may have no key events at all.
  const isNone = Array.isArray(value) && value.length === 0;
  const answer = isNone ? plainAnswer(value, 'the top level') : toAnswer(value);
  if (answer !== null) return answer;
  if (isFields(value)) decodeList(value.entries, 'entries');
  throw new DecodeError('the top level', "no answer of WordPress's Liveblog plugin");
}

function refuse(value: Fields, url: string): never {
  const code = rawAt(value, 'code');
  if (code === 'rest_liveblog_not_found') throw new NotLiveBlogError(url, 'article');
  throw new DecodeError('code', `the site refuses: ${code}`);
}

function plainAnswer(values: readonly unknown[], path: string): Answer {
  return { values, path, paging: null, everySeconds: null, known: null };
}

/** An empty list is the plugin's only if something beside it is. */
function toListing(value: Fields): Answer | null {
  const { entries } = value;
  if (!Array.isArray(entries)) return null;
  const isOurs = entries.length === 0 ? hasOwnKeys(value) : entries.some(isRow);
  if (!isOurs) return null;
  const [page, pages] = [numberAt(value, 'page'), numberAt(value, 'pages')];
  return {
    ...plainAnswer(entries, 'entries'),
    paging:
      page === null || pages === null ? null : { page, pages, total: numberAt(value, 'total') },
    everySeconds: numberAt(value, 'refresh_interval'),
  };
}

function hasOwnKeys(value: Fields): boolean {
  return 'latest_timestamp' in value || ('page' in value && 'pages' in value);
}

function toSample(value: Fields): Answer | null {
  for (const name of ['Entries', 'Events']) {
    const [known, news] = [value[`current${name}`], value[`new${name}`]];
    if (isFields(known) && Array.isArray(news) && [...Object.values(known), ...news].some(isRow)) {
      return { ...plainAnswer(news, `new${name}`), known: Object.values(known) };
    }
  }
  return null;
}
