// Owns the rows about memory: what stays resident beside a bare Node.

import { execFileSync } from 'node:child_process';
import { openNewsroom } from './publisher.ts';
import { bounded, compared, median, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { HEADLINE } from './story.ts';
import { type Command, openTerminal, sleep, type Terminal } from './terminal.ts';

const ROUNDS = 5;
const LONG = 10_000;
const SIZE = { columns: 80, rows: 24 };

function residentMegabytes({ pid }: Terminal): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

async function measure(
  command: Command,
  ready: string,
  settle: (terminal: Terminal) => Promise<void>,
) {
  const terminal = openTerminal(command, SIZE);
  await terminal.shows(ready);
  await settle(terminal);
  const megabytes = residentMegabytes(terminal);
  await terminal.close();
  return megabytes;
}

const atOnce = (terminal: Terminal) => terminal.quiet(150);

async function afterScrolling(terminal: Terminal): Promise<void> {
  await terminal.quiet(500);
  for (let n = 0; n < 200; n += 1) await terminal.answer('\u001b[B', 4);
}

export async function memory(stage: Stage): Promise<readonly Result[]> {
  const bare = stage.node("process.stdout.write('ready\\n'); setInterval(() => {}, 1e6)");
  const samples: Record<'bare' | 'frame' | 'polling' | 'half' | 'long', number[]> = {
    bare: [],
    frame: [],
    polling: [],
    half: [],
    long: [],
  };
  const publisher = await openNewsroom(25);
  const follow = stage.program('--source', 'guardian', publisher.url);
  for (let round = 0; round < ROUNDS; round += 1) {
    samples.bare.push(await measure(bare, 'ready', atOnce));
    samples.frame.push(await measure(stage.program(stage.storyFile(25)), HEADLINE, atOnce));
    samples.polling.push(await measure(follow, HEADLINE, () => sleep(12_000)));
    const scrolled = (blocks: number) =>
      measure(stage.program(stage.storyFile(blocks)), HEADLINE, afterScrolling);
    samples.half.push(await scrolled(LONG / 2));
    samples.long.push(await scrolled(LONG));
  }
  await publisher.close();
  const common = { unit: 'MB', theirs: samples.bare, peer: 'bare Node' };
  return [
    compared({ ...common, row: 'memory at the first frame', ours: samples.frame, limit: 1.7 }),
    compared({ ...common, row: 'memory after polling', ours: samples.polling, limit: 2 }),
    compared({
      ...common,
      row: 'memory with 10,000 blocks, scrolled',
      ours: samples.long,
      limit: 3,
    }),
    bounded({
      row: 'memory for each further block',
      unit: 'kB',
      ours: samples.long.map(
        (megabytes) => ((megabytes - median(samples.half)) * 1024) / (LONG / 2),
      ),
      limit: 4,
      floor: 'its text: 1.2 kB',
    }),
  ];
}
