// Owns picking a story where nothing is redrawn: the list is told with numbers, one is typed, and that is the choice.

import { EXIT } from '../config/exit-codes.ts';
import { formatAge } from '../layout/time.ts';
import { plainText } from '../model/plain-text.ts';
import { sentence } from '../output/sentences.ts';
import { createKeySession, type KeySession } from '../terminal/key-session.ts';
import { heedJobSignals } from '../ui/job-signals.ts';
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
      process.on('exit', terminal.leave);
      const { suspend, stop } = heedJobSignals(terminal);
      const picked = await pickInline(
        { columns: windowColumns, ...options, terminal: { ...terminal, suspend } },
        AbortSignal.any([signal, gone.signal]),
      ).finally(() => {
        stop();
        process.off('exit', terminal.leave);
      });
      return gone.signal.aborted ? EXIT.hangup : picked;
    },
  };
}

/**
 * Lets the reader pick until they do, or quit, which can be before there is a list, or `signal` aborts. The keys are given
 * back when this resolves or rejects.
 */
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
  const { offer, onKeys } = createChoosing(voice, terminal, keys, resolve);

  async function load(): Promise<void> {
    const stories = await options.load(inner.signal);
    if (inner.signal.aborted) return;
    voice.tell(glyphs.spell(formatChoices(stories, now(), keys)));
    offer(stories);
  }

  terminal.enter();
  let takeInkOff = () => {};
  try {
    voice.tell('Asking the publisher what is live.\n');
    load().catch(reject);
    showApp({ terminal, onKeys, onPaste: () => {} }, inner.signal, reject)
      .then((unmount) => {
        takeInkOff = unmount;
      })
      .catch(reject);
    return await promise;
  } finally {
    inner.abort();
    takeInkOff();
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

/** `offer`: to be told what can be chosen, once that is known. */
function createChoosing(
  voice: Voice,
  terminal: Pick<KeySession, 'suspend'>,
  keys: KeyBindings,
  pick: (picked: Picked) => void,
) {
  let stories: readonly ListedStory[] | null = null;
  let typed = '';

  function choose(known: readonly ListedStory[]): void {
    const chosen = known[Number(typed) - 1];
    if (chosen !== undefined) pick(chosen);
    else voice.tell(`There is no ${typed || 'number'} in the list of ${known.length}.\n`);
    typed = '';
  }

  function obey(name: string): void {
    const [command] = keys.read(null, [name]).commands;
    if (command === 'quit' || command === 'close') pick(EXIT.done);
    else if (command === 'interrupt') pick(EXIT.interrupt);
    else if (command === 'suspend') terminal.suspend();
    else if (stories === null) voice.tell(keys.spell('There is no list yet; {quit} quits.\n'));
    else voice.tell(keys.spell('Type the number of a story, then enter; {quit} quits.\n'));
  }

  function onKey(name: string): void {
    if (stories === null) obey(name);
    else if (name === 'enter') choose(stories);
    else if (/^\d$/u.test(name)) {
      typed += name;
      voice.echo(name);
    } else obey(name);
  }

  return {
    offer(known: readonly ListedStory[]) {
      stories = known;
    },
    onKeys: (names: readonly string[]) => names.forEach(onKey),
  };
}
