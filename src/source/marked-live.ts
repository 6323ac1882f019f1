// Owns the judgement that a page calls itself a live blog, whether or not a program can read its updates.

import type { FoundDocument } from './found-document.ts';

/** True when the page is typed as a live blog, in whichever of the vocabularies. */
export function isMarkedLive({ body }: FoundDocument): boolean {
  return /\bLiveBlogPosting\b|\bliveBlogUpdate\b/u.test(body);
}
