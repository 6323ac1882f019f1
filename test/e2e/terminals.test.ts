// Owns the matrix of terminals: each kind, in a locale with UTF-8 and in one without, small, ordinary and large. The bundled
// program is walked through its screens, all that it sent is read as a terminal reads it, and it must leave as it came.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { after, before, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pty from '@lydell/node-pty';
import type { Dialect } from '../../src/terminal/dialect.ts';
import { leaveBytes } from '../../src/terminal/modes.ts';
import { finalModes, strangersIn, textIn } from '../helpers/control-sequences.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { until } from '../helpers/until.ts';
import { openPane, withTmux } from './tmux-pane.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'teleprinter-terminals-'));
const cli = join(home, 'dist', 'cli.js');

before(async () => {
  const build = ['--import', 'tsx', 'build.ts', '--outdir', join(home, 'dist')];
  await promisify(execFile)(process.execPath, build, { cwd: ROOT });
  copyFileSync(join(ROOT, 'package.json'), join(home, 'package.json'));
});

after(() => rmSync(home, { recursive: true, force: true }));

type Env = Readonly<Record<string, string>>;

/** What the terminal says of itself, and what it knows. The path is of no tmux: nothing is asked of one. */
const SCREENS: readonly (readonly [env: Env, knows: Dialect])[] = [
  [{ TERM: 'xterm-256color' }, 'xterm'],
  [{ TERM: 'screen-256color', TMUX: '/nonexistent/tmux,1,0' }, 'xterm'],
  [{ TERM: 'linux' }, 'console'],
  [{ TERM: 'vt100' }, 'vt100'],
  [{ TERM: 'nonsense' }, 'xterm'],
];

const LOCALES: readonly Env[] = [{ LC_ALL: 'C.UTF-8' }, { LC_ALL: 'C' }];

const SIZES = [
  { cols: 80, rows: 24 },
  { cols: 40, rows: 12 },
  { cols: 200, rows: 60 },
] as const;

type Size = { readonly cols: number; readonly rows: number };

/** The settings of the line are compared by the shell that starts the program, as a reader's shell would find them. */
const LINE =
  'before=$(stty -g); "$@"; code=$?; [ "$before" = "$(stty -g)" ] && echo the line is as it was; exit $code';

function start(t: TestContext, env: Env, size: Size, words: readonly string[] = []) {
  const folder = mkdtempSync(join(home, 'reader-'));
  const program = pty.spawn(
    'sh',
    ['-c', LINE, 'sh', process.execPath, cli, 'demo', '--speed', '1', ...words],
    {
      ...size,
      cwd: home,
      encoding: null,
      env: {
        PATH: process.env.PATH ?? '',
        TZ: 'UTC',
        HOME: folder,
        TELEPRINTER_HOME: folder,
        ...env,
      },
    },
  );
  const terminal = createHeadlessTerminal(size.cols, size.rows);
  t.after(() => {
    program.kill('SIGKILL');
    terminal.dispose();
  });
  const chunks: Buffer[] = [];
  const decoder = new StringDecoder();
  let answered = 0;
  program.onData((data) => {
    const bytes = Buffer.from(data);
    chunks.push(bytes);
    // Were a row too wide, it would go on below: here nothing is cut off at the edge.
    terminal.write(decoder.write(bytes).replaceAll('\u001b[?7l', ''));
    const answers = terminal.answers();
    program.write(answers.slice(answered));
    answered = answers.length;
  });
  let hasEnded = false;
  const exited = new Promise<number>((resolve) =>
    program.onExit(({ exitCode }) => {
      hasEnded = true;
      resolve(exitCode);
    }),
  );
  const bytes = () => Buffer.concat(chunks);
  return { program, terminal, exited, hasEnded: () => hasEnded, bytes };
}

type Running = ReturnType<typeof start>;

async function sees({ terminal, hasEnded }: Running, pattern: RegExp): Promise<void> {
  const screen = () => terminal.text().join('\n');
  const saying = () => `${pattern} on\n${screen()}`;
  await until(() => hasEnded() || pattern.test(screen()), { everyMs: 10, saying });
  assert.match(screen(), pattern);
}

/** Keys, and what every size shows when they have been obeyed. */
const WALK: readonly (readonly [keys: string, pattern: RegExp])[] = [
  ['', /1\/\d+ all/u],
  ['?', /next post/u],
  ['?', /1\/\d+ all/u],
  ['E', /^> /mu],
  ['E', /1\/\d+ all/u],
  ['jjj', /[2-9]\/\d+ all/u],
  ['B', /KB in, /u],
  ['e', /\/\d+ key/u],
  ['eG', /3\d\/\d+ all/u],
  ['z/moon', /^\/moon/mu],
  ['\u001b', /\/\d+ all/u],
];

function checkScreen({ terminal }: Running, { cols, rows }: Size): void {
  const text = terminal.text();
  assert.equal(text.length, rows);
  assert.equal(terminal.wrapped(), false, `a row is wider than ${cols}:\n${text.join('\n')}`);
}

function checkStream(bytes: Buffer, { LC_ALL }: Env, dialect: Dialect): void {
  const stream = bytes.toString();
  const leave = leaveBytes(dialect);
  const end = stream.indexOf(leave) + leave.length;
  assert.ok(end >= leave.length, 'the screen is given back');
  assert.deepEqual(strangersIn(stream.slice(0, end), dialect), []);
  // What follows is for the shell's own screen: lines of text, and a title's way back.
  assert.deepEqual(strangersIn(stream.slice(end).replaceAll('\r\n', ''), dialect), []);
  assert.doesNotMatch(textIn(stream), /\ufffd/u);
  assert.equal(isAscii(bytes), LC_ALL === 'C');
  const { modes, ...left } = finalModes(stream);
  for (const [mode, isOn] of modes)
    assert.equal(isOn, mode === '7' || mode === '25', `mode ${mode}`);
  assert.deepEqual(left, { region: '\u001b[r', look: '\u001b[m', link: '' });
  assert.match(textIn(stream), /the line is as it was/u);
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x7f);
}

for (const [env, knows] of SCREENS) {
  for (const locale of LOCALES) {
    const what = `${env.TERM} with ${locale.LC_ALL}`;
    test(`${what}: every size is filled, sent nothing strange, and left as it was`, async (t) => {
      await Promise.all(
        SIZES.map(async (size) => {
          const running = start(t, { ...env, ...locale }, size);
          for (const [keys, pattern] of WALK) {
            running.program.write(keys);
            await sees(running, pattern);
            checkScreen(running, size);
          }
          running.program.write('q');
          assert.equal(await running.exited, 0);
          checkStream(running.bytes(), locale, knows);
        }),
      );
    });
  }
}

for (const [what, env, words] of [
  ['a dumb terminal', { TERM: 'dumb' }, []],
  ['--inline', { TERM: 'xterm-256color' }, ['--inline']],
] as const) {
  for (const locale of LOCALES) {
    test(`${what} with ${locale.LC_ALL} is told sentences, and sent no control sequence at all`, async (t) => {
      const running = start(t, { ...env, ...locale }, { cols: 80, rows: 24 }, words);
      const said = () => running.bytes().toString();
      const says = (pattern: RegExp) =>
        until(() => running.hasEnded() || pattern.test(said()), { everyMs: 10, saying: said });
      await says(/\? lists the keys, q quits\./u);
      running.program.write('k');
      await says(/\d+ of \d+\. /u);
      running.program.write('E');
      await says(/Type a number/u);
      running.program.write('2\r');
      await says(/Type a number.*\r\n2\r\n\r\n\d\d:\d\d /su);
      running.program.write('q');
      assert.equal(await running.exited, 0);
      assert.doesNotMatch(
        said().replaceAll('\r\n', '\n'),
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffd]/u,
      );
      assert.equal(isAscii(running.bytes()), locale.LC_ALL === 'C');
      assert.match(said(), /the line is as it was/u);
    });
  }
}

test('inside a real tmux the screen is filled, and given back', withTmux, async (t) => {
  const pane = openPane(t, [40, 12], { TERM: 'screen-256color', LC_ALL: 'C' });
  pane.shell('teleprinter demo --speed 1; echo "ended with $?"');
  await pane.sees(/1\/\d+ all/u);
  assert.equal(pane.asks('#{alternate_on} #{cursor_flag} #{wrap_flag}'), '1 0 0');
  for (const row of pane.rows()) assert.match(row, /^[\u0020-\u007e]{0,40}$/u);
  pane.press('q');
  await pane.sees(/ended with 0/u);
  assert.equal(pane.asks('#{alternate_on} #{cursor_flag} #{wrap_flag}'), '0 1 1');
});
