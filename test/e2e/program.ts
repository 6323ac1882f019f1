// Owns running the program as a shell does: a process of its own, a home of its own, pipes for its output.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/cli.tsx', import.meta.url));

/** What stands before the program's own arguments. */
export const COMMAND: readonly [string, ...string[]] = [
  process.execPath,
  '--import',
  import.meta.resolve('tsx'),
  CLI,
];

export type Run = {
  /** Null when a signal that the program did not catch ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** An empty folder that is gone after the test. */
export function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The environment of a reader who has never run the program, in UTC. */
export function environment(t: TestContext): Record<string, string> {
  return { PATH: process.env.PATH ?? '', TZ: 'UTC', TELEPRINTER_HOME: emptyFolder(t) };
}

/** Starts the program. It is killed when the test ends, if it has not ended by itself. */
export function start(t: TestContext, ...words: readonly string[]): ChildProcessWithoutNullStreams {
  return startIn(t, environment(t), ...words);
}

/** The same in an environment that is made up for it. */
export function startIn(
  t: TestContext,
  env: Record<string, string>,
  ...words: readonly string[]
): ChildProcessWithoutNullStreams {
  const [node, ...before] = COMMAND;
  const program = spawn(node, [...before, ...words], { env });
  t.after(() => program.kill('SIGKILL'));
  return program;
}

/** Runs the program to its end. */
export async function run(t: TestContext, ...words: readonly string[]): Promise<Run> {
  const program = start(t, ...words);
  program.stdin.end();
  return ended(program);
}

export type Home = {
  readonly folder: string;
  readonly run: (...words: readonly string[]) => Promise<Run>;
  /** Tells the program to stop as soon as its output holds the text. */
  readonly runUntil: (text: string, ...words: readonly string[]) => Promise<Run>;
};

/** A home that stays the same from run to run. */
export function openHome(t: TestContext, folder = join(emptyFolder(t), 'home')): Home {
  function begin(words: readonly string[]) {
    const program = startIn(t, { ...environment(t), TELEPRINTER_HOME: folder }, ...words);
    program.stdin.end();
    return program;
  }
  return {
    folder,
    run: (...words) => ended(begin(words)),
    runUntil(text, ...words) {
      const program = begin(words);
      const end = ended(program);
      let told = '';
      program.stdout.on('data', (piece: string) => {
        told += piece;
        if (told.includes(text)) program.kill('SIGTERM');
      });
      return end;
    },
  };
}

/** Starts a line of bash, in which "$@" stands for the program with these arguments; it is killed when the test ends. */
export function startShell(
  t: TestContext,
  line: string,
  ...words: readonly string[]
): ChildProcessWithoutNullStreams {
  // Where its input is a socket, as here, bash takes itself for a remote one and reads the file of a person's settings.
  const shell = spawn('bash', ['--norc', '-c', line, 'bash', ...COMMAND, ...words], {
    env: environment(t),
    detached: true,
  });
  // With everything that it has started: what is left would keep the test waiting.
  t.after(() => {
    if (shell.pid !== undefined && shell.stdout.readable) process.kill(-shell.pid, 'SIGKILL');
  });
  return shell;
}

/** Runs such a line to its end. */
export function runShell(t: TestContext, line: string, ...words: readonly string[]): Promise<Run> {
  return ended(startShell(t, line, ...words));
}

export async function ended(program: ChildProcessWithoutNullStreams): Promise<Run> {
  let stdout = '';
  let stderr = '';
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = await once(program, 'close');
  return { code, stdout, stderr };
}

/** The JSON lines of an output; throws for a line that is not whole. */
export function eventsIn(stdout: string): readonly JsonEvent[] {
  if (stdout === '') return [];
  if (!stdout.endsWith('\n')) throw new Error('the last line is not whole');
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}

export type JsonEvent = {
  readonly event: string;
  readonly at: string;
  readonly cause?: string;
  readonly reason?: string;
  readonly story?: {
    readonly title: string;
    readonly status: string;
    readonly url: string | null;
    readonly source: string;
  };
  readonly block?: {
    readonly id: string;
    readonly url: string | null;
    readonly title: string | null;
    readonly publishedAt: string;
    readonly updatedAt: string | null;
    readonly keyEvent: boolean;
    readonly summary: boolean;
    readonly pinned: boolean;
    readonly contributors: readonly string[];
    readonly text: string;
    readonly elements: readonly unknown[];
  };
  readonly previous?: { readonly title: string | null; readonly text: string };
};
