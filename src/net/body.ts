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

/**
 * A byte order mark decides, then the Content-Type, then what an XML or HTML text says of itself, else UTF-8; but bytes that
 * can only be one of UTF-8 and Windows-1252 are what they are, whatever is said of them.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const marked = markedCharset(bytes);
  if (marked !== null) return createTextDecoder(marked).decode(bytes);
  const stated = charsetOf(contentType) ?? declaredCharset(bytes) ?? 'utf-8';
  if (isUtf8(stated)) return decodeUtf8(bytes);
  return WESTERN.test(stated) && isTellingUtf8(bytes)
    ? new TextDecoder().decode(bytes)
    : createTextDecoder(stated).decode(bytes);
}

/** Of one byte a letter. What was saved anew as UTF-8 often goes on saying that it is one of these. */
const WESTERN = /^(?:iso-?8859|windows-125|cp-?125|latin|l1$|us-ascii|ascii|macintosh)/iu;

function isUtf8(label: string): boolean {
  return /^utf-?8$/iu.test(label);
}

/** True for UTF-8 with letters beyond ASCII in it, which no text in another charset happens to be. */
function isTellingUtf8(bytes: Uint8Array): boolean {
  try {
    // In stretches a letter that is cut off at the end is no fault.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return /[\u0080-\u{10FFFF}]/u.test(text);
  } catch {
    return false;
  }
}

/** As it says, unless more of its letters are broken than are not: then it was never UTF-8. JSON always is. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const broken = text.slice(0, -1).match(/\uFFFD/gu)?.length ?? 0;
  if (broken === 0 || /^\s*[[{]|\0/u.test(text)) return text;
  const whole = text.match(/[\u0080-\uFFFC\u{10000}-\u{10FFFF}]/gu)?.length ?? 0;
  return broken > whole ? new TextDecoder('windows-1252').decode(bytes) : text;
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
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark, every other byte of markup or JSON in UTF-16 is zero.
  if (second === 0 && isOpening(first)) return 'utf-16le';
  return first === 0 && isOpening(second) ? 'utf-16be' : null;
}

function isOpening(byte: number | undefined): boolean {
  return byte !== undefined && '<{['.includes(String.fromCharCode(byte));
}

function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/iu.exec(contentType ?? '')?.[1] ?? null;
}

/** Near the beginning, and only of a text that begins as markup. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
  if (!head.trimStart().startsWith('<')) return null;
  const declaration = /^\s*<\?xml[^>]*\sencoding=["']([\w-]+)|<meta[^>]*charset=["']?([\w-]+)/iu;
  const match = declaration.exec(head);
  return match?.[1] ?? match?.[2] ?? null;
}
