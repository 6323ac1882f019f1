// Owns the names of keys: what the terminal library reports, as the names that the table of keys uses.

import type { Key } from 'ink';

type NamedKey = Exclude<keyof Key, 'eventType'>;

const NAMED: readonly (readonly [NamedKey, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageDown', 'pagedown'],
  ['pageUp', 'pageup'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/** What a line feed and a space are called; other characters are their own names. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  [' ', 'space'],
  ['\n', 'enter'],
]);

/** Names of more than one character that stand for one key. A key held with control is `^X`. */
export const KEY_NAMES: ReadonlySet<string> = new Set([
  ...NAMED.map(([, name]) => name),
  ...CHARACTERS.values(),
]);

/**
 * One report can hold several keys: characters that were typed faster than they were read arrive together. Keys that
 * have no name, and sequences that nobody knows (which are reported without their escape), give none.
 */
export function keyNames(input: string, key: Key): readonly string[] {
  if (key.meta && !key.escape) return [];
  const named = NAMED.find(([flag]) => key[flag]);
  if (named !== undefined) return [named[1]];
  if (/^[[\]O].+/su.test(input)) return [];
  const names = Array.from(input, (char) => CHARACTERS.get(char) ?? char);
  return key.ctrl ? names.map((name) => `^${name.toUpperCase()}`) : names;
}
