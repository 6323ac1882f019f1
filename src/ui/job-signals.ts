// Owns what somebody else does to our job: stopping it and letting it go on, by signals. The terminal is handed over and
// taken again as for ^Z.

import type { TerminalSession } from '../terminal/terminal-session.ts';

export type JobSignals = {
  /** ^Z: returns when the job goes on. */
  readonly suspend: () => void;
  /** No longer listens. */
  readonly stop: () => void;
};

/** Listens from now on. */
export function heedJobSignals({
  suspend,
  resume,
}: Pick<TerminalSession, 'suspend' | 'resume'>): JobSignals {
  /** A stop that we ask for takes the screen again by itself: the SIGCONT that ends it must not do so a second time. */
  function suspendOnce(): void {
    process.off('SIGCONT', resume);
    suspend();
    process.on('SIGCONT', resume);
  }

  process.on('SIGCONT', resume).on('SIGTSTP', suspendOnce);
  return {
    suspend: suspendOnce,
    stop: () => void process.off('SIGCONT', resume).off('SIGTSTP', suspendOnce),
  };
}
