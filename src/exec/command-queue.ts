// Owns the running of a command of the reader's for one line after another: how many at once, for how long, and what is
// given up when they come faster than it. Knows nothing of what a line says, and no line ever becomes an argument.

import type { RunningCommand, StartCommand } from './start-command.ts';

const MOST_AT_ONCE = 4;
const MOST_WAITING = 100;
const TIME_LIMIT_MS = 30_000;

/** Calls `ring` once after `ms`, unless the returned function is called first. */
type Timer = (ms: number, ring: () => void) => () => void;

export type CommandQueueOptions = {
  readonly start: StartCommand;
  /** The command, as people know it. */
  readonly name: string;
  readonly timer: Timer;
  /** One sentence for people, without its full stop; each is said once. */
  readonly complain: (sentence: string) => void;
};

export type CommandQueue = {
  /** Runs the command with the line as its input, now or when there is room. */
  readonly run: (line: string) => void;
  /** Resolves when nothing runs and nothing waits; takes nothing more. */
  readonly finish: () => Promise<void>;
  /** Ends what runs, at once, and forgets what waits. */
  readonly end: () => void;
};

export function createCommandQueue(options: CommandQueueOptions): CommandQueue {
  const { name } = options;
  const running = new Set<RunningCommand>();
  const said = new Set<string>();
  let waiting: readonly string[] = [];
  let dropped = 0;
  let isOver = false;
  let finished = () => {};

  function complainOnce(sentence: string): void {
    if (!said.has(sentence)) options.complain(sentence);
    said.add(sentence);
  }

  function startNext(): void {
    const [line, ...rest] = waiting;
    if (line === undefined || running.size >= MOST_AT_ONCE) return;
    waiting = rest;
    start(line);
  }

  function start(line: string): void {
    const command = options.start(line, (failure) => {
      stopClock();
      running.delete(command);
      if (failure !== null && !isOver) complainOnce(`${name} ${failure}`);
      startNext();
      if (running.size === 0) finished();
    });
    const stopClock = options.timer(TIME_LIMIT_MS, () => {
      complainOnce(`${name} took longer than ${TIME_LIMIT_MS / 1000} seconds and was ended`);
      command.kill();
    });
    running.add(command);
  }

  function tellDropped(): void {
    if (dropped > 0) complainOnce(`${dropped} posts in all were not given to ${name}`);
  }

  return {
    run(line) {
      if (isOver) return;
      if (waiting.length < MOST_WAITING) {
        waiting = [...waiting, line];
        startNext();
        return;
      }
      dropped += 1;
      complainOnce(`${name} is too slow: posts that come meanwhile are not given to it`);
    },
    async finish() {
      const { promise, resolve } = Promise.withResolvers<void>();
      finished = resolve;
      if (running.size > 0) await promise;
      isOver = true;
      tellDropped();
    },
    end() {
      isOver = true;
      waiting = [];
      for (const command of running) command.kill();
    },
  };
}
