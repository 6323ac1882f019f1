// Owns the judgement that a page calls itself a live blog, whether or not a program can read its updates.

import type { FoundDocument } from '../found-document.ts';
import { walkTags } from '../html/html-search.ts';
import { linkedDataScripts } from './linked-data.ts';

/** True when the page is typed as a live blog in any of the vocabularies. Words about live blogs do not make it one. */
export function isMarkedLive(document: FoundDocument): boolean {
  if (!/LiveBlog|liveBlog|amp-live-list/u.test(document.body)) return false;
  const tree = document.tree();
  if (linkedDataScripts(tree).some(isTypedLive)) return true;
  let isMarked = false;
  walkTags(tree, (tag) => {
    const { itemtype = '', itemprop = '', typeof: type = '', property = '' } = tag.attributes;
    isMarked ||=
      tag.name === 'amp-live-list' ||
      /LiveBlogPosting/u.test(itemtype + type) ||
      /\bliveBlogUpdate\b/u.test(`${itemprop} ${property}`);
    return !isMarked;
  });
  return isMarked;
}

/** Read as text: what is broken beyond repair may still say what it is. */
function isTypedLive(script: string): boolean {
  return /type["']?\s*:\s*(?:\[[^\]]{0,200})?["'](?:[^"'\s]{0,80}[/:#])?LiveBlogPosting["']|["']liveBlogUpdate["']\s*:/u.test(
    script.replace(/&(?:quot|#34);/gu, '"'),
  );
}
