// Owns what the reader's terminal can do, decided once from what the environment says. Pure: no file is read and no terminal
// asked, since an answer may take seconds on a slow line, and a terminal without one may print the question.

import { canRedraw, type Dialect, dialectOf, termOf } from './dialect.ts';
import { takesLinks } from './link-taking.ts';
import { type Multiplexer, multiplexerOf } from './multiplexer.ts';

export type Abilities = {
  /** False: every byte must be ASCII. */
  readonly showsUnicode: boolean;
  /** How many colours may be sent; only the 16 that the reader has chosen ever carry meaning. */
  readonly colours: 0 | 16 | 256 | 16_777_216;
  /** False: nothing is redrawn, and no control sequence is sent. */
  readonly redraws: boolean;
  readonly dialect: Dialect;
  readonly takesLinks: boolean;
  readonly multiplexer: Multiplexer;
  /** The reader sits at another computer than the one that this runs on. */
  readonly isRemote: boolean;
  /** A guess, by a variable that mosh sets and that people set too: of strings it passes on only titles and copies. */
  readonly isMosh: boolean;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line says of it. */
export type AskedAbilities = {
  readonly ascii: boolean;
  readonly color: 'auto' | 'always' | 'never' | '16' | '256';
};

/** `isTerminal`: keys come from one, and what is written goes to it. */
export function abilitiesOf(
  env: Environment,
  isTerminal: boolean,
  { ascii, color }: AskedAbilities,
): Abilities {
  const term = termOf(env);
  const isRemote = ['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].some((name) => isSet(env[name]));
  return {
    showsUnicode: !ascii && (!isTerminal || isUnicodeLocale(env)),
    colours: coloursFor(env, isTerminal, color),
    redraws: isTerminal && canRedraw(term),
    dialect: dialectOf(term),
    takesLinks: takesLinks({ ...env, TERM: term }),
    multiplexer: multiplexerOf(env),
    isRemote,
    isMosh: isRemote && env.NCURSES_NO_UTF8_ACS === '1',
  };
}

/** The first of the three that is set counts, as for every program; without any the locale is "C". */
function isUnicodeLocale(env: Environment): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet);
  return locale === undefined ? env.OS === 'Windows_NT' : /utf-?8/iu.test(locale);
}

/** The command line wins over FORCE_COLOR, that over NO_COLOR (https://no-color.org), and that over what the terminal can. */
function coloursFor(
  env: Environment,
  isTerminal: boolean,
  asked: AskedAbilities['color'],
): Abilities['colours'] {
  if (asked === 'never') return 0;
  if (asked === '16') return 16;
  if (asked === '256') return 256;
  const own = coloursOf(env);
  if (asked === 'always') return own || 16;
  if (isSet(env.FORCE_COLOR)) return forcedColours(env.FORCE_COLOR ?? '', own);
  return isSet(env.NO_COLOR) || !isTerminal ? 0 : own;
}

function forcedColours(level: string, own: Abilities['colours']): Abilities['colours'] {
  if (level === '0' || level === 'false') return 0;
  if (level === '2') return 256;
  return level === '3' ? 16_777_216 : own || 16;
}

const MONOCHROME = /^(?:vt[1-4]\d\d|sun$)|-m(?:ono)?$/iu;
const HAS_256 = /-256(?:color)?$|kitty|ghostty|alacritty|wezterm|^foot/iu;

/** A terminal of an unknown name is given the 16: those without colour ignore them. */
function coloursOf(env: Environment): Abilities['colours'] {
  const term = termOf(env);
  if (!canRedraw(term) || MONOCHROME.test(term)) return 0;
  if (/^(?:truecolor|24bit)$/iu.test(env.COLORTERM ?? '') || /-direct$/u.test(term))
    return 16_777_216;
  return HAS_256.test(term) ? 256 : 16;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
