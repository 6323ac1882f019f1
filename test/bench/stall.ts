// Owns the row about a terminal that stops reading: how late the program's timers get meanwhile.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bounded, type Result, worst } from './result.ts';
import type { Stage } from './stage.ts';
import { HEADLINE } from './story.ts';
import { openTerminal, sleep } from './terminal.ts';

const ROUNDS = 3;
const STALL_MS = 3_000;
const TIMER_MS = 50;

/** Loaded before the program: notes the longest time between two beats of a timer, from the second second on. */
const WATCH = `import { writeFileSync } from 'node:fs';
  let last = Infinity, gap = 0;
  setTimeout(() => { last = performance.now(); }, 1500).unref();
  setInterval(() => {
    const now = performance.now();
    gap = Math.max(gap, now - last);
    if (last !== Infinity) { last = now; writeFileSync(process.env.BENCH_GAP, String(gap)); }
  }, ${TIMER_MS}).unref();`;

export async function stall(stage: Stage): Promise<readonly Result[]> {
  const gaps: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) gaps.push(await stallOnce(stage, round));
  return [
    bounded({
      row: `worst gap of a ${TIMER_MS} ms timer, terminal stopped for 3 s`,
      unit: 'ms',
      ours: gaps,
      statistic: worst,
      limit: 100,
      floor: `${TIMER_MS} ms`,
    }),
  ];
}

async function stallOnce(stage: Stage, round: number): Promise<number> {
  const note = join(stage.folder, `gap-${round}`);
  const [node, ...words] = stage.program(stage.storyFile(1_000));
  const watch = `data:text/javascript,${encodeURIComponent(WATCH)}`;
  const size = { columns: 200, rows: 60 };
  const terminal = openTerminal([node, '--import', watch, ...words], size, { BENCH_GAP: note });
  await terminal.shows(HEADLINE);
  await sleep(2_000);
  terminal.pause();
  for (let n = 0; n < STALL_MS / 50; n += 1) {
    terminal.type(n % 20 < 10 ? ' ' : 'b');
    await sleep(50);
  }
  terminal.resume();
  await terminal.quiet(500);
  await terminal.close();
  return Number(readFileSync(note, 'utf8'));
}
