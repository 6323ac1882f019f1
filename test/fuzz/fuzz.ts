// Owns a run of the fuzzer: inputs are spoilt and given to every part that reads what others wrote, for as many minutes as
// asked. A failure is written to a file beside the number that makes it again, and ends the run with code 1.
// `npm run fuzz -- --minutes 10 --seed 7 --only query`

import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDice, mutate, pick } from './mutate.ts';
import type { Target } from './target.ts';
import { fuzzTargets } from './targets.ts';

const MOST_CHARACTERS = 400_000;
const MOST_MS = 1000;
const MOST_HEAP_BYTES = 900e6;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    only: { type: 'string', default: '' },
  },
});

type Failure = { readonly target: string; readonly input: string; readonly why: string };

function tryOne(target: Target, input: string): Failure | null {
  const startedAt = performance.now();
  try {
    target.run(input);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { target: target.name, input, why };
  }
  const tookMs = performance.now() - startedAt;
  if (tookMs > MOST_MS && !isSlowMachine(target, input)) {
    return { target: target.name, input, why: `it took ${Math.round(tookMs)} ms` };
  }
  const { heapUsed } = process.memoryUsage();
  if (heapUsed < MOST_HEAP_BYTES) return null;
  return { target: target.name, input, why: `${Math.round(heapUsed / 1e6)} MB are held` };
}

/** True when the second time is quick: then it was the machine that was slow, not the program. */
function isSlowMachine(target: Target, input: string): boolean {
  const startedAt = performance.now();
  target.run(input);
  return performance.now() - startedAt <= MOST_MS;
}

function tell({ target, input, why }: Failure, seed: number, count: number): void {
  const folder = join(tmpdir(), 'teleprinter-fuzz-failures');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${target.replaceAll(' ', '-')}-${seed}-${count}.txt`);
  writeFileSync(file, input);
  process.stderr.write(`${target} fails on ${file} (--seed ${seed}, input ${count}): ${why}\n`);
}

const seed = Number(values.seed);
const dice = createDice(seed);
const targets = (await fuzzTargets()).filter(({ name }) => name.includes(values.only));
const until = performance.now() + Number(values.minutes) * 60_000;
const counts = new Map<string, number>(targets.map(({ name }) => [name, 0]));
let failures = 0;
let count = 0;
while (performance.now() < until && failures < 20) {
  const target = pick(targets, dice);
  const input = mutate(pick(target.seeds, dice), dice, target.seeds, MOST_CHARACTERS);
  count += 1;
  counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
  const failure = tryOne(target, input);
  if (failure === null) continue;
  failures += 1;
  tell(failure, seed, count);
}
const tally = [...counts].map(([name, tried]) => `${name} ${tried}`).join(', ');
process.stdout.write(`${count} inputs, ${failures} failures, --seed ${seed}: ${tally}\n`);
process.exitCode = failures === 0 ? 0 : 1;
