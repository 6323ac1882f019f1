// Owns the way out of the screen: whoever says first why it ends is heard, and what is under way is told to stop.

import { EXIT, type ExitCode } from '../config/exit-codes.ts';
import type { FollowFault } from '../model/errors.ts';

/** The exit code, or the fault for which nothing was ever shown. */
export type Outcome = ExitCode | FollowFault;

export type Quit = {
  /** Aborts when the outcome is known. */
  readonly signal: AbortSignal;
  /** Rejects with what `fail` was given, if that came first. */
  readonly done: Promise<Outcome>;
  readonly quit: (outcome: Outcome) => void;
  /** A fault of ours. */
  readonly fail: (error: unknown) => void;
};

/** `outer` aborts when somebody else wants the end: a signal, or a terminal that went away. */
export function createQuit(outer: AbortSignal): Quit {
  const inner = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const quit = (outcome: Outcome) => {
    resolve(outcome);
    inner.abort();
  };
  const fail = (error: unknown) => {
    reject(error);
    inner.abort();
  };
  if (outer.aborted) quit(EXIT.done);
  outer.addEventListener('abort', () => quit(EXIT.done), { once: true, signal: inner.signal });
  return { signal: inner.signal, done: promise, quit, fail };
}
