// Owns the bytes of the window's title: setting it, and having the terminal keep the old one meanwhile. Knows neither what
// stands in it nor when it changes.

import { plainText } from '../model/plain-text.ts';
import type { Spell } from './alert.ts';

/** Both the window's title and the tab's. */
export const SAVE_TITLE = '\u001b[22;0t';

/** A terminal that keeps no titles is left with an empty one, which most take for their own. */
export const RESTORE_TITLE = '\u001b]0;\u0007\u001b[23;0t';

/** Consoles print what they do not know, and in GNU screen the title is a name that the reader gave. */
const HAS_TITLE =
  /^(?:xterm|tmux|rxvt|foot|alacritty|wezterm|ghostty|contour|putty|mintty|konsole|gnome|vte|st-)/iu;

/** True where a title can be set, and be as before when we leave. */
export function takesTitle(env: Readonly<Record<string, string | undefined>>): boolean {
  if ((env.STY ?? '') !== '') return false;
  return (env.TMUX ?? '') !== '' || HAS_TITLE.test(env.TERM ?? '');
}

/** `text` may hold anything. `spell`: makes of any text one that the terminal shows. */
export function titleSequence(text: string, spell: Spell): string {
  return `\u001b]0;${plainText(spell(text))}\u0007`;
}
