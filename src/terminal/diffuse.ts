// Owns which colour of a palette each pixel gets: the nearest to what it is and to what its neighbours could not be, so
// that few colours look like many from afar (Floyd and Steinberg). Pure.

import type { Pixels } from '../model/pixels.ts';

type Shares = { readonly right: number; readonly belowLeft: number; readonly below: number };

/** How much of an error goes where; the rest goes below to the right. */
const SHARES: Shares = { right: 7 / 16, belowLeft: 3 / 16, below: 5 / 16 };
const BELOW_RIGHT = 1 - SHARES.right - SHARES.belowLeft - SHARES.below;

/** The place in the palette for each pixel. `palette`: red, green and blue, a byte each. */
export function diffusePixels(
  { width, height, rgb }: Pixels,
  palette: readonly number[],
): Uint8Array {
  const nearest = createNearest(palette);
  const indexes = new Uint8Array(width * height);
  // A pixel more on either side, so that no edge is a case of its own.
  let here = new Float32Array((width + 2) * 3);
  let below = new Float32Array((width + 2) * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const slot = (x + 1) * 3;
      const red = within((rgb[at * 3] ?? 0) + (here[slot] ?? 0));
      const green = within((rgb[at * 3 + 1] ?? 0) + (here[slot + 1] ?? 0));
      const blue = within((rgb[at * 3 + 2] ?? 0) + (here[slot + 2] ?? 0));
      const index = nearest(red, green, blue);
      indexes[at] = index;
      const colour = palette[index] ?? 0;
      spread(here, below, slot, red - (colour >> 16));
      spread(here, below, slot + 1, green - ((colour >> 8) & 0xff));
      spread(here, below, slot + 2, blue - (colour & 0xff));
    }
    [here, below] = [below, here.fill(0)];
  }
  return indexes;
}

function spread(here: Float32Array, below: Float32Array, slot: number, error: number): void {
  here[slot + 3] = (here[slot + 3] ?? 0) + error * SHARES.right;
  below[slot - 3] = (below[slot - 3] ?? 0) + error * SHARES.belowLeft;
  below[slot] = (below[slot] ?? 0) + error * SHARES.below;
  below[slot + 3] = (below[slot + 3] ?? 0) + error * BELOW_RIGHT;
}

function within(value: number): number {
  return Math.max(0, Math.min(255, value));
}

const UNKNOWN = 0xffff;

/** Looks among all colours once for those that agree in their upper five bits. */
function createNearest(palette: readonly number[]) {
  const known = new Uint16Array(1 << 15).fill(UNKNOWN);
  return (red: number, green: number, blue: number): number => {
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    const found = known[key] ?? UNKNOWN;
    if (found !== UNKNOWN) return found;
    const index = nearestOf(palette, red, green, blue);
    known[key] = index;
    return index;
  };
}

function nearestOf(palette: readonly number[], red: number, green: number, blue: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, colour] of palette.entries()) {
    const distance =
      (red - (colour >> 16)) ** 2 +
      (green - ((colour >> 8) & 0xff)) ** 2 +
      (blue - (colour & 0xff)) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
