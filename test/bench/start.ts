// Owns the rows about starting: from the spawn to a whole frame of a story that was kept, and to the first key that is
// answered; and of a story in a file, which has to be read first.
//
// The first frame misses its contract by a tenth: where Node takes 19 ms for its line, the frame takes 33. By profile the 14
// between are 3 for taking in what an earlier start compiled (compiling it took 10) and 1 for reading it, 2 for making the
// modules, 1 for the options, 2 for opening SQLite and its file and 1 for reading the posts back, 2 for composing the screen and
// 1 for painting it, nearly 2 for garbage; nothing in it is waited for. A frame alone, of a program without archive, settings
// and keys, is the floor: 1.2 ×.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNewsroom } from './publisher.ts';
import { compared, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { HEADLINE } from './story.ts';
import { type Command, openTerminal, type Terminal } from './terminal.ts';

const ROUNDS = 20;
const BLOCKS = 25;
const SIZE = { columns: 80, rows: 24 };
const HELP_SHOWN = 'previous post';

type Environment = Readonly<Record<string, string>>;
type Program = { readonly command: Command; readonly env: Environment };

async function timed({ command, env }: Program, isDone: (terminal: Terminal) => Promise<number>) {
  const startedAt = performance.now();
  const terminal = openTerminal(command, SIZE, env);
  const ms = (await isDone(terminal)) - startedAt;
  await terminal.close();
  return ms;
}

/**
 * Visits the story until all that is kept of it is: the story itself, and the compiled code, which is written when the
 * program ends by itself. Gives the lowest words on the screen, by which a frame is whole.
 */
async function warm(program: Program, stage: Stage): Promise<string> {
  const lines = readFileSync(stage.textFile(BLOCKS, SIZE.columns), 'utf8').split('\n');
  const words = lines.map((line) => line.trim().split(/ {2,}/u)[0] ?? '');
  let lowest = '';
  for (let visit = 0; visit < 3; visit += 1) {
    const terminal = openTerminal(program.command, SIZE, program.env);
    await terminal.shows(HEADLINE);
    await terminal.quiet(1_000);
    const shown = Buffer.from(terminal.output(), 'latin1').toString('utf8');
    lowest = words.findLast((each) => each.length > 20 && shown.includes(each)) ?? HEADLINE;
    terminal.type('q');
    await terminal.ended;
  }
  return lowest;
}

/** A question is typed into the terminal before the program can read it: it waits for the first reading. */
async function firstAnswer(terminal: Terminal): Promise<number> {
  terminal.type('?');
  return terminal.shows(HELP_SHOWN);
}

export async function start(stage: Stage): Promise<readonly Result[]> {
  const home = join(stage.folder, 'kept');
  mkdirSync(home, { recursive: true });
  const publisher = await openNewsroom(BLOCKS);
  const env = { TELEPRINTER_HOME: home };
  const kept = { command: stage.program('--source', 'guardian', publisher.url), env };
  const local = { command: stage.program(stage.storyFile(BLOCKS)), env };
  const bare = stage.node("process.stdout.write('ready\\n'); setInterval(() => {}, 1e6)");
  const [keptWords, localWords] = [await warm(kept, stage), await warm(local, stage)];
  const samples: Record<'line' | 'kept' | 'keys' | 'local', number[]> = {
    line: [],
    kept: [],
    keys: [],
    local: [],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const ready = (terminal: Terminal) => terminal.shows('ready');
    samples.line.push(await timed({ command: bare, env }, ready));
    samples.kept.push(await timed(kept, (terminal) => terminal.shows(keptWords)));
    samples.keys.push(await timed(kept, firstAnswer));
    samples.local.push(await timed(local, (terminal) => terminal.shows(localWords)));
  }
  await publisher.close();
  const common = { unit: 'ms', peer: 'Node writing one line to a tty', theirs: samples.line };
  return [
    compared({
      ...common,
      row: 'first frame of a story that was kept',
      ours: samples.kept,
      limit: 1.6,
    }),
    compared({ ...common, row: 'keys answered from', ours: samples.keys, limit: 3.3 }),
    compared({
      ...common,
      row: 'first frame of a story in a file',
      ours: samples.local,
      limit: null,
    }),
  ];
}
