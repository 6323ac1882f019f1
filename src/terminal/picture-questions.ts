// Owns what a terminal says of itself when a picture may have to be drawn: how large its cells are, whether it knows sixels,
// and how old a kitty it is. It is asked once the reader looks at images, and nobody waits: what has not been said is not known.

import type { Timer } from './timer.ts';

type CellSize = { readonly width: number; readonly height: number };

export type PictureAnswers = {
  /** Null: it did not say. */
  readonly cell: CellSize | null;
  readonly takesSixel: boolean;
  /** It is a kitty of before 0.28, to which the characters that stand for a picture are characters. */
  readonly isOldKitty: boolean;
};

export type PictureQuestions = {
  /** Asks, if it was not asked before. `isKitty`: it is one, or much like one. */
  ask(about?: { readonly isKitty: boolean }): void;
  /** The window has another size, and so may its cells. */
  askAgain(): void;
  /** Takes what the terminal sent, if it is an answer to this. */
  heed(report: string): void;
  answers(): PictureAnswers;
  /** True while answers are to be expected. */
  areOpen(): boolean;
};

/** Its name and version; sent to no other, since some would print the last letter. */
const ASK_VERSION = '\u001b[>q';

/** The size of a cell in pixels; and what the terminal can do, which all terminals answer: after that nothing comes. */
const ASK_ABOUT_PICTURES = '\u001b[16t\u001b[c';

const CELL = /^\u001b\[6;(\d{1,4});(\d{1,4})t$/u;
const KITTY = /^\u001bP>\|kitty\((\d{1,4})\.(\d{1,4})/u;
const ATTRIBUTES = /^\u001b\[\?([\d;]*)c$/u;

/** How a terminal with sixels says so, among the rest. */
const SIXEL = '4';

/** The end of the answers. */
export const ANSWERED = /\u001b\[\?[\d;]*c/u;

/** Of cells that no font has, no picture would come out right. */
const LARGEST_CELL = 256;

/** A terminal that has not answered by then is taken for one that does not. */
const ANSWER_WAIT_MS = 5000;

export function createPictureQuestions(options: {
  readonly send: (bytes: string) => void;
  readonly timer: Timer;
  /** The cells have another size than before. */
  readonly onCellChange: () => void;
}): PictureQuestions {
  let known: PictureAnswers = { cell: null, takesSixel: false, isOldKitty: false };
  let wasAsked = false;
  let stopWaiting: (() => void) | undefined;

  function send(before = ''): void {
    wasAsked = true;
    close();
    stopWaiting = options.timer(ANSWER_WAIT_MS, close);
    options.send(before + ASK_ABOUT_PICTURES);
  }

  function close(): void {
    stopWaiting?.();
    stopWaiting = undefined;
  }

  function takeCell(cell: CellSize): void {
    const { cell: before } = known;
    known = { ...known, cell };
    if (before !== null && (before.width !== cell.width || before.height !== cell.height))
      options.onCellChange();
  }

  return {
    ask(about) {
      if (!wasAsked) send(about?.isKitty ? ASK_VERSION : '');
    },
    askAgain() {
      if (wasAsked) send();
    },
    heed(report) {
      const cell = cellIn(report);
      if (cell !== null) takeCell(cell);
      if (isOldKitty(report)) known = { ...known, isOldKitty: true };
      const attributes = ATTRIBUTES.exec(report)?.[1];
      if (attributes === undefined) return;
      known = { ...known, takesSixel: attributes.split(';').slice(1).includes(SIXEL) };
      close();
    },
    answers: () => known,
    areOpen: () => stopWaiting !== undefined,
  };
}

function isOldKitty(report: string): boolean {
  const [, major, minor] = (KITTY.exec(report) ?? []).map(Number);
  return major === 0 && minor !== undefined && minor < 28;
}

function cellIn(report: string): CellSize | null {
  const [, height = 0, width = 0] = (CELL.exec(report) ?? []).map(Number);
  const isSane = [width, height].every((length) => length >= 1 && length <= LARGEST_CELL);
  return isSane ? { width, height } : null;
}
