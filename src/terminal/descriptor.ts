// Owns the writing of bytes to a terminal's descriptor without ever holding up the event loop for a terminal that does
// not read. Knows no escape sequences.

import { constants, fstatSync, openSync, write, writeSync } from 'node:fs';
import type { Timer } from './timer.ts';

/** A terminal whose buffer is full is tried again this often. */
const RETRY_MS = 10;

/** Leaving waits this long, in all, for a terminal that does not read. */
const LEAVE_WAIT_MS = 1000;

/** Writes some of the bytes and says how many; as `fs.write` does. */
type Attempt = (
  fd: number,
  bytes: Uint8Array,
  done: (error: NodeJS.ErrnoException | null, written: number) => void,
) => void;

type Job = { rest: Uint8Array; started: boolean; readonly finish: () => void };

export type Descriptor = {
  /** Resolves when the terminal has taken everything, was cut, or is gone. Never rejects. One write at a time. */
  write(bytes: string): Promise<void>;
  /** Drops what is left of the write in flight; true if part of it had been written. */
  cut(): boolean;
  /** Writes before it returns, waiting a little for a terminal that does not read. For ways out. */
  writeNow(bytes: string): void;
};

/** An open terminal. One that could not be opened for us alone blocks its writer, which is then another thread. */
export type OpenTerminal = { readonly fd: number; readonly blocks: boolean };

/**
 * Opens the terminal behind `fd` once more, so that making it non-blocking does not touch the shell that shares `fd`.
 * Falls back to `fd` itself, as after `su`, when the device belongs to somebody else.
 */
export function openTerminal(fd: number): OpenTerminal {
  const path = process.platform === 'linux' ? `/proc/self/fd/${fd}` : '/dev/tty';
  const flags = constants.O_WRONLY | constants.O_NOCTTY | constants.O_NONBLOCK;
  try {
    if (!fstatSync(fd).isCharacterDevice()) return { fd, blocks: true };
    return { fd: openSync(path, flags), blocks: false };
  } catch {
    return { fd, blocks: true };
  }
}

const writeSome: Attempt = (fd, bytes, done) => {
  const [error, written] = attempted(() => writeSync(fd, bytes));
  done(error, written);
};

function attempted(act: () => number): readonly [NodeJS.ErrnoException | null, number] {
  try {
    return [null, act()];
  } catch (error) {
    return [error as NodeJS.ErrnoException, 0];
  }
}

const writeElsewhere: Attempt = (fd, bytes, done) => write(fd, bytes, done);

export function createDescriptor(options: {
  readonly terminal: OpenTerminal;
  readonly timer: Timer;
  /** The terminal went away. Called once. */
  readonly onGone: () => void;
}): Descriptor {
  const { fd, blocks } = options.terminal;
  const attempt = blocks ? writeElsewhere : writeSome;
  let isGone = false;
  let inFlight: Job | undefined;

  function goOn(job: Job): void {
    if (job !== inFlight) return;
    if (isGone || job.rest.length === 0) job.finish();
    else advance(job);
  }

  function advance(job: Job): void {
    attempt(fd, job.rest, (error, written) => {
      job.rest = job.rest.subarray(written);
      job.started ||= written > 0;
      if (error === null) goOn(job);
      else if (error.code === 'EAGAIN') options.timer(RETRY_MS, () => goOn(job));
      else lose(job);
    });
  }

  function lose(job: Job): void {
    isGone = true;
    job.finish();
    options.onGone();
  }

  return {
    write: (bytes) =>
      new Promise((resolve) => {
        const finish = () => {
          inFlight = undefined;
          resolve();
        };
        inFlight = { rest: Buffer.from(bytes), started: false, finish };
        goOn(inFlight);
      }),
    cut() {
      const wasCut = inFlight !== undefined && (inFlight.started || blocks);
      inFlight?.finish();
      return wasCut;
    },
    writeNow(bytes) {
      if (!isGone) writeWaiting(fd, Buffer.from(bytes));
    },
  };
}

/** Nothing more can be done about a terminal that is gone or that never reads: it is left as it is. */
function writeWaiting(fd: number, bytes: Uint8Array): void {
  let rest = bytes;
  for (let waitedMs = 0; rest.length > 0 && waitedMs <= LEAVE_WAIT_MS; ) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      waitedMs += RETRY_MS;
      pause(RETRY_MS);
    }
  }
}

/** Stops this thread. Only for ways out and for ^Z. */
export function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
