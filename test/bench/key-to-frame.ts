// Owns the rows about latency: from a key to the last byte of its frame, beside a bare Node that echoes, and by size of story.

import { compared, median, quantile, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const ROUNDS = 300;
const SIZE = { columns: 80, rows: 24 };
const DOWN = '\u001b[B';
const STORIES = [100, 10_000, 100_000];
const ECHO =
  "process.stdin.setRawMode(true).on('data', (key) => process.stdout.write(key)); process.stdout.write('ready')";

async function openStory(stage: Stage, blocks: number): Promise<Terminal> {
  const terminal = openTerminal(stage.program(stage.storyFile(blocks)), SIZE);
  await terminal.shows('Ida Falk');
  await terminal.quiet(1_500);
  for (let n = 0; n < 30; n += 1) await terminal.answer(DOWN, 12);
  return terminal;
}

export async function keyToFrame(stage: Stage): Promise<readonly Result[]> {
  const echo = openTerminal(stage.node(ECHO), SIZE);
  await echo.shows('ready');
  const terminals = [echo];
  for (const blocks of STORIES) terminals.push(await openStory(stage, blocks));
  const times: number[][] = terminals.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, terminal] of terminals.entries()) {
      times[index]?.push((await terminal.answer(index === 0 ? 'x' : DOWN, 12)).ms);
    }
  }
  for (const terminal of terminals) await terminal.close();
  const [echoed = [], ...ours] = times;
  const common = { unit: 'ms', peer: 'Node echoing', theirs: echoed };
  const bySize = STORIES.flatMap((blocks, index) => {
    const claim = { ...common, ours: ours[index] ?? [] };
    const name = `key to frame, ${blocks} blocks`;
    return [
      compared({ ...claim, row: `${name}, median`, statistic: median, limit: 4.5 }),
      compared({
        ...claim,
        row: `${name}, 99 in 100`,
        statistic: (all) => quantile(all, 0.99),
        limit: 20,
      }),
    ];
  });
  const [small = []] = ours;
  const large = ours.at(-1) ?? [];
  const row = `key to frame, ${STORIES.at(-1)} blocks`;
  return [
    ...bySize,
    compared({
      row,
      unit: 'ms',
      ours: large,
      theirs: small,
      peer: `${STORIES[0]} blocks`,
      limit: 1.2,
    }),
  ];
}
