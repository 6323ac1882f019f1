// Owns the choice of the way in which pictures are drawn: by a protocol of the terminal that takes pixels, or by characters.
// Pure: the environment tells, or it is left to the terminal to say.

import type { Abilities, Environment } from './abilities.ts';
import { termOf } from './dialect.ts';

/** The ways by which a terminal takes pixels. */
export type PixelWay = 'kitty' | 'iterm' | 'sixel';

/**
 * `tmux`: who looks at it, and whether it hands pictures on, is to be asked of tmux. `unknown`: the terminal is to be asked.
 * `blocks`: characters in colours. `none`: pictures are told in words alone.
 */
export type PictureWay = PixelWay | 'tmux' | 'unknown' | 'blocks' | 'none';

/** What the reader can ask for. */
export type AskedWay = 'auto' | PixelWay | 'blocks' | 'none';

type Terminal = Pick<
  Abilities,
  'redraws' | 'dialect' | 'showsUnicode' | 'multiplexer' | 'isRemote'
> & {
  readonly lowBandwidth: boolean;
};

/** Pixels are never sent unasked to another computer, nor where bytes are dear. */
export function pictureWayOf(env: Environment, asked: AskedWay, terminal: Terminal): PictureWay {
  if (asked !== 'auto') return isPossible(asked, terminal) ? asked : 'blocks';
  const { redraws, dialect, multiplexer, isRemote, lowBandwidth } = terminal;
  if (!redraws || dialect !== 'xterm' || isRemote || lowBandwidth) return 'blocks';
  if (multiplexer !== 'none')
    return multiplexer === 'tmux' && isSet(env.TMUX) && terminal.showsUnicode ? 'tmux' : 'blocks';
  const known = isNested(env) ? 'unknown' : knownWay(env);
  return isPossible(known, terminal) ? known : 'blocks';
}

/**
 * Kitty's pictures stand in characters beyond ASCII. What iTerm2 draws, tmux and screen draw over with the next change,
 * and screen does not know sixels.
 */
function isPossible(way: PictureWay, { showsUnicode, multiplexer }: Terminal): boolean {
  const isDirect = multiplexer === 'none';
  if (way === 'kitty') return showsUnicode && (isDirect || multiplexer === 'tmux');
  if (way === 'iterm') return isDirect;
  return way !== 'sixel' || isDirect || multiplexer === 'tmux';
}

/** Kitty's characters are known to these two alone: others with its protocol would print them. */
export const TAKES_KITTY = /^xterm-(?:kitty|ghostty)/u;

const TAKES_SIXEL = /^(?:foot|mlterm|contour|yaft)/u;

/** The first version of Konsole with pictures, 22.04, as it writes it. */
const KONSOLE_WITH_PICTURES = 220_400;

/** What each program says of itself: the name of the terminal first, since the others are passed on to whatever it starts. */
function knownWay(env: Environment): PictureWay {
  const term = termOf(env);
  if (TAKES_KITTY.test(term)) return 'kitty';
  if (TAKES_SIXEL.test(term)) return 'sixel';
  if (isSet(env.TERM_PROGRAM)) return BY_PROGRAM.get(env.TERM_PROGRAM ?? '') ?? 'unknown';
  if (env.LC_TERMINAL === 'iTerm2') return 'iterm';
  if (Number(env.KONSOLE_VERSION) >= KONSOLE_WITH_PICTURES) return 'sixel';
  return isSet(env.KITTY_WINDOW_ID) && !isOther(env) ? 'kitty' : 'unknown';
}

const BY_PROGRAM: ReadonlyMap<string, PixelWay> = new Map([
  ['ghostty', 'kitty'],
  ['iTerm.app', 'iterm'],
  ['WezTerm', 'iterm'],
]);

/** A terminal inside another one, which hands on what the outer one said of itself. */
function isNested(env: Environment): boolean {
  return ['NVIM', 'VIM_TERMINAL', 'INSIDE_EMACS', 'ZELLIJ'].some((name) => isSet(env[name]));
}

/** A terminal of another kind that was started from the one that set the rest. */
function isOther(env: Environment): boolean {
  return [
    'KONSOLE_VERSION',
    'VTE_VERSION',
    'XTERM_VERSION',
    'WT_SESSION',
    'ALACRITTY_WINDOW_ID',
  ].some((name) => isSet(env[name]));
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
