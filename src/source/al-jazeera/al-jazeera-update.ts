// Owns what one answer of Al Jazeera's means for the story: a block, or a list of blocks to be asked for, and what is to be
// asked next. The list is the poll; the story is asked for now and then, and its newest updates again with it.

import { NotLiveBlogError } from '../../model/errors.ts';
import type { StoryHeader } from '../../model/story.ts';
import { type Cursor, EMPTY_UPDATE, type Update } from '../../model/update.ts';
import type { ParseContext } from '../adapter.ts';
import type { Fields } from '../decode.ts';
import {
  isSavedAnswer,
  type Poll,
  type Question,
  RECHECK_MS,
  readCursor,
  toOlderCursor,
  toPollCursor,
} from './al-jazeera-address.ts';
import { type Answer, DEFAULT_ORIGIN, pageIn } from './al-jazeera-answer.ts';
import { decodeBlock, type Surroundings } from './al-jazeera-block.ts';
import {
  childIds,
  isStory,
  type Listing,
  toHeader,
  toListing,
  toPoll,
} from './al-jazeera-story.ts';

export function toBlockUpdate({ fields, path }: Answer, context: ParseContext): Update {
  const around = surroundingsOf(fields, context);
  const block = decodeBlock(fields, around, path);
  const asked = readCursor(context.cursor);
  const at = block.publishedAt;
  return {
    ...toEmptyUpdate(asked),
    header: isAlone(context) ? toOwnHeader(fields, around) : null,
    blocks: [block],
    statedAt: context.answeredAt,
    span: asked?.kind === 'older' && at !== null ? { from: at, to: at } : null,
  };
}

/** An update in a file is told under its own title: nothing else there names the story. */
function toOwnHeader(fields: Fields, around: Surroundings): StoryHeader {
  return { ...toHeader(fields, around, null), standfirst: [], byline: null, contributors: [] };
}

/** Older updates are pages of one, and one that is gone is a page too. */
export function toEmptyUpdate(asked: Question | null): Update {
  const older = asked?.kind === 'older' ? toOlderCursor(asked.ids.slice(1)) : null;
  return { ...EMPTY_UPDATE, older };
}

/** The story, or its list alone. Throws NotLiveBlogError for a list in a file: it holds no words at all. */
export function toListUpdate({ fields }: Answer, context: ParseContext): Update {
  const around = surroundingsOf(fields, context);
  const isWhole = isStory(fields);
  const header = isWhole ? toHeader(fields, around, context.address?.storyId ?? null) : null;
  const update: Update = { ...EMPTY_UPDATE, header, totalBlocks: childIds(fields).length };
  if (!isAlone(context)) return { ...update, ...toQuestions(fields, context) };
  if (isWhole) return update;
  throw new NotLiveBlogError(around.pageUrl ?? 'this file', 'no-updates');
}

/** What the answer lists, and what follows from it for what is to be asked. */
function toQuestions(article: Fields, { cursor, answeredAt }: ParseContext): Partial<Update> {
  const asked = readCursor(cursor);
  const before = asked?.kind === 'poll' ? asked.poll : null;
  const isRecheck = isStory(article) && isDue(before, answeredAt ?? 0);
  const poll = toNextPoll(article, before, isRecheck ? (answeredAt ?? 0) : null);
  const listing = toListing(article, poll);
  return {
    listed: listing.listed,
    span: listing.span,
    older: toOlderCursor(listing.older),
    statedAt: answeredAt,
    next: toPollCursor(poll),
    also: before === null ? [toPollCursor(poll)] : isRecheck ? toRechecks(listing) : [],
  };
}

/** By the server's clock alone: where ours is wrong, the story is asked for too often, and the updates are still not. */
function isDue(before: Poll | null, answeredAt: number): boolean {
  return before === null || Math.abs(answeredAt - before.askedAt) >= RECHECK_MS;
}

function toNextPoll(article: Fields, before: Poll | null, recheckedAt: number | null): Poll {
  if (!isStory(article) && before !== null) return before;
  return toPoll(article, recheckedAt ?? before?.askedAt ?? 0, before);
}

/** How many of the newest updates are read again for their edits. */
const RECHECKED = 10;

function toRechecks({ listed }: Listing): readonly Cursor[] {
  return listed.slice(0, RECHECKED).map(({ cursor }) => cursor);
}

/** An answer by itself, in a file or kept somewhere: nobody can be asked for another. */
function isAlone({ address }: ParseContext): boolean {
  return address === null || isSavedAnswer(address);
}

function surroundingsOf(fields: Fields, { address }: ParseContext): Surroundings {
  const pageUrl = address?.pageUrl ?? pageIn(fields, DEFAULT_ORIGIN);
  return { pageUrl, base: pageUrl ?? DEFAULT_ORIGIN };
}
