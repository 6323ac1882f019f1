// Owns the output that a library is given which reads the keys and must not draw: it takes everything and shows nothing.

import { Writable } from 'node:stream';

/** What Ink takes for its stdout. The size only keeps it from asking somebody else. */
export type SilentOutput = Writable & {
  readonly isTTY: true;
  readonly columns: number;
  readonly rows: number;
};

export function createSilentOutput(): SilentOutput {
  const output = new Writable({ write: (_text, _encoding, done) => done() });
  return Object.assign(output, { isTTY: true as const, columns: 80, rows: 24 });
}
