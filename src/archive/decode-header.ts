// Owns the check that a value read back is a story's header as the model has it.

import type { StoryHeader } from '../model/story.ts';
import { areContributors } from './decode-block.ts';
import { arePassages } from './decode-passages.ts';
import {
  isAbsentOr,
  isFields,
  isText,
  isTextOrNull,
  isTimeOrNull,
  isWebUrlOrNull,
  parseClean,
} from './read-text.ts';

/** The header that was written as this JSON, or null when that is no sound one. */
export function decodeHeader(json: unknown): StoryHeader | null {
  const value = parseClean(json);
  return isHeader(value) ? value : null;
}

function isHeader(value: unknown): value is StoryHeader {
  return (
    isFields(value) &&
    isText(value.id) &&
    isWebUrlOrNull(value.url) &&
    isText(value.title) &&
    arePassages(value.standfirst) &&
    isTextOrNull(value.byline) &&
    areContributors(value.contributors) &&
    (value.status === 'live' || value.status === 'ended' || value.status === 'unknown') &&
    isText(value.source) &&
    isTimeOrNull(value.updatedAt) &&
    isAbsentOr(value.pinnedId, isTextOrNull)
  );
}
