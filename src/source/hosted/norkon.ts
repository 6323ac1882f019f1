// Owns Norkon's Live Center as a source: a channel of posts that a page embeds as a frame or by a script, and that its host
// answers from the newest backwards. Knows nothing of HTML or HTTP.

import { DecodeError } from '../../model/errors.ts';
import type { Cursor, FeedRequest, Removal, Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter, StoryAddress } from '../adapter.ts';
import { decodeFields, decodeJson, type Fields, fieldsAt, isFields, textAt } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { embeddedAddress, toHostedUpdate } from './hosted-story.ts';
import { keptAddress } from './kept-address.ts';
import { channelIn, locateChannel } from './norkon-channel.ts';
import { toNorkonBlock, toPostId } from './norkon-posts.ts';

export const norkon: SourceAdapter = {
  name: 'norkon',
  reads: "Norkon Live Center's JSON of a channel, which a page's frame or script names",
  evidence: 'inferred',
  minPollMs: 30_000,
  locate: locateChannel,
  discover,
  recognises: (document) => postsIn(document.json()) !== null,
  request,
  parse,
  probe: null,
};

/** An answer wherever it is kept, or a page with the embed code. */
function discover(document: FoundDocument, url: string): Finding | null {
  if (postsIn(document.json()) !== null) {
    const address = locateChannel(url, true) ?? keptAddress(url);
    return { kind: 'story', address, evidence: "Live Center's JSON of a channel" };
  }
  const channel = channelIn(document.body, url);
  if (channel === null) return null;
  const address = embeddedAddress(document, url, channel);
  return { kind: 'story', address, evidence: `Live Center's embed code for ${channel.storyId}` };
}

/** Posts of the newest page, of an older one, or of an older one on its own; null for JSON of another source. */
function postsIn(value: unknown): readonly Fields[] | null {
  const result = isFields(value) ? fieldsAt(value, 'result') : { bulletins: value };
  const list = result.addedOrChanged ?? result.bulletins;
  if (!Array.isArray(list)) return null;
  const posts = list.filter(isFields);
  const isOwn = isFields(value) ? 'addedOrChanged' in result || 'bulletins' in result : false;
  return isOwn || posts.some((post) => 'authorName' in post && isFields(post.content))
    ? posts
    : null;
}

/** A cursor is the number of the post before which an older page ends. */
function request({ endpoint = '' }: StoryAddress, cursor: Cursor | null): FeedRequest {
  const page = cursor === null ? 'Initial/' : `EarlierObj/${encodeURIComponent(cursor)}/`;
  return {
    url: isKept(endpoint) ? endpoint : `${endpoint}${page}`,
    headers: { accept: 'application/json' },
  };
}

/** True for an answer that is kept somewhere: there is nobody to ask for another. */
function isKept(endpoint: string): boolean {
  return locateChannel(endpoint, true) === null;
}

function parse(body: string, context: ParseContext): Update {
  const value = decodeJson(body.replace(/^\uFEFF/u, ''));
  const posts = postsIn(value);
  if (posts === null) throw strangeness(value);
  const blocks = posts.flatMap(
    (post) => toNorkonBlock(post, context.address?.pageUrl ?? null) ?? [],
  );
  if (posts.length > 0 && blocks.length === 0) {
    throw new DecodeError('result.addedOrChanged[0]', 'expected a post with a number and a text');
  }
  const result = isFields(value) ? fieldsAt(value, 'result') : {};
  const title = textAt(fieldsAt(result, 'channelContent'), 'title');
  const facts = { source: 'norkon', title, standfirst: [], updatedAt: null, status: null } as const;
  const update = toHostedUpdate(facts, blocks, context);
  const older = isKept(context.address?.endpoint ?? '') ? null : olderThan(result, posts);
  const removals = removalsIn(result);
  return context.cursor === null
    ? { ...update, older, removals }
    : { ...update, older, removals, header: null, pollAfterMs: null };
}

function strangeness(value: unknown): DecodeError {
  const fault = isFields(value) ? textAt(value, 'errMessage') : null;
  if (fault !== null) return new DecodeError('errMessage', fault);
  decodeFields(value, 'the top level');
  return new DecodeError('result.addedOrChanged', 'expected the posts of a channel');
}

/** Pages go back by number, and an answer that does not say whether there is more may be followed by another. */
function olderThan(result: Fields, posts: readonly Fields[]): Cursor | null {
  const ids = posts.flatMap((post) => toPostId(post.id) ?? []).map(Number);
  if (result.hasMore === false || ids.length === 0) return null;
  return String(ids.reduce((least, id) => Math.min(least, id)));
}

/** What the name "added or changed" leaves out: no client shows how it is written, so each likely spelling is read. */
function removalsIn(result: Fields): readonly Removal[] {
  const lists = [result.removed, result.removedIds, result.deleted, result.deletedIds];
  return lists
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap((each: unknown) => toPostId(isFields(each) ? each.id : each) ?? [])
    .map((id) => ({ id, lastUpdatedAt: null }));
}
