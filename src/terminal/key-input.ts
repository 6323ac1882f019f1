// Owns what the reader typed: cuts the terminal's input into keys, joins sequences that came in pieces, and keeps the
// terminal's own answers from being taken for keys. Knows no key by its meaning.

import { Readable } from 'node:stream';
import { createKeyCutter } from './key-cutter.ts';
import type { Timer } from './timer.ts';

/** An escape followed by nothing for this long is the Escape key. */
const ESCAPE_WAIT_MS = 50;

/** What Ink takes for its stdin: one key, or one whole paste, a chunk. Raw mode is the session's. */
export type KeyStream = Readable & {
  readonly isTTY: true;
  setRawMode(isRaw: boolean): KeyStream;
  ref(): KeyStream;
  unref(): KeyStream;
};

export type KeyInput = {
  readonly stdin: KeyStream;
  /** Takes what was read from the terminal, cut anywhere. */
  read(text: string): void;
};

export function createKeyInput(options: {
  readonly timer: Timer;
  /** The terminal answered a status request. */
  readonly onAnswer: () => void;
}): KeyInput {
  const stdin: KeyStream = Object.assign(new Readable({ objectMode: true, read: () => {} }), {
    isTTY: true as const,
    // Keys are strings already: a decoder would only join them again.
    setEncoding: () => stdin,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  const cutter = createKeyCutter();
  let stopWaiting: (() => void) | undefined;

  function deliver(keys: readonly string[]): void {
    for (const key of keys) {
      if (key === '\u001b[0n') options.onAnswer();
      else stdin.push(key);
    }
  }

  return {
    stdin,
    read(text) {
      stopWaiting?.();
      deliver(cutter.push(text));
      stopWaiting = cutter.hasPending()
        ? options.timer(ESCAPE_WAIT_MS, () => deliver(cutter.flush()))
        : undefined;
    },
  };
}
