// Owns the kinds of value that an option can take: how each is read from text, and what is said when it cannot be.
// Knows no option by name.

import { plainText } from '../model/plain-text.ts';
import { parseQuery } from '../query/parse-query.ts';
import { toPatternQuery } from '../query/pattern-query.ts';
import type { Query } from '../query/query.ts';
import { parseSince, type Since } from './duration.ts';
import { momentReader } from './moments.ts';
import { nearest } from './nearest.ts';

/** What reading a value gave. A reason finishes the sentence that begins with the option: "takes a whole number, not …". */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

export type Kind<T> = {
  /** What stands for the value in help; null for a switch, which takes none. */
  readonly placeholder: string | null;
  /** All that is allowed, where that is a list; for completions. */
  readonly choices: readonly string[];
  /** The value when the option is not given. */
  readonly absent: T;
  readonly parse: (text: string) => Parsed<T>;
};

/** Given or not; "no" only where it is set, and turned off for one run. */
export const flag: Kind<boolean> = {
  placeholder: null,
  choices: [],
  absent: false,
  parse: (text) => ({ ok: true, value: text !== 'no' }),
};

export function choice<const C extends string>(choices: readonly C[], absent: C): Kind<C> {
  return {
    placeholder: choices.join('|'),
    choices,
    absent,
    parse: (text) => {
      const value = choices.find((allowed) => allowed === text);
      return value === undefined ? refuseChoice(text, choices) : { ok: true, value };
    },
  };
}

/** A name out of a list that config does not know; whoever owns the list checks it, and may answer with `refuseChoice`. */
export function name(placeholder: string): Kind<string | null> {
  return {
    placeholder,
    choices: [],
    absent: null,
    parse: (text) =>
      text === '' ? { ok: false, reason: 'needs a name' } : { ok: true, value: text },
  };
}

export const count: Kind<number | null> = {
  placeholder: 'N',
  choices: [],
  absent: null,
  parse: (text) =>
    /^\d{1,9}$/.test(text)
      ? { ok: true, value: Number(text) }
      : { ok: false, reason: `takes a whole number, 0 or more, not ${quoted(text)}` },
};

/** A number above nothing and up to `most`, with or without a fraction. */
export function amount<A extends number | null>(
  placeholder: string,
  most: number,
  absent: A,
): Kind<number | A> {
  return {
    placeholder,
    choices: [],
    absent,
    parse: (text) => {
      const value = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
      return value > 0 && value <= most
        ? { ok: true, value }
        : { ok: false, reason: `takes a number above 0 and up to ${most}, not ${quoted(text)}` };
    },
  };
}

/** Case is ignored, so that `resign` finds "Resigns" too. */
export const pattern: Kind<RegExp | null> = {
  placeholder: 'REGEX',
  choices: [],
  absent: null,
  parse: (text) => {
    try {
      return { ok: true, value: new RegExp(text, 'iu') };
    } catch (error) {
      return {
        ok: false,
        reason: `takes a regular expression, not ${quoted(text)}: ${why(error)}`,
      };
    }
  },
};

/** What is marked in the text: the patterns of the query language, which no text can make slow. */
export const marking: Kind<Query | null> = {
  placeholder: 'REGEX',
  choices: [],
  absent: null,
  parse: (text) => {
    const read = toPatternQuery(text);
    if (read.ok) return { ok: true, value: read.query };
    const { at, message } = read.fault;
    const reason = `${message}, at character ${at + 1}`;
    return { ok: false, reason: `takes a regular expression, not ${quoted(text)}: ${reason}` };
  },
};

/** The query language, as text: what a time in it means depends on when, and where, it is asked. */
export const asked: Kind<string | null> = {
  placeholder: 'QUERY',
  choices: [],
  absent: null,
  parse: (text) => {
    const read = parseQuery(text, { momentOf: momentReader(Date.UTC(2000), 'UTC') });
    if (read.ok) return { ok: true, value: text };
    const { at, message } = read.fault;
    return {
      ok: false,
      reason: `takes a query, not ${quoted(text)}: ${message}, at character ${at + 1}`,
    };
  },
};

export const zone: Kind<string | null> = {
  placeholder: 'ZONE',
  choices: [],
  absent: null,
  parse: (text) => {
    if (isZone(text)) return { ok: true, value: text };
    const meant = nearest(text, Intl.supportedValuesOf('timeZone')) ?? 'Europe/London';
    return { ok: false, reason: `takes a time zone such as ${meant}, not ${quoted(text)}` };
  },
};

export const since: Kind<Since | null> = {
  placeholder: 'DURATION|TIME',
  choices: [],
  absent: null,
  parse: (text) => {
    const value = parseSince(text);
    if (value !== null) return { ok: true, value };
    return {
      ok: false,
      reason: `takes a duration (90s, 15m, 1h30m, 2d) or a time (14:30, 2024-06-19T14:30Z), not ${quoted(text)}`,
    };
  },
};

/** What is said of a value that is not in the list: all that is allowed, and the one that was probably meant. */
export function refuseChoice(
  text: string,
  choices: readonly string[],
): { readonly ok: false; readonly reason: string } {
  const meant = nearest(text, choices);
  const hint = meant === null ? '' : `; did you mean ${meant}?`;
  return { ok: false, reason: `takes ${listed(choices)}, not ${quoted(text)}${hint}` };
}

/** In quotes and without controls: an argument is printed back to a terminal. */
export function quoted(text: string): string {
  return `"${plainText(text)}"`;
}

function listed(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** V8 says "Invalid regular expression: /(/iu: Unterminated group"; the last part is the reason. */
function why(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const reason = words.slice(words.lastIndexOf(': ') + 2);
  return plainText(reason.charAt(0).toLowerCase() + reason.slice(1));
}
