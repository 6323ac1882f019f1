// Owns the unpacking of one picture, in a thread of its own that may fail or be ended: what comes from a page runs through
// code in WebAssembly, which can touch nothing but its own memory. Answers with pixels, made smaller, or throws.

import { existsSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { fittingSize, type Pixels, scalePixels } from '../model/pixels.ts';
import type { PictureHead } from './picture-head.ts';

export type PictureTask = {
  readonly bytes: Uint8Array;
  readonly format: PictureHead['format'];
  /** The picture comes back no larger than this. */
  readonly room: Pick<Pixels, 'width' | 'height'>;
};

/** As the codecs give it: four bytes a pixel, the last for how opaque it is. */
type RawImage = {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
};

/** The codecs make what browsers have. */
class BareImageData implements RawImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** The code of a codec: beside the bundle, or in its package. */
function codeOf(path: string): Uint8Array {
  const beside = new URL(path.replace(/^.*\//u, './'), import.meta.url);
  const file = existsSync(beside) ? beside : new URL(import.meta.resolve(path));
  return readFileSync(file);
}

async function unpack(format: PictureTask['format'], bytes: ArrayBuffer): Promise<RawImage> {
  switch (format) {
    case 'jpeg': {
      const { default: decode, init } = await import('@jsquash/jpeg/decode.js');
      await init({ wasmBinary: codeOf('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm') });
      return decode(bytes, { preserveOrientation: true });
    }
    case 'png': {
      const { decode, init } = await import('@jsquash/png/decode.js');
      await init(codeOf('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
      return decode(bytes);
    }
    case 'webp': {
      const { default: decode, init } = await import('@jsquash/webp/decode.js');
      await init({ wasmBinary: codeOf('@jsquash/webp/codec/dec/webp_dec.wasm') });
      return decode(bytes);
    }
  }
}

/** What shows through is black. */
function withoutAlpha({ data, width, height }: RawImage): Pixels {
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    const opaque = (data[from + 3] ?? 255) / 255;
    rgb[to] = (data[from] ?? 0) * opaque;
    rgb[to + 1] = (data[from + 1] ?? 0) * opaque;
    rgb[to + 2] = (data[from + 2] ?? 0) * opaque;
  }
  return { width, height, rgb };
}

Object.assign(globalThis, { ImageData: BareImageData });
const { bytes, format, room }: PictureTask = workerData;
const pixels = withoutAlpha(await unpack(format, Uint8Array.from(bytes).buffer));
parentPort?.postMessage(scalePixels(pixels, fittingSize(pixels, room)));
