// Owns the one place that changes with time: the current State, and who is told when it changes. Knows no event by name.

import { reduce } from './reduce.ts';
import type { Action, State } from './state.ts';

type Listener = (state: State, previous: State) => void;

/**
 * Sees what every event made of the state, even nothing, before any listener does: what is told as kept has been kept.
 * Gives back the state, with what it has to say of its own.
 */
export type Keep = (next: State, previous: State, action: Action) => State;

const keepNothing: Keep = (next) => next;

export type Store = {
  readonly getState: () => State;
  /**
   * Applies a past event and tells every listener, if it changed anything. An event dispatched by a listener waits until
   * all have heard of the one before, so that everyone sees every state, in order. When listeners throw, the others are
   * still told and waiting events still applied; then the first error is thrown from the outermost dispatch.
   */
  readonly dispatch: (action: Action) => void;
  /** Listens from the next change on, until the function returned is called. */
  readonly subscribe: (listener: Listener) => () => void;
};

export function createStore(initial: State, keep: Keep = keepNothing): Store {
  let state = initial;
  let isTelling = false;
  const waiting: Action[] = [];
  const listeners = new Set<{ readonly hear: Listener }>();

  const tell = (previous: State, errors: unknown[]) => {
    for (const listener of [...listeners]) {
      // One that left while this very change was being told does not want to hear of it any more.
      if (!listeners.has(listener)) continue;
      try {
        listener.hear(state, previous);
      } catch (error) {
        errors.push(error);
      }
    }
  };

  const applyWaiting = (errors: unknown[]) => {
    for (let action = waiting.shift(); action !== undefined; action = waiting.shift()) {
      const previous = state;
      state = keep(reduce(previous, action), previous, action);
      if (state !== previous) tell(previous, errors);
    }
  };

  return {
    getState: () => state,
    dispatch: (action) => {
      waiting.push(action);
      if (isTelling) return;
      const errors: unknown[] = [];
      isTelling = true;
      try {
        applyWaiting(errors);
      } finally {
        isTelling = false;
      }
      if (errors.length > 0) throw errors[0];
    },
    subscribe: (listener) => {
      const subscription = { hear: listener };
      listeners.add(subscription);
      return () => listeners.delete(subscription);
    },
  };
}
