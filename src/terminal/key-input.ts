// Owns what the reader typed: cuts the terminal's input into keys, joins sequences that came in pieces, and keeps the
// terminal's own answers from being taken for keys. Knows no key by its meaning.

import { Readable } from 'node:stream';
import { createKeyCutter } from './key-cutter.ts';
import { type Pointing, parsePointing } from './pointing.ts';
import type { Timer } from './timer.ts';

/** An escape followed by nothing for this long is the Escape key. */
const ESCAPE_WAIT_MS = 50;

/**
 * The end of a sequence that has begun may come this late, since a line may cut it anywhere; and a reader who pressed
 * Escape and then a bracket, all in one piece, waits this long for both.
 */
const SEQUENCE_WAIT_MS = 100;

const STATUS_ANSWER = '\u001b[0n';
const FOCUS_CAME = '\u001b[I';
const FOCUS_WENT = '\u001b[O';

/** Status, focus, mouse, device attributes, mode reports, sizes, cursor position, and everything that comes as a string. */
const ANSWER = /^\u001b(?:\[(?:[<=>?].*|[IO]|M...|\d*n|\d+;\d+R|[\d;]+t)|[\]P_^X].*)$/su;

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
  /** The terminal said that keys come to it, or no longer do. */
  readonly onFocus?: (isFocused: boolean) => void;
  /** The reader pointed at something, where that is reported. */
  readonly onPointing?: (pointing: Pointing) => void;
  /** Any other answer, as the terminal sent it. */
  readonly onReport?: (report: string) => void;
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
      if (key === STATUS_ANSWER) options.onAnswer();
      else if (key === FOCUS_CAME || key === FOCUS_WENT) options.onFocus?.(key === FOCUS_CAME);
      else if (!ANSWER.test(key)) stdin.push(key);
      else tellOf(key);
    }
  }

  function tellOf(report: string): void {
    const pointing = parsePointing(report);
    if (pointing === null) options.onReport?.(report);
    else options.onPointing?.(pointing);
  }

  function wait(): (() => void) | undefined {
    const pending = cutter.pending();
    if (pending === 'nothing' || pending === 'paste') return undefined;
    const waitMs = pending === 'escape' ? ESCAPE_WAIT_MS : SEQUENCE_WAIT_MS;
    return options.timer(waitMs, () => deliver(cutter.flush()));
  }

  return {
    stdin,
    read(text) {
      stopWaiting?.();
      deliver(cutter.push(text));
      stopWaiting = wait();
    },
  };
}
