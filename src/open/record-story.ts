// Owns keeping a story while it is followed: the state that it begins with is what was kept, and each event is kept before
// anybody hears of it. What cannot be kept becomes a few words of the state; reading goes on.

import type { Archive } from '../archive/archive.ts';
import type { Delivery } from '../archive/keep-update.ts';
import type { KeptPlace } from '../archive/place.ts';
import type { StoryKey } from '../archive/story-row.ts';
import { isDamage, wordsOfTrouble } from '../archive/trouble.ts';
import type { FollowSession } from '../follow/session.ts';
import { markOf } from '../state/marks.ts';
import type { StoryHistory } from '../state/reading.ts';
import { reduce } from '../state/reduce.ts';
import type { Action, State } from '../state/state.ts';
import type { Keep, Store } from '../state/store.ts';
import { createMarkKeeper } from './keep-marks.ts';
import type { OpenedStory } from './opened-story.ts';
import type { ReaderArchive } from './reader-archive.ts';
import {
  type Rest,
  type RestoredStory,
  restoreNewest,
  restoreStory,
  unknownStory,
  withRest,
} from './restore-story.ts';
import { createKeptHistory, historyOf } from './story-history.ts';

export type RecordingOptions = {
  readonly archive: ReaderArchive;
  /** What the story is kept under: free of secrets. */
  readonly address: string;
  /** As `--source` takes it; null for the source that told the story last. */
  readonly source: string | null;
  /** Where a replayed story is served: on another port each time. */
  readonly origin?: string;
  /** Of what is kept, only the newest posts come into memory: for a story that is not read, but watched. */
  readonly newestOnly?: boolean;
  /** Where the reader was when several were read as one with this; left out for a story that is read by itself. */
  readonly placeInSet?: KeptPlace | null;
  /** Epoch ms of the story's own time. */
  readonly storyNow: () => number;
  /** Epoch ms of real time. */
  readonly now: () => number;
};

export type Recording = {
  /** What to make the store of. */
  readonly state: State;
  readonly keep: Keep;
  /** Restores what the first frame does not need. If the first answer comes before, it is done then. */
  readonly restoreRest: (store: Store) => void;
  /** The reader's place at the last visit. */
  readonly place: KeptPlace | null;
  readonly savePlace: (place: KeptPlace) => void;
  /** Null where nothing is kept. */
  readonly history: StoryHistory | null;
};

const NO_REST: Rest = { records: new Map(), edited: new Set() };

type UpdateReceived = Extract<Action, { type: 'update-received' }>;

export function recordStory(options: RecordingOptions): Recording {
  const { address, origin = null, storyNow, newestOnly = false, placeInSet } = options;
  const read = newestOnly ? restoreNewest : restoreStory;
  const disk = createPatience(options.archive);
  const restored = restore(options.source);
  /** Null while no answer of this visit has said. */
  let source: string | null = null;
  let rest = restored.rest;
  let wasAway = true;
  let waiting: readonly Delivery[] = [];

  function restore(by: string | null): RestoredStory {
    return disk.attempt(unknownStory(storyNow()), (archive) => {
      const story = archive.findStory(address, by, origin);
      return story === null
        ? unknownStory(storyNow())
        : read(archive, story, origin, storyNow(), placeInSet);
    });
  }

  function withKey(task: (archive: Archive, key: StoryKey) => void): boolean {
    const by = source ?? restored.source;
    if (by === null) return true;
    return disk.attempt(false, (archive) => {
      task(archive, { address, source: by, origin });
      return true;
    });
  }

  function askStory<T>(task: (archive: Archive, row: number) => T): T | null {
    return disk.attempt<T | null>(null, (archive) => {
      const story = archive.findStory(address, source ?? restored.source, origin);
      return story === null ? null : task(archive, story.row);
    });
  }

  const marks = createMarkKeeper(withKey, storyNow);

  /** What an answer brings, after all that still waits; then that there was an answer. */
  function keepAnswer(delivery: Delivery | null, at: number): void {
    const all = delivery === null ? waiting : [...waiting, delivery];
    const isKept = withKey((archive, key) => {
      for (const one of all) archive.keepUpdate(key, one);
      archive.keepAnswer(key, at, wasAway);
    });
    waiting = isKept ? [] : all.flatMap(lastingPart);
    if (isKept) wasAway = false;
    marks.keepWaiting();
  }

  function keepUpdate(reduced: State, before: State, action: UpdateReceived): State {
    const isFirst = source === null;
    const [previous, next] = isFirst ? begin(reduced, before, action) : [before, reduced];
    keepAnswer({ ...action, previous, next }, action.receivedAt);
    if (isFirst) withKey((archive, key) => archive.keepOpened(key, options.now(), options.source));
    return next;
  }

  /**
   * The states before and after the first answer. When it is from another source than the one that was read back, what that
   * one told before is the story so far.
   */
  function begin(next: State, previous: State, action: UpdateReceived): readonly [State, State] {
    source = action.update.header?.source ?? restored.source;
    const isOther = source !== null && restored.source !== null && source !== restored.source;
    if (!isOther && rest === null) return [previous, next];
    const whole = isOther ? withRest(restore(source)) : reduce(previous, takeRest());
    return [whole, reduce(whole, action)];
  }

  function takeRest(): Action {
    const load = rest ?? (() => NO_REST);
    rest = null;
    return { type: 'records-restored', ...disk.attempt(NO_REST, load) };
  }

  return {
    state: { ...restored.state, notKept: disk.notKept() },
    keep(reduced, previous, action) {
      let next = reduced;
      if (action.type === 'update-received') next = keepUpdate(reduced, previous, action);
      if (action.type === 'poll-unchanged') keepAnswer(null, action.receivedAt);
      if (action.type === 'poll-failed') wasAway = true;
      if (action.type === 'gaps-changed' && next !== previous)
        withKey((archive, key) => archive.keepGaps(key, previous, next));
      if (action.type === 'blocks-seen' && next !== previous)
        withKey((archive, key) => archive.keepSeen(key, previous, next));
      if (action.type === 'block-marked' && next !== previous)
        marks.keep(action.id, markOf(next.marks, action.id));
      const notKept = disk.notKept();
      return next.notKept === notKept ? next : { ...next, notKept };
    },
    restoreRest(store) {
      if (rest !== null) store.dispatch(takeRest());
    },
    place: restored.place,
    savePlace: (place) => void withKey((archive, key) => archive.savePlace(key, place)),
    history: options.archive.get() === null ? null : createKeptHistory(askStory, origin),
  };
}

/** Runs what needs the archive; what goes wrong there is put into words and never thrown. */
function createPatience(archives: ReaderArchive) {
  let trouble: string | null = null;
  return {
    notKept: () => trouble ?? archives.notKept(),
    attempt<T>(otherwise: T, task: (archive: Archive) => T): T {
      for (let tries = 0; tries < 2; tries++) {
        const archive = archives.get();
        if (archive === null) return otherwise;
        try {
          const result = task(archive);
          trouble = null;
          return result;
        } catch (error) {
          trouble = wordsOfTrouble(error);
          if (!isDamage(error)) return otherwise;
          archives.setAside();
        }
      }
      return otherwise;
    },
  };
}

/** Of an answer that could not be kept, what the next one will not say again: it may have to wait long. */
function lastingPart(delivery: Delivery): readonly Delivery[] {
  const { update, previous, next } = delivery;
  const blocks = update.blocks.filter(
    ({ id }) => next.records.get(id)?.block !== previous.records.get(id)?.block,
  );
  if (blocks.length === 0 && update.removals.length === 0) return [];
  return [{ ...delivery, update: { ...update, blocks } }];
}

/** The session, which restores the rest while its first request is under way. */
export function restoringSession(
  session: FollowSession,
  { restoreRest }: Recording,
  store: Store,
): FollowSession {
  return {
    ...session,
    open(signal, wantsOlder) {
      setImmediate(() => restoreRest(store));
      return session.open(signal, wantsOlder);
    },
  };
}

/** What whoever draws the story needs of the recording. */
export function whatIsKept(
  { place, savePlace, history }: Recording,
  store: Store,
  storyNow: () => number,
): Pick<OpenedStory, 'place' | 'savePlace' | 'history'> {
  const kept = { savePlace, history: historyOf(history, store, storyNow) };
  return place === null ? kept : { ...kept, place };
}
