// Owns following captured answers over HTTP, compared with a plain reading of the same JSON.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { createFollowSession } from '../../src/follow/session.ts';
import { createClient } from '../../src/net/client.ts';
import type { Clock } from '../../src/net/clock.ts';
import { followInLines } from '../../src/output/line-mode.ts';
import { createStaticServer, type StaticFile } from '../../src/replay/static-server.ts';
import { selectAdapter } from '../../src/source/registry.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { startServer } from '../helpers/loopback-server.ts';
import { fixturePath, readFixture, withFixtures } from '../helpers/shared-fixtures.ts';
import { eventsIn, run } from './program.ts';

const PATH = '/science/live/2021/feb/19/x';
const QUESTION = `${PATH}.json?dcr=true`;
const MARS = 'guardian/dcr-fearticle-live-mars-2021';

/** One blog as it was fetched in four different years. */
const FETCHES = {
  in2021: `${MARS}.asof-2021-02.trim.json`,
  in2022: `${MARS}.asof-2022-03.trim.json`,
  in2024: `${MARS}.asof-2024-03.trim.json`,
  in2026: `${MARS}.json`,
};
const ENDED = 'guardian/dcr-fearticle-dead-mars-2021.json';
const STORIES = [...Object.values(FETCHES), ENDED];

/** A block whose words differ between the fetches: the first two lack the title of the video that it embeds. */
const WITHOUT_VIDEO_TITLE = '602fd0c48f08ad21ea600275';

const FOLDER = fixturePath('guardian');
const STRANGERS = withFixtures.skip
  ? []
  : readdirSync(FOLDER).filter((name) => !STORIES.includes(`guardian/${name}`));

/** Of those, what another source reads. */
const READ_AS_FILES: ReadonlySet<string> = new Set([
  'dcr-single-liveblock-legacy-fields.json',
  'poll-response-2024-tweets.json',
  'rendered-false-pride-in-london-2022.json',
  'rss-excerpt-2025-04-01.transcribed.xml',
  'synthetic-dcr-page-mars-2021-dead.html',
]);

type WireBlock = {
  readonly id: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, boolean>>;
  readonly blockFirstPublished: number;
  readonly blockLastUpdated: number;
  readonly contributors?: readonly { readonly name: string }[];
  readonly elements: readonly unknown[];
};

type WirePage = {
  readonly webURL: string;
  readonly headline: string;
  readonly format?: { readonly design: unknown };
  readonly blocks: readonly WireBlock[];
  readonly keyEvents: readonly WireBlock[];
};

async function serve(t: TestContext, files: ReadonlyMap<string, StaticFile>): Promise<string> {
  const server = await createStaticServer(files);
  t.after(server.close);
  return server.origin + PATH;
}

const json = (body: string): StaticFile => ({ body, contentType: 'application/json' });

/** What the lines should say of each block, oldest first, read off the wire without any of the program's code. */
function expectedOf({ blocks, keyEvents, webURL }: WirePage) {
  const copies = new Map([...keyEvents, ...blocks].map((copy) => [copy.id, copy]));
  const listed = new Set(keyEvents.map(({ id }) => id));
  return [...copies.values()]
    .sort((one, other) => one.blockFirstPublished - other.blockFirstPublished)
    .map((copy) => ({
      id: copy.id,
      url: `${webURL}?page=with:block-${copy.id}#block-${copy.id}`,
      title: copy.title ?? null,
      publishedAt: new Date(copy.blockFirstPublished).toISOString(),
      updatedAt:
        copy.blockLastUpdated > copy.blockFirstPublished
          ? new Date(copy.blockLastUpdated).toISOString()
          : null,
      keyEvent: copy.attributes?.keyEvent ?? listed.has(copy.id),
      summary: copy.attributes?.summary ?? false,
      pinned: copy.attributes?.pinned ?? false,
      contributors: (copy.contributors ?? []).map(({ name }) => name),
      elements: copy.elements.length,
    }));
}

suite('captured answers', { concurrency: 2 }, () => {
  for (const name of STORIES) {
    test(`${name} is told as the wire has it`, withFixtures, async (t) => {
      const body = readFixture(name);
      const page: WirePage = JSON.parse(body);
      const url = await serve(t, new Map([[QUESTION, json(body)]]));
      const { code, stdout, stderr } = await run(
        t,
        '--source',
        'guardian',
        url,
        '--once',
        '--json',
      );
      assert.deepEqual([code, stderr], [0, '']);
      const [story, ...events] = eventsIn(stdout);
      assert.equal(story?.story?.title, page.headline);
      assert.equal(story.story.url, page.webURL);
      const told = events.slice(0, -1).map(({ block, cause, event }) => {
        assert.ok(block !== undefined && cause === 'initial' && event === 'block');
        const { text, ...rest } = block;
        return { ...rest, elements: rest.elements.length };
      });
      assert.deepEqual(told, expectedOf(page));
      assert.equal(events.at(-1)?.event, 'end');
    });
  }

  test(
    'the captured JSON is told from a file as it is from its address',
    withFixtures,
    async (t) => {
      const url = await serve(t, new Map([[QUESTION, json(readFixture(ENDED))]]));
      const [served, saved] = await Promise.all([
        run(t, '--source', 'guardian', url, '--json'),
        run(t, fixturePath(ENDED), '--json'),
      ]);
      assert.deepEqual([served.code, saved.code, saved.stderr], [0, 0, '']);
      const told = ({ stdout }: { stdout: string }) => eventsIn(stdout).map(({ block }) => block);
      assert.deepEqual(told(saved), told(served));
      assert.equal(eventsIn(served.stdout).at(-1)?.reason, 'ended');
      assert.equal(eventsIn(saved.stdout).at(-1)?.reason, 'file');
    },
  );

  test('whatever else was captured is refused in one sentence, as an answer and as a file', {
    ...withFixtures,
    concurrency: 2,
  }, async (t) => {
    const files = STRANGERS.map((name, index) => {
      const bytes = readFileSync(`${FOLDER}/${name}`);
      const body = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      return [`/strange/${index}.json`, { body, contentType: 'application/json' }] as const;
    });
    const url = await serve(t, new Map(files));
    const refuse = (words: readonly string[], named: string) =>
      t.test(words.join(' '), async (inner) => {
        const { code, stdout, stderr } = await run(inner, ...words);
        assert.deepEqual([code, stdout], [3, '']);
        assert.match(stderr, /^teleprinter: [^\n]+\.\n$/u);
        assert.ok(stderr.includes(named), stderr);
      });
    await Promise.all(
      STRANGERS.flatMap((name, index) => [
        refuse(['--source', 'guardian', url.replace(PATH, `/strange/${index}`)], `/${index}.json`),
        ...(READ_AS_FILES.has(name) ? [] : [refuse([`${FOLDER}/${name}`], `${FOLDER}/${name}`)]),
      ]),
    );
  });

  function ordersOf<T>(things: readonly T[]): T[][] {
    if (things.length === 0) return [[]];
    return things.flatMap((first) =>
      ordersOf(things.filter((thing) => thing !== first)).map((rest) => [first, ...rest]),
    );
  }

  /** No time passes between polls, each of which is told of. */
  function createHurriedClock(onSleep: () => void): Clock {
    return {
      now: () => 0,
      async sleep(ms, signal) {
        // A deadline's sleeper is to be cut short and not to wake.
        if (ms > 15_000) await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        else onSleep();
      },
    };
  }

  /** Follows a server that gives the fetches one after the other, until there are no more; as the program would tell it. */
  async function followInOrder(t: TestContext, names: readonly string[]) {
    const left = names.map(readFixture);
    const { origin } = await startServer(t, (_, response) => response.end(left.shift()));
    const url = origin + PATH;
    const stop = new AbortController();
    const selection = await selectAdapter(url, 'guardian');
    assert.ok(selection !== null);
    const client = createClient({ userAgent: 'test', readerUrls: [url] });
    const clock = createHurriedClock(() => {
      if (left.length === 0) stop.abort();
    });
    const store = createStore(initialState(0));
    const session = createFollowSession({
      client,
      // The server does not know the cheap question; without it each poll is for the next fetch.
      selection: { ...selection, adapter: { ...selection.adapter, probe: null } },
      store,
      clock,
      storyNow: clock.now,
      schedule: { floorMs: 10_000, speed: 1 },
    });
    let stdout = '';
    await followInLines(
      {
        output: 'json',
        once: false,
        until: null,
        keyEventsOnly: false,
        since: null,
        limit: null,
        zone: 'UTC',
        time: 'both',
        spell: (text) => text,
        store,
        session,
        write: async (text) => {
          stdout += text;
        },
        complain: assert.fail,
        storyNow: clock.now,
      },
      stop.signal,
    );
    await client.close();
    return { events: eventsIn(stdout), state: store.getState() };
  }

  test(
    'four fetches of one blog make one story in any order, and no edit of what only looks other',
    withFixtures,
    async (t) => {
      const pages = Object.values(FETCHES).map((name): WirePage => JSON.parse(readFixture(name)));
      const copies = pages.flatMap(({ blocks, keyEvents }) => [...blocks, ...keyEvents]);
      const ids = new Set(copies.map(({ id }) => id));
      const titles = new Set(copies.map(({ id, title }) => `${id} ${title ?? ''}`));
      const retitled = [...ids].filter(
        (id) => [...titles].filter((it) => it.startsWith(id)).length > 1,
      );
      const mayDiffer = new Set([...retitled, WITHOUT_VIDEO_TITLE]);
      assert.equal(mayDiffer.size, 2);
      const states = [];
      for (const names of ordersOf(Object.values(FETCHES))) {
        const { events, state } = await followInOrder(t, names);
        const order = names.join();
        const told = events.filter(({ event }) => event === 'block').map(({ block }) => block?.id);
        assert.deepEqual(new Set(told), ids, order);
        assert.equal(told.length, ids.size, order);
        const others = events.filter(({ event }) => !['story', 'block', 'end'].includes(event));
        assert.ok(
          others.every(({ event, block }) => event === 'edit' && mayDiffer.has(block?.id ?? '')),
          others.map(({ event, block }) => `${event} ${block?.id}`).join(),
        );
        states.push(state);
      }
      const [first] = states;
      for (const state of states) {
        assert.deepEqual(state.order, first?.order);
        assert.deepEqual(state.header, first?.header);
        assert.deepEqual([...state.records.entries()], [...(first?.records.entries() ?? [])]);
      }
    },
  );
});
