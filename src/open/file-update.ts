// Owns what a file holds: the update of the richest source that can read it, or the fault that says best what it is
// instead. Reads no disk.

import { DecodeError, type FollowFault, isFollowFault, NotLiveBlogError } from '../model/errors.ts';
import type { Update } from '../model/update.ts';
import { FILE_CONTEXT } from '../source/adapter.ts';
import { decodeJson } from '../source/decode.ts';
import type { FoundDocument } from '../source/found-document.ts';
import { judgePage } from '../source/page-kind.ts';
import { findSources, readersOf } from '../source/registry.ts';
import { readPageHead } from '../source/schema/page-head.ts';

/** Throws a FollowFault where no source can read it: the first one's, or what is wrong with it seen from outside. */
export async function readUpdate(document: FoundDocument): Promise<Update> {
  let first: FollowFault | null = null;
  for await (const adapter of readersOf(document)) {
    try {
      return adapter.parse(document.body, FILE_CONTEXT);
    } catch (error) {
      if (!isFollowFault(error)) throw error;
      first ??= error;
    }
  }
  throw first ?? (await strangeness(document));
}

async function strangeness(document: FoundDocument): Promise<FollowFault> {
  const { body } = document;
  if (body.trim() === '') return new DecodeError('byte 0', 'it is empty');
  if (body.includes('\0')) return new DecodeError('byte 0', 'it is not text');
  if (/^\s*</u.test(body)) return strangenessOfPage(document);
  try {
    decodeJson(body);
  } catch (error) {
    if (error instanceof DecodeError) return error;
  }
  return new DecodeError('the top level', 'no known source writes such a file');
}

/** A page may hold the address of what it shows, and not the thing itself. */
async function strangenessOfPage(document: FoundDocument): Promise<FollowFault> {
  const { canonicalUrl } = readPageHead(document.tree(), null);
  const found = await findSources(document, canonicalUrl ?? 'https://page.invalid/', null);
  const isElsewhere = found.some(({ finding }) => finding.kind !== 'offer');
  return new NotLiveBlogError(canonicalUrl ?? '', isElsewhere ? 'elsewhere' : judgePage(document));
}
