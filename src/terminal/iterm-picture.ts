// Owns what iTerm2 and its like are sent: a file, drawn from the cursor down (https://iterm2.com/documentation-images.html).
// Pure.

import type { Pixels } from '../model/pixels.ts';
import { pngOf } from './png.ts';

/** The picture in so many cells, in its own shape. */
export function itermPicture(
  pixels: Pixels,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): string {
  const png = pngOf(pixels);
  const size = `size=${png.length};width=${columns};height=${rows}`;
  const file = `inline=1;${size};preserveAspectRatio=1;doNotMoveCursor=1`;
  return `\u001b]1337;File=${file}:${png.toString('base64')}\u0007`;
}
