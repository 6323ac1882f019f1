// Owns the promises about links, copies and the mouse as a terminal sees them: what is sent over a remote login, and that
// nothing is sent to a terminal that would print it, nor left on behind us.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { until } from '../helpers/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SIZE = { cols: 80, rows: 24 };

type Run = { readonly words?: readonly string[]; readonly env: Readonly<Record<string, string>> };

/** The demonstration in a terminal of its own, whose bytes are kept. */
function open(t: TestContext, { words = [], env }: Run) {
  const home = mkdtempSync(join(tmpdir(), 'teleprinter-links-'));
  const args = ['--import', 'tsx', 'src/cli.tsx', 'demo', '--speed', '1', ...words];
  const program = pty.spawn(process.execPath, args, {
    ...SIZE,
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? '',
      TELEPRINTER_HOME: home,
      TZ: 'UTC',
      LC_ALL: 'C.UTF-8',
      ...env,
    },
  });
  const terminal = createHeadlessTerminal(SIZE.cols, SIZE.rows);
  const ended = new Promise<number>((resolve) =>
    program.onExit(({ exitCode }) => resolve(exitCode)),
  );
  t.after(() => {
    program.kill('SIGKILL');
    terminal.dispose();
    rmSync(home, { recursive: true, force: true });
  });
  let bytes = '';
  let answered = 0;
  program.onData((text) => {
    bytes += text;
    terminal.write(text);
    program.write(terminal.answers().slice(answered));
    answered = terminal.answers().length;
  });
  const screen = () => terminal.text().join('\n');
  return {
    bytes: () => bytes,
    screen,
    press: (keys: string) => program.write(keys),
    sees: (pattern: RegExp) =>
      until(() => pattern.test(screen()), {
        everyMs: 20,
        saying: () => `${pattern} on\n${screen()}`,
      }),
    ended,
  };
}

test('over SSH the address of a post is shown in full and sent to the clipboard', async (t) => {
  const run = open(t, { env: { TERM: 'xterm-256color', SSH_TTY: '/dev/pts/7', DISPLAY: ':0' } });
  await run.sees(/FOLLOW/u);
  run.press('o');
  await run.sees(/another computer/u);
  const shown = run.screen().split('\n').slice(3, 6).join('');
  const [address = ''] = /^http:\S+/u.exec(shown) ?? [];
  assert.match(address, /#block-[0-9a-f]+$/u);
  const [, copied = ''] = /\u001b\]52;c;([^\u0007]*)\u0007/u.exec(run.bytes()) ?? [];
  assert.equal(Buffer.from(copied, 'base64').toString(), address);
  // The address is a link too, one though it stands on two rows.
  assert.ok(run.bytes().includes(`;${address}\u001b\\`));
});

test('a mouse is asked for only with --mouse, and given back', async (t) => {
  const run = open(t, { words: ['--mouse'], env: { TERM: 'xterm-256color' } });
  await run.sees(/FOLLOW/u);
  const before = run.screen().split('\n');
  run.press('\u001b[<65;10;5M');
  await run.sees(/HOLD/u);
  const after = run.screen().split('\n');
  assert.equal(after[2], before[5]);
  run.press('\u001b[<64;10;5M');
  await run.sees(/FOLLOW/u);
  run.press('q');
  assert.equal(await run.ended, 0);
  const modes = run.bytes().match(/\u001b\[\?100[06][hl]/gu);
  assert.deepEqual(modes, ['\u001b[?1000h', '\u001b[?1006h', '\u001b[?1006l', '\u001b[?1000l']);
});

test('a terminal that would print strings is sent none, and no mouse is asked for', async (t) => {
  const run = open(t, { words: ['--mouse'], env: { TERM: 'vt100' } });
  await run.sees(/FOLLOW/u);
  run.press('G');
  await run.sees(/HOLD/u);
  run.press('q');
  assert.equal(await run.ended, 0);
  assert.doesNotMatch(run.bytes(), /\u001b\]8|\u001b\[\?100[06]/u);
});
