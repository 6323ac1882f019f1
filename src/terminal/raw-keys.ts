// Owns the terminal's own input while keys are to come as they are typed, one by one and without an echo.

import { ReadStream } from 'node:tty';

export type RawKeys = {
  /** From now on keys come as they are typed. */
  take(): void;
  /** As before `take`. May be called any number of times. */
  giveBack(): void;
};

/**
 * Each time a stream of our own, closed with `giveBack`: a terminal that was ever made raw through a stream that is still
 * open is put right by Node when it exits, and whoever does that from the background is stopped instead of ended.
 */
export function createRawKeys(options: {
  readonly fd: number;
  readonly onText: (text: string) => void;
  /** The terminal went away: nothing more will come. */
  readonly onGone: () => void;
}): RawKeys {
  const { fd, onText, onGone } = options;
  let stream: ReadStream | undefined;

  return {
    take() {
      if (stream !== undefined) return;
      stream = openStream(fd, onGone);
      // What goes wrong with this one is told by an event too.
      stream?.setEncoding('utf8').on('data', onText).on('end', onGone).on('error', onGone);
      stream?.setRawMode(true).resume();
    },
    giveBack() {
      stream?.off('data', onText).off('end', onGone).off('error', onGone);
      stream?.on('error', () => {}).pause();
      stream?.setRawMode(false).destroy();
      stream = undefined;
    },
  };
}

function openStream(fd: number, onGone: () => void): ReadStream | undefined {
  try {
    return new ReadStream(fd);
  } catch {
    onGone();
    return undefined;
  }
}
