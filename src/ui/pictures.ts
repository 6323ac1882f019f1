// Owns the drawing of images for one terminal: fetches one that was asked for, finds out in which way the terminal can show
// it, and puts it into a frame. Loads what does it when it is first needed.

import type { PictureDepth } from '../layout/half-blocks.ts';
import type { Row } from '../layout/row.ts';
import type { Pixels } from '../model/pixels.ts';
import type { Multiplexer } from '../terminal/multiplexer.ts';
import type { PictureQuestions } from '../terminal/picture-questions.ts';
import type { PictureWay, PixelWay } from '../terminal/picture-way.ts';
import type { Placed, PlacePicture } from './placed-picture.ts';

type Size = Pick<Pixels, 'width' | 'height'>;

/** A picture as it is drawn: by the terminal itself, whose cells are so large, or by characters (null). */
type LoadedPicture = { readonly pixels: Pixels; readonly cell: Size | null };

export type Pictures = {
  /** False: images are told in words alone. */
  readonly areDrawn: boolean;
  /** For those that are drawn by characters. */
  readonly depth: PictureDepth;
  /** Images are told, and one may be asked for next: what has to be known of the terminal is asked now. */
  readonly expect: () => void;
  /** Fetches an image and unpacks it; or why there is none, a few words. Never rejects. */
  readonly load: (
    url: string,
    signal: AbortSignal,
  ) => Promise<LoadedPicture | { readonly reason: string }>;
  /** The lines of a frame, with the picture that stands on its rows. */
  readonly place: (rows: readonly Row[], lines: readonly string[]) => Placed;
};

export type PictureOptions = {
  readonly way: PictureWay;
  readonly depth: PictureDepth;
  /** The bytes of an image, or why there are none, a few words. */
  readonly fetchPicture: (
    url: string,
    signal: AbortSignal,
  ) => Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }>;
  readonly questions: Pick<PictureQuestions, 'ask' | 'answers'>;
  readonly multiplexer: Multiplexer;
  /** Any number: that of another program should be another one. */
  readonly seed: number;
};

/** More than characters can show of it. */
const ROOM_IN_CHARACTERS: Size = { width: 400, height: 300 };

/** What a terminal is sent of a picture is less than 3 MiB, whatever it shows. */
const ROOM_IN_PIXELS: Size = { width: 800, height: 600 };

/** Where the terminal keeps the shape of a picture, a wrong cell only means other margins. */
const USUAL_CELL: Size = { width: 8, height: 16 };

/** Where it does not, a picture may be too small, but must not reach beyond its rows. */
const SMALL_CELL: Size = { width: 5, height: 10 };

export function createPictures(options: PictureOptions): Pictures {
  const { way, depth, questions } = options;
  let place: PlacePicture | undefined;

  /** Loads what packs pixels, if the terminal takes any. */
  async function prepare(): Promise<Size | null> {
    const pixelWay = await pixelWayOf(way, questions);
    if (pixelWay === null) return null;
    const { createPlacing } = await import('./placed-picture.ts');
    const cell = () => questions.answers().cell ?? unansweredCell(pixelWay);
    place ??= createPlacing({ ...options, way: pixelWay, cell });
    return cell();
  }

  return {
    areDrawn: way !== 'none',
    depth,
    expect() {
      if (way === 'none' || way === 'blocks' || way === 'tmux') return;
      questions.ask({ isKitty: way === 'kitty' && options.multiplexer === 'none' });
    },
    async load(url, signal) {
      const fetched = await options.fetchPicture(url, signal);
      if ('reason' in fetched) return fetched;
      const { decodePicture } = await import('../terminal/decode-picture.ts');
      const cell = await prepare();
      const room = cell === null ? ROOM_IN_CHARACTERS : ROOM_IN_PIXELS;
      const decoded = await decodePicture(fetched.bytes, room);
      return 'pixels' in decoded ? { ...decoded, cell } : decoded;
    },
    place: (rows, lines) => place?.(rows, lines) ?? { lines, picture: null },
  };
}

/** Null: by characters. What was not answered by now is taken for no. */
async function pixelWayOf(
  way: PictureWay,
  questions: PictureOptions['questions'],
): Promise<PixelWay | null> {
  switch (way) {
    case 'none':
    case 'blocks':
      return null;
    case 'unknown':
      return questions.answers().takesSixel ? 'sixel' : null;
    case 'tmux': {
      const { handsPicturesToKitty } = await import('../terminal/tmux-client.ts');
      return (await handsPicturesToKitty()) ? 'kitty' : null;
    }
    case 'kitty':
      return questions.answers().isOldKitty ? null : way;
    default:
      return way;
  }
}

function unansweredCell(way: PixelWay): Size {
  return way === 'sixel' ? SMALL_CELL : USUAL_CELL;
}
