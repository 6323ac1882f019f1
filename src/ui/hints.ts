// Owns what is said about the keys: the few that matter now, for the footer, and all of them, for the help.

import type { HelpEntry, Hint } from '../layout/screen-input.ts';
import type { State } from '../state/state.ts';
import { type Command, KEYMAP, keysOf } from './keymap.ts';
import type { Reader } from './reader.ts';

export const helpEntries: readonly HelpEntry[] = KEYMAP.map((binding) => ({
  keys: keysOf(binding),
  action: binding.does,
}));

/** The most useful first: the footer shows as many as fit. */
export function hintsFor(state: State, reader: Reader): readonly Hint[] {
  const wanted: readonly (Command | false)[] = [
    'key-events-only',
    state.unseen.size > 0 && 'first-unseen',
    reader.viewport.mode === 'holding' && 'follow',
    'help',
    'key-event-index',
    'quit',
  ];
  return wanted.flatMap((command) => (command === false ? [] : hintOf(command)));
}

function hintOf(command: Command): readonly Hint[] {
  const binding = KEYMAP.find((candidate) => candidate.command === command);
  const key = binding?.keys[0];
  return key === undefined || binding?.label === undefined ? [] : [{ key, label: binding.label }];
}
