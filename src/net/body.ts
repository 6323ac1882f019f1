// Owns the way of a body from the wire to text: unpacking with a cap, then decoding by charset.

import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type AnswerHeaders, headerText } from './cache-headers.ts';
import { RefusalError } from './network-error.ts';

/** What we ask for. Deflate is read but not asked for: servers disagree on what it means. */
export const ACCEPT_ENCODING = 'br, gzip';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
};

/**
 * Reads the body to its end and unpacks it. Throws RefusalError beyond `capBytes` unpacked bytes or for an unknown
 * encoding, and what the stream or zlib throws; whenever it throws, the stream is destroyed and no more is read.
 */
export async function readBody(
  body: Readable,
  headers: AnswerHeaders,
  capBytes: number,
): Promise<Uint8Array> {
  try {
    if (Number(headerText(headers, 'content-length')) > capBytes)
      throw new RefusalError('too-large');
    const encoding = (headerText(headers, 'content-encoding') ?? 'identity').trim().toLowerCase();
    if (encoding === 'identity' || encoding === '') return await collect(body, capBytes);
    const createDecoder = DECODERS[encoding];
    if (createDecoder === undefined) throw new RefusalError('encoding');
    return await unpack(body, createDecoder(), capBytes);
  } catch (error) {
    body.on('error', () => {}).destroy();
    throw error;
  }
}

async function unpack(body: Readable, decoder: Transform, capBytes: number): Promise<Uint8Array> {
  let packedBytes = 0;
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      packedBytes += chunk.length;
      yield chunk;
    }
  }
  try {
    return await pipeline(body, counted, decoder, (chunks) => collect(chunks, capBytes));
  } catch (error) {
    // To zlib no bytes at all are a broken archive; on the wire they are an empty body.
    if (body.readableEnded && packedBytes === 0) return new Uint8Array(0);
    throw error;
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, capBytes: number): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > capBytes) throw new RefusalError('too-large');
    held.push(chunk);
  }
  return Buffer.concat(held);
}

/** A byte order mark decides, then the Content-Type, then what an XML or HTML text says of itself, else UTF-8. */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const label = markedCharset(bytes) ?? charsetOf(contentType) ?? declaredCharset(bytes) ?? 'utf-8';
  return createTextDecoder(label).decode(bytes);
}

function createTextDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

function markedCharset(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/iu.exec(contentType ?? '')?.[1] ?? null;
}

/** Within the first 1,024 bytes, as browsers look, and only of a text that begins as markup. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (!head.trimStart().startsWith('<')) return null;
  const declaration = /^\s*<\?xml[^>]*\sencoding=["']([\w-]+)|<meta[^>]*charset=["']?([\w-]+)/iu;
  const match = declaration.exec(head);
  return match?.[1] ?? match?.[2] ?? null;
}
