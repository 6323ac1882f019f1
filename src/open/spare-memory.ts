// Owns what is asked of V8 so that little memory is held: after a large text has been read, which leaves five times as much
// behind as what was read from it and is kept for as long as nobody asks, and before WebAssembly is.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Stops everything for some tenths of a second. Where this Node does not offer it, nothing happens. */
export function spareMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' });
}

/**
 * WebAssembly is compiled as it is read, and not a second time for speed: what parses an answer every ten seconds would take
 * ten megabytes for that, and never give them back. To be called before anything of it is loaded.
 */
export function compileOnce(): void {
  setFlagsFromString('--no-wasm-dynamic-tiering --no-wasm-tier-up');
}
