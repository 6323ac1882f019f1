// Owns the Guardian's Content API as a source: for those who have a key of their own, where the site's own JSON is not to
// be had. What it sends is put into the shape of that JSON, and read as it is.

import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import type { Cursor, Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from '../adapter.ts';
import {
  decodeFields,
  decodeJson,
  type Fields,
  fieldsAt,
  isFields,
  rawAt,
  textAt,
} from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { bareEndpoint, locateContent, PAGE_BLOCKS, requestContent } from './content-api-address.ts';
import { hasBlocks, isLiveContent, toContentPage } from './content-api-story.ts';
import { canonicalPageUrl, locateStory } from './guardian-address.ts';
import { guardianPage } from './guardian-page.ts';
import { toGuardianUpdate } from './guardian-update.ts';
import { joinStories } from './joined-stories.ts';

export const contentApi: SourceAdapter = {
  name: 'content-api',
  reads: "the Guardian's Content API, with a key of your own",
  evidence: 'captured',
  minPollMs: 30_000,
  locate: locateContent,
  discover,
  recognises: (document) => responseOf(document) !== null,
  request: requestContent,
  parse,
  probe: null,
};

/** Whatever the API answers stands in an envelope with a status. */
function responseOf(document: FoundDocument): Fields | null {
  const answer = document.json();
  const response = isFields(answer) ? envelopeOf(answer) : {};
  const isAnswer = ['content', 'results', 'message'].some((key) => key in response);
  return isAnswer && textAt(response, 'status') !== null ? response : null;
}

/** People keep an answer without its envelope, or the story alone. */
function envelopeOf(answer: Fields): Fields {
  if ('response' in answer) return fieldsAt(answer, 'response');
  const isStory = ['webTitle', 'webUrl', 'apiUrl'].every((key) => key in answer);
  if (isStory) return { status: 'ok', content: answer };
  const isEnvelope = isFields(answer.content) || Array.isArray(answer.results);
  return isEnvelope && 'userTier' in answer ? answer : {};
}

/** A saved answer on a server of any name; or the site's own page of a live blog, which the API has too. */
function discover(document: FoundDocument, url: string): Finding | null {
  const response = responseOf(document);
  if (response === null) return discoverPage(document, url);
  const contents = contentsOf(response);
  const story = contents.find(isLiveContent);
  if (story === undefined && contents.length > 0) return null;
  // A refusal is told in the API's own words, which reading it brings out.
  const pageUrl = canonicalPageUrl(rawAt(story ?? {}, 'webUrl')) ?? url;
  const address = locateStory(pageUrl, true);
  const evidence = `the Content API's ${story === undefined ? 'refusal' : 'answer about a live blog'}`;
  return (
    address && { kind: 'story', address: { ...address, endpoint: bareEndpoint(url) }, evidence }
  );
}

function discoverPage(document: FoundDocument, url: string): Finding | null {
  if (new URL(url).hostname !== 'www.theguardian.com') return null;
  if (guardianPage.discover(document, url) === null) return null;
  const address = locateContent(url, true);
  const evidence =
    "a live blog of the Guardian's, which its Content API tells to those who have a key";
  return address && { kind: 'story', address, evidence };
}

/** The one story that was asked for, or those that a search found. */
function contentsOf(response: Fields): readonly Fields[] {
  const { content, results } = response;
  return [content, ...(Array.isArray(results) ? results : [])].filter(isFields);
}

function parse(body: string, context: ParseContext): Update {
  const answer = decodeFields(decodeJson(body), 'the top level');
  const envelope = envelopeOf(answer);
  const isBare = !('response' in answer) && Object.keys(envelope).length > 0;
  const response = isBare ? envelope : decodeFields(answer.response, 'response');
  if (textAt(response, 'status') !== 'ok') throw refusal(response);
  const stories = storiesIn(response, context);
  const updates = stories.map((content) => toUpdate(content, response, context));
  return joinStories(updates, contentApi.name);
}

/** What the API says of itself may repeat the question, so that anything like a key is struck out. */
function refusal(response: Fields): DecodeError {
  const said = textAt(response, 'message') ?? 'no reason';
  const shown = said.replace(/[\w-]{12,}/gu, (word) => (/\d/u.test(word) ? '...' : word));
  return new DecodeError('response', `the Content API gave ${shown}`);
}

/** The live blog that was asked for; of a search, all that hold blocks. */
function storiesIn(response: Fields, { address }: ParseContext): readonly Fields[] {
  const contents = contentsOf(response);
  if (contents.length === 0) throw new DecodeError('response', 'no story in it');
  const url = address?.pageUrl ?? textAt(contents[0] ?? {}, 'webUrl') ?? 'this file';
  const live = contents.filter(isLiveContent);
  if (live.length === 0) throw new NotLiveBlogError(url, 'article');
  const told = live.filter(hasBlocks);
  if (told.length === 0) throw new NotLiveBlogError(url, 'no-updates');
  const asked = told.filter(({ id }) => id === address?.storyId);
  return asked.length > 0 ? asked : told;
}

function toUpdate(content: Fields, response: Fields, context: ParseContext): Update {
  const { page, whole, totalBlocks } = toContentPage(content);
  const update = toGuardianUpdate(page, context, contentApi.name);
  return {
    ...update,
    older: olderThan(whole, totalBlocks, context),
    totalBlocks,
    pollAfterMs: pollAfter(response),
  };
}

/** An older page is asked for around the oldest block of the one before. */
function olderThan(
  whole: readonly Fields[],
  totalBlocks: number | null,
  { cursor }: ParseContext,
): Cursor | null {
  const oldest = whole.at(-1);
  const beyond = whole.length - 1 - whole.findIndex(({ id }) => id === cursor);
  const hasMore =
    cursor === null
      ? whole.length < (totalBlocks ?? 0) || (totalBlocks === null && whole.length === PAGE_BLOCKS)
      : beyond === PAGE_BLOCKS;
  return oldest === undefined || !hasMore ? null : textAt(oldest, 'id');
}

const DAY_MS = 86_400_000;

/** A key for developers is good for 500 calls a day. Twenty are kept for older pages, and for polls out of turn. */
const DAILY_POLLS = 480;

/** So that a day's calls last a day; keys of other tiers have no such bound. */
function pollAfter(response: Fields): number | null {
  const tier = textAt(response, 'userTier') ?? 'developer';
  return tier === 'developer' ? DAY_MS / DAILY_POLLS : null;
}
