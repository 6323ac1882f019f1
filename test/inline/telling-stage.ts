// Owns a reader of sentences before the bundled story: time goes where the test sends it, keys are typed, and all that was
// said can be read.

import type { TestContext } from 'node:test';
import { EXIT } from '../../src/config/exit-codes.ts';
import { createFollowSession } from '../../src/follow/session.ts';
import { followInline, type InlineModeOptions } from '../../src/inline/inline-mode.ts';
import { createClient } from '../../src/net/client.ts';
import { apollo11 } from '../../src/replay/apollo-11.ts';
import { startDemo } from '../../src/replay/demo.ts';
import { selectAdapter } from '../../src/source/registry.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { createKeyInput } from '../../src/terminal/key-input.ts';
import { createSilentOutput } from '../../src/terminal/silent-output.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { until } from '../helpers/until.ts';

export type TellingStage = {
  /** All that was said, the address of the server left out. */
  readonly said: () => string;
  readonly says: (pattern: RegExp) => Promise<void>;
  readonly types: (keys: string) => void;
  /** Moves the story's clock there, asks the publisher and waits for the answer. */
  readonly comes: (at: string) => Promise<void>;
  readonly ended: Promise<number>;
  readonly calls: readonly string[];
};

/** `at`: where in the story, "1969-07-20T20:18:16Z". */
export async function openStage(
  t: TestContext,
  at: string,
  given: Partial<InlineModeOptions> = {},
): Promise<TellingStage> {
  let passedMs = 0;
  const startAt = Date.parse(at);
  const demo = await startDemo({ script: apollo11, realNow: () => passedMs, startAt, speed: 1 });
  const storyNow = demo.clock.now;
  // Polls come when the test wants one, and never by themselves.
  const clock = {
    now: storyNow,
    sleep: (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve())),
  };
  const client = createClient({ userAgent: 'test', readerUrls: [demo.url], clock });
  const selection = await selectAdapter(demo.url, 'guardian');
  if (selection === null) throw new Error('the bundled story has no source');
  const store = createStore(initialState(storyNow()));
  const session = createFollowSession({
    ...{ selection, client, store, clock, storyNow, schedule: { floorMs: 1000, speed: 1 } },
  });
  const calls: string[] = [];
  let said = '';
  const keys = createKeyInput({ timer: createFakeTimer().timer, onAnswer: () => {} });
  const ending = new AbortController();
  const ended = followInline(
    {
      ...{ store, session, storyNow, address: 'the bundled story', zone: 'UTC', time: 'both' },
      ...{ spell: (text) => text, since: null, limit: null, keyEventsOnly: false, left: null },
      terminal: {
        stdin: keys.stdin,
        stdout: createSilentOutput(),
        enter: () => void calls.push('enter'),
        leave: () => void calls.push('leave'),
        suspend: () => void calls.push('suspend'),
        resume: () => {},
      },
      bytesReceived: () => 15_400,
      onTold: () => {},
      write: async (text) => {
        said += text;
      },
      complain: (sentence) => void calls.push(sentence),
      codeOf: () => EXIT.unreachable,
      ...given,
    },
    ending.signal,
  );
  t.after(async () => {
    ending.abort();
    await ended;
    await client.close();
    await demo.close();
  });
  const shown = () => said.replaceAll(new URL(demo.url).origin, 'http://the-server');
  return {
    said: shown,
    says: (pattern) => until(() => pattern.test(shown()), { everyMs: 5, saying: shown }),
    types: keys.read,
    async comes(next) {
      passedMs = Date.parse(next) - startAt;
      const { poll } = store.getState();
      session.pollNow();
      await until(() => store.getState().poll !== poll, { everyMs: 5, saying: shown });
    },
    ended,
    calls,
  };
}
