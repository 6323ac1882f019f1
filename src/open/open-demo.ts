// Owns opening the bundled story: its server on this machine, and the clock that both the server and the client go by.

import { EXIT } from '../config/exit-codes.ts';
import type { DemoOptions } from '../config/options.ts';
import { createFollowSession } from '../follow/session.ts';
import { createClient } from '../net/client.ts';
import { systemClock } from '../net/clock.ts';
import { apollo11 } from '../replay/apollo-11.ts';
import { type Demo, startDemo } from '../replay/demo.ts';
import { parseFaultPlan } from '../replay/fault-plan.ts';
import { selectAdapter } from '../source/registry.ts';
import { initialState } from '../state/initial-state.ts';
import { createStore } from '../state/store.ts';
import { CannotOpenError, type OpenedStory } from './opened-story.ts';

/** Starts the server. Throws CannotOpenError for a fault that there is not. */
export async function openDemo(options: DemoOptions, userAgent: string): Promise<OpenedStory> {
  const { speed, intervalMs } = options;
  const demo = await startDemoOf(options);
  const selection = selectAdapter(demo.url, 'guardian');
  if (selection === null) throw new Error(`the bundled story has no source: ${demo.url}`);
  const storyNow = demo.clock.now;
  // The server's dates are the story's, so the client reads them by the story's clock, and waits in real time.
  const clock = { now: storyNow, sleep: systemClock.sleep };
  const client = createClient({ userAgent, readerUrls: [demo.url], clock });
  const store = createStore(initialState(storyNow()));
  const session = createFollowSession({
    selection,
    client,
    store,
    clock: systemClock,
    storyNow,
    schedule: { floorMs: Math.max(selection.adapter.minPollMs, intervalMs ?? 0), speed },
  });
  const close = async () => {
    await client.close();
    await demo.close();
  };
  return { store, session, address: 'the bundled story', storyNow, speed, close };
}

function startDemoOf({ fault, from, speed }: DemoOptions): Promise<Demo> {
  const faults = fault === null ? null : parseFaultPlan(fault);
  if (fault !== null && faults === null) {
    const reason = `there is no fault called "${fault}"; --fault list names them all`;
    throw new CannotOpenError(reason, EXIT.usage);
  }
  return startDemo({
    script: apollo11,
    realNow: () => performance.now(),
    from,
    speed,
    ...(faults === null ? {} : { faults }),
  });
}
