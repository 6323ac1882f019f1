// Owns what is done when keys are pressed: most commands are the reading's, those that reach beyond it (quit, poll,
// suspend, redraw) are seen to here. Knows no terminal library.

import { EXIT, type ExitCode } from '../config/exit-codes.ts';
import type { Store } from '../state/store.ts';
import type { TerminalSession } from '../terminal/terminal-session.ts';
import type { Timer } from '../terminal/timer.ts';
import { isControl, type KeyBindings, OWN_KEYS } from './key-bindings.ts';
import type { Command } from './keymap.ts';
import { formatMeter, type Meter } from './meter-words.ts';
import { noticeOfAsking } from './poll-words.ts';
import { isTyping } from './reader.ts';
import type { Reading } from './reading.ts';
import { toggleStar } from './starring.ts';

export type KeyOrdersOptions = {
  readonly store: Store;
  readonly reading: Reading;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
  readonly terminal: Pick<TerminalSession, 'redraw' | 'suspend'>;
  readonly timer: Timer;
  readonly pollNow: () => void;
  readonly quit: (code: ExitCode) => void;
  /** Goes to the next story, or to the one before. */
  readonly turn: (by: 1 | -1) => void;
  /** Bytes so far. */
  readonly meter: () => Meter;
  /** What is left out of this visit, with the reason. */
  readonly refused?: Partial<Record<Command, string>>;
  /** Sees to commands about addresses; false for any other. */
  readonly obeyLinks: (command: Command) => boolean;
};

/** Where no layer has a use for them, the arrows do what h and l do. */
const TURNS: Partial<Record<Command, 1 | -1>> = {
  'next-story': 1,
  later: 1,
  'previous-story': -1,
  earlier: -1,
};

/** A second quit so soon after closing a layer was meant for the layer: on a slow line keys are pressed twice. */
const QUIT_PAUSE_MS = 500;

export type KeyOrders = {
  /** To be told the names of the keys that were read, in order; a sequence may be cut anywhere. */
  readonly onKeys: (names: readonly string[]) => void;
  /** To be told what was pasted: text for the line that is being typed, nothing without one. */
  readonly onPaste: (text: string) => void;
  readonly stop: () => void;
};

export function createKeyOrders(options: KeyOrdersOptions): KeyOrders {
  const { reading, terminal, pollNow, quit, keys = OWN_KEYS } = options;
  let pending: string | null = null;
  let endPause: (() => void) | null = null;

  function pauseQuit(): void {
    endPause?.();
    endPause = options.timer(QUIT_PAUSE_MS, () => {
      endPause = null;
    });
  }

  /** Either closes what is open; with nothing open, quit ends and close goes on to the reader's filter. */
  function close(command: 'quit' | 'close'): void {
    const isOpen = hasLayer();
    if (isOpen) pauseQuit();
    if (isOpen || command === 'close') reading.obey(command);
    else if (endPause === null) quit(EXIT.done);
  }

  function hasLayer(): boolean {
    return reading.getReader().layer !== null;
  }

  function poll(): void {
    reading.say(noticeOfAsking(options.store.getState().poll));
    pollNow();
  }

  function obeyKey(command: Command): void {
    const turn = hasLayer() ? undefined : TURNS[command];
    if (turn !== undefined) options.turn(turn);
    else if (command === 'quit' || command === 'close') close(command);
    else if (command === 'interrupt') quit(EXIT.interrupt);
    else if (command === 'poll-now') poll();
    else if (command === 'meter') reading.say(formatMeter(options.meter()));
    else if (options.refused?.[command] !== undefined) reading.say(options.refused[command]);
    else if (command === 'star') toggleStar(options.store, reading);
    else if (command === 'redraw') terminal.redraw();
    else if (command === 'suspend') terminal.suspend();
    else if (!options.obeyLinks(command)) reading.obey(command);
  }

  function obeyName(name: string): void {
    const read = keys.read(pending, [name]);
    pending = read.pending;
    for (const command of read.commands) {
      if (typeof command === 'string') obeyKey(command);
      else reading.say(`${command.unknown} is not a key here: {help} shows them`);
    }
  }

  /** While a line is typed only what concerns the program or the whole screen is a command, by a key held with control. */
  function typeName(name: string): void {
    const [command] = isControl(name) ? keys.read(null, [name]).commands : [];
    if (command === 'interrupt' || command === 'suspend' || command === 'redraw') obeyKey(command);
    else reading.type(name);
  }

  return {
    onKeys(names) {
      for (const name of names) {
        if (isTyping(reading.getReader())) typeName(name);
        else obeyName(name);
      }
    },
    onPaste: reading.paste,
    stop: () => endPause?.(),
  };
}
