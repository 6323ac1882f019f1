// Owns what is asked of every value that is read back from the archive: the file is ours, but disks fail and hands reach in.

import { stripControls } from '../model/plain-text.ts';

/** A JSON object whose values are not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The JSON of a text that is free of what a terminal obeys, escaped or not; null for any other. */
export function parseClean(text: unknown): unknown {
  if (typeof text !== 'string' || HIDDEN_ESCAPE.test(text) || stripControls(text) !== text)
    return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The model holds none of the characters that JSON must escape, but for the line feed, quotation marks and the backslash. */
const HIDDEN_ESCAPE = /(?<!\\)(?:\\\\)*\\[^n"\\/]/u;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isListOf(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isMember);
}

export function isText(value: unknown): boolean {
  return typeof value === 'string';
}

export function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

/** Links go to the web alone, whoever wrote the file. */
export function isWebUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//u.test(value);
}

export function isWebUrlOrNull(value: unknown): boolean {
  return value === null || isWebUrl(value);
}

export function isTimeOrNull(value: unknown): boolean {
  return value === null || Number.isFinite(value);
}

export function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

/** For optional fields. */
export function isAbsentOr(value: unknown, isSound: (value: unknown) => boolean): boolean {
  return value === undefined || isSound(value);
}

/** A number from a row; null for anything else. */
export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
