// Owns the reader's key in an address: put in at the last moment, and taken out of what a server sends back. Pure.

import type { FeedRequest } from '../model/update.ts';
import { RefusalError } from './network-error.ts';

type Secret = FeedRequest['secret'];

/** The address as it is sent; whatever is said of it later is said of the one without the secret. */
export function withSecret(url: URL, secret: Secret): URL {
  if (secret === undefined) return url;
  const opened = new URL(url);
  opened.searchParams.set(secret.name, secret.value);
  return opened;
}

/**
 * A server that sends us on may repeat our question, and then the secret is taken out. Where it stands elsewhere in the
 * address we do not go: throws RefusalError.
 */
export function withoutSecret(url: URL, secret: Secret): URL {
  if (secret === undefined) return url;
  const bare = new URL(url);
  if (bare.searchParams.has(secret.name)) bare.searchParams.delete(secret.name);
  if (holds(bare.href, secret.value)) throw new RefusalError('redirect');
  return bare;
}

/** An address within an address within an address. */
const MOST_FOLDS = 3;

function holds(text: string, value: string): boolean {
  const wanted = unfold(value);
  let unfolded = text;
  for (let fold = 0; fold <= MOST_FOLDS; fold++) {
    if (unfolded.includes(value) || unfolded.includes(wanted)) return true;
    unfolded = unfold(unfolded);
  }
  return false;
}

/** One layer of encoding taken off, as far as it can be: a stray % must not keep us from the rest. */
function unfold(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/giu, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}
