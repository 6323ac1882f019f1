// Owns 24liveblog as a source: a blog that a page embeds by its event's number, asked for in pages of posts, and a record of
// the event that says how it is called and whether it is over. Knows nothing of HTML or HTTP.

import { DecodeError } from '../../model/errors.ts';
import { type Cursor, EMPTY_UPDATE, type FeedRequest, type Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter, StoryAddress } from '../adapter.ts';
import { decodeFields, decodeJson, decodeList, fieldsAt, isFields, textAt } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { firstTag } from '../html/html-query.ts';
import type { HtmlTag } from '../html/html-tree.ts';
import { EVENT_HOST, EVENT_PATH, locateEvent } from './24liveblog-address.ts';
import { toEventHeader, toNewsBlock } from './24liveblog-news.ts';
import { embeddedAddress, toHostedUpdate } from './hosted-story.ts';
import { keptAddress } from './kept-address.ts';

export const liveblog24: SourceAdapter = {
  name: '24liveblog',
  reads: "24liveblog's JSON of an event, which a page's embed code names",
  evidence: 'inferred',
  minPollMs: 30_000,
  locate: locateEvent,
  discover,
  recognises: (document) => isAnswer(document.json()),
  request,
  parse,
  probe: null,
};

/** An answer wherever it is kept, or a page with the embed code. */
function discover(document: FoundDocument, url: string): Finding | null {
  if (isAnswer(document.json())) {
    const address = locateEvent(url, true) ?? keptAddress(url);
    return { kind: 'story', address, evidence: "24liveblog's JSON of an event" };
  }
  if (!/LB24|24liveblog/u.test(document.body)) return null;
  const tag = firstTag(document.tree(), (each) => eventIn(each) !== null);
  const storyId = tag === null ? null : eventIn(tag);
  if (storyId === null) return null;
  const endpoint = `${EVENT_HOST}/v1/retrieve_server/x/event/${storyId}/`;
  const address = embeddedAddress(document, url, { storyId, endpoint });
  return { kind: 'story', address, evidence: `24liveblog's embed code for event ${storyId}` };
}

/** The event's number, as the script's place, a page rendered by it, or a frame writes it. */
function eventIn({ attributes }: HtmlTag): string | null {
  const { id, src = '', eid = '' } = attributes;
  const framed = /24liveblog\.com\/iframe\/?\?(?:[^#]*&)?id=(\d+)/u.exec(src)?.[1];
  const stated = id === 'LB24_LIVE_CONTENT' ? (attributes['data-eid'] ?? '') : eid;
  return framed ?? /^\d+$/u.exec(stated)?.[0] ?? null;
}

function isAnswer(value: unknown): boolean {
  const { news, event } = isFields(value) ? fieldsAt(value, 'data') : {};
  const [post] = Array.isArray(news) ? news : [];
  return (isFields(post) && 'nid' in post) || (isFields(event) && 'closed' in event);
}

/** Asks for the event. Any other cursor is the number of the post after which an older page begins. */
const EVENT: Cursor = 'event';

function request({ endpoint = '' }: StoryAddress, cursor: Cursor | null): FeedRequest {
  const after = encodeURIComponent(cursor ?? '');
  const posts = `${endpoint}news/?inverted_order=1&last_nid=${after}&limit=100`;
  return {
    url: isKept(endpoint) || cursor === EVENT ? endpoint : posts,
    headers: { accept: 'application/json' },
  };
}

/** True for an answer that is kept somewhere: there is nobody to ask for another. */
function isKept(endpoint: string): boolean {
  return !EVENT_PATH.test(endpoint);
}

function parse(body: string, context: ParseContext): Update {
  // The numbers of events and posts are larger than JSON's are exact, so they are read as text.
  const exact = body.replace(/("[ne]id"\s*:\s*)(\d{16,})/gu, '$1"$2"');
  const answer = decodeFields(decodeJson(exact), 'the top level');
  const { event, news } = fieldsAt(answer, 'data');
  if (isFields(event)) return { ...EMPTY_UPDATE, header: toEventHeader(event, context) };
  if (news === undefined && answer.err_code !== undefined) {
    throw new DecodeError('err_code', textAt(answer, 'err_msg') ?? 'the host reports a fault');
  }
  return toNewsUpdate(decodeList(news, 'data.news'), context);
}

function toNewsUpdate(news: readonly unknown[], context: ParseContext): Update {
  const { address, cursor } = context;
  const pageUrl = address?.pageUrl ?? null;
  const blocks = news.filter(isFields).flatMap((post) => toNewsBlock(post, pageUrl) ?? []);
  if (news.length > 0 && blocks.length === 0) {
    throw new DecodeError('data.news[0]', 'expected a post with a number and a text');
  }
  const facts = { source: '24liveblog', title: null, standfirst: [], updatedAt: null } as const;
  const update = toHostedUpdate({ ...facts, status: 'unknown' }, blocks, context);
  const isAlone = isKept(address?.endpoint ?? '');
  const older = isAlone ? null : (blocks.at(-1)?.id ?? null);
  if (cursor !== null) return { ...update, header: null, older };
  return { ...update, older, also: isAlone ? [] : [EVENT] };
}
