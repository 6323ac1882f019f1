// Owns how a picture is drawn with characters: two pixels a cell, one above the other, in their own colours; or, where the
// colours of a picture cannot be shown, by signs that are the denser the lighter a cell is.

import { fittingSize, type Pixels, scalePixels } from '../model/pixels.ts';
import { memoByIdentity } from './memo.ts';
import type { Row, Span } from './row.ts';

/** How the colours of a picture are shown: as they are, as the nearest of the terminal's 256, or not at all. */
export type PictureDepth = 'full' | 'indexed' | 'none';

type Room = { readonly columns: number; readonly rows: number; readonly depth: PictureDepth };

/** As many rows as it takes in the room, in the picture's own shape: a cell is taken to be twice as high as wide. */
export const layoutPixels: (pixels: Pixels, room: Room) => readonly Row[] = memoByIdentity(
  drawPixels,
  (a, b) => a.columns === b.columns && a.rows === b.rows && a.depth === b.depth,
);

function drawPixels(pixels: Pixels, { columns, rows, depth }: Room): readonly Row[] {
  if (columns < 1 || rows < 1) return [];
  const scaled = scalePixels(pixels, fittingSize(pixels, { width: columns, height: rows * 2 }));
  return Array.from({ length: Math.ceil(scaled.height / 2) }, (_, row) => ({
    spans:
      depth === 'none' ? [drawSigns(scaled, row)] : drawBlocks(scaled, row, depth === 'indexed'),
    blockId: null,
  }));
}

const UPPER_HALF = '▀';

/** Neighbours that look alike are one span. */
function drawBlocks(pixels: Pixels, row: number, indexed: boolean): readonly Span[] {
  const spans: Span[] = [];
  for (let x = 0; x < pixels.width; x += 1) {
    const upper = colourAt(pixels, x, row * 2, indexed);
    const lower = colourAt(pixels, x, Math.min(row * 2 + 1, pixels.height - 1), indexed);
    const last = spans.at(-1);
    if (last?.paint?.upper === upper && last.paint.lower === lower)
      spans[spans.length - 1] = { ...last, text: last.text + UPPER_HALF };
    else spans.push({ text: UPPER_HALF, tone: 'plain', paint: { upper, lower, indexed } });
  }
  return spans;
}

function colourAt(pixels: Pixels, x: number, y: number, indexed: boolean): number {
  const colour = rgbAt(pixels, x, y);
  return indexed ? nearestIndex(colour) : colour;
}

function rgbAt({ rgb, width }: Pixels, x: number, y: number): number {
  const at = (y * width + x) * 3;
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

/** The levels that each of the three takes in the cube of colours, whose first is number 16. */
const LEVELS = [0, 95, 135, 175, 215, 255];
const FIRST_OF_CUBE = 16;

export function nearestIndex(colour: number): number {
  const [red = 0, green = 0, blue = 0] = [colour >> 16, (colour >> 8) & 0xff, colour & 0xff].map(
    nearestLevel,
  );
  return FIRST_OF_CUBE + red * 36 + green * 6 + blue;
}

function nearestLevel(value: number): number {
  const distances = LEVELS.map((level) => Math.abs(level - value));
  return distances.indexOf(Math.min(...distances));
}

const SIGNS = ' .:-=+*#%@';

function drawSigns(pixels: Pixels, row: number): Span {
  const text = Array.from({ length: pixels.width }, (_, x) => {
    const upper = lightness(rgbAt(pixels, x, row * 2));
    const lower = lightness(rgbAt(pixels, x, Math.min(row * 2 + 1, pixels.height - 1)));
    return SIGNS.charAt(Math.round(((upper + lower) / 2) * (SIGNS.length - 1)));
  }).join('');
  return { text, tone: 'plain' };
}

/** From 0 to 1, as eyes see it. */
function lightness(colour: number): number {
  const red = colour >> 16;
  const green = (colour >> 8) & 0xff;
  const blue = colour & 0xff;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
