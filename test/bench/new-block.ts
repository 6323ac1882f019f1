// Owns the row about news that comes while the reader is elsewhere: what a new block above costs. Of six rounds at each reader
// one brings new keys to the footer and one falls into the turn of a minute: neither is in the middle.

import { openNewsroom } from './publisher.ts';
import { bounded, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { HEADLINE } from './story.ts';
import { openTerminal, sleep } from './terminal.ts';

const READERS = 4;
const ROUNDS = 6;
const SIZE = { columns: 80, rows: 24 };

export async function newBlock(stage: Stage): Promise<readonly Result[]> {
  const counts = await Promise.all(Array.from({ length: READERS }, () => readOn(stage)));
  return [
    bounded({
      row: 'a new block while reading elsewhere',
      unit: 'bytes',
      ours: counts.flat(),
      limit: 60,
      floor: 'the count alone: 3 bytes',
    }),
  ];
}

async function readOn(stage: Stage): Promise<readonly number[]> {
  const publisher = await openNewsroom(40);
  const terminal = openTerminal(stage.program('--source', 'guardian', publisher.url), SIZE);
  await terminal.shows(HEADLINE);
  await terminal.quiet(1_000);
  for (let n = 0; n < 3; n += 1) await terminal.answer(' ');
  const counts: number[] = [];
  while (counts.length < ROUNDS) {
    publisher.publish();
    const before = terminal.bytes();
    const asked = publisher.asked();
    while (publisher.asked() === asked) await sleep(20);
    await sleep(400);
    counts.push(terminal.bytes() - before);
  }
  await terminal.close();
  await publisher.close();
  return counts;
}
