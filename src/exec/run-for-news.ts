// Owns running the reader's command for each block that comes or is edited: joins what is told to what runs.

import type { OutputMode } from '../config/output-mode.ts';
import { plainText } from '../model/plain-text.ts';
import { type EachNewsOptions, tellEachNews } from '../output/each-news.ts';
import type { EachFollowed } from '../state/followed.ts';
import { systemTimer } from '../terminal/timer.ts';
import { createCommandQueue } from './command-queue.ts';
import { commandStarter } from './start-command.ts';

export type RunForNewsOptions = Pick<EachNewsOptions, 'keyEventsOnly'> & {
  /** Of all of them what comes is given to the command, within the same bounds. */
  readonly eachFollowed: EachFollowed;
  readonly exec: readonly [string, ...string[]];
  /** In lines, what the command says goes where complaints go; else it would spoil the screen, and is thrown away. */
  readonly mode: OutputMode;
  readonly complain: (sentence: string) => void;
};

export type RunForNews = {
  /** Nothing new is run; resolves when all that was has ended, or been ended: at once where somebody insists. */
  readonly finish: (isPressing: boolean) => Promise<void>;
};

/** How long the command may take over what came last. Who leaves a screen waits for their shell. */
const FINISH_MS = { lines: 30_000, screen: 200, inline: 200 } as const satisfies Record<
  OutputMode,
  number
>;

/** Runs it from the next change on. Nothing that it runs outlives the process. */
export function runForNews(options: RunForNewsOptions): RunForNews {
  const { exec, mode, complain, keyEventsOnly, eachFollowed } = options;
  const queue = createCommandQueue({
    name: plainText(exec[0]),
    start: commandStarter(exec, mode === 'lines'),
    timer: systemTimer,
    complain,
  });
  process.on('exit', queue.end);
  const stop = eachFollowed((story) => tellEachNews({ ...story, keyEventsOnly, tell: queue.run }));
  return {
    async finish(isPressing) {
      stop();
      const { promise, resolve } = Promise.withResolvers<void>();
      const cancel = systemTimer(isPressing ? 0 : FINISH_MS[mode], resolve);
      await Promise.race([queue.finish(), promise]);
      cancel();
      queue.end();
      process.off('exit', queue.end);
    },
  };
}
