// Owns the one file in which the last fault of ours is reported: written before the process ends, for its reader alone, and
// told of at the next start. Never throws: it is called when something has gone wrong already.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toldReport } from './fault-text.ts';

const NAME = 'fault.txt';

/** Gives back the path of the file; null where it could not be written. */
export function keepFaultReport(folder: string, text: string): string | null {
  const file = join(folder, NAME);
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // A link that somebody laid there is replaced, not followed.
    rmSync(part, { force: true });
    writeFileSync(part, text, { mode: 0o600, flag: 'wx' });
    renameSync(part, file);
    return file;
  } catch {
    return null;
  }
}

/** The path of a report that the reader has not been told of, who is taken to be told now; null for none. */
export function takeUntoldFault(folder: string): string | null {
  try {
    const file = join(folder, NAME);
    const told = toldReport(readFileSync(file, 'utf8'));
    return told === null ? null : keepFaultReport(folder, told);
  } catch {
    return null;
  }
}
