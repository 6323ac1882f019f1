// Owns the stories that a reader can turn between: the one that was opened, and those that were live when they were last
// read. One is open and read; those that were turned away from are watched; the others lie in the archive, unasked. So what
// is in memory is one story, and of each that was read before it the newest posts.

import { createFollowedStories, type EachFollowed } from '../state/followed.ts';
import type { Watcher } from './lookout.ts';
import { CannotOpenError, type OpenedStory } from './opened-story.ts';

/** A story that can be turned to, but is not read. */
export type Neighbour = {
  readonly title: string;
  /** The names under which the archive keeps it. */
  readonly keptUnder: readonly string[];
  readonly open: () => Promise<OpenedStory>;
  /** Watches it until the signal aborts; left out for a story that stands still meanwhile. */
  readonly watch?: (watcher: Watcher, signal: AbortSignal) => Promise<void>;
};

type Listed = {
  readonly title: string;
  /** Posts that have not been seen. */
  readonly unseen: number;
  readonly isRead: boolean;
};

export type StoryRing = {
  /** The story that is read. */
  readonly current: () => OpenedStory;
  /**
   * Those that are known, in the order of turning; the same list while nothing changes. The first call begins to look for
   * the others, of which whoever subscribes is told.
   */
  readonly list: () => readonly Listed[];
  /** All of them, once they have been looked for. */
  readonly listAll: () => Promise<readonly Listed[]>;
  /** The one that is read, and those that are watched. */
  readonly eachFollowed: EachFollowed;
  /** Tells when the list may have changed, until the function returned is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Leaves the story that is read, whose session is over, and opens the one so many further on, or back. Null, or one sentence
   * that tells why that could not be opened: then the same story is opened again.
   */
  readonly turn: (by: number) => Promise<string | null>;
  readonly close: () => Promise<void>;
};

export type RingOptions = {
  readonly first: OpenedStory;
  /** The first one, as something to come back to. Its title is known once it has been read. */
  readonly self: Omit<Neighbour, 'title'>;
  /** What else there is to turn to. */
  readonly findOthers: () => Promise<readonly Neighbour[]>;
  readonly countUnseen: (keptUnder: readonly string[]) => number;
  readonly onFault: (error: unknown) => void;
};

type Place = { readonly neighbour: Neighbour; readonly stop: (() => void) | null };

export function createStoryRing(options: RingOptions): StoryRing {
  // The options hold the first story, which must be free to go: nothing below may hold the options.
  const { self, findOthers, countUnseen, onFault } = options;
  const listeners = new Set<() => void>();
  const leaving = new Set<Promise<void>>();
  let story = options.first;
  let at = 0;
  let places: readonly Place[] = [{ neighbour: { ...self, title: story.address }, stop: null }];
  let finding: Promise<void> | null = null;
  let listed: readonly Listed[] | null = null;
  const followed = createFollowedStories();
  let unfollow = followed.add({ ...story, isResumed: false });
  const watcher: Watcher = {
    onNews: tellNews,
    onFollowed: (watched) => followed.add({ ...watched, isResumed: true }),
  };

  async function find(): Promise<void> {
    const others = await findOthers();
    places = [...places, ...others.map(toPlace)];
    if (others.length > 0) tellNews();
  }

  function findOnce(): Promise<void> {
    finding ??= find();
    return finding;
  }

  function list(): readonly Listed[] {
    listed ??= places.map(({ neighbour: { title, keptUnder } }, index) =>
      index === at
        ? ofOpened(story, title)
        : { title, unseen: countUnseen(keptUnder), isRead: false },
    );
    return listed;
  }

  function tellNews(): void {
    listed = null;
    for (const listener of [...listeners]) listener();
  }

  function whileLeaving(task: Promise<void>): void {
    const left: Promise<void> = task.catch(onFault).finally(() => leaving.delete(left));
    leaving.add(left);
  }

  /** Of the story that is left its title stays, and somebody who watches it. */
  async function leave(left: Place, signal: AbortSignal): Promise<void> {
    await story.close();
    if (!signal.aborted) await left.neighbour.watch?.(watcher, signal);
  }

  function leaveFor(to: number): void {
    const left = places[at];
    if (left === undefined) return;
    const over = new AbortController();
    if (to === at) over.abort();
    const title = story.store.getState().header?.title ?? left.neighbour.title;
    const neighbour = { ...left.neighbour, title };
    places = places.with(at, { neighbour, stop: () => over.abort() });
    whileLeaving(leave(left, over.signal));
  }

  return {
    current: () => story,
    list() {
      findOnce().catch(onFault);
      return list();
    },
    async listAll() {
      await findOnce();
      return list();
    },
    eachFollowed: followed.each,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async turn(by) {
      await findOnce();
      const next = (at + by + places.length) % places.length;
      const { opened, to, reason } = await openFrom(places, next, at);
      const stopWatching = places[to]?.stop ?? null;
      stopWatching?.();
      leaveFor(to);
      unfollow();
      story = opened;
      unfollow = followed.add({ ...story, isResumed: stopWatching !== null || to === at });
      at = to;
      tellNews();
      return reason;
    },
    async close() {
      for (const { stop } of places) stop?.();
      await story.close();
      await Promise.all(leaving);
      await story.atEnd?.();
    },
  };
}

type Opening = {
  readonly opened: OpenedStory;
  /** Which one it is. */
  readonly to: number;
  readonly reason: string | null;
};

async function openFrom(places: readonly Place[], next: number, back: number): Promise<Opening> {
  try {
    return { opened: await openAt(places, next), to: next, reason: null };
  } catch (error) {
    if (!(error instanceof CannotOpenError)) throw error;
    return { opened: await openAt(places, back), to: back, reason: error.message };
  }
}

function openAt(places: readonly Place[], index: number): Promise<OpenedStory> {
  const place = places[index];
  if (place === undefined) throw new Error(`there is no story number ${index}`);
  return place.neighbour.open();
}

function toPlace(neighbour: Neighbour): Place {
  return { neighbour, stop: null };
}

function ofOpened({ store }: OpenedStory, title: string): Listed {
  const { header, unseen } = store.getState();
  return { title: header?.title ?? title, unseen: unseen.size, isRead: true };
}
