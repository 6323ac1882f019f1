// Owns the run: chooses rows by name, measures them one after another, prints the table and writes bench.json.
// `npm run bench` measures everything, `npm run bench -- scroll start` only those groups, `npm run bench -- --readme` puts
// the last figures into the README. Never part of the tests.

import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { aDay } from './a-day.ts';
import { backlog } from './backlog.ts';
import { busyHour } from './busy-hour.ts';
import { keyToFrame } from './key-to-frame.ts';
import { looking } from './looking.ts';
import { memory } from './memory.ts';
import { merging } from './merging.ts';
import { newBlock } from './new-block.ts';
import { overSsh } from './over-ssh.ts';
import { quietMinutes } from './quiet-minutes.ts';
import { writeReadmeTable } from './readme.ts';
import type { Result } from './result.ts';
import { scrollBytes } from './scroll-bytes.ts';
import { type Stage, setStage } from './stage.ts';
import { stall } from './stall.ts';
import { start } from './start.ts';
import { formatTable } from './table.ts';

const GROUPS: Readonly<Record<string, (stage: Stage) => Promise<readonly Result[]>>> = {
  scroll: scrollBytes,
  ssh: overSsh,
  news: newBlock,
  quiet: quietMinutes,
  start,
  keys: keyToFrame,
  merge: merging,
  hour: busyHour,
  look: looking,
  memory,
  day: aDay,
  stall,
  backlog,
};

async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in GROUPS));
  if (unknown.length > 0) {
    const known = Object.keys(GROUPS).join(', ');
    process.stderr.write(`bench: no rows called ${unknown.join(', ')}; there are ${known}\n`);
    process.exitCode = 2;
    return;
  }
  const stage = setStage();
  const results: Result[] = [];
  try {
    for (const [name, measure] of Object.entries(GROUPS)) {
      if (names.length > 0 && !names.includes(name)) continue;
      process.stderr.write(`bench: ${name} …\n`);
      results.push(...(await measure(stage)));
    }
  } finally {
    stage.close();
  }
  const machine = { node: process.version, cpus: cpus().length, platform: process.platform };
  writeFileSync('bench.json', `${JSON.stringify({ machine, results }, null, 2)}\n`);
  process.stdout.write(formatTable(results));
}

const words = process.argv.slice(2);
if (words[0] === '--readme') writeReadmeTable();
else await run(words);
