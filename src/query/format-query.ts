// Owns how a query is written down again: read back, it is the same query.

import type { Query, Term } from './query.ts';
import { isKeyword } from './tokens.ts';

/** The query as one would type it; times in full and in UTC, so that they mean the same on any day. */
export function formatQuery(query: Query): string {
  switch (query.kind) {
    case 'text':
    case 'pattern':
      return formatTerm(query);
    case 'author':
    case 'source':
      return `${query.kind}:${formatTerm(query.term)}`;
    case 'is':
      return `is:${query.quality}`;
    case 'after':
    case 'before':
      return `${query.kind}:${new Date(query.at).toISOString()}`;
    case 'not':
      return `-${grouped(query.query)}`;
    case 'and':
      return query.queries.map(grouped).join(' ');
    case 'or':
      return query.queries
        .map((one) => (one.kind === 'and' ? formatQuery(one) : grouped(one)))
        .join(' or ');
  }
}

function grouped(query: Query): string {
  const written = formatQuery(query);
  return query.kind === 'and' || query.kind === 'or' ? `(${written})` : written;
}

function formatTerm(term: Term): string {
  if (term.kind === 'pattern') return `/${term.source}/`;
  return isBare(term.text) ? term.text : quoteText(term.text);
}

/** In quotation marks, as it stands in a query. */
function quoteText(text: string): string {
  return `"${text.replace(/["\\]/gu, '\\$&')}"`;
}

/** True for a text that means itself without quotation marks, behind a field's colon too. */
function isBare(text: string): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.,'’-]*$/u.test(text) &&
    !isKeyword(text.toLowerCase()) &&
    text.toLowerCase() !== 'ago'
  );
}
