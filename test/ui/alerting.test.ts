// Owns the tests of when the reader is called, and with what words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import type { Query } from '../../src/query/query.ts';
import { createFollowedStories, followedAlone } from '../../src/state/followed.ts';
import { initialState } from '../../src/state/initial-state.ts';
import type { Change } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { createFocus } from '../../src/terminal/focus.ts';
import { alertWords, windowTitle } from '../../src/ui/alert-words.ts';
import { DEFAULT_RULES, startAlerting } from '../../src/ui/alerting.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';

const IDLE_MS = 5 * 60_000;

function post(id: number, given: Partial<Block> = {}): Block {
  return block({
    id: `b${id}`,
    title: `Post ${id}`,
    publishedAt: id * 1000,
    keyEvent: true,
    ...given,
  });
}

function setUp({ rules = DEFAULT_RULES }: { readonly rules?: readonly Query[] } = {}) {
  const { timer, advance } = createFakeTimer();
  const focus = createFocus();
  const store = createStore(initialState(0));
  const calls: string[] = [];
  let quiet = false;
  const receive = (...blocks: readonly Block[]) =>
    store.dispatch({
      type: 'update-received',
      cause: 'poll',
      receivedAt: 0,
      update: update({ header: header(), blocks }),
    });
  const alerting = startAlerting({
    eachFollowed: followedAlone({ store, storyNow: () => 0 }),
    focus,
    timer,
    rules,
    isQuiet: () => quiet,
    call: (news) =>
      void calls.push(
        alertWords(
          'A story',
          news.map(({ change }) => change),
        ).body,
      ),
  });
  receive(post(1), post(2));
  focus.report(false);
  return {
    ...alerting,
    store,
    focus,
    advance,
    receive,
    calls,
    beQuiet: (is: boolean) => {
      quiet = is;
    },
  };
}

test('what the first answer brings calls nobody', () => {
  const { calls, advance } = setUp();
  advance(IDLE_MS * 2);
  assert.deepEqual(calls, []);
});

test('a key event calls the reader who looks elsewhere', () => {
  const { calls, advance, receive } = setUp();
  receive(post(3));
  assert.deepEqual(calls, []);
  advance(1000);
  assert.deepEqual(calls, ['Key event: Post 3']);
});

test('another post calls nobody, unless a rule names it', () => {
  const plain = setUp();
  plain.receive(post(3, { keyEvent: false }));
  plain.advance(IDLE_MS);
  assert.deepEqual(plain.calls, []);
  const ruled = setUp({ rules: [{ kind: 'text', text: 'levy' }] });
  ruled.receive(post(3), post(4, { keyEvent: false, elements: [paragraph('The levy is gone')] }));
  ruled.advance(1000);
  assert.deepEqual(ruled.calls, ['New: Post 4']);
});

test('nobody is called who is looking, until no key was touched for five minutes', () => {
  const { calls, advance, receive, focus, stir } = setUp();
  focus.report(true);
  advance(IDLE_MS - 2000);
  stir();
  advance(IDLE_MS - 2000);
  receive(post(3));
  advance(1000);
  assert.deepEqual(calls, []);
  advance(IDLE_MS);
  receive(post(4));
  advance(1000);
  assert.deepEqual(calls, ['Key event: Post 4']);
});

test('who comes back before the call is not called', () => {
  const { calls, advance, receive, focus } = setUp();
  receive(post(3));
  focus.report(true);
  advance(IDLE_MS - 1);
  assert.deepEqual(calls, []);
});

test('all that one poll brings is one call, newest first', () => {
  const { calls, advance, receive } = setUp();
  receive(post(3), post(4));
  receive(post(5), post(6, { keyEvent: false, summary: true }));
  advance(1000);
  assert.deepEqual(calls, ['4 posts: Post 6; Post 5; Post 4; and 1 more']);
});

test('after a call there is a rest, and what came meanwhile is one call', () => {
  const { calls, advance, receive } = setUp();
  receive(post(3));
  advance(1000);
  receive(post(4));
  advance(5000);
  receive(post(5));
  advance(14_999);
  assert.equal(calls.length, 1);
  advance(1);
  assert.deepEqual(calls, ['Key event: Post 3', '2 posts: Post 5; Post 4']);
  advance(60_000);
  assert.equal(calls.length, 2);
});

test('edits and removals call too', () => {
  const { calls, advance, receive, store } = setUp();
  receive(post(2, { title: 'Post two', lastUpdatedAt: 9000 }));
  advance(1000);
  store.dispatch({
    type: 'update-received',
    cause: 'poll',
    receivedAt: 0,
    update: update({ removals: [{ id: 'b1', lastUpdatedAt: 1000 }] }),
  });
  advance(20_000);
  assert.deepEqual(calls, ['Edited: Post two', 'Removed: Post 1']);
});

test('a post that comes and is edited at once is told of once, as new', () => {
  const { calls, advance, receive } = setUp();
  receive(post(3));
  receive(post(3, { title: 'Post three', lastUpdatedAt: 9000 }));
  advance(1000);
  assert.deepEqual(calls, ['Key event: Post three']);
});

test('what has been seen meanwhile calls nobody', () => {
  const { calls, advance, receive, store } = setUp();
  receive(post(3));
  store.dispatch({ type: 'blocks-seen', ids: ['b3'] });
  advance(1000);
  assert.deepEqual(calls, []);
});

test('in quiet hours nobody is called, and afterwards not for what came in them', () => {
  const { calls, advance, receive, beQuiet } = setUp();
  beQuiet(true);
  receive(post(3));
  advance(1000);
  beQuiet(false);
  advance(60_000);
  assert.deepEqual(calls, []);
  receive(post(4));
  advance(1000);
  assert.deepEqual(calls, ['Key event: Post 4']);
});

test('once stopped nobody is called, and no bell is left', () => {
  const { calls, advance, receive, stop } = setUp();
  receive(post(3));
  stop();
  receive(post(4));
  advance(IDLE_MS);
  assert.deepEqual(calls, []);
});

const CAME = { kind: 'block', cause: 'new' } as const;

test('a post without a title is told by its first words, and one without words as such', () => {
  const told = (given: Block): string => alertWords(null, [{ ...CAME, block: given }]).body;
  const words = `${'word '.repeat(30)}end`;
  assert.equal(
    told(block({ id: 'a', elements: [paragraph(words), paragraph('more')] })),
    `New: ${'word '.repeat(15)}word...`,
  );
  assert.equal(told(block({ id: 'b' })), 'New: a post without words');
  const change: Change = { ...CAME, block: block({ id: 'c', summary: true, title: 'So far' }) };
  assert.deepEqual(alertWords(null, [change]), { title: 'teleprinter', body: 'Summary: So far' });
});

test('the title of the window has the count first and few words of the story', () => {
  assert.equal(windowTitle('Harbour', 0), 'Harbour');
  assert.equal(windowTitle('Apollo 11: the landing', 3), '(3) Apollo 11: the');
  assert.equal(windowTitle('Fuel levy vote: latest from the Commons', 12), '(12) Fuel levy vote');
  assert.equal(windowTitle('Donaudampfschifffahrtsgesellschaft', 0), 'Donaudampfschiff');
  assert.equal(windowTitle(null, 1), '(1) teleprinter');
});

test('news of every story that is followed calls, together, and by its own words', () => {
  const { timer, advance } = createFakeTimer();
  const focus = createFocus();
  focus.report(false);
  const followed = createFollowedStories();
  const calls: string[] = [];
  const alerting = startAlerting({
    ...{ eachFollowed: followed.each, focus, timer, rules: DEFAULT_RULES },
    isQuiet: () => false,
    call: (news) =>
      void calls.push(
        news.map(({ story, change }) => `${story.storyNow()} ${change.block.title}`).join(),
      ),
  });
  const open = (storyNow: number, isResumed: boolean) => {
    const store = createStore({ ...initialState(0), header: header(), knownBefore: 0 });
    const leave = followed.add({ store, storyNow: () => storyNow, isResumed });
    const receive = (...blocks: readonly Block[]) =>
      store.dispatch({
        type: 'update-received',
        cause: 'poll',
        receivedAt: 0,
        update: update({ header: header(), blocks }),
      });
    return { leave, receive };
  };
  const read = open(1, false);
  read.receive(post(1));
  const watched = open(2, true);
  watched.receive(post(1));
  advance(1000);
  assert.deepEqual(calls.splice(0), ['2 Post 1']);
  read.receive(post(2));
  watched.receive(post(2));
  advance(20_000);
  assert.deepEqual(calls.splice(0), ['1 Post 2,2 Post 2']);
  watched.leave();
  watched.receive(post(3));
  advance(60_000);
  alerting.stop();
  read.receive(post(3));
  advance(60_000);
  assert.deepEqual(calls, []);
});
