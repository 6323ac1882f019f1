// Owns where a redirect may lead: never from https to http, never out of http altogether. Pure.

import { type AnswerHeaders, headerText } from './cache-headers.ts';
import { RefusalError } from './network-error.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The address that a redirect names, without credentials and fragment; null when the answer is no redirect. Throws RefusalError. */
export function resolveRedirect(from: URL, status: number, headers: AnswerHeaders): URL | null {
  const location = headerText(headers, 'location');
  if (!REDIRECTS.has(status) || location === null) return null;
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  const secure =
    to?.protocol === 'https:' || (to?.protocol === 'http:' && from.protocol === 'http:');
  if (to === null || !secure) throw new RefusalError('redirect');
  return withoutCredentials(to);
}

export function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}
