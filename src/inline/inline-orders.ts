// Owns what is done when keys are pressed where nothing is redrawn: most commands are answered in words, those that reach
// beyond the reader (quit, poll, suspend) are seen to here. Knows no terminal library.

import { EXIT, type ExitCode } from '../config/exit-codes.ts';
import type { BlockId } from '../model/block.ts';
import type { Since } from '../model/since.ts';
import { formatMissedText } from '../output/catch-up-text.ts';
import { capitalised } from '../output/sentences.ts';
import { selectMissed } from '../state/missed.ts';
import { selectRemoval } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { KeySession } from '../terminal/key-session.ts';
import { isControl, type KeyBindings, OWN_KEYS } from '../ui/key-bindings.ts';
import type { Command } from '../ui/keymap.ts';
import { formatBytes } from '../ui/meter-words.ts';
import { noticeOfAsking } from '../ui/poll-words.ts';
import { obeySearch, pasteSearch, typeSearch } from './inline-asking.ts';
import { inlineCommand } from './inline-keys.ts';
import { type Answer, chooseInline, type InlineReader, obeyInline } from './inline-reader.ts';
import type { ReadOptions } from './read-out.ts';
import type { Voice } from './voice.ts';

export type InlineOrdersOptions = {
  readonly store: Store;
  readonly voice: Voice;
  readonly reader: InlineReader;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
  readonly terminal: Pick<KeySession, 'suspend'>;
  readonly readOptions: () => ReadOptions;
  /** Where "since you left" begins. */
  readonly since: (state: State) => Since;
  readonly bytesReceived: () => number;
  readonly pollNow: () => void;
  /** Reads the next older page, if there is one. */
  readonly readOlder: () => Promise<void>;
  readonly quit: (code: ExitCode) => void;
};

export type InlineOrders = {
  /** To be told the names of the keys that were read, in order. */
  readonly onKeys: (names: readonly string[]) => void;
  /** To be told what was pasted: text for the line that is typed, nothing without one. */
  readonly onPaste: (text: string) => void;
  /** Something was told in the middle of a line that is typed. */
  readonly sayLineAgain: () => void;
  readonly getReader: () => InlineReader;
  /** From where on the next and the previous post are counted. */
  readonly startAt: (id: BlockId | null) => void;
  /** True once after the reader wanted the publisher to be asked. */
  readonly takeAsking: () => boolean;
};

export function createInlineOrders(options: InlineOrdersOptions): InlineOrders {
  const { store, voice, readOptions, keys = OWN_KEYS } = options;
  let { reader } = options;
  let pending: string | null = null;
  let isAsking = false;
  let isReadingOlder = false;

  const sight = () => ({ state: store.getState(), options: readOptions(), keys });

  function answer({ reader: next, says, typed }: Answer): void {
    reader = next;
    voice.tell(says);
    if (typed !== undefined) voice.echo(typed);
  }

  async function readOlder(): Promise<void> {
    isReadingOlder = true;
    const before = store.getState().order.length;
    voice.tell('Asking for older posts.\n');
    await options.readOlder();
    isReadingOlder = false;
    if (store.getState().order.length > before) obey('previous-block');
    else voice.tell('No older posts came.\n');
  }

  function isAtOldest(): boolean {
    const { order, older } = store.getState();
    return older !== null && !reader.keyEventsOnly && reader.at === order.at(-1);
  }

  function poll(): void {
    const { poll: status } = store.getState();
    voice.tell(`${capitalised(noticeOfAsking(status))}.\n`);
    isAsking = status.phase !== 'stopped';
    options.pollNow();
  }

  function obey(given: Command): void {
    const command = inlineCommand(given);
    if (command === 'interrupt') options.quit(EXIT.interrupt);
    else if (command === 'quit' && reader.list === null) options.quit(EXIT.done);
    else if (command === 'poll-now') poll();
    else if (command === 'suspend') options.terminal.suspend();
    else if (command === 'catch-up') voice.tell(tellMissed(sight(), options.since));
    else if (command === 'meter') voice.tell(`${formatBytes(options.bytesReceived())} came in.\n`);
    else if (command === 'previous-block' && isAtOldest() && !isReadingOlder) void readOlder();
    else answerTo(command === 'quit' ? 'close' : command);
  }

  function answerTo(command: Command): void {
    const told = obeySearch(reader, command, sight()) ?? obeyInline(reader, command, sight());
    if (told !== null) answer(told);
    else voice.tell(keys.spell('That key has no meaning here: {help} lists those that have.\n'));
  }

  /** While a line is typed only what ends or stops the program is a command, by a key held with control. */
  function typeName(name: string): void {
    const [command] = isControl(name) ? keys.read(null, [name]).commands : [];
    if (command === 'interrupt' || command === 'suspend') obey(command);
    else answer(typeSearch(reader, name, sight()));
  }

  function onKey(name: string): void {
    if (reader.typing !== null) {
      typeName(name);
      return;
    }
    const chosen = chooseInline(reader, name, sight());
    if (chosen !== null) {
      answer(chosen);
      return;
    }
    const read = keys.read(pending, [name]);
    pending = read.pending;
    for (const command of read.commands) {
      if (typeof command === 'string') obey(command);
      else {
        const lists = keys.spell('{help} lists them');
        voice.tell(`${readOptions().spell(command.unknown)} is not a key here: ${lists}.\n`);
      }
    }
  }

  return {
    onKeys: (names) => names.forEach(onKey),
    onPaste: (text) => answer(pasteSearch(reader, text, sight())),
    sayLineAgain() {
      const line = reader.typing?.text ?? reader.list?.typed ?? '';
      if (line !== '') voice.echo(readOptions().spell(line));
    },
    getReader: () => reader,
    startAt(id) {
      reader = { ...reader, at: id };
    },
    takeAsking() {
      const wasAsking = isAsking;
      isAsking = false;
      return wasAsking;
    },
  };
}

function tellMissed(
  { state, options }: { readonly state: State; readonly options: ReadOptions },
  since: InlineOrdersOptions['since'],
): string {
  if (state.header === null) return 'Nothing has come yet.\n';
  const text = formatMissedText(
    {
      header: state.header,
      missed: selectMissed(state, since(state)),
      readThen: () => null,
      noticedAt: (id) => selectRemoval(state, id)?.noticedAt ?? null,
    },
    options,
  );
  return options.spell(text);
}
