// Owns the choice of the few colours that stand for all those of a picture, by halving the box of its colours where it is
// fullest and widest (median cut). Pure.

import type { Pixels } from '../model/pixels.ts';
import { diffusePixels } from './diffuse.ts';

export type Indexed = Pick<Pixels, 'width' | 'height'> & {
  /** Red, green and blue, a byte each. */
  readonly palette: readonly number[];
  /** The colour of each pixel by its place in the palette, row by row from the top. */
  readonly indexes: Uint8Array;
};

/** Colours that agree in the upper five bits of each of the three, as one. */
type Bin = {
  readonly key: number;
  readonly count: number;
  readonly mean: readonly [number, number, number];
};

type Axis = 0 | 1 | 2;
type Box = { readonly bins: readonly Bin[]; readonly axis: Axis; readonly weight: number };

const BINS = 1 << 15;

/** The picture in `most` colours at most, 256 or fewer. */
export function indexPixels(pixels: Pixels, most: number): Indexed {
  const bins = binsOf(pixels);
  const boxes = boxesOf(bins, most);
  const palette = boxes.map(meanOf);
  const { width, height } = pixels;
  // Where every colour has one of its own, there is nothing to make up for.
  const indexes =
    boxes.length === bins.length ? indexesIn(pixels, boxes) : diffusePixels(pixels, palette);
  return { width, height, palette, indexes };
}

function indexesIn({ rgb }: Pixels, boxes: readonly Box[]): Uint8Array {
  const indexOf = new Uint8Array(BINS);
  for (const [index, { bins }] of boxes.entries()) for (const { key } of bins) indexOf[key] = index;
  const indexes = new Uint8Array(rgb.length / 3);
  for (let at = 0; at < indexes.length; at += 1) indexes[at] = indexOf[keyAt(rgb, at * 3)] ?? 0;
  return indexes;
}

function keyAt(rgb: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
  return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
}

function binsOf({ rgb }: Pixels): readonly Bin[] {
  const sums = new Float64Array(BINS * 4);
  for (let at = 0; at < rgb.length; at += 3) {
    const to = keyAt(rgb, at) * 4;
    sums[to] = (sums[to] ?? 0) + 1;
    for (let axis = 1; axis <= 3; axis += 1)
      sums[to + axis] = (sums[to + axis] ?? 0) + (rgb[at + axis - 1] ?? 0);
  }
  return Array.from({ length: BINS }, (_, key) => key)
    .filter((key) => sums[key * 4] !== 0)
    .map((key) => {
      const [count = 1, red = 0, green = 0, blue = 0] = sums.subarray(key * 4, key * 4 + 4);
      return { key, count, mean: [red / count, green / count, blue / count] };
    });
}

function boxesOf(bins: readonly Bin[], most: number): readonly Box[] {
  const boxes = [boxOf(bins)];
  while (boxes.length < most) {
    const heaviest = boxes.reduce((best, box) => (box.weight > best.weight ? box : best));
    if (heaviest.weight === 0) break;
    boxes.splice(boxes.indexOf(heaviest), 1, ...halvesOf(heaviest).map(boxOf));
  }
  return boxes;
}

/** A box of one bin weighs nothing: it cannot be halved. */
function boxOf(bins: readonly Bin[]): Box {
  const spreads = ([0, 1, 2] as const).map((axis) => {
    const values = bins.map(({ mean }) => mean[axis]);
    return { axis, spread: values.reduce(greater, 0) - values.reduce(lesser, 255) };
  });
  const { axis, spread } = spreads.reduce((best, one) => (one.spread > best.spread ? one : best));
  return { bins, axis, weight: bins.length > 1 ? spread * countOf(bins) : 0 };
}

const greater = (a: number, b: number) => Math.max(a, b);
const lesser = (a: number, b: number) => Math.min(a, b);

/** At the pixel in the middle; neither half is empty. */
function halvesOf({ bins, axis }: Box): readonly (readonly Bin[])[] {
  const sorted = bins.toSorted((a, b) => a.mean[axis] - b.mean[axis]);
  const half = countOf(bins) / 2;
  let passed = 0;
  const middle = sorted.findIndex(({ count }) => {
    passed += count;
    return passed >= half;
  });
  const cut = Math.min(Math.max(middle, 1), sorted.length - 1);
  return [sorted.slice(0, cut), sorted.slice(cut)];
}

function countOf(bins: readonly Bin[]): number {
  return bins.reduce((sum, { count }) => sum + count, 0);
}

function meanOf({ bins }: Box): number {
  const count = countOf(bins);
  const [red, green, blue] = ([0, 1, 2] as const).map((axis) =>
    Math.round(bins.reduce((sum, bin) => sum + bin.mean[axis] * bin.count, 0) / count),
  );
  return ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
}
