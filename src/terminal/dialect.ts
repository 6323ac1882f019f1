// Owns which control sequences a kind of terminal may be sent: what a terminal does not know it may print. Pure: the name
// that it gives itself tells, and nothing is looked up or asked.

/**
 * `vt100`: that terminal to the letter, which neither moves lines in or out nor takes one attribute off. `console`: the
 * text screens of kernels, which do both, and have one screen alone. `xterm`: everything else that is in use today.
 */
export type Dialect = 'vt100' | 'console' | 'xterm';

/** Terminals that cannot go to a place on the screen, or by codes that are not the standard's. */
const CANNOT_REDRAW =
  /^(?:dumb|unknown|network|dialup|emacs|lpr|glasstty|tty\d*|vt5\d|adm\d|tvi|wy|hp|minitel|ibm327)/iu;

const CONSOLES = /^(?:linux|cons25|cygwin|at386|sun|eterm)/iu;

const HARDWARE = /^(?:vt\d|ansi|pcansi)/iu;

/** What the terminal calls itself; "" where there is none. Windows has no such names, and terminals that need none. */
export function termOf(env: Readonly<Record<string, string | undefined>>): string {
  return env.TERM || (env.OS === 'Windows_NT' ? 'xterm-256color' : '');
}

/** False: lines of text can be added, and no more than that. */
export function canRedraw(term: string): boolean {
  return term !== '' && !CANNOT_REDRAW.test(term);
}

export function dialectOf(term: string): Dialect {
  if (HARDWARE.test(term)) return 'vt100';
  return CONSOLES.test(term) ? 'console' : 'xterm';
}
