// Owns turning what the reader named (an address, a file, the bundled story) into something that can be followed:
// which source, which clock, which server. Draws nothing, writes nothing.

import { readFile } from 'node:fs/promises';
import type { DemoOptions, FollowOptions } from './config/options.ts';
import { createFollowSession, type Ending, type FollowSession } from './follow.ts';
import { DecodeError, type FollowFault, isFollowFault, NotLiveBlogError } from './model/errors.ts';
import { createClient } from './net/client.ts';
import { systemClock } from './net/clock.ts';
import { FILE_CONTEXT } from './source/adapter.ts';
import { recogniseFile, SOURCE_NAMES, selectAdapter } from './source/registry.ts';
import { initialState } from './state/initial-state.ts';
import { createStore, type Store } from './state/store.ts';

/** A story that can be followed, in either mode. */
export type OpenedStory = {
  readonly store: Store;
  readonly session: Omit<FollowSession, 'open' | 'run'> & {
    readonly open: (signal: AbortSignal, wants?: (reachedAt: number) => boolean) => Promise<Opened>;
    readonly run: (signal: AbortSignal) => Promise<Ending>;
  };
  /** Where it comes from, for people. */
  readonly address: string;
  /** The story's own time, epoch ms, and how many times faster than life it runs. */
  readonly storyNow: () => number;
  readonly speed: number;
  readonly close: () => Promise<void>;
};

type Opened = Ending | { readonly reason: 'file' } | null;

/** The address or the option cannot be used: one sentence. `found`: what kind of trouble, for the exit code. */
export class CannotOpenError extends Error {
  override readonly name = 'CannotOpenError';
  readonly found: 'usage' | 'no-source';

  constructor(sentence: string, found: CannotOpenError['found']) {
    super(sentence);
    this.found = found;
  }
}

/** Opens nothing on the network yet. Throws CannotOpenError. */
export async function openStory(
  options: FollowOptions | DemoOptions,
  userAgent: string,
): Promise<OpenedStory> {
  const { source } = options;
  if (source !== null && !SOURCE_NAMES.includes(source)) {
    const names = SOURCE_NAMES.join(', ');
    throw new CannotOpenError(`--source takes one of: ${names}; not "${source}"`, 'usage');
  }
  if (options.command === 'demo') return openDemo(options, userAgent);
  const [address] = options.addresses;
  if (address === undefined) return openDemo({ ...options, ...UNASKED_DEMO }, userAgent);
  return /^https?:/u.test(address) ? openAddress(address, options, userAgent) : openFile(address);
}

const UNASKED_DEMO = { command: 'demo', speed: 60, from: 'middle', fault: null } as const;

function openAddress(url: string, options: FollowOptions, userAgent: string): OpenedStory {
  const selection = selectAdapter(url, options.source);
  if (selection === null) {
    const reason = `no source is known for this address: ${url}; --source NAME (${SOURCE_NAMES.join(', ')}) forces one`;
    throw new CannotOpenError(reason, 'no-source');
  }
  const client = createClient({ userAgent, readerUrls: [url] });
  const store = createStore(initialState(systemClock.now()));
  const floorMs = Math.max(selection.adapter.minPollMs, options.intervalMs ?? 0);
  const session = createFollowSession({
    selection,
    client,
    store,
    clock: systemClock,
    storyNow: systemClock.now,
    schedule: { floorMs, speed: 1 },
  });
  return { store, session, address: url, storyNow: systemClock.now, speed: 1, close: client.close };
}

async function openDemo(options: DemoOptions, userAgent: string): Promise<OpenedStory> {
  const [{ startDemo }, { apollo11 }, { parseFaultPlan }] = await Promise.all([
    import('./replay/demo.ts'),
    import('./replay/apollo-11.ts'),
    import('./replay/fault-plan.ts'),
  ]);
  const faults = options.fault === null ? null : parseFaultPlan(options.fault);
  if (options.fault !== null && faults === null) {
    const reason = `there is no fault called "${options.fault}"; --fault list names them`;
    throw new CannotOpenError(reason, 'usage');
  }
  const { speed, from } = options;
  const demo = await startDemo({
    script: apollo11,
    realNow: systemClock.now,
    from,
    speed,
    ...(faults === null ? {} : { faults }),
  });
  const selection = selectAdapter(demo.url, 'guardian');
  if (selection === null) throw new Error(`the bundled story has no source: ${demo.url}`);
  const storyNow = demo.clock.now;
  // The server's dates are the story's, so the client reads them by the story's clock, and waits in real time.
  const client = createClient({
    userAgent,
    readerUrls: [demo.url],
    clock: { now: storyNow, sleep: systemClock.sleep },
  });
  const store = createStore(initialState(storyNow()));
  const floorMs = Math.max(selection.adapter.minPollMs, options.intervalMs ?? 0);
  const session = createFollowSession({
    selection,
    client,
    store,
    clock: systemClock,
    storyNow,
    schedule: { floorMs, speed },
  });
  const close = async () => {
    await client.close();
    await demo.close();
  };
  return { store, session, address: 'the bundled story', storyNow, speed, close };
}

/** A file is read once: there is nothing to poll. */
function openFile(path: string): OpenedStory {
  const store = createStore(initialState(systemClock.now()));
  const storyNow = systemClock.now;
  return {
    store,
    address: path,
    storyNow,
    speed: 1,
    close: async () => {},
    session: {
      async open() {
        try {
          const update = parseFile(await readFile(path, 'utf8'), path);
          store.dispatch({
            type: 'update-received',
            update,
            receivedAt: storyNow(),
            cause: 'poll',
          });
          store.dispatch({ type: 'polling-stopped', at: storyNow(), reason: 'file' });
          return { reason: 'file' };
        } catch (error) {
          if (!isFollowFault(error)) throw error;
          return { reason: 'failed', fault: error };
        }
      },
      run: async () => ({ reason: 'stopped' }),
      pollNow: () => {},
      readOlder: async () => {},
    },
  };
}

function parseFile(body: string, path: string) {
  const adapter = recogniseFile(body);
  if (adapter === null) {
    throw new DecodeError('its beginning', 'no known source writes such a file', { url: path });
  }
  try {
    return adapter.parse(body, FILE_CONTEXT);
  } catch (error) {
    if (error instanceof NotLiveBlogError) throw new NotLiveBlogError(path, error.found);
    if (!(error instanceof DecodeError)) throw error;
    throw new DecodeError(error.path, error.message, { url: path, cause: error });
  }
}

/** True for a fault that says what is at the address is no live blog, rather than that it could not be reached. */
export function isNotLiveBlog(fault: FollowFault): boolean {
  return fault instanceof NotLiveBlogError || fault instanceof DecodeError;
}
