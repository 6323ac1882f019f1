// Owns the question whether a terminal keeps an address behind the text that leads to it, or may print it. Pure: the
// environment alone tells; a terminal is never asked, for one that does not understand would print the question.

type Environment = Readonly<Record<string, string | undefined>>;

/** Consoles and terminals of hardware, and their imitations, to which such a string is text. */
const PLAIN_TERMINALS =
  /^(?:linux|dumb|ansi|cons25|vt\d|xterm-(?:r5|r6|old)|eterm|sun|wy|hp|at386|minitel|emacs|unknown)/iu;

/** FORCE_HYPERLINK decides where it is set: 0 is no, anything else yes. Unknown terminals take links, as nearly all do. */
export function takesLinks(env: Environment): boolean {
  const forced = env.FORCE_HYPERLINK ?? '';
  if (forced !== '') return forced !== '0';
  const term = env.TERM ?? '';
  if ((env.STY ?? '') !== '') return false;
  if (/^screen/u.test(term)) return (env.TMUX ?? '') !== '';
  return term !== '' && !PLAIN_TERMINALS.test(term);
}
