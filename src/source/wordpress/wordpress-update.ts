// Owns what one answer of WordPress's Liveblog plugin says of the story, by the question that it answers.

import type { Block } from '../../model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import type { Cursor, Removal, SnapshotSpan, Update } from '../../model/update.ts';
import type { ParseContext } from '../adapter.ts';
import {
  DEFAULT_EVERY_SECONDS,
  hasPage,
  isEndpoint,
  type Poll,
  type Question,
  roundDown,
  settingsOf,
  toCursor,
  windowEndOf,
} from './wordpress-address.ts';
import type { Answer } from './wordpress-answer.ts';
import { toBlock } from './wordpress-blocks.ts';
import { toEverySeconds } from './wordpress-page.ts';
import { applyRows, latestOf, type Row, type Rows, toRows } from './wordpress-rows.ts';
import { courseOf, pageUrlOf, statedStatus, toHeader } from './wordpress-story.ts';

/** Nothing said but blocks and removals. */
function bareUpdate(
  context: ParseContext,
  blocks: readonly Block[],
  removed: readonly Row[],
): Update {
  return {
    header: null,
    blocks,
    removals: removed.map(toRemoval),
    span: null,
    older: null,
    totalBlocks: null,
    pollAfterMs: null,
    statedAt: context.answeredAt,
  };
}

/** The row's own time covers every edit before it. */
function toRemoval({ id, rowAt }: Row): Removal {
  return { id, lastUpdatedAt: rowAt };
}

/** A page of entries, newest first; or any answer that was saved. */
export function toPageUpdate(answer: Answer, page: number, context: ParseContext): Update {
  const said = toRows(answer.values, 0);
  if (said.rows.length === 0 && answer.known === null) throw emptiness(answer, context);
  const { standing, removed, blocks } = readRows(answer, said, context);
  const latestAt = latestOf([...standing, ...removed]);
  const everySeconds = everyOf(answer, context, DEFAULT_EVERY_SECONDS);
  const course = courseOf(context, latestAt, everySeconds);
  const update: Update = {
    ...bareUpdate(context, blocks, removed),
    span: answer.paging === null ? null : spanOf(blocks),
    older: toOlder(answer, page, said.rows, context),
    totalBlocks: totalOf(answer),
  };
  if (page > 1) return update;
  const { status, ...pace } = course;
  const header = toHeader(context, said.rows, { status, updatedAt: latestAt });
  return { ...update, ...pace, header, ...toFollowUps(answer, said, everySeconds, context) };
}

/** A live blog that has not begun, or rows that are none. */
function emptiness({ values, path }: Answer, { requestUrl }: ParseContext): Error {
  return values.length === 0
    ? new NotLiveBlogError(requestUrl ?? 'this file', 'no-updates')
    : new DecodeError(`${path}[0]`, "no entry of WordPress's Liveblog plugin");
}

type Read = {
  readonly standing: readonly Row[];
  readonly removed: readonly Row[];
  readonly blocks: readonly Block[];
};

function readRows(answer: Answer, said: Rows, context: ParseContext): Read {
  const base = pageUrlOf(context, said.rows);
  if (answer.known !== null) return readSample(answer.known, said.rows, base);
  const { standing, removed } = applyRows(said.rows);
  return { standing, removed, blocks: standing.map((row) => toBlock(row, base)) };
}

/** Without times, the order of a sample is the only one: what is new stands above what was known. */
function readSample(known: readonly unknown[], news: readonly Row[], base: string | null): Read {
  const before = toRows(known, 0).rows;
  const { standing, removed } = applyRows([...before, ...news]);
  const isKnown = ({ id }: Row) => before.some((row) => row.id === id);
  const isNew = (row: Row) => !isKnown(row);
  const order = [...standing.filter(isNew).reverse(), ...standing.filter(isKnown)];
  const blocks = order.map((row, index) => ({
    ...toBlock(row, base),
    placedAt: order.length - 1 - index,
  }));
  return { standing, removed, blocks };
}

function spanOf(blocks: readonly Block[]): SnapshotSpan | null {
  const times = blocks.flatMap(({ publishedAt }) => publishedAt ?? []);
  if (times.length < blocks.length || times.length === 0) return null;
  return { from: Math.min(...times), to: Math.max(...times) };
}

function totalOf({ values, paging }: Answer): number | null {
  if (paging === null) return null;
  return paging.total ?? (paging.pages <= 1 ? values.length : null);
}

function everyOf(answer: Answer, { address }: ParseContext, before: number): number {
  const stated = toEverySeconds(answer.everySeconds ?? 0);
  if (stated !== null) return stated;
  return address?.endpoint === undefined ? before : settingsOf(address.endpoint).everySeconds;
}

/** Pages are counted from the entry that was newest when the first one was read. */
function toOlder(
  { paging }: Answer,
  page: number,
  rows: readonly Row[],
  { address, cursor }: ParseContext,
): Cursor | null {
  if (address === null || !isEndpoint(address) || paging === null || page >= paging.pages)
    return null;
  const lastKnown = cursor === null ? nameOfNewest(rows) : (cursor.split(' ')[2] ?? '');
  return toCursor({ kind: 'page', page: page + 1, lastKnown });
}

function nameOfNewest(rows: readonly Row[]): string {
  const [newest] = rows;
  return newest === undefined ? 'latest' : `${newest.id}-${(newest.rowAt ?? 0) / 1000}`;
}

/** Where polling starts, and what the first page leaves to other answers. */
function toFollowUps(
  { paging }: Answer,
  { rows, ahead }: Rows,
  everySeconds: number,
  { address, answeredAt }: ParseContext,
): Pick<Update, 'next' | 'also'> {
  if (address === null || answeredAt === null || !isEndpoint(address)) return {};
  const answered = Math.floor(answeredAt / 1000);
  const poll: Poll = {
    from: roundDown(answered, everySeconds) - everySeconds,
    everySeconds,
    latest: Math.floor((latestOf(rows) ?? 0) / 1000),
    ahead,
    pageReadAt: answered,
    behind: 0,
  };
  const also: Question[] = [];
  if ((paging?.pages ?? 1) > 1) also.push({ kind: 'key-events', lastKnown: nameOfNewest(rows) });
  // A page of entries tells nothing of those that were removed since an earlier visit.
  const oldest = rows.reduce(
    (least, { publishedAt }) => Math.min(least, publishedAt ?? least),
    answeredAt,
  );
  also.push({ kind: 'changes', since: roundDown(Math.floor(oldest / 1000), everySeconds), ahead });
  return { next: toCursor({ kind: 'poll', poll }), also: also.map(toCursor) };
}

/** All key events, wherever in the story they are. */
export function toKeyEventsUpdate(answer: Answer, context: ParseContext): Update {
  const { standing, removed, blocks } = readRows(answer, toRows(answer.values, 0), context);
  return bareUpdate(context, standing.length === 0 ? [] : blocks, removed);
}

/** What happened to blocks in a stretch of time whose blocks themselves are told by another answer. */
export function toChangesUpdate(answer: Answer, ahead: number, context: ParseContext): Update {
  const { rows } = toRows(answer.values, ahead);
  const { standing, removed } = applyRows(rows.filter(({ kind }) => kind !== 'new'));
  const base = pageUrlOf(context, rows);
  return bareUpdate(
    context,
    standing.map((row) => toBlock(row, base)),
    removed,
  );
}

/** How long the page for people may be out of date, seconds. */
const PAGE_AGE_SECONDS = 600;

/** What happened in a window of time. */
export function toPollUpdate(answer: Answer, poll: Poll, context: ParseContext): Update {
  const said = toRows(answer.values, poll.ahead);
  const { standing, removed, blocks } = readRows(answer, said, context);
  const latest = Math.max(
    poll.latest,
    Math.floor((latestOf([...standing, ...removed]) ?? 0) / 1000),
  );
  const everySeconds = toEverySeconds(answer.everySeconds ?? 0) ?? poll.everySeconds;
  const { status, ...pace } = courseOf(context, latest * 1000, everySeconds);
  const isJudged = statedStatus(context) === null;
  const answered = Math.floor((context.answeredAt ?? 0) / 1000);
  const isPageDue = hasLivePage(context) && answered - poll.pageReadAt >= PAGE_AGE_SECONDS;
  const pageReadAt = isPageDue ? answered : poll.pageReadAt;
  const window = windowAfter(poll, context);
  const next: Poll = { ...window, everySeconds, latest, ahead: said.ahead, pageReadAt };
  return {
    ...bareUpdate(context, blocks, removed),
    ...pace,
    header: isJudged ? toHeader(context, said.rows, { status, updatedAt: latest * 1000 }) : null,
    // No stretch of the story: it only says that a block from before the window is no news.
    span: { from: poll.from * 1000, to: poll.from * 1000 },
    next: toCursor({ kind: 'poll', poll: next }),
    ...(isPageDue ? { also: [toCursor({ kind: 'site' })] } : {}),
  };
}

function hasLivePage(context: ParseContext): boolean {
  return statedStatus(context) === 'live' && context.address !== null && hasPage(context.address);
}

/**
 * Overlaps this window by one interval. It starts neither after the server made this answer nor after this window's end:
 * our own clock, by which the end was chosen, may be wrong, and is then put right by the server's.
 */
function windowAfter(
  poll: Poll,
  { requestUrl, answeredAt }: ParseContext,
): Pick<Poll, 'from' | 'behind'> {
  const end = windowEndOf(requestUrl ?? '');
  if (end === null || answeredAt === null) return poll;
  const answered = Math.floor(answeredAt / 1000);
  const from = roundDown(Math.min(end, answered), poll.everySeconds) - poll.everySeconds;
  const isWrong = Math.abs(answered - end) > 2 * poll.everySeconds;
  const behind = isWrong ? poll.behind + answered - end : poll.behind;
  return { from: Math.max(poll.from, from), behind };
}
