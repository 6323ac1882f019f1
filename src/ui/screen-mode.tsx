// Owns following on a screen: takes the terminal, paints before React is loaded, lets Ink take over, obeys keys, and gives
// the terminal back on every way out. Knows no network and no process.

import { EXIT, type ExitCode } from '../config/exit-codes.ts';
import { describeFault, type FollowFault } from '../model/errors.ts';
import type { Cursor } from '../model/update.ts';
import type { Store } from '../state/store.ts';
import type { TerminalSession } from '../terminal/terminal-session.ts';
import type { Timer } from '../terminal/timer.ts';
import { createDwell } from './dwell.ts';
import { type Command, readKeys } from './keymap.ts';
import { startMinuteTicks } from './minute-ticks.ts';
import type { Reading } from './reading.ts';
import { paintRow } from './theme.ts';

type Ending =
  | { readonly reason: 'ended' | 'stopped' | 'file' }
  | { readonly reason: 'gone' | 'failed'; readonly fault: FollowFault };

export type ScreenModeOptions = {
  readonly store: Store;
  readonly reading: Reading;
  readonly terminal: TerminalSession;
  readonly colour: boolean;
  readonly timer: Timer;
  readonly session: {
    readonly open: (signal: AbortSignal) => Promise<Ending | null>;
    readonly run: (signal: AbortSignal) => Promise<Ending>;
    readonly pollNow: () => void;
    readonly readOlder: (signal: AbortSignal) => Promise<void>;
  };
  /** Epoch ms of the story's own time, and how many times faster than life it runs. */
  readonly storyNow: () => number;
  readonly speed: number;
  /** One sentence for people, without a full stop; said when the screen is the shell's again. */
  readonly complain: (sentence: string) => void;
  readonly codeOf: (fault: FollowFault) => ExitCode;
};

/** Follows until the reader quits or `signal` aborts. The terminal is as before when this resolves or rejects. */
export async function followOnScreen(
  options: ScreenModeOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { terminal, reading, session } = options;
  const quit = createQuit(signal);
  terminal.enter();
  terminal.draw(firstFrame(reading, options.colour));
  const stops = [startTicking(options), watchScreen(options, quit.signal)];
  try {
    const opening = session.open(quit.signal);
    const takeOver = loadInk();
    const opened = await Promise.race([opening, quit.done]);
    if (typeof opened === 'number') return opened;
    if (opened !== null && 'fault' in opened) {
      terminal.leave();
      options.complain(describeFault(opened.fault));
      return options.codeOf(opened.fault);
    }
    const unmount = (await takeOver)(options, (command) => obeyKey(options, quit.quit, command));
    stops.push(unmount);
    if (opened === null) void session.run(quit.signal).catch(quit.fail);
    return await quit.done;
  } finally {
    for (const stop of stops.reverse()) stop();
    quit.quit(EXIT.done);
    terminal.leave();
    reading.close();
  }
}

type Quit = {
  readonly signal: AbortSignal;
  readonly done: Promise<ExitCode>;
  readonly quit: (code: ExitCode) => void;
  readonly fail: (error: unknown) => void;
};

function createQuit(outer: AbortSignal): Quit {
  const inner = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<ExitCode>();
  const quit = (code: ExitCode) => {
    resolve(code);
    inner.abort();
  };
  if (outer.aborted) quit(EXIT.done);
  outer.addEventListener('abort', () => quit(EXIT.done), { once: true });
  return { signal: inner.signal, done: promise, quit, fail: reject };
}

function firstFrame(reading: Reading, colour: boolean): string {
  return reading
    .getScreen()
    .rows.map((row) => paintRow(row, colour))
    .join('\n');
}

type TakeOver = (
  options: ScreenModeOptions,
  onCommand: (command: Command | { readonly unknown: string }) => void,
) => () => void;

/** Loads Ink and React while the first request is under way; what is typed meanwhile waits. */
async function loadInk(): Promise<TakeOver> {
  const [{ render }, { createElement }, { App }] = await Promise.all([
    import('ink'),
    import('react'),
    import('./App.tsx'),
  ]);
  return ({ reading, colour, terminal }, onCommand) => {
    let pending: string | null = null;
    const onKeys = (names: readonly string[]) => {
      const read = readKeys(pending, names);
      pending = read.pending;
      for (const command of read.commands) onCommand(command);
    };
    const app = render(createElement(App, { reading, colour, onKeys }), {
      stdin: terminal.stdin,
      stdout: terminal.stdout,
      debug: true,
      interactive: true,
      patchConsole: false,
      exitOnCtrlC: false,
    });
    return () => app.unmount();
  };
}

/** A second quit so soon after closing a layer was meant for the layer: on a slow line keys are pressed twice. */
const QUIT_PAUSE_MS = 500;
const pausing = new WeakSet<Reading>();

function obeyKey(
  { reading, terminal, session, timer }: ScreenModeOptions,
  quit: (code: ExitCode) => void,
  command: Command | { readonly unknown: string },
): void {
  if (typeof command !== 'string') {
    reading.say(`${command.unknown} is not a key here: ? shows them`);
    return;
  }
  switch (command) {
    case 'quit':
    case 'close':
      if (reading.hasLayer()) {
        pausing.add(reading);
        timer(QUIT_PAUSE_MS, () => pausing.delete(reading));
        reading.obey(command);
      } else if (command === 'close') reading.obey(command);
      else if (!pausing.has(reading)) quit(EXIT.done);
      break;
    case 'interrupt':
      quit(EXIT.interrupt);
      break;
    case 'poll-now':
      reading.say('asking the publisher');
      session.pollNow();
      break;
    case 'redraw':
      terminal.redraw();
      break;
    case 'suspend':
      terminal.suspend();
      session.pollNow();
      break;
    default:
      reading.obey(command);
  }
}

function startTicking({ timer, speed, storyNow, store }: ScreenModeOptions): () => void {
  return startMinuteTicks({
    timer,
    speed,
    storyNow,
    onTick: (now) => store.dispatch({ type: 'ticked', now }),
  });
}

/** What follows from what is on the screen: blocks come to be seen, and at the end of what is known older pages are read. */
function watchScreen(options: ScreenModeOptions, signal: AbortSignal): () => void {
  const { reading, store, session, timer } = options;
  const dwell = createDwell(timer, (id) => store.dispatch({ type: 'blocks-seen', ids: [id] }));
  let asked: Cursor | null = null;

  function look(): void {
    const { view, scene } = reading.getScreen();
    const { unseen, older } = store.getState();
    dwell.look(view.visibleIds.filter((id) => unseen.has(id)));
    const { blocks, order } = scene.timeline;
    const oldest = order === 'newest' ? blocks.at(-1) : blocks[0];
    const isAtStart = oldest !== undefined && view.visibleIds.includes(oldest.id);
    // The same page is not asked for twice, however often the screen changes: a failure waits for the reader to come back.
    if (!isAtStart) asked = null;
    else if (older !== null && older !== asked) {
      asked = older;
      void session.readOlder(signal);
    }
  }

  const leave = reading.subscribe(look);
  return () => {
    leave();
    dwell.stop();
  };
}
