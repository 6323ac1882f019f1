// Owns the packing of pixels as a PNG, the one format of files that every terminal with pictures reads. What is sent is
// packed by us, never a publisher's own bytes: no terminal unpacks what a page made. Pure.

import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from '../model/pixels.ts';

const SIGNATURE = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

/** Eight bits each for red, green and blue; one pass. */
const TRUE_COLOUR = Buffer.from([8, 2, 0, 0, 0]);

/** Each row as the difference from the one above: what photographs pack well by, in no time. */
const FROM_ABOVE = 2;

export function pngOf(pixels: Pixels): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(pixels.width, 0);
  size.writeUInt32BE(pixels.height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, TRUE_COLOUR])),
    chunk('IDAT', deflateSync(filtered(pixels))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function filtered({ width, height, rgb }: Pixels): Uint8Array {
  const stride = width * 3;
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    rows[start] = FROM_ABOVE;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      rows[start + 1 + x] = (rgb[at] ?? 0) - (y === 0 ? 0 : (rgb[at - stride] ?? 0));
    }
  }
  return rows;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
