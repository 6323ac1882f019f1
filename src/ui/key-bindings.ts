// Owns what keys mean by a table of keys: the one of the program, or the reader's own. Reads names of keys into commands,
// and writes keys into what is said of them.

import { KEY_NAMES } from './key-names.ts';
import { type Binding, type Command, KEYMAP } from './keymap.ts';
import { NUMBERED_LINKS } from './numbered-links.ts';

type KeyReading = {
  /** The first character of a sequence that is not complete yet; null when none is waiting. */
  readonly pending: string | null;
  /** What the keys asked for; a name of a key that means nothing stands as `unknown`. */
  readonly commands: readonly (Command | { readonly unknown: string })[];
};

export type KeyBindings = {
  /** As the table that they were made from, what is said of each command with its keys in it. */
  readonly rows: readonly Binding[];
  /** Reads names of keys in order, after a `pending` one from before. Several keys at once are several commands. */
  readonly read: (pending: string | null, keys: readonly string[]) => KeyReading;
  /** The key that stands for a command; null for one that has none. */
  readonly keyOf: (command: Command) => string | null;
  /** A text in which "{quit}" stands for a key of that command. */
  readonly spell: (text: string) => string;
};

export function createKeyBindings(table: readonly Binding[]): KeyBindings {
  const commands: ReadonlyMap<string, Command> = new Map(
    table.flatMap(({ command, keys }) =>
      keys.map((key, index) => [key, commandOf(command, index)] as const),
    ),
  );
  const prefixes = new Set([...commands.keys()].flatMap((key) => firstOf(key) ?? []));
  const firstKeys: ReadonlyMap<string, string> = new Map(
    table.flatMap(({ command, keys: [first] }) => (first === undefined ? [] : [[command, first]])),
  );
  const spell = (text: string) => spellKeys(text, table, firstKeys);
  return {
    rows: table.map((binding) => ({ ...binding, does: spell(binding.does) })),
    read: (pending, keys) => readKeys(pending, keys, commands, prefixes),
    keyOf: (command) => firstKeys.get(command) ?? null,
    spell,
  };
}

/** The first key of a sequence of two; null for a key by itself. */
export function firstOf(name: string): string | null {
  if (KEY_NAMES.has(name) || isControl(name)) return null;
  const [first = '', second] = Array.from(name);
  return second === undefined ? null : first;
}

/** A key held with control: it writes nothing, wherever a line is typed. */
export function isControl(name: string): boolean {
  return /^\^[A-Z]$/u.test(name);
}

function commandOf(command: Command, keyIndex: number): Command {
  return command === 'numbered-link' ? (NUMBERED_LINKS[keyIndex] ?? command) : command;
}

function readKeys(
  pending: string | null,
  keys: readonly string[],
  known: ReadonlyMap<string, Command>,
  prefixes: ReadonlySet<string>,
): KeyReading {
  const commands: (Command | { readonly unknown: string })[] = [];
  let waiting = pending;
  for (const key of keys) {
    // Only a character completes a sequence: escape calls it off, and any other key means what it always means.
    const begun = Array.from(key).length === 1 ? waiting : null;
    const isCalledOff = waiting !== null && key === 'esc';
    waiting = null;
    if (isCalledOff) continue;
    const name = begun === null ? key : begun + key;
    const command = known.get(name);
    if (command !== undefined) commands.push(command);
    else if (begun === null && prefixes.has(name)) waiting = name;
    else commands.push({ unknown: name });
  }
  return { pending: waiting, commands };
}

/** What is no command stays as it is: a notice may hold what somebody typed. */
function spellKeys(
  text: string,
  table: readonly Binding[],
  firstKeys: ReadonlyMap<string, string>,
): string {
  if (!text.includes('{')) return text;
  return text.replace(/\{([a-z-]+)\}/gu, (whole, name: string) => {
    if (!table.some(({ command }) => command === name)) return whole;
    return firstKeys.get(name) ?? `(no key for ${name})`;
  });
}

/** The keys as the program comes with them. */
export const OWN_KEYS: KeyBindings = createKeyBindings(KEYMAP);
