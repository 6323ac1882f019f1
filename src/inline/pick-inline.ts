// Owns picking a story where nothing is redrawn: the list is told with numbers, one is typed, and that is the choice.

import { EXIT } from '../config/exit-codes.ts';
import { formatAge } from '../layout/time.ts';
import { plainText } from '../model/plain-text.ts';
import { sentence } from '../output/sentences.ts';
import { createKeySession, type KeySession } from '../terminal/key-session.ts';
import { type KeyBindings, OWN_KEYS } from '../ui/key-bindings.ts';
import type { Picked } from '../ui/pick-on-screen.ts';
import type { ListedStory } from '../ui/picker.ts';
import { showApp } from '../ui/show-app.ts';
import { createVoice, type Voice } from './voice.ts';
import { windowColumns } from './window-columns.ts';

export type PickInlineOptions = {
  readonly glyphs: { readonly spell: (text: string) => string };
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
  /** Epoch ms. */
  readonly now: () => number;
  /** What can be picked now. */
  readonly load: (signal: AbortSignal) => Promise<readonly ListedStory[]>;
  /** Resolves when the text has been taken. */
  readonly write: (text: string) => Promise<void>;
  /** How wide the window is now; null, or left out, where there is none. */
  readonly columns?: () => number | null;
};

export type InlinePicker = {
  /** Gives the keys back at once, from wherever it is called. */
  readonly leave: () => void;
  /** Rejects with what `load` rejects with; ends too when the terminal goes away. To be called once. */
  readonly pick: (signal: AbortSignal) => Promise<Picked>;
};

/** Takes nothing yet: keys are read from when `pick` is called. */
export function takePicker(options: PickInlineOptions): InlinePicker {
  const gone = new AbortController();
  const terminal = createKeySession({ fd: process.stdin.fd, onGone: () => gone.abort() });
  return {
    leave: terminal.leave,
    async pick(signal) {
      process.on('exit', terminal.leave).on('SIGCONT', terminal.resume);
      const either = AbortSignal.any([signal, gone.signal]);
      const picked = await pickInline(
        { columns: windowColumns, ...options, terminal },
        either,
      ).finally(() => process.off('exit', terminal.leave).off('SIGCONT', terminal.resume));
      return gone.signal.aborted ? EXIT.hangup : picked;
    },
  };
}

/** Lets the reader pick until they do, or quit, or `signal` aborts. The keys are given back when this resolves or rejects. */
export async function pickInline(
  options: PickInlineOptions & { readonly terminal: KeySession },
  signal: AbortSignal,
): Promise<Picked> {
  const { terminal, glyphs, now, keys = OWN_KEYS } = options;
  const voice = createVoice(options.write, options.columns);
  const inner = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<Picked>();
  const end = () => resolve(EXIT.done);
  signal.addEventListener('abort', end, { once: true, signal: inner.signal });
  if (signal.aborted) end();
  terminal.enter();
  try {
    voice.tell('Asking the publisher what is live.\n');
    const stories = await options.load(AbortSignal.any([signal, inner.signal]));
    voice.tell(glyphs.spell(formatChoices(stories, now(), keys)));
    const onKeys = createChoosing(stories, voice, terminal, keys, resolve);
    const showing = showApp({ terminal, onKeys, onPaste: () => {} }, inner.signal, reject);
    const picked = await promise;
    inner.abort();
    (await showing)();
    return picked;
  } finally {
    inner.abort();
    terminal.leave();
    await voice.done();
  }
}

/** "  2. LIVE. The harbour gate. Updated 3m ago." */
function formatChoices(
  stories: readonly ListedStory[],
  now: number,
  { spell }: KeyBindings,
): string {
  if (stories.length === 0) return spell('Nothing is live. {quit} quits.\n');
  const lines = stories.map(({ title, status, updatedAt }, index) => {
    const updated = updatedAt === null ? '' : ` Updated ${formatAge(now, updatedAt)}.`;
    const told = `${status.toUpperCase()}. ${sentence(title)}${updated}`;
    return `  ${index + 1}. ${plainText(told)}\n`;
  });
  return lines.join('') + spell('Type a number, then enter; {quit} quits.\n');
}

function createChoosing(
  stories: readonly ListedStory[],
  voice: Voice,
  terminal: Pick<KeySession, 'suspend'>,
  keys: KeyBindings,
  pick: (picked: Picked) => void,
): (names: readonly string[]) => void {
  let typed = '';

  function choose(): void {
    const chosen = stories[Number(typed) - 1];
    if (chosen !== undefined) pick(chosen);
    else voice.tell(`There is no ${typed || 'number'} in the list of ${stories.length}.\n`);
    typed = '';
  }

  function obey(name: string): void {
    const [command] = keys.read(null, [name]).commands;
    if (command === 'quit' || command === 'close') pick(EXIT.done);
    else if (command === 'interrupt') pick(EXIT.interrupt);
    else if (command === 'suspend') terminal.suspend();
    else voice.tell(keys.spell('Type the number of a story, then enter; {quit} quits.\n'));
  }

  return (names) => {
    for (const name of names) {
      if (/^\d$/u.test(name)) {
        typed += name;
        voice.echo(name);
      } else if (name === 'enter') choose();
      else obey(name);
    }
  };
}
