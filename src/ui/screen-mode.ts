// Owns following on a screen: takes the terminal, paints before React is loaded, lets Ink read the keys, and gives the
// terminal back on every way out. Knows no network and no process.

import type { ExitCode } from '../config/exit-codes.ts';
import { explainFault } from '../model/advice.ts';
import type { FollowFault } from '../model/errors.ts';
import type { Store } from '../state/store.ts';
import type { TerminalSession } from '../terminal/terminal-session.ts';
import type { Timer } from '../terminal/timer.ts';
import { type AttentionChoices, startAttention } from './attention.ts';
import type { KeyBindings } from './key-bindings.ts';
import { createKeyOrders, type KeyOrders } from './key-orders.ts';
import type { Command } from './keymap.ts';
import { createLinkOrders } from './link-orders.ts';
import { startMinuteTicks } from './minute-ticks.ts';
import { startPainting } from './painter.ts';
import { createPictureOrders } from './picture-orders.ts';
import { createPointingOrders } from './pointing-orders.ts';
import { createQuit, isTurn, type Outcome, type Quit, type Turn } from './quit.ts';
import type { Reach } from './reach.ts';
import type { Reading } from './reading.ts';
import { type ShowAppOptions, showApp } from './show-app.ts';
import { isReplayed } from './shown-story.ts';
import type { Looks } from './theme.ts';
import { type StoryList, turnFrom } from './turning.ts';
import { watchScreen } from './watch-screen.ts';

type Ending =
  | { readonly reason: 'ended' | 'stopped' | 'file' | 'kept' }
  | { readonly reason: 'gone' | 'failed'; readonly fault: FollowFault };

export type ScreenModeOptions = Reach & {
  readonly store: Store;
  readonly reading: Reading;
  readonly terminal: Pick<
    TerminalSession,
    | 'stdin'
    | 'stdout'
    | 'focus'
    | 'onPointing'
    | 'onReturned'
    | 'bytesWritten'
    | 'enter'
    | 'draw'
    | 'send'
    | 'leave'
    | 'redraw'
    | 'suspend'
  >;
  readonly colour: boolean;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
  readonly looks?: Looks;
  /** Little is drawn, and nothing that changes with time alone. */
  readonly lowBandwidth?: boolean;
  readonly timer: Timer;
  readonly session: {
    readonly open: (signal: AbortSignal) => Promise<Ending | null>;
    readonly run: (signal: AbortSignal) => Promise<Ending>;
    readonly pollNow: () => void;
    readonly readOlder: (signal: AbortSignal) => Promise<void>;
    /** Epoch ms: from then on every block is known; Infinity while that is not known. */
    readonly reachedAt: () => number;
  };
  /** What the reader can turn to; left out for one story alone. */
  readonly stories?: StoryList;
  /** How the reader is reached beyond the screen; null: not at all. */
  readonly attention: AttentionChoices | null;
  /** Epoch ms of the story's own time, and how many times faster than life it runs. */
  readonly storyNow: () => number;
  readonly speed: number;
  /** Left out where nothing comes over a network. */
  readonly bytesReceived?: () => number;
  /** One sentence for people, without a full stop; said when the screen is the shell's again. */
  readonly complain: (sentence: string) => void;
  readonly codeOf: (fault: FollowFault) => ExitCode;
};

/**
 * Follows until the reader quits, turns to another story, or `signal` aborts. The terminal is as before when this resolves
 * or rejects, but for a turn: the screen is ours until the next story is on it.
 */
export async function followOnScreen(
  options: ScreenModeOptions,
  signal: AbortSignal,
): Promise<ExitCode | Turn> {
  const outcome = await whileOnScreen(options, createQuit<Turn>(signal));
  if (typeof outcome === 'number' || isTurn(outcome)) return outcome;
  options.complain(explainFault(outcome));
  return options.codeOf(outcome);
}

async function whileOnScreen(
  options: ScreenModeOptions,
  quit: Quit<Turn>,
): Promise<Outcome | Turn> {
  const { terminal, reading } = options;
  terminal.enter();
  const stops: (() => void)[] = [];
  let isTurning = false;
  try {
    const { keys, parts } = startParts(options, quit);
    stops.push(...parts);
    // A story that is on this machine is there at once, and is the first frame.
    followStory(options, quit).catch(quit.fail);
    stops.push(startPainting(options, quit.fail), startReadingKeys({ terminal, ...keys }, quit));
    const outcome = await quit.done;
    isTurning = isTurn(outcome);
    return outcome;
  } finally {
    for (const stop of stops.reverse()) stop();
    if (!isTurning) terminal.leave();
    reading.close();
  }
}

type Parts = {
  readonly keys: Pick<KeyOrders, 'onKeys' | 'onPaste'>;
  readonly parts: readonly (() => void)[];
};

/** What lives while the screen is ours: what keys are told to, and ways to stop all of it. */
function startParts(options: ScreenModeOptions, quit: Quit<Turn>): Parts {
  const { store, session, terminal } = options;
  const ticks = startMinuteTicks({
    ...options,
    onTick: (now) => store.dispatch({ type: 'ticked', now }),
  });
  const watch = watchScreen({
    ...options,
    focus: terminal.focus,
    reachedAt: session.reachedAt,
    readOlder: () => session.readOlder(quit.signal).catch(quit.fail),
  });
  const links = createLinkOrders({ ...options, onFault: quit.fail });
  const pictures = createPictureOrders({ ...options, onFault: quit.fail });
  const turn = (by: number) =>
    void turnFrom(options.stories, options.reading, quit, by).catch(quit.fail);
  const orders = createKeyOrders({
    ...options,
    obeyLinks: (command) => links.obey(command) || pictures.obey(command),
    quit: quit.quit,
    pollNow: session.pollNow,
    turn,
    meter: () => ({ received: options.bytesReceived?.() ?? 0, drawn: terminal.bytesWritten() }),
    refused: refusedOn(options),
  });
  const eachFollowed = options.stories?.eachFollowed;
  const attention = startAttention({ ...options, ...(eachFollowed && { eachFollowed }) });
  const deaf = terminal.onPointing(
    createPointingOrders(options.reading, links, turn, options.timer),
  );
  // What stood on the screen meanwhile was the shell's.
  const forgets = terminal.onReturned(() => {
    watch.restart();
    attention.restart();
    session.pollNow();
  });
  const { stop } = pictures;
  const stops = [ticks, watch.stop, orders.stop, attention.stop, deaf, forgets, stop];
  return { keys: stirring(orders, attention.stir), parts: stops };
}

const ONLY_LOOKED_AT = 'its past is only looked at: nothing is put on it';

function refusedOn({ lowBandwidth, store }: ScreenModeOptions): Partial<Record<Command, string>> {
  return {
    ...(lowBandwidth && { rail: 'there is no rail with --low-bandwidth' }),
    ...(isReplayed(store.getState()) && { star: ONLY_LOOKED_AT, note: ONLY_LOOKED_AT }),
  };
}

/** The same keys, of each of which is told that it came. */
function stirring(keys: Parts['keys'], stir: () => void): Parts['keys'] {
  return {
    onKeys(names) {
      stir();
      keys.onKeys(names);
    },
    onPaste(text) {
      stir();
      keys.onPaste(text);
    },
  };
}

/**
 * Loads Ink while the first request is still under way, which may take long; but not in this turn, since loading takes as
 * long as all that came before, and what is already known is on its way to the screen.
 */
function startReadingKeys(options: ShowAppOptions, quit: Quit<Turn>): () => void {
  let takeInkOff = () => {};
  const loading = setImmediate(() => {
    showApp(options, quit.signal, quit.fail)
      .then((unmount) => {
        takeInkOff = unmount;
      })
      .catch(quit.fail);
  });
  return () => {
    clearImmediate(loading);
    takeInkOff();
  };
}

/** A story that has ended or is gone stays on the screen; only one that was never shown is the end. */
async function followStory({ session }: ScreenModeOptions, quit: Quit<Turn>): Promise<void> {
  const opened = await session.open(quit.signal);
  if (opened === null) await session.run(quit.signal);
  else if ('fault' in opened) quit.quit(opened.fault);
}
