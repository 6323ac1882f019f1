// Owns the row about a slow line: how long the screen still moves after PageDown was held for two seconds.

import { spawn } from '@lydell/node-pty';
import { compared, notMeasured, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { type Command, sleep } from './terminal.ts';

const ROUNDS = 3;
const BYTES_A_SECOND = 7_000;
const ONE_WAY_MS = 50;
const KEYS_A_SECOND = 30;
const HELD_MS = 2_000;
const STEP_MS = 5;
const QUESTION = '\u001b[5n';

export async function backlog(stage: Stage): Promise<readonly Result[]> {
  const row = 'backlog after 2 s of PageDown at 7 kB/s';
  if (!stage.has('less')) return [notMeasured(row, 'less: not installed')];
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await holdPageDown(stage.program(stage.storyFile(1_000))));
    theirs.push(await holdPageDown(['less', stage.textFile(1_000, 80)]));
  }
  return [compared({ row, unit: 's', ours, theirs, peer: 'less', limit: 0.1 })];
}

/** Seconds from the last key to the last byte that comes out of the line. */
async function holdPageDown([file, ...words]: Command): Promise<number> {
  const line = openSlowLine(file, words);
  await sleep(1_000);
  await line.drained();
  const lastKeyAt = performance.now() + HELD_MS;
  while (performance.now() < lastKeyAt) {
    line.type('\u001b[6~');
    await sleep(1_000 / KEYS_A_SECOND);
  }
  const releasedAt = performance.now();
  await sleep(2 * ONE_WAY_MS + 100);
  const drainedAt = await line.drained();
  line.close();
  return Math.max(drainedAt - releasedAt, 0) / 1_000;
}

/** A line that takes all that the program writes, as a shell server does, and lets it out at its own pace. */
function openSlowLine(file: string, words: readonly string[]) {
  const pty = spawn(file, [...words], {
    name: 'xterm-256color',
    cols: 80,
    rows: 24,
    encoding: null,
  });
  let queue = '';
  let out = '';
  let lastAt = performance.now();
  let credit = 0;
  let steppedAt = performance.now();
  pty.onData((chunk: string | Buffer) => {
    queue += typeof chunk === 'string' ? chunk : chunk.toString('latin1');
  });
  const type = (keys: string) => setTimeout(() => pty.write(keys), ONE_WAY_MS);
  const pump = setInterval(() => {
    const now = performance.now();
    credit += ((now - steppedAt) * BYTES_A_SECOND) / 1_000;
    steppedAt = now;
    const sent = queue.slice(0, Math.floor(credit));
    queue = queue.slice(sent.length);
    credit = queue === '' ? 0 : credit - sent.length;
    if (sent === '') return;
    lastAt = now + ONE_WAY_MS;
    out = out.slice(-QUESTION.length + 1) + sent;
    // The question reaches the terminal after one way, its answer the program after another.
    if (out.includes(QUESTION)) setTimeout(() => type('\u001b[0n'), ONE_WAY_MS);
  }, STEP_MS);
  return {
    type,
    /** Resolves with the time of the last byte when none has come for half a second. */
    async drained(): Promise<number> {
      while (queue !== '' || performance.now() - lastAt < 500) await sleep(STEP_MS);
      return lastAt;
    },
    close() {
      clearInterval(pump);
      pty.kill('SIGKILL');
    },
  };
}
