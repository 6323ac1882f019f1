// Owns what the terminal is taken to show, a frame and the picture over it, and the bytes that turn that into what it is to
// show next. Knows neither when they are sent nor whether they have arrived.

import type { Dialect } from './dialect.ts';
import {
  blankScreen,
  type Drawing,
  drawingOf,
  paintingOf,
  redrawingOf,
  type Shown,
} from './frame-diff.ts';
import { ERASE_SCREEN, type FramePicture } from './frame-picture.ts';

export type Canvas = {
  /** The screen was just taken over, and is blank. */
  readonly blank: () => void;
  /** It may show anything, and the picture still. */
  readonly forget: () => void;
  /** As `forget`, at another size. */
  readonly resize: (columns: number, rows: number) => void;
  /** "" for nothing to be sent. The picture is the same one as long as it stays. */
  readonly show: (frame: string, picture: FramePicture | null) => string;
  /** The screen is given back. Returns what takes a kept picture away. */
  readonly leave: () => string;
};

export function createCanvas(options: {
  readonly columns: number;
  readonly rows: number;
  /** False: no link can be open. */
  readonly takesLinks: boolean;
  readonly dialect: Dialect;
}): Canvas {
  const { takesLinks, dialect } = options;
  let { columns, rows } = options;
  /** Undefined: anything. */
  let shown: Shown | undefined;
  let over: FramePicture | null = null;

  function drawingUnder(next: FramePicture | null, frame: string, before?: Shown): Drawing {
    return before === undefined
      ? redrawingOf(frame, columns, rows, takesLinks, dialect)
      : drawingOf(before, frame, next?.kind !== 'painted');
  }

  return {
    blank() {
      shown = blankScreen(columns, rows, dialect);
      over = null;
    },
    forget() {
      shown = undefined;
    },
    resize(nextColumns, nextRows) {
      columns = nextColumns;
      rows = nextRows;
      shown = undefined;
    },
    // A picture is brought once, and again only to a screen of which nothing is known.
    show(frame, next) {
      const isNew = next !== over || shown === undefined;
      const old = isNew ? over : null;
      over = next;
      const drawing = drawingUnder(next, frame, old?.kind === 'painted' ? undefined : shown);
      const painting =
        isNew && next?.kind === 'painted'
          ? paintingOf(drawing.shown, next.row, next.paint())
          : { bytes: '', shown: drawing.shown };
      shown = painting.shown;
      return removalOf(old) + (isNew ? bringing(next) : '') + drawing.bytes + painting.bytes;
    },
    leave() {
      const kept = over?.kind === 'kept' ? over.remove : '';
      over = null;
      return kept;
    },
  };
}

function removalOf(picture: FramePicture | null): string {
  if (picture === null) return '';
  return picture.kind === 'kept' ? picture.remove : ERASE_SCREEN;
}

function bringing(picture: FramePicture | null): string {
  return picture?.kind === 'kept' ? picture.bring() : '';
}
