// Owns one run of a command of the reader's: its words as they are, without a shell, in a session of its own, so that it
// can neither reach for the terminal nor leave anything behind when it is ended.

import { type ChildProcess, spawn } from 'node:child_process';

export type RunningCommand = {
  /** Ends it and all that it has started. */
  readonly kill: () => void;
};

/**
 * Starts the command with the line as its input. `onEnd` is called once, later: with null, or with what went wrong, as the
 * end of a sentence that begins with the command.
 */
export type StartCommand = (
  line: string,
  onEnd: (failure: string | null) => void,
) => RunningCommand;

/** `shows`: what it says goes where complaints go; else it is thrown away. */
export function commandStarter(
  [program, ...words]: readonly [string, ...string[]],
  shows: boolean,
): StartCommand {
  const output = shows ? 2 : 'ignore';
  return (line, onEnd) => {
    const child = started(program, words, output);
    if (child instanceof Error) {
      setImmediate(() => onEnd(couldNot(child)));
      return { kill() {} };
    }
    let isOver = false;
    let isKilled = false;
    const end = (failure: string | null) => {
      if (!isOver) onEnd(isKilled ? null : failure);
      isOver = true;
    };
    child.on('error', (error) => end(couldNot(error)));
    child.on('exit', (code, signal) => end(failureOf(code, signal)));
    // It need not read what it is given.
    child.stdin?.on('error', () => {});
    child.stdin?.end(line);
    return {
      kill() {
        isKilled = true;
        if (!isOver) killAll(child);
      },
    };
  };
}

/** Some of what can be wrong with a command is thrown at once. */
function started(
  program: string,
  words: readonly string[],
  output: 2 | 'ignore',
): ChildProcess | Error {
  try {
    return spawn(program, words, {
      stdio: ['pipe', output, output],
      detached: true,
      windowsHide: true,
      env: { ...process.env, TELEPRINTER_GUARDIAN_KEY: undefined },
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function failureOf(code: number | null, signal: NodeJS.Signals | null): string | null {
  if (code === 0) return null;
  return signal === null ? `ended with ${code}` : `was ended by ${signal}`;
}

/** With whatever it has started, which is of its session. */
function killAll(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended in this moment.
  }
}

function couldNot(error: Error): string {
  return `could not be started (${'code' in error ? String(error.code) : error.message})`;
}
