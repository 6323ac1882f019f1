// Owns the way from unknown JSON to typed values. `decode…` insists and says where it failed; `…At` reads an optional
// field and takes whatever is missing or of the wrong kind as absent. Text leaves here without controls.

import { DecodeError } from '../model/errors.ts';
import { plainText } from '../model/plain-text.ts';

/** A JSON object whose values are not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Throws DecodeError with the byte at which the text stops being JSON. */
export function decodeJson(body: string): unknown {
  try {
    // Some servers write a byte order mark before their answers.
    return JSON.parse(body.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new DecodeError(`byte ${faultyByte(body, reason)}`, 'not JSON', { cause: error });
  }
}

/**
 * The engine names the position in some of its messages only. Of the others, one means that the text ended too early
 * and the rest mean a stray token, which in practice is an HTML page where JSON was expected.
 */
function faultyByte(body: string, reason: string): number {
  const stated = /at position (\d+)/u.exec(reason)?.[1];
  const atEnd = /end of JSON|[Uu]nterminated/u.test(reason);
  const position = stated === undefined ? (atEnd ? body.length : body.search(/\S/u)) : +stated;
  return new TextEncoder().encode(body.slice(0, Math.max(0, position))).length;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function decodeFields(value: unknown, path: string): Fields {
  if (isFields(value)) return value;
  throw new DecodeError(path, `expected an object, found ${kindOf(value)}`);
}

export function decodeList(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new DecodeError(path, `expected a list, found ${kindOf(value)}`);
}

/** Text on one line that is not blank. */
export function decodeText(value: unknown, path: string): string {
  const text = typeof value === 'string' ? plainText(value).trim() : '';
  if (text !== '') return text;
  throw new DecodeError(path, `expected text, found ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (value === '') return 'empty text';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}

/** Text on one line; null when absent or blank. */
export function textAt(fields: Fields, key: string): string | null {
  const text = plainText(rawAt(fields, key)).trim();
  return text === '' ? null : text;
}

/** The string as it was sent, markup, controls and all; "" when absent. For what a parser reads next. */
export function rawAt(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === 'string' ? value : '';
}

/**
 * A text, a number or a flag, as text; "" for anything else. Not what JavaScript makes of any value: an object that was sent
 * can name a `toString` of its own, which is no function.
 */
export function scalarText(value: unknown): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

/** A finite number, also when it was sent as a string. */
export function numberAt(fields: Fields, key: string): number | null {
  const value = fields[key];
  if (typeof value === 'string' && value.trim() === '') return null;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A boolean, also when it was sent as a string; null when absent. */
export function flagAt(fields: Fields, key: string): boolean | null {
  const value = fields[key];
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : null;
}

/** The greatest time that a Date can hold. */
const LAST_DATE_MS = 8.64e15;

/** Epoch ms, from a number or from an ISO 8601 date with its zone; null when absent or beyond what a Date can hold. */
export function timeAt(fields: Fields, key: string): number | null {
  const at = numberAt(fields, key) ?? Date.parse(rawAt(fields, key));
  return Math.abs(at) <= LAST_DATE_MS ? Math.trunc(at) : null;
}

/** The object under the key; an empty one when there is none. */
export function fieldsAt(fields: Fields, key: string): Fields {
  const value = fields[key];
  return isFields(value) ? value : {};
}

/** The objects in the list under the key, in order; none when there is no list. */
export function fieldsListAt(fields: Fields, key: string): readonly Fields[] {
  const value = fields[key];
  return Array.isArray(value) ? value.filter(isFields) : [];
}
