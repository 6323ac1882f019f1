// Owns following several stories as one: each has its own session, poller and truth, and here is the one store and the one
// session that a screen or a pipe needs. Draws nothing.

import type { FollowFault } from '../model/errors.ts';
import { idsOfBranch, joinBranches, withBranch } from '../state/several.ts';
import type { Action } from '../state/state.ts';
import { createStore, type Store } from '../state/store.ts';
import type { Ending, FollowSession } from './session.ts';

export type Branch = {
  /** The word that stands beside its blocks. */
  readonly label: string;
  readonly store: Store;
  readonly session: FollowSession;
};

/** Two branches at least. `storyNow`: epoch ms. */
export function followSeveral(
  branches: readonly Branch[],
  storyNow: () => number,
): { readonly store: Store; readonly session: FollowSession } {
  return {
    store: joinStores(branches, storyNow),
    session: joinSessions(branches, storyNow),
  };
}

/** What the reader does is told to the stories that it is about; what they tell changes the whole. */
function joinStores(branches: readonly Branch[], storyNow: () => number): Store {
  const states = () => branches.map(({ label, store }) => ({ label, state: store.getState() }));
  const whole = createStore(joinBranches(states(), storyNow()));
  for (const [index, { store }] of branches.entries()) {
    store.subscribe((_, previous) =>
      whole.dispatch({
        type: 'joined',
        state: withBranch(whole.getState(), states(), index, previous),
      }),
    );
  }
  const passOn = (action: Action) => {
    for (const [index, { store }] of branches.entries()) {
      const own = actionOf(action, index);
      if (own !== null) store.dispatch(own);
    }
  };
  return { getState: whole.getState, subscribe: whole.subscribe, dispatch: passOn };
}

/** What the reader does, as the story at `index` hears of it; null when it is about others. */
function actionOf(action: Action, index: number): Action | null {
  if (action.type === 'ticked') return action;
  if (action.type === 'blocks-seen') {
    const ids = idsOfBranch(action.ids, index);
    return ids.length === 0 ? null : { type: 'blocks-seen', ids };
  }
  if (action.type !== 'block-marked') return null;
  const [id] = idsOfBranch([action.id], index);
  return id === undefined ? null : { ...action, id };
}

function joinSessions(branches: readonly Branch[], storyNow: () => number): FollowSession {
  let going: readonly Branch[] = [];

  /** One that cannot be had leaves the others; that it is missing is told for as long as the rest is followed. */
  function tellMissing({ store }: Branch, fault: FollowFault): void {
    store.dispatch({ type: 'poll-failed', fault, failedAt: storyNow(), retryAt: null });
  }

  return {
    async open(signal, wantsOlder) {
      const endings = await Promise.all(
        branches.map(({ session }) => session.open(signal, wantsOlder)),
      );
      going = branches.filter((_, index) => endings[index] === null);
      if (endings.every((ending) => ending !== null && 'fault' in ending))
        return endings[0] ?? null;
      for (const [index, ending] of endings.entries()) {
        const branch = branches[index];
        if (branch !== undefined && ending !== null && 'fault' in ending)
          tellMissing(branch, ending.fault);
      }
      return going.length > 0 ? null : (endings.find((ending) => !isFault(ending)) ?? null);
    },
    async run(signal) {
      const endings = await Promise.all(going.map(({ session }) => session.run(signal)));
      return endings.find((ending) => !isFault(ending)) ?? endings[0] ?? { reason: 'stopped' };
    },
    pollNow() {
      for (const { session } of going) session.pollNow();
    },
    async readOlder(signal) {
      await Promise.all(going.map(({ session }) => session.readOlder(signal)));
    },
    reachedAt: () => Math.max(...branches.map(({ session }) => session.reachedAt())),
  };
}

function isFault(ending: Ending | null): boolean {
  return ending !== null && 'fault' in ending;
}
