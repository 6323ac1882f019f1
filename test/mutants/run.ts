// Owns the check of the tests themselves: each mutant of the list is made in a copy of the tree, and some test of those named
// for it must fail. `npm run mutants`, or `npm run mutants -- WORD` for those whose law or file holds the word.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTANTS, type Mutant } from './mutants.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Enough for a law to catch what breaks it, and a mutant that runs for ever is caught too. */
const RUNS = '2000';
const MOST_MS = 180_000;

function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'teleprinter-mutants-'));
  for (const name of ['src', 'test', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** What is wrong with the mutant or with the tests; null when a test fails, as it should. */
function complaintOf(copy: string, { file, from, to, tests }: Mutant): string | null {
  const path = join(copy, 'src', file);
  const sound = readFileSync(path, 'utf8');
  if (sound.split(from).length !== 2) return `src/${file} does not hold this once: ${from}`;
  writeFileSync(
    path,
    sound.replace(from, () => to),
  );
  const patterns = tests.map((name) => `test/${name}`);
  const words = ['--import', 'tsx', '--test', '--test-isolation=none', ...patterns];
  const { status } = spawnSync(process.execPath, words, {
    cwd: copy,
    env: { ...process.env, FC_RUNS: RUNS, NODE_TEST_CONTEXT: '' },
    stdio: 'ignore',
    timeout: MOST_MS,
  });
  writeFileSync(path, sound);
  return status === 0 ? 'no test noticed' : null;
}

const [word = ''] = process.argv.slice(2);
const chosen = MUTANTS.filter(({ law, file }) => law.includes(word) || file.includes(word));
const copy = copyTree();
let survivors = 0;
try {
  for (const mutant of chosen) {
    const complaint = complaintOf(copy, mutant);
    if (complaint !== null) survivors += 1;
    process.stdout.write(
      `${complaint === null ? 'caught  ' : 'SURVIVED'} ${mutant.law}${complaint === null ? '' : `: ${complaint}`}\n`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.stdout.write(`${chosen.length - survivors} of ${chosen.length} caught\n`);
process.exitCode = survivors === 0 ? 0 : 1;
