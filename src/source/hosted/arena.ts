// Owns Arena as a source: a blog that a page embeds by two names and that its host answers in one piece. Short, with its
// address in a file beside it, it is the example of a source.

import type { Block } from '../../model/block.ts';
import { DecodeError } from '../../model/errors.ts';
import { safeUrl } from '../../model/plain-text.ts';
import type { Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from '../adapter.ts';
import * as decode from '../decode.ts';
import { type NamedDraft, toElements } from '../element-id.ts';
import type { FoundDocument } from '../found-document.ts';
import { parseHtml, textOfHtml } from '../html/html.ts';
import { toDrafts } from '../html/html-elements.ts';
import { toPictureDraft } from '../html/html-islands.ts';
import { parseTree } from '../html/html-tree.ts';
import { parseWireTime } from '../wire-time.ts';
import { ARENA_HOST, locateBlog } from './arena-address.ts';
import { embeddedAddress, toHostedUpdate } from './hosted-story.ts';
import { keptAddress } from './kept-address.ts';

export const arena: SourceAdapter = {
  name: 'arena',
  reads: "Arena's JSON of a blog, which a page's embed code names",
  evidence: 'inferred',
  minPollMs: 30_000,
  locate: locateBlog,
  discover,
  recognises: (document) => isAnswer(document.json()),
  request: ({ endpoint = '' }) => ({ url: endpoint, headers: { accept: 'application/json' } }),
  parse,
  probe: null,
};

/** The site's name and the event's, in the address of a script or in a tag. */
const SCRIPT = /\barena\.im\/public\/js\/arenalib\.js\?p=([\w.-]+)&(?:amp;)?e=([\w-]+)/u;
const TAG =
  /\barena-live[^<>]{0,99}?\sdata-publisher=["']?([\w.-]+)["']?\s+data-event=["']?([\w-]+)/u;

/** An answer wherever it is kept, or a page with the embed code. */
function discover(document: FoundDocument, url: string): Finding | null {
  if (isAnswer(document.json())) {
    const address = locateBlog(url, true) ?? keptAddress(url);
    return { kind: 'story', address, evidence: "Arena's JSON of a blog" };
  }
  const embed = SCRIPT.exec(document.body) ?? TAG.exec(document.body);
  if (embed === null) return null;
  const storyId = `${embed[1]}/${embed[2]}`;
  const endpoint = `${ARENA_HOST}/v1/liveblog/${storyId}`;
  const address = embeddedAddress(document, url, { storyId, endpoint });
  return { kind: 'story', address, evidence: `Arena's embed code for ${storyId}` };
}

function isAnswer(value: unknown): boolean {
  return decode.isFields(value) && decode.isFields(value.eventInfo) && Array.isArray(value.posts);
}

function parse(body: string, context: ParseContext): Update {
  const answer = decode.decodeFields(decode.decodeJson(body), 'the top level');
  const posts = decode.decodeList(answer.posts, 'posts').filter(decode.isFields);
  const base = context.address?.pageUrl ?? null;
  const blocks = posts.flatMap((post) => toBlock(post, base) ?? []);
  if (posts.length > 0 && blocks.length === 0) {
    throw new DecodeError('posts[0]', 'expected a post with a time and a text');
  }
  const event = decode.fieldsAt(answer, 'eventInfo');
  const title = decode.textAt(event, 'name');
  const standfirst = parseHtml(decode.rawAt(event, 'description'), base);
  const updatedAt = parseWireTime(event.modifiedAt, null);
  const facts = { source: 'arena', title, standfirst, updatedAt, status: null };
  return toHostedUpdate(facts, blocks, context);
}

/** Null for a post without a time or without words. */
function toBlock(post: decode.Fields, url: string | null): Block | null {
  const message = decode.fieldsAt(post, 'message');
  const publishedAt = parseWireTime(post.createdAt, null);
  const title = textOfHtml(decode.rawAt(message, 'title')).trim() || null;
  const body = toDrafts(parseTree(decode.rawAt(message, 'text')), url);
  const elements = toElements([...body, ...toMedia(decode.fieldsAt(message, 'media'), url)]);
  if (publishedAt === null || (title === null && elements.length === 0)) return null;
  const name = decode.textAt(decode.fieldsAt(message, 'sender'), 'displayName');
  return {
    id: decode.textAt(post, 'key') ?? `at-${publishedAt}`,
    url,
    title,
    publishedAt,
    lastUpdatedAt: parseWireTime(post.updatedAt, null),
    keyEvent: false,
    summary: false,
    contributors: name === null ? [] : [{ name }],
    elements,
  };
}

/** What is quoted or embedded comes with its own markup, a picture only with its address. */
function toMedia(media: decode.Fields, base: string | null): readonly NamedDraft[] {
  const html = decode.rawAt(media, 'html');
  const url = safeUrl(decode.rawAt(media, 'url'));
  const caption = decode.textAt(media, 'title') ?? decode.textAt(media, 'description');
  if (html !== '' || url === null) return toDrafts(parseTree(html), base);
  return [toPictureDraft({ url, alt: null, caption, credit: null })];
}
