// Owns the screen while a story is picked: takes the terminal, loads the list, lets keys choose, and gives the terminal
// back on every way out. Knows no network and no process.

import { EXIT, type ExitCode } from '../config/exit-codes.ts';
import type { Pointing } from '../terminal/pointing.ts';
import type { TerminalSession } from '../terminal/terminal-session.ts';
import type { Timer } from '../terminal/timer.ts';
import { createDoubleClick } from './double-click.ts';
import { type KeyBindings, OWN_KEYS } from './key-bindings.ts';
import type { Command } from './keymap.ts';
import { startMinuteTicks } from './minute-ticks.ts';
import type { ListedStory, Picker } from './picker.ts';
import { showApp } from './show-app.ts';
import { type Looks, paintRow } from './theme.ts';

export type PickOptions = {
  readonly picker: Picker;
  readonly terminal: Pick<
    TerminalSession,
    'stdin' | 'stdout' | 'onPointing' | 'enter' | 'draw' | 'leave' | 'redraw' | 'suspend'
  >;
  readonly colour: boolean;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
  readonly looks?: Looks;
  readonly timer: Timer;
  /** Epoch ms. */
  readonly now: () => number;
  /** What can be picked now. */
  readonly load: (signal: AbortSignal) => Promise<readonly ListedStory[]>;
  /** Calls back after the screen has another size, until what it returns is called. */
  readonly onResized: (listener: () => void) => () => void;
};

/** The story that was picked, or the code to exit with. */
export type Picked = ListedStory | ExitCode;

/**
 * Lets the reader pick until they do, or quit, or `signal` aborts. Rejects with what the first `load` rejects with; later
 * the list stays as it is, and the reason is shown. The terminal is as before when this resolves or rejects.
 */
export async function pickOnScreen(options: PickOptions, signal: AbortSignal): Promise<Picked> {
  const { picker, terminal, colour, looks, now } = options;
  const inner = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<Picked>();
  const draw = () =>
    terminal.draw(
      picker
        .rows(now())
        .map((row) => paintRow(row, colour, looks))
        .join('\n'),
    );
  const onKeys = createPickOrders({ ...options, draw, pick: resolve, reload: () => void reload() });

  async function load(): Promise<void> {
    picker.say('asking the publisher');
    draw();
    picker.show(await options.load(inner.signal));
    draw();
  }

  async function reload(): Promise<void> {
    await load().catch((error: unknown) => {
      picker.say(error instanceof Error ? error.message : String(error));
      draw();
    });
  }

  const end = () => resolve(EXIT.done);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  terminal.enter();
  const stops = [
    startMinuteTicks({ ...options, speed: 1, storyNow: now, onTick: draw }),
    options.onResized(draw),
    terminal.onPointing(createPickPointing({ ...options, draw, pick: resolve })),
  ];
  try {
    load().catch(reject);
    const showing = showApp({ terminal, onKeys, onPaste: () => {} }, inner.signal, reject);
    showing
      .then((unmount) => (inner.signal.aborted ? unmount() : stops.push(unmount)))
      .catch(reject);
    return await promise;
  } finally {
    signal.removeEventListener('abort', end);
    inner.abort();
    for (const stop of stops.reverse()) stop();
    terminal.leave();
  }
}

/** What a mouse does: the wheel moves the choice, a click chooses, and one on what is chosen opens it. */
function createPickPointing({
  picker,
  timer,
  now,
  draw,
  pick,
}: Pick<PickOptions, 'picker' | 'timer' | 'now'> & Pick<PickOrders, 'draw' | 'pick'>) {
  const isDouble = createDoubleClick(timer);

  function click(row: number): void {
    const isSecond = isDouble(row);
    const choice = picker.rows(now())[row]?.choice;
    if (choice === undefined) return;
    const story = isSecond ? picker.chosen() : picker.choose(choice);
    if (story !== null) pick(story);
  }

  return (pointing: Pointing): void => {
    if (pointing.kind === 'click') click(pointing.row);
    else picker.obey(pointing.direction === 'up' ? 'row-up' : 'row-down');
    draw();
  };
}

type PickOrders = Pick<PickOptions, 'picker' | 'terminal' | 'keys'> & {
  readonly draw: () => void;
  readonly pick: (picked: Picked) => void;
  readonly reload: () => void;
};

/** What is done when keys are pressed, several that were read in one piece as one frame. */
function createPickOrders({ picker, terminal, keys = OWN_KEYS, ...does }: PickOrders) {
  const { draw, pick, reload } = does;
  let pending: string | null = null;

  function open(): void {
    const story = picker.chosen();
    if (story !== null) pick(story);
  }

  const orders: Partial<Record<Command, () => void>> = {
    open,
    quit: () => pick(EXIT.done),
    close: () => pick(EXIT.done),
    interrupt: () => pick(EXIT.interrupt),
    redraw: terminal.redraw,
    suspend: terminal.suspend,
    'poll-now': reload,
  };

  return (names: readonly string[]): void => {
    const read = keys.read(pending, names);
    pending = read.pending;
    for (const command of read.commands) {
      if (typeof command !== 'string') picker.say(`${command.unknown} is not a key here`);
      else picker.obey(command);
      if (typeof command === 'string') orders[command]?.();
    }
    draw();
  };
}
