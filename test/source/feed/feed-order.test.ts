import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { feed } from '../../../src/source/feed/feed.ts';
import { initialState } from '../../../src/state/initial-state.ts';
import { reduce } from '../../../src/state/reduce.ts';
import type { State } from '../../../src/state/state.ts';
import {
  atomEntry,
  atomFeed,
  jsonFeed,
  minuteAt,
  rfc822,
  rssFeed,
  rssItem,
} from './feed-samples.ts';

function blocksOf(body: string): readonly Block[] {
  return feed.parse(body, FILE_CONTEXT).blocks;
}

function idsOf(body: string): readonly string[] {
  return blocksOf(body).map(({ id }) => id);
}

/** The state after each answer, a minute apart. */
function statesAfter(...bodies: readonly string[]): State[] {
  const states: State[] = [];
  for (const [index, body] of bodies.entries()) {
    const receivedAt = minuteAt(100 + index);
    const update = feed.parse(body, { ...FILE_CONTEXT, answeredAt: receivedAt });
    const known = states.at(-1) ?? initialState(receivedAt);
    states.push(reduce(known, { type: 'update-received', update, receivedAt, cause: 'poll' }));
  }
  return states;
}

function changesIn(state: State | undefined): readonly string[] {
  return (state?.changes ?? []).map(({ kind, block }) => `${kind} ${block.id}`);
}

test('without an id the link names a block, unless it leads to several or to the site', () => {
  const [own, shared, again, site] = [
    { title: 'a', link: 'https://gazette.example/a', pubDate: rfc822(4) },
    { title: 'b', link: 'https://gazette.example/live', pubDate: rfc822(3) },
    { title: 'c', link: 'https://gazette.example/live', pubDate: rfc822(2) },
    { title: 'd', link: 'https://gazette.example/', pubDate: rfc822(1) },
  ].map((of) => rssItem(of));
  const ids = idsOf(rssFeed([own, shared, again, site].map((item) => item ?? '')));
  assert.equal(ids[0], 'https://gazette.example/a');
  for (const id of ids.slice(1)) assert.match(id, /^derived-\w+$/u);
  assert.equal(new Set(ids).size, 4);
});

test('an id that is an address is the page of the block, unless it says that it is none', () => {
  const guid = 'https://gazette.example/a';
  const [block] = blocksOf(rssFeed([rssItem({ title: 'a', guid })]));
  assert.equal(block?.url, guid);
  const [other] = blocksOf(
    rssFeed([rssItem({ title: 'a' }, `<guid isPermaLink="false">${guid}</guid>`)]),
  );
  assert.deepEqual([other?.id, other?.url], [guid, null]);
});

test('of blocks that share an id none is lost, and the oldest keeps it', () => {
  const older = rssItem({ guid: 'x', title: 'a', pubDate: rfc822(1) });
  const newer = rssItem({ guid: 'x', title: 'b', pubDate: rfc822(2) });
  const stated = rssItem({ guid: 'x#2', title: 'c', pubDate: rfc822(3) });
  assert.deepEqual(idsOf(rssFeed([older])), ['x']);
  assert.deepEqual(idsOf(rssFeed([newer, older])), ['x#2', 'x']);
  assert.deepEqual(idsOf(rssFeed([older, newer])), ['x', 'x#2']);
  assert.deepEqual(idsOf(rssFeed([stated, newer, older])), ['x#2', 'x#3', 'x']);
});

test('a block that stands twice in a feed is taken once, where it stands first', () => {
  const twice = rssItem({ guid: 'x', title: 'a', pubDate: rfc822(1) });
  const other = rssItem({ guid: 'y', title: 'b', pubDate: rfc822(2) });
  assert.deepEqual(idsOf(rssFeed([twice, other, twice])), ['x', 'y']);
  const nameless = rssItem({ link: 'https://gazette.example/a', title: 'a' });
  assert.deepEqual(idsOf(rssFeed([nameless, nameless])), ['https://gazette.example/a']);
});

test('entries of Atom that share an id are revisions of one block', () => {
  const revision = (title: string, minute: number) =>
    atomEntry({ id: '1', title, updated: new Date(minuteAt(minute)).toISOString() });
  const [block, ...others] = blocksOf(
    atomFeed([revision('a', 1), revision('b', 9), revision('c', 5)]),
  );
  assert.deepEqual([block?.title, others.length], ['b', 0]);
});

test('an id that counts revisions behind the address of the page names the page', () => {
  const item = (count: number, path = 'a', pubDate = rfc822(1)) =>
    rssItem({
      guid: `https://gazette.example/${path}#${count}`,
      link: `https://gazette.example/${path}?from=rss`,
      title: `Wind ${count}`,
      pubDate,
    });
  assert.deepEqual(idsOf(rssFeed([item(3), item(0, 'b')])), [
    'https://gazette.example/a',
    'https://gazette.example/b',
  ]);
  assert.deepEqual(idsOf(rssFeed([item(2), item(1)])), [
    'https://gazette.example/a#2',
    'https://gazette.example/a#1',
  ]);
});

test('an edit is seen by its words: not by a date that moved, nor by another order', () => {
  const item = (guid: string, title: string, minute: number, description = 'It blows.') =>
    rssItem({ guid, title, description, pubDate: rfc822(minute) });
  const [, second, third] = statesAfter(
    rssFeed([item('c', 'C', 3), item('b', 'B', 2), item('a', 'A', 1)]),
    rssFeed([item('b', 'B', 9), item('c', 'C again', 3), item('a', 'A', 1)]),
    rssFeed([item('d', 'D', 10), item('b', 'B', 9, 'It blew.')]),
  );
  assert.deepEqual(changesIn(second), ['edit c']);
  assert.deepEqual(changesIn(third), ['edit b', 'block d']);
  assert.deepEqual([...(third?.order ?? [])].sort(), ['a', 'b', 'c', 'd']);
});

test('a block that only left the feed is still there, one with a tombstone is not', () => {
  const entry = (id: string, minute: number) =>
    atomEntry({ id, title: id, updated: new Date(minuteAt(minute)).toISOString() });
  const grave =
    '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="b" when="2026-01-10T12:30:00Z"/>';
  const [, second, third] = statesAfter(
    atomFeed([entry('c', 3), entry('b', 2), entry('a', 1)]),
    atomFeed([entry('c', 3)], {}, grave),
    atomFeed([entry('c', 3), entry('b', 45)]),
  );
  assert.deepEqual(changesIn(second), ['remove b']);
  assert.deepEqual(changesIn(third), ['block b']);
});

test('blocks in the order of time stand at their times, whichever way the feed runs', () => {
  const items = [3, 2, 1].map((minute) => rssItem({ title: `${minute}`, pubDate: rfc822(minute) }));
  for (const order of [items, items.toReversed()]) {
    assert.ok(blocksOf(rssFeed(order)).every(({ placedAt }) => placedAt === undefined));
  }
});

test('an order that editors made is kept, below what time says and above', () => {
  const item = (id: string, minute: number | null) =>
    rssItem({ guid: id, title: id, pubDate: minute === null ? undefined : rfc822(minute) });
  const body = rssFeed([
    item('pick', 1),
    item('b', 5),
    item('undated', null),
    item('c', 9),
    item('d', 2),
  ]);
  const [state] = statesAfter(body);
  assert.deepEqual(state?.order, ['pick', 'b', 'undated', 'c', 'd']);
  const placed = blocksOf(body).map(({ id, placedAt }) => [id, placedAt]);
  assert.deepEqual(placed, [
    ['pick', minuteAt(9) + 3],
    ['b', minuteAt(9) + 2],
    ['undated', minuteAt(9) + 1],
    ['c', undefined],
    ['d', undefined],
  ]);
});

test('a feed without dates keeps its order, and what comes next stands above', () => {
  const item = (id: string) => ({ id, content_text: id });
  const [, second] = statesAfter(
    jsonFeed(['b', 'a'].map(item)),
    jsonFeed(['d', 'c', 'b'].map(item)),
  );
  assert.deepEqual(second?.order, ['d', 'c', 'b', 'a']);
  assert.deepEqual(changesIn(second), ['block c', 'block d']);
});

test('blocks of one minute keep the order of the feed', () => {
  const items = ['z', 'a', 'm'].map((id) => rssItem({ guid: id, title: id, pubDate: rfc822(1) }));
  assert.deepEqual(statesAfter(rssFeed(items))[0]?.order, ['z', 'a', 'm']);
});
