// Owns small readers of what pictures are packed as for terminals, written apart from what packs them: sixels and PNG.

import { crc32, inflateSync } from 'node:zlib';
import type { Pixels } from '../../src/model/pixels.ts';

const SIXELS = /^\u001bP0;1;0q"1;1;(\d+);(\d+)((?:#\d+;2;\d+;\d+;\d+)*)([?-~#!$0-9-]*)\u001b\\$/u;

/** Throws for what is none, for a colour that was not named, and for a pixel outside of the picture or drawn twice. */
export function pixelsOfSixel(text: string): Pixels {
  const [, across = '', down = '', registers = '', body = ''] = SIXELS.exec(text) ?? [];
  const [width, height] = [Number(across), Number(down)];
  if (!(width > 0 && height > 0)) throw new Error('no sixels');
  const colours = new Map(
    [...registers.matchAll(/#(\d+);2;(\d+);(\d+);(\d+)/gu)].map(([, name, ...shares]) => [
      name ?? '',
      shares.map((share) => Math.round((Number(share) * 255) / 100)),
    ]),
  );
  const rgb = new Uint8Array(width * height * 3);
  const drawn = new Uint8Array(width * height);
  let [x, top] = [0, 0];
  let colour: readonly number[] | undefined;

  function draw(bits: number): void {
    for (let row = 0; row < 6; row += 1) {
      if ((bits & (1 << row)) === 0) continue;
      const at = (top + row) * width + x;
      if (x >= width || top + row >= height || drawn[at] !== 0) throw new Error(`pixel ${at}`);
      if (colour === undefined) throw new Error('no such colour');
      drawn[at] = 1;
      rgb.set(colour, at * 3);
    }
    x += 1;
  }

  for (const [token, name, count, repeated] of body.matchAll(/#(\d+)|!(\d+)([?-~])|[?-~$-]/gu)) {
    if (name !== undefined) colour = colours.get(name);
    else if (repeated !== undefined)
      for (let left = Number(count); left > 0; left -= 1) draw(repeated.charCodeAt(0) - 63);
    else if (token === '$') x = 0;
    else if (token === '-') [x, top] = [0, top + 6];
    else draw(token.charCodeAt(0) - 63);
  }
  if (drawn.includes(0)) throw new Error('a pixel was left out');
  return { width, height, rgb };
}

/** Of eight bits a colour, rows unfiltered or the difference from the one above. Throws for any other. */
export function pixelsOfPng(png: Buffer): Pixels {
  const chunks: { readonly type: string; readonly body: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    if (crc32(named) !== png.readUInt32BE(at + 8 + length)) throw new Error('a broken chunk');
    chunks.push({ type: named.toString('latin1', 0, 4), body: named.subarray(4) });
    at += 12 + length;
  }
  const bodyOf = (type: string) => chunks.find((chunk) => chunk.type === type)?.body;
  const head = bodyOf('IHDR') ?? Buffer.alloc(13);
  if (head.subarray(8).join() !== '8,2,0,0,0') throw new Error('another kind of PNG');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const rows = inflateSync(bodyOf('IDAT') ?? Buffer.alloc(0));
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (width * 3 + 1)];
    if (filter !== 0 && filter !== 2) throw new Error(`filter ${filter}`);
    for (let x = 0; x < width * 3; x += 1) {
      const above = filter === 2 && y > 0 ? (rgb[(y - 1) * width * 3 + x] ?? 0) : 0;
      rgb[y * width * 3 + x] = (rows[y * (width * 3 + 1) + 1 + x] ?? 0) + above;
    }
  }
  return { width, height, rgb };
}
