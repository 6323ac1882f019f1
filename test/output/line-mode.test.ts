// Owns the tests of following in lines: what is written, when it ends, with which code; over a session that a test plays.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { DecodeError, type FollowFault, HttpError, NetworkError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import { followInLines, type LineModeOptions } from '../../src/output/line-mode.ts';
import { initialState } from '../../src/state/initial-state.ts';
import type { Action } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';

const URL = 'https://story.test/live';
const FAULT = new NetworkError(URL, 'refused');

type Session = LineModeOptions['session'];
type Ending = Awaited<ReturnType<Session['run']>>;

/** What a session does: what it learns when opened and how that ends; page by page when asked for more; then news. */
type Play = {
  readonly opens?: Partial<Update>;
  readonly opened?: Ending | null;
  readonly older?: readonly Partial<Update>[];
  readonly news?: readonly Action[];
  readonly ends?: Ending;
};

const minute = (at: number, given: Partial<Block> = {}): Block =>
  block({ id: `b${at}`, title: `b${at}`, publishedAt: at * 60_000, ...given });

function received(given: Partial<Update>, cause: 'poll' | 'backfill' = 'poll'): Action {
  return { type: 'update-received', update: update(given), receivedAt: 0, cause };
}

/** Follows the play to its end. A run that has told all its news waits to be aborted, unless the play says how it ends. */
async function follow(play: Play, given: Partial<LineModeOptions> = {}, signal?: AbortSignal) {
  const store = createStore(initialState(0));
  const written: string[] = [];
  const complaints: string[] = [];
  const { opens = { blocks: [minute(2), minute(1)] }, opened = null } = play;
  const session: Session = {
    async open(_, wantsOlder) {
      if (opened !== null && 'fault' in opened) return opened;
      store.dispatch(received({ header: header(), ...opens }));
      let reachedAt = opens.span?.from ?? Number.POSITIVE_INFINITY;
      for (const page of play.older ?? []) {
        if (!wantsOlder(reachedAt)) break;
        store.dispatch(received(page, 'backfill'));
        reachedAt = page.span?.from ?? reachedAt;
      }
      return opened;
    },
    async run(until) {
      for (const action of play.news ?? []) {
        if (until.aborted) return { reason: 'stopped' };
        store.dispatch(action);
      }
      if (play.ends !== undefined) return play.ends;
      if (!until.aborted) {
        await new Promise((resolve) => until.addEventListener('abort', resolve, { once: true }));
      }
      return { reason: 'stopped' };
    },
  };
  const code = await followInLines(
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
        await Promise.resolve();
        written.push(text);
      },
      complain: (sentence) => complaints.push(sentence),
      storyNow: () => 0,
      ...given,
    },
    signal ?? new AbortController().signal,
  );
  return { code, complaints, text: written.join(''), events: eventsIn(written.join('')) };
}

function eventsIn(text: string): string[] {
  if (!text.startsWith('{')) return [];
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => {
    const { event, cause, block: told, reason } = JSON.parse(line);
    return [event, cause, told?.id, reason].filter((part) => part !== undefined).join(' ');
  });
}

const INITIAL = ['story', 'block initial b1', 'block initial b2'];

test('a story is told as it is, then as it changes, then that it ended', async () => {
  const news = [received({ blocks: [minute(3)] })];
  const { code, events, complaints } = await follow({ news, ends: { reason: 'ended' } });
  assert.deepEqual(events, [...INITIAL, 'block new b3', 'end ended']);
  assert.equal(code, 0);
  assert.deepEqual(complaints, []);
});

test('--once says so when all that it tells was kept of an earlier visit', async () => {
  const kept = createStore({ ...initialState(0), header: header() });
  const open = async () => null;
  const run: LineModeOptions['session']['run'] = async () => ({ reason: 'stopped' });
  const { complaints } = await follow({}, { once: true, store: kept, session: { open, run } });
  assert.deepEqual(complaints, ['no answer came; this is what was kept of an earlier visit']);
  assert.deepEqual((await follow({}, { once: true })).complaints, []);
});

test('--once tells what is there and waits for nothing', async () => {
  const { code, events } = await follow({}, { once: true });
  assert.deepEqual(events, [...INITIAL, 'end once']);
  assert.equal(code, 0);
});

test('a story that is over when opened, and a file, are told whole', async () => {
  for (const reason of ['ended', 'file'] as const) {
    const { code, events } = await follow({ opened: { reason } });
    assert.deepEqual(events, [...INITIAL, `end ${reason}`]);
    assert.equal(code, 0);
  }
});

for (const [fault, code, sentence] of [
  [
    FAULT,
    4,
    `the connection was refused by ${URL}; check the address and its port, or try again later`,
  ],
  [new HttpError(URL, 404), 5, `nothing there (HTTP 404) at ${URL}; check the address`],
  [
    new DecodeError('byte 0', 'not JSON', { url: URL }),
    3,
    `${URL} cannot be read as a live blog: not JSON, at byte 0; open the story in a browser to see what is there`,
  ],
] as const satisfies readonly [FollowFault, number, string][]) {
  test(`a first request that fails is one complaint and the code ${code}`, async () => {
    const play: Play = { opened: { reason: 'failed', fault } };
    const json = await follow(play);
    assert.deepEqual(json, {
      code,
      complaints: [sentence],
      events: ['end failed'],
      text: json.text,
    });
    assert.deepEqual(await follow(play, { output: 'plain' }), {
      code,
      complaints: [sentence],
      events: [],
      text: '',
    });
  });
}

test('a story that is taken away ends following with a complaint and the code 5', async () => {
  const fault = new HttpError(URL, 410);
  const { code, events, complaints } = await follow({ ends: { reason: 'gone', fault } });
  assert.deepEqual(events, [...INITIAL, 'end gone']);
  assert.deepEqual(complaints, [`gone for good (HTTP 410) at ${URL}`]);
  assert.equal(code, 5);
});

test('an abort while following writes what was told before it, then the end', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const play: Play = { news: [received({ blocks: [minute(3)] })] };
  const write = async (text: string) => {
    await new Promise((resolve) => setImmediate(resolve));
    told.push(text);
    stop.abort();
  };
  const { code } = await follow(play, { write }, stop.signal);
  assert.deepEqual(eventsIn(told.join('')), [...INITIAL, 'block new b3', 'end stopped']);
  assert.equal(code, 0);
});

test('an abort during the opening, with --once too, is told as such', async () => {
  const { code, events } = await follow(
    { opened: { reason: 'stopped' } },
    { once: true, until: /never/u },
  );
  assert.deepEqual(events, [...INITIAL, 'end stopped']);
  assert.equal(code, 0);
});

test('--until ends with 0 at the first news that matches, and tells nothing after it', async () => {
  const news = [3, 4, 5].map((at) => received({ blocks: [minute(at)] }));
  const { code, events } = await follow({ news }, { until: /b4/u });
  assert.deepEqual(events, [...INITIAL, 'block new b3', 'block new b4', 'end until']);
  assert.equal(code, 0);
});

test('--until heeds an edit, but not what was there before', async () => {
  const edit = minute(2, { lastUpdatedAt: 600_000, elements: [paragraph('She resigns.')] });
  const news = [received({ blocks: [edit] })];
  const opens = { blocks: [minute(2), minute(1, { elements: [paragraph('He resigns.')] })] };
  const { events } = await follow({ opens, news }, { until: /resign/u });
  assert.deepEqual(events, [...INITIAL, 'edit b2', 'end until']);
});

test('--until that was not matched ends with 6 when there is no more to come', async () => {
  const unmatched = { until: /never/u };
  assert.equal((await follow({ ends: { reason: 'ended' } }, unmatched)).code, 6);
  assert.equal((await follow({ opened: { reason: 'file' } }, unmatched)).code, 6);
  assert.equal((await follow({ opened: { reason: 'ended' } }, unmatched)).code, 6);
  assert.equal((await follow({}, { ...unmatched, once: true })).code, 6);
  assert.equal((await follow({ ends: { reason: 'stopped' } }, unmatched)).code, 0);
});

test('--until finds what is there when nothing more will come, on whichever page it stands', async () => {
  const play: Play = {
    opens: { blocks: [minute(4), minute(3)], span: { from: 180_000, to: 240_000 }, older: 'p2' },
    older: [{ blocks: [minute(2)], span: { from: 120_000, to: 120_000 }, older: 'p1' }],
  };
  for (const title of [/b2/u, /b3/u]) {
    const { code, events } = await follow(play, { once: true, limit: 3, until: title });
    assert.equal(code, 0);
    assert.equal(events.at(-1), 'end until');
  }
  const { code } = await follow({ ...play, opened: { reason: 'ended' } }, { until: /b3/u });
  assert.equal(code, 0);
});

test('--until does not heed what is not told', async () => {
  const news = [received({ blocks: [minute(3)] }), received({ blocks: [minute(4)] })];
  const ends = { reason: 'ended' } as const;
  assert.equal((await follow({ news, ends }, { until: /b3/u, keyEventsOnly: true })).code, 6);
  assert.equal((await follow({}, { once: true, until: /b1/u, limit: 1 })).code, 6);
});

/** Three pages of two blocks each, from minute 6 down to 1. */
const PAGED: Play = {
  opens: { blocks: [minute(6), minute(5)], span: { from: 300_000, to: 360_000 }, older: 'p2' },
  older: [
    { blocks: [minute(4), minute(3)], span: { from: 180_000, to: 240_000 }, older: 'p1' },
    { blocks: [minute(2), minute(1)], span: { from: 60_000, to: 120_000 } },
  ],
};

for (const [what, given, told] of [
  ['nothing asked', {}, [5, 6]],
  ['--limit within the first page', { limit: 1 }, [6]],
  ['--limit as long as the first page', { limit: 2 }, [5, 6]],
  ['--limit beyond it', { limit: 3 }, [4, 5, 6]],
  ['--limit beyond all', { limit: 99 }, [1, 2, 3, 4, 5, 6]],
  ['--limit 0', { limit: 0 }, []],
  ['--since within the first page', { since: 330_000 }, [6]],
  ['--since at the last block of the first page', { since: 300_000 }, [5, 6]],
  ['--since beyond it', { since: 180_000 }, [3, 4, 5, 6]],
  ['--since before all', { since: 0 }, [1, 2, 3, 4, 5, 6]],
  ['--since before all, but --limit first', { since: 0, limit: 3 }, [4, 5, 6]],
  ['--limit beyond all, but --since first', { since: 240_000, limit: 99 }, [4, 5, 6]],
] as const) {
  test(`${what}: ${told.length} blocks are told of three pages`, async () => {
    const { events } = await follow(PAGED, { once: true, ...given });
    assert.deepEqual(
      events.slice(1, -1),
      told.map((at) => `block initial b${at}`),
    );
  });
}

test('blocks known ahead of their pages do not count for --limit: what lies between is asked for', async () => {
  const opens = { ...PAGED.opens, blocks: [minute(6), minute(5), minute(1), minute(2)] };
  const { events } = await follow({ ...PAGED, opens }, { once: true, limit: 4 });
  assert.deepEqual(
    events.slice(1, -1),
    [3, 4, 5, 6].map((at) => `block initial b${at}`),
  );
});

test('an older page that could not be had for the opening is told', async () => {
  const store = createStore(initialState(0));
  const session: Session = {
    async open() {
      store.dispatch(received({ header: header(), blocks: [minute(1)] }));
      store.dispatch({ type: 'poll-failed', fault: FAULT, failedAt: 0, retryAt: null });
      return null;
    },
    run: async () => ({ reason: 'ended' }),
  };
  const { events } = await follow({}, { store, session, once: true });
  assert.deepEqual(events, ['story', 'block initial b1', 'poll-failed', 'end once']);
});
