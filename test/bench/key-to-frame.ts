// Owns the rows about latency: from a key to the last byte of its frame, beside a bare Node that echoes, and by size of story.

import { fileURLToPath } from 'node:url';
import { compared, quantile, type Result, type Samples } from './result.ts';
import type { Stage } from './stage.ts';
import { HEADLINE } from './story.ts';
import { type Command, openTerminal, type Terminal } from './terminal.ts';

const ROUNDS = 300;
const SIZE = { columns: 80, rows: 24 };
const DOWN = '\u001b[B';
const STORIES = [100, 10_000];
/** Too long for one file: shown by a program of the bench, and beside a short story in the same program. */
const SHORT_AND_LONG = [100, 100_000];
const ECHO =
  "process.stdin.setRawMode(true).on('data', (key) => process.stdout.write(key)); process.stdout.write('ready')";

type Timed = { readonly terminal: Terminal; readonly key: string; readonly times: number[] };

async function open(command: Command): Promise<Timed> {
  const terminal = openTerminal(command, SIZE, { NODE_ENV: 'production' });
  await terminal.shows(HEADLINE);
  await terminal.quiet(1_500);
  for (let n = 0; n < 30; n += 1) await terminal.answer(DOWN, 12);
  return { terminal, key: DOWN, times: [] };
}

async function openEcho(stage: Stage): Promise<Timed> {
  const terminal = openTerminal(stage.node(ECHO), SIZE);
  await terminal.shows('ready');
  return { terminal, key: 'x', times: [] };
}

/** Presses one key in each in turn, so that what else the machine does falls on all alike. */
async function pressInTurn(all: readonly Timed[]): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { terminal, key, times } of all) times.push((await terminal.answer(key, 12)).ms);
  }
  for (const { terminal } of all) await terminal.close();
}

export async function keyToFrame(stage: Stage): Promise<readonly Result[]> {
  return [...(await besideEcho(stage)), await besideShort()];
}

async function besideEcho(stage: Stage): Promise<readonly Result[]> {
  const echo = await openEcho(stage);
  const readers: Timed[] = [];
  for (const blocks of STORIES) readers.push(await open(stage.program(stage.storyFile(blocks))));
  await pressInTurn([echo, ...readers]);
  return readers.flatMap(({ times }, index) => {
    const claim = { unit: 'ms', peer: 'Node echoing', ours: times, theirs: echo.times };
    const row = `key to frame, ${STORIES[index]} blocks`;
    const slowest = (all: Samples) => quantile(all, 0.99);
    return [
      compared({ ...claim, row: `${row}, median`, limit: 4.5 }),
      compared({ ...claim, row: `${row}, 99 in 100`, statistic: slowest, limit: 20 }),
    ];
  });
}

async function besideShort(): Promise<Result> {
  const [short, long] = SHORT_AND_LONG;
  const program = fileURLToPath(new URL('./long-story.ts', import.meta.url));
  const tsx = ['--import', import.meta.resolve('tsx')];
  const openSized = (blocks = 0) => open([process.execPath, ...tsx, program, String(blocks)]);
  const readers = [await openSized(short), await openSized(long)] as const;
  await pressInTurn(readers);
  return compared({
    row: `key to frame, ${long} blocks`,
    unit: 'ms',
    ours: readers[1].times,
    theirs: readers[0].times,
    peer: `${short} blocks`,
    limit: 1.2,
  });
}
