// Owns what a picture is to whoever draws frames: bytes that bring it to the terminal and bytes that take it away, and
// nothing of what it shows.

export type FramePicture =
  | {
      /** The frame's own characters stand for it, so that it goes wherever they go; the terminal keeps the picture. */
      readonly kind: 'kept';
      readonly bring: () => string;
      readonly remove: string;
    }
  | {
      /** Drawn over cells that the frame leaves blank, from the start of a row down, and gone when the screen is erased. */
      readonly kind: 'painted';
      readonly row: number;
      readonly paint: () => string;
    };

/** Everything blank: some terminals take a picture away for nothing less. */
export const ERASE_SCREEN = '\u001b[H\u001b[2J';
