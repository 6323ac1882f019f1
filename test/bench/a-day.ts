// Owns the row about a day on the screen: what the heap holds after every minute of it and 2,000 answers, beside before.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bounded, type Result } from './result.ts';

const ROUNDS = 3;

/** A program of its own, since it needs a collector that can be called. */
const DAY = fileURLToPath(new URL('./day-program.ts', import.meta.url));

export async function aDay(): Promise<readonly Result[]> {
  const grown = Array.from({ length: ROUNDS }, () => {
    const words = ['--expose-gc', '--import', import.meta.resolve('tsx'), DAY];
    return Math.abs(Number(execFileSync(process.execPath, words, { encoding: 'utf8' })));
  });
  return [
    bounded({
      row: 'heap after a day of minutes and 2,000 updates, more or less',
      unit: 'MB',
      ours: grown,
      limit: 5,
      floor: 'the heap before it',
    }),
  ];
}
