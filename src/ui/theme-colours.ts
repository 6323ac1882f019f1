// Owns the colours that a reader can name for a tone: the 16 by their names, which terminals have their readers choose, one
// of the 256 by its number, or any by #rrggbb; and what is sent for each to a terminal that knows so many. Pure.

import { nearestIndex } from '../layout/half-blocks.ts';

/** One of the 256, of which the first are the 16; or red, green and blue in 24 bits. */
type Colour =
  | { readonly kind: 'indexed'; readonly index: number }
  | { readonly kind: 'exact'; readonly rgb: number };

/** How many colours a terminal knows. */
export type ColourDepth = 0 | 16 | 256 | 16_777_216;

export const COLOUR_NAMES: readonly string[] = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
];

/** Null for what names no colour. */
export function parseColour(word: string): Colour | null {
  const isBright = word.startsWith('bright-');
  const name = isBright ? word.slice('bright-'.length) : word;
  const index = COLOUR_NAMES.indexOf(name);
  if (index >= 0) return { kind: 'indexed', index: isBright ? index + 8 : index };
  if (/^\d{1,3}$/u.test(word) && Number(word) < 256)
    return { kind: 'indexed', index: Number(word) };
  return /^#[\da-f]{6}$/u.test(word)
    ? { kind: 'exact', rgb: Number.parseInt(word.slice(1), 16) }
    : null;
}

/** The SGR parameter for it, or for the nearest that the terminal knows. */
export function colourCode(colour: Colour, depth: ColourDepth): string {
  if (colour.kind === 'indexed' && colour.index < 16) return basicCode(colour.index);
  if (depth < 256) return basicCode(nearestBasic(rgbOf(colour)));
  if (colour.kind === 'indexed') return `38;5;${colour.index}`;
  if (depth === 256) return `38;5;${nearestIndex(colour.rgb)}`;
  return `38;2;${channels(colour.rgb).join(';')}`;
}

function basicCode(index: number): string {
  return String(index < 8 ? 30 + index : 82 + index);
}

/** As xterm shows the 16 where nobody has chosen others. */
const BASIC: readonly number[] = [
  0x00_00_00, 0xcd_00_00, 0x00_cd_00, 0xcd_cd_00, 0x00_00_ee, 0xcd_00_cd, 0x00_cd_cd, 0xe5_e5_e5,
  0x7f_7f_7f, 0xff_00_00, 0x00_ff_00, 0xff_ff_00, 0x5c_5c_ff, 0xff_00_ff, 0x00_ff_ff, 0xff_ff_ff,
];

const LEVELS = [0, 95, 135, 175, 215, 255] as const;

function rgbOf(colour: Colour): number {
  if (colour.kind === 'exact') return colour.rgb;
  const { index } = colour;
  if (index < 16) return BASIC[index] ?? 0;
  if (index >= 232) return (8 + 10 * (index - 232)) * 0x01_01_01;
  const cube = index - 16;
  const [red = 0, green = 0, blue = 0] = [cube / 36, (cube / 6) % 6, cube % 6].map(
    (at) => LEVELS[Math.floor(at)],
  );
  return (red << 16) | (green << 8) | blue;
}

function nearestBasic(rgb: number): number {
  const distances = BASIC.map((other) => distance(rgb, other));
  return distances.indexOf(Math.min(...distances));
}

function distance(a: number, b: number): number {
  const others = channels(b);
  return channels(a).reduce((sum, value, at) => sum + (value - (others[at] ?? 0)) ** 2, 0);
}

function channels(rgb: number): readonly number[] {
  return [rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff];
}
