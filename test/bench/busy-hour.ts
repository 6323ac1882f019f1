// Owns the row about the network: what an hour of following costs, beside asking for the whole snapshot each time.
// The hour is the bundled story's busiest, polled every ten seconds of its own time; nobody waits for it.

import { createAskSource } from '../../src/follow/ask-source.ts';
import { createGlimpseWatch } from '../../src/follow/glimpse.ts';
import { createPages } from '../../src/follow/pages.ts';
import { type Client, createClient } from '../../src/net/client.ts';
import { systemClock } from '../../src/net/clock.ts';
import { apollo11 } from '../../src/replay/apollo-11.ts';
import { createReplayServer } from '../../src/replay/replay-server.ts';
import { selectAdapter } from '../../src/source/registry.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { compared, type Result } from './result.ts';

const STARTS_AT = Date.parse('1969-07-20T19:50:00Z');
const POLL_MS = 10_000;
const POLLS = 360;

/** Bytes received over the hour, unpacked nowhere: as they come over the wire, headers included. */
async function bytesOfHour(follow: 'as we do' | 'the whole each time'): Promise<number> {
  const time = { now: STARTS_AT };
  // Like the real site, the server renders each snapshot anew: its validators never match.
  const server = await createReplayServer({
    script: apollo11,
    clock: { now: () => time.now },
    freshness: 'every-time',
  });
  const client = createClient({ userAgent: 'teleprinter-bench', readerUrls: [server.origin] });
  const selection = await selectAdapter(server.storyUrl, 'guardian');
  if (selection === null) throw new Error('the replayed story has no source');
  try {
    const pages = createPages({
      ask: createAskSource({ client, selection, storyNow: () => time.now }),
      glimpses: createGlimpseWatch({ client: follow === 'as we do' ? client : never, selection }),
      store: createStore(initialState(STARTS_AT)),
      clock: systemClock,
      storyNow: () => time.now,
    });
    const { signal } = new AbortController();
    for (let poll = 0; poll < POLLS; poll += 1) {
      if (follow === 'the whole each time') pages.wantSnapshot();
      await pages.readNewest(signal);
      time.now += POLL_MS;
    }
    return client.bytesReceived();
  } finally {
    await client.close();
    await server.close();
  }
}

/** The peer asks no cheap question. */
const never: Client = {
  get: () => Promise.reject(new Error('the cheap question was asked')),
  forget: () => {},
  bytesReceived: () => 0,
  close: async () => {},
};

export async function busyHour(): Promise<readonly Result[]> {
  const ours = await bytesOfHour('as we do');
  const theirs = await bytesOfHour('the whole each time');
  return [
    compared({
      row: 'received in a busy hour, polled every 10 s',
      unit: 'kB',
      ours: [ours / 1000],
      theirs: [theirs / 1000],
      peer: 'the whole snapshot each time',
      limit: null,
    }),
  ];
}
