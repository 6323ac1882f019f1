// Owns the ends that come from outside, whatever we are at: a signal, or an output that takes nothing more. The first one
// decides the exit code.

import { EXIT, type ExitCode } from '../config/exit-codes.ts';

export type ImposedEnd = {
  /** Aborts when an end has come. */
  readonly signal: AbortSignal;
  /** Null while none has. */
  readonly code: () => ExitCode | null;
  readonly impose: (code: ExitCode) => void;
};

export function createImposedEnd(): ImposedEnd {
  const outside = new AbortController();
  let imposed: ExitCode | null = null;
  return {
    signal: outside.signal,
    code: () => imposed,
    impose(code) {
      imposed ??= code;
      outside.abort();
    },
  };
}

/** Signals that end us, with the code that a shell expects of each. */
const SIGNALS = [
  ['SIGINT', EXIT.interrupt],
  ['SIGQUIT', EXIT.quit],
  ['SIGTERM', EXIT.terminated],
  ['SIGHUP', EXIT.hangup],
] as const;

/** How long whoever reads a pipe may take over the lines that are left. */
const FLUSH_MS = 2000;

/** The first signal asks for the end, a second one insists. `exit` ends the process. */
export function heedSignals(end: ImposedEnd, exit: (code: ExitCode) => void): void {
  for (const [name, code] of SIGNALS) {
    // Never `once`: Ink's own listener would find itself the last one, and end the process before the screen is given back.
    process.on(name, () => {
      if (end.signal.aborted) exit(end.code() ?? code);
      end.impose(code);
      setTimeout(() => exit(end.code() ?? code), FLUSH_MS).unref();
    });
  }
}

/** The reader of a pipe has had enough: nothing wrong. Anything else that an output does not take is said, once. */
export function heedOutput(end: ImposedEnd, complain: (sentence: string) => void): void {
  // Nobody waits for it: opening it takes time that the first frame has better use for.
  setImmediate(heedComplaints);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    const isNews = !end.signal.aborted;
    // A terminal that has gone away takes no complaint either.
    const isGone = error.code === 'EPIPE' || error.code === 'EIO';
    end.impose(codeOf(error));
    if (!isNews || isGone) return;
    const reason = error.code === 'ENOSPC' ? 'no space is left there' : error.message;
    complain(`the output could not be written: ${reason}; make room, or write it elsewhere`);
  });
}

/** To be called before anything is said on stderr: what that does not take is said nowhere. */
export function heedComplaints(): void {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => {});
}

function codeOf({ code }: NodeJS.ErrnoException): ExitCode {
  if (code === 'EIO') return EXIT.hangup;
  return code === 'EPIPE' ? EXIT.done : EXIT.fault;
}
