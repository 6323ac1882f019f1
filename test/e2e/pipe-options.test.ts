// Owns what the options for scripts do, on the bundled story and on one that a test makes up; and that a terminal is none
// of the program's concern where lines were asked for.

import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { spawn } from '@lydell/node-pty';
import { createReplayServer } from '../../src/replay/replay-server.ts';
import { FAIR, fairAt, longDay, minuteAt } from '../replay/village-fair.ts';
import { COMMAND, environment, eventsIn, type JsonEvent, run } from './program.ts';

/** Follows a story of so many posts, one a minute, ten a page, as it stands after the last. */
async function followLongDay(t: TestContext, posts: number, ...words: readonly string[]) {
  const server = await createReplayServer({
    script: longDay(posts),
    clock: { now: () => minuteAt(posts) },
  });
  t.after(server.close);
  const ended = await run(t, '--source', 'guardian', server.storyUrl, '--json', ...words);
  return { ...ended, events: eventsIn(ended.stdout), requests: server.requests() };
}

const blocksIn = (events: readonly JsonEvent[]) =>
  events.filter(({ event }) => event === 'block').map(({ block }) => block);

const publishedIn = (events: readonly JsonEvent[]) =>
  blocksIn(events).map((block) => Date.parse(block?.publishedAt ?? ''));

suite('options for scripts', { concurrency: 2 }, () => {
  test('--once tells what is there, asking once, and ends with 0', async (t) => {
    const { code, stderr, events, requests } = await followLongDay(t, 47, '--once');
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(requests.length, 1);
    assert.deepEqual([events.at(0)?.event, events.at(-1)?.event], ['story', 'end']);
    assert.equal(events.at(-1)?.reason, 'once');
    // A first page of 17, and the key events of the other thirty posts.
    assert.equal(blocksIn(events).length, 17 + 6);
  });

  test('--limit and --since read as many pages as they need', async (t) => {
    const limited = await followLongDay(t, 47, '--once', '--limit', '20');
    assert.deepEqual(
      publishedIn(limited.events),
      Array.from({ length: 20 }, (_, index) => minuteAt(27 + index)),
    );
    assert.equal(limited.requests.length, 2);
    const since = new Date(minuteAt(5)).toISOString().slice(0, 16);
    const recent = await followLongDay(t, 47, '--once', '--since', `${since}Z`);
    assert.deepEqual(
      publishedIn(recent.events),
      Array.from({ length: 42 }, (_, index) => minuteAt(5 + index)),
    );
  });

  test('--since takes clock times in the zone that --timezone names', async (t) => {
    const day = new Date(minuteAt(0)).toISOString().slice(0, 10);
    const words = ['--once', '--since', `${day}T19:30`, '--timezone', 'Asia/Tokyo'];
    const { events } = await followLongDay(t, 47, ...words);
    // Half past seven in the evening there is half past ten in the morning at the fair, which begins at nine.
    assert.deepEqual(publishedIn(events), []);
    const earlier = await followLongDay(t, 47, ...words.with(2, `${day}T18:30`));
    assert.equal(publishedIn(earlier.events).at(0), minuteAt(30));
  });

  test('--key-events tells of key events and summaries alone', async (t) => {
    const { events } = await followLongDay(t, 47, '--once', '--key-events');
    assert.deepEqual(
      publishedIn(events),
      Array.from({ length: 10 }, (_, index) => minuteAt(5 * index)),
    );
  });

  test('--timezone moves the clock times of plain lines', async (t) => {
    const server = await createReplayServer({ script: FAIR, clock: { now: () => fairAt(5) } });
    t.after(server.close);
    const words = [
      '--source',
      'guardian',
      server.storyUrl,
      '--once',
      '--plain',
      '--time',
      'absolute',
    ];
    const [utc, tokyo] = await Promise.all([
      run(t, ...words),
      run(t, ...words, '--timezone', 'Asia/Tokyo'),
    ]);
    assert.match(utc.stdout, /09:10/u);
    assert.match(tokyo.stdout, /18:10/u);
    assert.doesNotMatch(tokyo.stdout, /09:10/u);
  });

  test('--until: 0 on a match in what comes, and nothing is told after it', async (t) => {
    const words = ['demo', '--speed', '50000', '--json', '--limit', '0', '--until', 'docked'];
    const { code, stdout, stderr } = await run(t, ...words);
    assert.deepEqual([code, stderr], [0, '']);
    const [last, ...earlier] = eventsIn(stdout).toReversed();
    assert.deepEqual([last?.event, last?.reason], ['end', 'until']);
    const isMatch = ({ block }: JsonEvent) => /docked/iu.test(`${block?.title} ${block?.text}`);
    const told = earlier.filter(({ block }) => block !== undefined);
    // What came with the same answer is told too.
    assert.ok(told.some(isMatch) && told.every(({ cause }) => cause !== 'initial'));
  });

  test('--until: 6 when the story ends without it, and when it is not among what is there', async (t) => {
    const ended = await run(t, 'demo', '--speed', '100000', '--json', '--until', 'zeppelin');
    assert.equal(ended.code, 6);
    assert.equal(eventsIn(ended.stdout).at(-1)?.reason, 'ended');
    const { code } = await followLongDay(t, 12, '--once', '--until', 'zeppelin');
    assert.equal(code, 6);
    const present = await followLongDay(t, 12, '--once', '--until', 'report number 11');
    assert.equal(present.code, 0);
  });

  test('a story that is played to its end is told whole, and ends with 0', async (t) => {
    const { code, stdout, stderr } = await run(
      t,
      'demo',
      '--from',
      'start',
      '--speed',
      '50000',
      '--json',
    );
    assert.deepEqual([code, stderr], [0, '']);
    const events = eventsIn(stdout);
    const kinds = new Set(events.map(({ event, cause }) => (cause === undefined ? event : cause)));
    for (const kind of ['story', 'initial', 'new', 'end']) assert.ok(kinds.has(kind), kind);
    const ids = blocksIn(events).map((block) => block?.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(events.at(-1)?.reason, 'ended');
  });

  test('without a word the bundled story is played', async (t) => {
    const { code, stdout } = await run(t, '--once', '--json', '--limit', '1');
    assert.equal(code, 0);
    assert.match(eventsIn(stdout)[0]?.story?.title ?? '', /Apollo 11/u);
  });

  /** What the program writes to a terminal until it ends. One that waits for keys is given a q once it has told the story. */
  function runOnTerminal(
    t: TestContext,
    env: Record<string, string>,
    ...words: readonly string[]
  ): Promise<{ readonly shown: string; readonly code: number }> {
    const [node, ...before] = COMMAND;
    const terminal = spawn(node, [...before, ...words], {
      cols: 80,
      rows: 24,
      env: { ...environment(t), TERM: 'xterm-256color', ...env },
    });
    let shown = '';
    terminal.onData((text) => {
      shown += text;
      if (env.TERM === 'dumb' && shown.includes('Apollo 11')) terminal.write('q');
    });
    return new Promise((resolve) =>
      terminal.onExit(({ exitCode }) => resolve({ shown, code: exitCode })),
    );
  }

  test('on a terminal, lines are what --plain, --once and --until give, and a dumb one is told in sentences', async (t) => {
    const runs: [Record<string, string>, string[]][] = [
      [{}, ['demo', '--plain', '--from', 'end']],
      [{}, ['demo', '--once']],
      [{}, ['demo', '--until', '.', '--speed', '5000']],
      [{ TERM: 'dumb' }, ['demo', '--from', 'end']],
    ];
    for (const [env, words] of runs) {
      const { shown, code } = await runOnTerminal(t, env, ...words);
      assert.equal(code, 0);
      assert.match(shown, /Apollo 11/u);
      assert.ok(!shown.includes('\u001b'), words.join(' '));
    }
  });
});
