// Owns the tests of the screen's life on a real pseudo-terminal: one that does not read, one that is hung up.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { LEAVE } from '../../src/terminal/modes.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';

const PROGRAM = fileURLToPath(new URL('session-program.ts', import.meta.url));

/** One frame of this size is more than any pseudo-terminal holds. */
const LARGE = { cols: 500, rows: 200 };

const ORDINARY = { cols: 80, rows: 24 };

/** What the program asks, and what a terminal says to it. */
const ANSWERS = [
  ['\u001b[5n', '\u001b[0n'],
  ['\u001b[16t\u001b[c', '\u001b[6;16;8t\u001b[?62;4c'],
] as const;

/** `answerAfterMs` null: the terminal never answers. */
function start(context: TestContext, size: typeof LARGE, answerAfterMs: number | null = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'session-'));
  const toldIn = join(folder, 'told');
  const program = pty.spawn(process.execPath, ['--import', 'tsx', PROGRAM, toldIn], size);
  const screen = createHeadlessTerminal(size.cols, size.rows);
  screen.write('what the shell said before');
  let seen = '';
  let owed = 0;
  let answeredLate = false;
  program.onData((bytes) => {
    const asked = ANSWERS.map(([question]) => seen.split(question).length);
    seen += bytes;
    screen.write(bytes);
    if (answerAfterMs === null) return;
    for (const [at, [question, answer]] of ANSWERS.entries()) {
      if (seen.split(question).length === asked[at]) continue;
      owed += 1;
      setTimeout(() => {
        owed -= 1;
        answeredLate = seen.includes(LEAVE);
        program.write(answer);
      }, answerAfterMs);
    }
  });
  const exited = new Promise<number>((resolve) => {
    program.onExit(({ exitCode }) => resolve(exitCode));
  });
  context.after(() => {
    program.kill('SIGKILL');
    screen.dispose();
    rmSync(folder, { recursive: true });
  });

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  return {
    program,
    screen,
    exited,
    seen: () => seen,
    answeredLate: () => answeredLate,
    answered: () => until(() => owed === 0),
    told: (line: string) =>
      until(() => existsSync(toldIn) && readFileSync(toldIn, 'utf8') === line),
    shows: (line: string) => until(() => screen.text()[0] === line),
    entered: () => until(() => seen.includes('\u001b[?1049h')),
  };
}

const LIMIT = { timeout: 60_000 };

test(
  'a terminal that does not read holds nothing up, and then shows the newest frame',
  LIMIT,
  async (context) => {
    const { program, screen, exited, seen, told, shows, entered } = start(context, LARGE);
    await entered();
    program.pause();
    // Were the program waiting for its terminal, it would never come to its last frame.
    await told('all frames handed over');
    program.resume();
    await shows('frame 50');
    assert.ok(
      seen().length < 5 * LARGE.cols * LARGE.rows,
      'frames that were never seen are not sent',
    );
    program.write('q');
    assert.equal(await exited, 0);
    assert.ok(seen().endsWith(LEAVE));
    assert.equal(screen.text()[0], 'what the shell said before');
  },
);

test('leaving while a frame is in flight still gives the screen back', LIMIT, async (context) => {
  const { program, screen, exited, seen, told, entered } = start(context, LARGE);
  await entered();
  program.pause();
  await told('all frames handed over');
  program.kill('SIGTERM');
  program.resume();
  assert.equal(await exited, 143);
  assert.ok(seen().endsWith(LEAVE));
  assert.equal(screen.text()[0], 'what the shell said before');
  assert.ok(seen().length < 2 * LARGE.cols * LARGE.rows, 'the frame in flight is cut');
});

test(
  'an answer that the terminal still owes is not typed into the shell',
  LIMIT,
  async (context) => {
    const { program, exited, seen, answeredLate, shows } = start(context, ORDINARY, 120);
    await shows('frame 50');
    program.write('q');
    assert.equal(await exited, 0);
    assert.equal(answeredLate(), true);
    assert.equal(seen().split(LEAVE).at(-1), '');
  },
);

test('nor is what it was asked about pictures', LIMIT, async (context) => {
  const { program, exited, seen, answeredLate, answered, shows } = start(context, ORDINARY, 120);
  await shows('frame 50');
  // What is owed then is about pictures alone.
  await answered();
  program.write('aq');
  assert.equal(await exited, 0);
  assert.equal(answeredLate(), true);
  assert.equal(seen().split(LEAVE).at(-1), '');
});

test(
  'a terminal that is hung up while it owes an answer is left at once',
  LIMIT,
  async (context) => {
    const { program, told, entered } = start(context, ORDINARY, null);
    await entered();
    hangUp(program);
    await told('gone');
  },
);

/** Closes our side of the pseudo-terminal, as an emulator or an SSH server does that dies. */
function hangUp(program: pty.IPty): void {
  assert.ok('destroy' in program && typeof program.destroy === 'function');
  program.destroy();
}
