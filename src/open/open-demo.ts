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
import { createStore } from '../state/store.ts';
import { BUNDLED_STORY, CannotOpenError, type OpenedStory } from './opened-story.ts';
import { NO_ARCHIVE, type ReaderArchive } from './reader-archive.ts';
import { recordStory, restoringSession, whatIsKept } from './record-story.ts';

/** What the bundled story is kept under, whatever port it is served on. */
const KEPT_UNDER = 'demo:apollo-11';

/**
 * Starts the server, where the last run stopped unless the reader wants to begin anew. Throws CannotOpenError for a fault
 * that there is not.
 */
export async function openDemo(
  options: DemoOptions,
  userAgent: string,
  archive: ReaderArchive = NO_ARCHIVE,
): Promise<OpenedStory> {
  const { speed, intervalMs } = options;
  const demo = await startDemoOf(options, whereItStopped(options, archive));
  const selection = await selectAdapter(demo.url, 'guardian');
  if (selection === null) throw new Error(`the bundled story has no source: ${demo.url}`);
  const storyNow = demo.clock.now;
  // The server's dates are the story's, so the client reads them by the story's clock, and waits in real time.
  const clock = { now: storyNow, sleep: systemClock.sleep };
  const client = createClient({ userAgent, readerUrls: [demo.url], clock });
  const recording = recordStory({
    archive,
    address: KEPT_UNDER,
    source: selection.adapter.name,
    origin: new URL(demo.url).origin,
    storyNow,
    now: systemClock.now,
  });
  const store = createStore(recording.state, recording.keep);
  const session = createFollowSession({
    selection,
    client,
    store,
    clock: systemClock,
    storyNow,
    sparesSnapshots: options.lowBandwidth,
    schedule: { floorMs: Math.max(selection.adapter.minPollMs, intervalMs ?? 0), speed },
  });
  const close = async () => {
    await client.close();
    await demo.close();
  };
  return {
    ...whatIsKept(recording, store, storyNow),
    store,
    session: restoringSession(session, recording, store),
    address: BUNDLED_STORY,
    keptUnder: [KEPT_UNDER],
    storyNow,
    speed,
    bytesReceived: client.bytesReceived,
    close,
  };
}

/** Epoch ms of the story's own time; null when it begins anew. */
function whereItStopped({ restart }: DemoOptions, archive: ReaderArchive): number | null {
  try {
    if (restart) archive.get()?.forget(KEPT_UNDER);
    return archive.get()?.findStory(KEPT_UNDER, null, null)?.answeredAt ?? null;
  } catch {
    // What is wrong is said by the recording, which asks the same archive next.
    return null;
  }
}

function startDemoOf({ fault, from, speed }: DemoOptions, startAt: number | null): Promise<Demo> {
  const faults = fault === null ? null : parseFaultPlan(fault);
  if (fault !== null && faults === null) {
    const reason = `there is no fault called "${fault}"; --fault list names them all`;
    throw new CannotOpenError(reason, EXIT.usage);
  }
  return startDemo({
    script: apollo11,
    realNow: () => performance.now(),
    from,
    startAt,
    speed,
    ...(faults === null ? {} : { faults }),
  });
}
