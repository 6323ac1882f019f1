// Owns the way out of the screen: whoever says first why it ends is heard, and what is under way is told to stop.

import { EXIT, type ExitCode } from '../config/exit-codes.ts';
import type { FollowFault } from '../model/errors.ts';

/** The reader turns to another story: by so many on, or back. */
export type Turn = { readonly turn: number };

/** The exit code, or the fault for which nothing was ever shown. */
export type Outcome = ExitCode | FollowFault;

export function isTurn(outcome: Outcome | Turn): outcome is Turn {
  return typeof outcome === 'object' && 'turn' in outcome;
}

/** `More`: what else can come of it. */
export type Quit<More = never> = {
  /** Aborts when the outcome is known. */
  readonly signal: AbortSignal;
  /** Rejects with what `fail` was given, if that came first. */
  readonly done: Promise<Outcome | More>;
  readonly quit: (outcome: Outcome | More) => void;
  /** A fault of ours. */
  readonly fail: (error: unknown) => void;
};

/** `outer` aborts when somebody else wants the end: a signal, or a terminal that went away. */
export function createQuit<More = never>(outer: AbortSignal): Quit<More> {
  const inner = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<Outcome | More>();
  const quit = (outcome: Outcome | More) => {
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
