// Owns the settings of keys, one for each command of the table of keys: which keys it has. No key means two things, and no
// key begins a sequence and means something by itself.

import { type Kind, quoted } from '../config/option-kinds.ts';
import { readFamily, type Stored, type Trouble } from '../config/read-settings.ts';
import type { Clash, Setting, SettingFamily, SettingValues } from '../config/settings.ts';
import { createKeyBindings, firstOf, type KeyBindings, OWN_KEYS } from './key-bindings.ts';
import { KEY_NAMES } from './key-names.ts';
import { type Command, KEYMAP } from './keymap.ts';

const FAMILY = 'keys';
const NONE = 'none';

export const KEY_SETTINGS: SettingFamily = {
  name: FAMILY,
  member: 'action',
  summary:
    'The keys of an action, parted by blanks: a character, ^D for control, a name such as pagedown, or two characters in a row; "none" for no key. A key of another action is refused.',
  settings: OWN_KEYS.rows.map(
    ({ command, keys, does }): Setting => ({
      name: nameOf(command),
      takes: kindFor(command),
      form: 'text',
      summary: does,
      fallback: keys.join(' '),
    }),
  ),
  clashIn,
};

/** The reader's own keys. `troubles`: what is wrong with them. */
export function readKeySettings(stored: Stored): {
  readonly keys: KeyBindings;
  readonly troubles: readonly Trouble[];
} {
  if (stored[FAMILY] === undefined) return { keys: OWN_KEYS, troubles: [] };
  const { values, troubles } = readFamily(KEY_SETTINGS, stored);
  const table = KEYMAP.map((binding) => ({ ...binding, keys: keysFor(binding.command, values) }));
  return { keys: createKeyBindings(table), troubles };
}

function nameOf(command: Command): string {
  return `${FAMILY}.${command}`;
}

function keysFor(command: Command, values: SettingValues): readonly string[] {
  const [text] = values.get(nameOf(command)) ?? [];
  if (text !== undefined) return wordsOf(text);
  return KEYMAP.find((binding) => binding.command === command)?.keys ?? [];
}

/** Checked already. */
function wordsOf(text: string): readonly string[] {
  const words = text.trim();
  return words === NONE ? [] : words.split(/\s+/u).map(normalised);
}

/** What else the keys are called elsewhere. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['escape', 'esc'],
  ['return', 'enter'],
  ['pgdn', 'pagedown'],
  ['pgup', 'pageup'],
  ['del', 'delete'],
]);

/** Control has no small letters, and names no capitals. */
function normalised(key: string): string {
  const control = /^(?:\^|c-|ctrl[-+])([a-z])$/iu.exec(key)?.[1];
  if (control !== undefined) return `^${control.toUpperCase()}`;
  const name = key.toLowerCase();
  return KEY_NAMES.has(name) ? name : (OTHER_NAMES.get(name) ?? key);
}

const MOST_KEYS = 9;
const INTERRUPT = '^C';

function kindFor(command: Command): Kind<readonly string[]> {
  return {
    placeholder: 'KEYS',
    choices: [],
    absent: [],
    parse(text) {
      const keys = wordsOf(text);
      const strange = keys.find((key) => !isKey(key));
      const twice = keys.find((key, index) => keys.indexOf(key) !== index);
      if (strange !== undefined)
        return { ok: false, reason: `${EXAMPLES}, not ${quoted(strange)}` };
      if (twice !== undefined) return { ok: false, reason: `names ${quoted(twice)} twice` };
      if (keys.length > MOST_KEYS) return { ok: false, reason: `takes ${MOST_KEYS} keys at most` };
      const reason = whyBarred(command, keys);
      return reason === null ? { ok: true, value: keys } : { ok: false, reason };
    },
  };
}

/** Whatever else is bound, there is a way out. */
function whyBarred(command: Command, keys: readonly string[]): string | null {
  if (command === 'quit' && keys.length === 0) return 'needs a key: there has to be a way out';
  const hasInterrupt = keys.includes(INTERRUPT);
  if (command === 'interrupt')
    return hasInterrupt ? null : `keeps ${INTERRUPT}: there has to be a way out`;
  return hasInterrupt ? `cannot have ${INTERRUPT}, which always quits at once` : null;
}

const EXAMPLES = "takes keys such as j, ^D, pagedown or '' parted by blanks, or none";

/** With control, some letters are keys of their own: ^I is tab, ^M and ^J are enter, ^H is backspace. */
const CONTROL = /^\^[A-GK-LN-Z]$/u;
const CHARACTERS = /^[^\s\p{C}]{1,2}$/u;
/** Function keys do not come to us, and nobody means the two characters. */
const FUNCTION = /^f\d$/iu;

function isKey(name: string): boolean {
  if (KEY_NAMES.has(name) || CONTROL.test(name)) return true;
  return !/^\^./u.test(name) && !FUNCTION.test(name) && CHARACTERS.test(name);
}

/** The first two commands that want the same key, or of which one's key begins a sequence of the other's. */
function clashIn(values: SettingValues): Clash | null {
  const owners = new Map<string, Command>();
  const starts = new Map<string, readonly [key: string, command: Command]>();
  for (const { command } of KEYMAP) {
    for (const key of keysFor(command, values)) {
      const owner = owners.get(key);
      if (owner !== undefined) return sameKey(key, owner, command);
      owners.set(key, command);
      const first = firstOf(key);
      if (first !== null) starts.set(first, [key, command]);
    }
  }
  for (const [first, [key, command]] of starts) {
    const owner = owners.get(first);
    if (owner !== undefined) return startOf(first, owner, key, command);
  }
  return null;
}

function sameKey(key: string, owner: Command, other: Command): Clash {
  const reason = (whose: Command) => `shares ${quoted(key)} with ${nameOf(whose)}`;
  return { names: [nameOf(owner), nameOf(other)], reasons: [reason(other), reason(owner)] };
}

function startOf(first: string, owner: Command, key: string, other: Command): Clash {
  return {
    names: [nameOf(owner), nameOf(other)],
    reasons: [
      `has ${quoted(first)}, with which ${quoted(key)} of ${nameOf(other)} begins`,
      `has ${quoted(key)}, which begins with ${quoted(first)} of ${nameOf(owner)}`,
    ],
  };
}
