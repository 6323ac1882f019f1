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

/** One report can hold several keys: characters that were typed faster than they were read arrive together. */
export function keyNames(input: string, key: Key): readonly string[] {
  const named = NAMED.find(([flag]) => key[flag]);
  if (named !== undefined) return [named[1]];
  const names = Array.from(input, (char) => (char === ' ' ? 'space' : char));
  return key.ctrl ? names.map((name) => `^${name.toUpperCase()}`) : names;
}
