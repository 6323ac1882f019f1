// Owns the reading of keys from a terminal that is otherwise left alone: nothing is written to it, not even to take it over.

import { isInForeground } from './foreground.ts';
import { createKeyInput, type KeyStream } from './key-input.ts';
import { createRawKeys } from './raw-keys.ts';
import { createSilentOutput, type SilentOutput } from './silent-output.ts';
import { stopJob } from './stop-job.ts';
import { systemTimer, type Timer } from './timer.ts';

export type KeySession = {
  /** For Ink: keys to read, and an output that shows nothing. */
  readonly stdin: KeyStream;
  readonly stdout: SilentOutput;
  /** Keys come at once, and are not echoed. */
  enter(): void;
  /** Gives the keys back, before it returns; may be called any number of times. */
  leave(): void;
  /** ^Z: stops the job, and returns when the job goes on; keys are read again after signals had their say. */
  suspend(): void;
  /** Reads keys again after a stop that we were not asked about (SIGCONT), or goes on waiting in the background. */
  resume(): void;
};

export function createKeySession(options: {
  readonly fd: number;
  /** The terminal went away. */
  readonly onGone: () => void;
  readonly timer?: Timer;
}): KeySession {
  const { fd, onGone, timer = systemTimer } = options;
  const keys = createKeyInput({ timer, onAnswer: () => {} });
  const raw = createRawKeys({ fd, onText: keys.read, onGone });
  let returning: NodeJS.Immediate | undefined;

  function leave(): void {
    clearImmediate(returning);
    raw.giveBack();
  }

  return {
    stdin: keys.stdin,
    stdout: createSilentOutput(),
    enter: raw.take,
    leave,
    suspend() {
      leave();
      stopJob();
      returning = setImmediate(() => {
        returning = setImmediate(raw.take);
      });
    },
    resume() {
      leave();
      if (isInForeground()) raw.take();
      else process.kill(0, 'SIGTTOU');
    },
  };
}
