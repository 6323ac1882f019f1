// Owns the form in which contents are written: one text for one content, and a hash by which equal ones are known.

import { hash } from 'node:crypto';
import { canonicalText } from '../state/content-rank.ts';

/** A replayed story is served from another port each time: its links are kept under a name instead. */
export type Origin = string | null;

/** No machine is ever found under it. */
export const NO_ORIGIN = 'http://replay.invalid';

/** JSON. Texts order as `compareContent` orders what they were made of. */
export function textOfContent(content: unknown, origin: Origin): string {
  const text = canonicalText(content);
  return origin === null ? text : text.replaceAll(origin, NO_ORIGIN);
}

/** The text as `textOfContent` was given it, with the origin of today in its links. */
export function withOrigin(text: unknown, origin: Origin): unknown {
  return origin === null || typeof text !== 'string' ? text : text.replaceAll(NO_ORIGIN, origin);
}

export function hashOf(text: string): string {
  return hash('sha1', text, 'base64url');
}
