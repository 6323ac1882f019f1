// Owns access to captured real data, which lies beside the checkout and not in it. Tests that need it skip aloud without it.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER =
  process.env.TELEPRINTER_FIXTURES ??
  fileURLToPath(new URL('../../../shared/fixtures', import.meta.url));

/** Options for `test()`: skips with a reason when the captured data is not there. */
export const withFixtures: { skip: string | false } = {
  skip: existsSync(FOLDER) ? false : `no captured data at ${FOLDER} (set TELEPRINTER_FIXTURES)`,
};

export function fixturePath(name: string): string {
  return `${FOLDER}/${name}`;
}

export function readFixture(name: string): string {
  return readFileSync(fixturePath(name), 'utf8');
}
