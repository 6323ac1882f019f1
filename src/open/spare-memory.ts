// Owns giving memory back to the system after a large text has been read: V8 keeps what it once needed for as long as
// nobody asks for it, and a text leaves five times as much behind as what was read from it.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Stops everything for some tenths of a second. Where this Node does not offer it, nothing happens. */
export function spareMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' });
}
