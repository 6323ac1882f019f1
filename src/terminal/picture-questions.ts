// Owns what a terminal says of itself when a picture may have to be drawn: how large its cells are, and whether it knows
// sixels. It is asked once the reader looks at images, and nobody waits: what has not been said is not known.

import type { Timer } from './timer.ts';

export type CellSize = { readonly width: number; readonly height: number };

export type PictureAnswers = {
  /** Null: it did not say. */
  readonly cell: CellSize | null;
  readonly takesSixel: boolean;
};

export type PictureQuestions = {
  /** Asks, if it was not asked before. */
  ask(): void;
  /** The window has another size, and so may its cells. */
  askAgain(): void;
  /** Takes what the terminal sent, if it is an answer to this. */
  heed(report: string): void;
  answers(): PictureAnswers;
  /** True while answers are to be expected. */
  areOpen(): boolean;
};

/** The size of a cell in pixels; and what the terminal can do, which all terminals answer: after that nothing comes. */
export const ASK_ABOUT_PICTURES = '\u001b[16t\u001b[c';

const CELL = /^\u001b\[6;(\d{1,4});(\d{1,4})t$/u;
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
  let known: PictureAnswers = { cell: null, takesSixel: false };
  let wasAsked = false;
  let stopWaiting: (() => void) | undefined;

  function send(): void {
    wasAsked = true;
    close();
    stopWaiting = options.timer(ANSWER_WAIT_MS, close);
    options.send(ASK_ABOUT_PICTURES);
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
    ask() {
      if (!wasAsked) send();
    },
    askAgain() {
      if (wasAsked) send();
    },
    heed(report) {
      const cell = cellIn(report);
      if (cell !== null) takeCell(cell);
      const attributes = ATTRIBUTES.exec(report)?.[1];
      if (attributes === undefined) return;
      known = { ...known, takesSixel: attributes.split(';').slice(1).includes(SIXEL) };
      close();
    },
    answers: () => known,
    areOpen: () => stopWaiting !== undefined,
  };
}

function cellIn(report: string): CellSize | null {
  const [, height = 0, width = 0] = (CELL.exec(report) ?? []).map(Number);
  const isSane = [width, height].every((length) => length >= 1 && length <= LARGEST_CELL);
  return isSane ? { width, height } : null;
}
