// Owns the rows about starting: from the spawn to a whole frame of a local story, and to the first key that is answered.

import { readFileSync } from 'node:fs';
import { compared, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { type Command, openTerminal, type Terminal } from './terminal.ts';

const ROUNDS = 20;
const BLOCKS = 25;
const SIZE = { columns: 80, rows: 24 };
const HELP_SHOWN = 'previous post';

async function timed(command: Command, isDone: (terminal: Terminal) => Promise<number>) {
  const startedAt = performance.now();
  const terminal = openTerminal(command, SIZE);
  const ms = (await isDone(terminal)) - startedAt;
  await terminal.close();
  return ms;
}

/** The words that stand in the last row above the footer, when the first frame is whole. */
function lastWords(stage: Stage): string {
  const lines = readFileSync(stage.textFile(BLOCKS, SIZE.columns), 'utf8').split('\n');
  const line = lines[SIZE.rows - 3] ?? '';
  return line.trim().split(/ {2,}/u)[0] ?? '';
}

/** A question is typed into the terminal before the program can read it: it waits for the first reading. */
async function firstAnswer(terminal: Terminal): Promise<number> {
  terminal.type('?');
  return terminal.shows(HELP_SHOWN);
}

/** To be measured with an archived story in the file's place once there is an archive: for that its contract is made. */
export async function start(stage: Stage): Promise<readonly Result[]> {
  const program = stage.program(stage.storyFile(BLOCKS));
  const bare = stage.node("process.stdout.write('ready\\n'); setInterval(() => {}, 1e6)");
  const words = lastWords(stage);
  const wholeFrame = (terminal: Terminal) => terminal.shows(words);
  await timed(program, wholeFrame);
  // The compiled code is kept when the program ends by itself.
  const warm = openTerminal(program, SIZE);
  await wholeFrame(warm);
  await warm.quiet(500);
  warm.type('q');
  await warm.ended;
  const [frames, answers, lines]: number[][] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    lines?.push(await timed(bare, (terminal) => terminal.shows('ready')));
    frames?.push(await timed(program, wholeFrame));
    answers?.push(await timed(program, firstAnswer));
  }
  const peer = 'Node writing one line to a tty';
  const common = { unit: 'ms', peer, theirs: lines ?? [] };
  return [
    compared({ ...common, row: 'first frame of a local story', ours: frames ?? [], limit: 1.6 }),
    compared({ ...common, row: 'keys answered from', ours: answers ?? [], limit: 3.3 }),
  ];
}
