// Owns the rows about nothing happening: what the turn of a minute draws, and that nothing is drawn between.

import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { bounded, type Result, worst } from './result.ts';
import type { Stage } from './stage.ts';
import { HEADLINE } from './story.ts';
import { openTerminal, sleep } from './terminal.ts';

const READERS = 4;
const MINUTES = 2;
const SIZE = { columns: 80, rows: 24 };

type Minute = { readonly tick: number; readonly changed: number; readonly idle: number };

export async function quietMinutes(stage: Stage): Promise<readonly Result[]> {
  const minutes = (
    await Promise.all(Array.from({ length: READERS }, (_, index) => watch(stage, index)))
  ).flat();
  const changed = worst(minutes.map((minute) => minute.changed));
  return [
    bounded({
      row: `the turn of a minute, beyond 10 bytes for each time (up to ${changed})`,
      unit: 'bytes',
      ours: minutes.map((minute) => minute.tick - 10 * minute.changed),
      statistic: worst,
      limit: 24,
    }),
    bounded({
      row: 'an idle minute, between its turns',
      unit: 'bytes',
      ours: minutes.map((minute) => minute.idle),
      statistic: worst,
      limit: 0,
    }),
  ];
}

async function watch(stage: Stage, pages: number): Promise<readonly Minute[]> {
  const newestAt = Math.floor(Date.now() / 60_000) * 60_000;
  const terminal = openTerminal(stage.program(stage.storyFile(40, newestAt)), SIZE);
  await terminal.shows(HEADLINE);
  await terminal.quiet(1_000);
  for (let n = 0; n < pages; n += 1) await terminal.answer(' ');
  const minutes: Minute[] = [];
  while (minutes.length < MINUTES) minutes.push(await watchMinute());
  await terminal.close();
  return minutes;

  /** From one second after the turn of a minute to one second after the next. */
  async function watchMinute(): Promise<Minute> {
    await sleep(61_000 - (Date.now() % 60_000));
    const atStart = terminal.bytes();
    await sleep(58_000 - (Date.now() % 60_000));
    const beforeTurn = terminal.bytes();
    await sleep(61_000 - (Date.now() % 60_000));
    const tick = terminal.bytes() - beforeTurn;
    return {
      idle: beforeTurn - atStart,
      tick,
      changed: changedRows(terminal.output(), beforeTurn),
    };
  }
}

/** How many rows differ by what came after so many bytes. */
function changedRows(output: string, from: number): number {
  const screen = createHeadlessTerminal(SIZE.columns, SIZE.rows);
  const draw = (bytes: string) => screen.write(Buffer.from(bytes, 'latin1').toString('utf8'));
  draw(output.slice(0, from));
  const before = screen.text();
  draw(output.slice(from));
  const after = screen.text();
  screen.dispose();
  return after.filter((row, index) => row !== before[index]).length;
}
