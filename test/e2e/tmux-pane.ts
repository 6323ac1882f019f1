// Owns a shell in a tmux of its own, in which the real program runs as it does for a reader: keys go in, the screen can be
// read, and what the terminal itself thinks (which screen, is the cursor shown) can be asked.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../helpers/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How often the screen is looked at while something is waited for. */
const LOOK_MS = 50;

/** Options for `test()`: skips with a reason where there is no tmux. */
export const withTmux: { skip: string | false } = {
  skip: spawnSync('tmux', ['-V']).status === 0 ? false : 'there is no tmux here',
};

export type TmuxPane = {
  /** Types a line into the shell; `teleprinter` is the program. */
  readonly shell: (line: string) => void;
  /** Presses keys by tmux's names for them: "j", "Enter", "C-c". All in one piece. */
  readonly press: (...keys: readonly string[]) => void;
  /** The rows of the screen without the blanks at their ends. */
  readonly rows: () => readonly string[];
  /** Waits until the screen shows it. */
  readonly sees: (pattern: RegExp) => Promise<void>;
  readonly waits: (condition: () => boolean) => Promise<void>;
  readonly resize: (columns: number, rows: number) => void;
  /** What tmux knows of the pane: `#{alternate_on}` and the like. */
  readonly asks: (format: string) => string;
  /** Sends a signal to the program that was started last. */
  readonly kill: (signal: NodeJS.Signals) => void;
  /** A file for the shell to write into, and what is in it. */
  readonly path: (name: string) => string;
  readonly read: (name: string) => string;
};

/** A shell of so many columns and rows, ended with the test. `env`: variables that the program finds. */
export function openPane(
  t: TestContext,
  [columns, rows]: readonly [number, number] = [80, 24],
  env: Readonly<Record<string, string>> = {},
): TmuxPane {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-screen-'));
  const path = (name: string) => join(folder, name);
  const tmux = (...words: readonly string[]) =>
    execFileSync('tmux', ['-f', '/dev/null', '-S', path('socket'), ...words], { encoding: 'utf8' });
  writeProgram(path('teleprinter'), path('pid'));
  const variables = {
    PATH: `${folder}:${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
    TELEPRINTER_HOME: path('home'),
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    ...env,
  };
  const words = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const size = ['-x', String(columns), '-y', String(rows)];
  tmux('-u', 'new-session', '-d', '-c', ROOT, ...size, 'env', ...words, 'sh');
  tmux('set', '-g', 'status', 'off');
  tmux('resize-window', ...size);
  t.after(() => {
    tmux('kill-server');
    rmSync(folder, { recursive: true, force: true });
  });

  const screen = () => tmux('capture-pane', '-p').replace(/\n$/u, '').split('\n');
  const press = (...keys: readonly string[]) => void tmux('send-keys', ...keys);
  const waits = (condition: () => boolean, what = String(condition)) =>
    until(condition, { everyMs: LOOK_MS, saying: () => `${what} on\n${screen().join('\n')}` });

  return {
    shell(line) {
      tmux('send-keys', '-l', line);
      press('Enter');
    },
    press,
    rows: () => screen().map((row) => row.trimEnd()),
    sees: (pattern) => waits(() => pattern.test(screen().join('\n')), String(pattern)),
    waits: (condition) => waits(condition),
    resize: (nextColumns, nextRows) =>
      void tmux('resize-window', '-x', String(nextColumns), '-y', String(nextRows)),
    asks: (format) => tmux('display-message', '-p', format).trim(),
    kill: (signal) => void process.kill(Number(readFileSync(path('pid'), 'utf8')), signal),
    path,
    read: (name) => readFileSync(path(name), 'utf8'),
  };
}

/** The program under its own name, which notes its process id before it becomes it. */
function writeProgram(file: string, pidFile: string): void {
  const start = `exec '${process.execPath}' --import tsx src/cli.tsx "$@"`;
  writeFileSync(file, `#!/bin/sh\necho $$ > '${pidFile}'\n${start}\n`);
  chmodSync(file, 0o755);
}
