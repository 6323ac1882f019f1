// Owns what goes out: paragraphs one below the other with a blank line between them, and digits while they are typed. What
// was written stays as it is. The last guard between remote text and a terminal.

import { plainText } from '../model/plain-text.ts';
import { foldLines } from './fold-lines.ts';

export type Voice = {
  /** Whole lines, each with its line feed; "" for nothing. */
  readonly tell: (lines: string) => void;
  /** Characters that the reader typed, on a line that stays open. */
  readonly echo: (typed: string) => void;
  /** Bytes that show nothing, such as the bell; never from a text. */
  readonly ring: (bytes: string) => void;
  /** Resolves when all of it has been taken. */
  readonly done: () => Promise<void>;
};

/** `columns`: how wide the window is now; null where there is none. */
export function createVoice(
  write: (text: string) => Promise<void>,
  columns: () => number | null = () => null,
): Voice {
  let hasBegun = false;
  let isLineOpen = false;
  let written: Promise<void> = Promise.resolve();

  function put(text: string): void {
    written = written.then(() => write(text));
  }

  return {
    tell(lines) {
      if (lines === '') return;
      const plain = lines.split('\n').map(plainText).join('\n');
      const width = columns();
      const rows = width === null ? plain : foldLines(plain, width);
      put((isLineOpen ? '\n' : '') + (hasBegun ? '\n' : '') + rows);
      hasBegun = true;
      isLineOpen = false;
    },
    echo(typed) {
      put(typed);
      isLineOpen = true;
    },
    ring: put,
    done: () => written,
  };
}
