// Owns the way from the bytes of a picture to its pixels: what may be unpacked at all, and for how long that may go on.
// Knows no format from within; that is the worker's.

import { Worker } from 'node:worker_threads';
import type { Pixels } from '../model/pixels.ts';
import { readPictureHead } from './picture-head.ts';
import type { PictureTask } from './picture-worker.ts';

/** The pixels, or why there are none, a few words. */
export type DecodedPicture = { readonly pixels: Pixels } | { readonly reason: string };

/** Unpacked, each takes four bytes. */
const MOST_PIXELS = 40_000_000;

const DECODE_WAIT_MS = 10_000;

/** The picture comes back no larger than the room. Never rejects. */
export async function decodePicture(
  bytes: Uint8Array,
  room: PictureTask['room'],
): Promise<DecodedPicture> {
  const head = readPictureHead(bytes);
  if (head === null) return { reason: 'this is no JPEG, PNG or WebP' };
  if (head.width * head.height > MOST_PIXELS) return { reason: 'the image is too large' };
  return unpackApart({ bytes, format: head.format, room });
}

function unpackApart(workerData: PictureTask): Promise<DecodedPicture> {
  const { promise, resolve } = Promise.withResolvers<DecodedPicture>();
  // Its output is ours to read, and is not read: the codecs complain of broken pictures on it.
  const worker = new Worker(workerFile(), { workerData, stdout: true, stderr: true });
  const late = setTimeout(() => resolve({ reason: 'the image takes too long' }), DECODE_WAIT_MS);
  worker.once('message', (pixels: Pixels) => resolve({ pixels }));
  worker.once('error', () => resolve({ reason: 'the image is broken' }));
  worker.once('exit', () => resolve({ reason: 'the image is broken' }));
  return promise.finally(() => {
    clearTimeout(late);
    void worker.terminate();
  });
}

/** Beside this file: in the sources under its own name, in the bundle as a chunk of its own. */
function workerFile(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./picture-worker.${extension}`, import.meta.url);
}
