// Owns how a terminal is asked to call its reader: which way the environment tells, and the bytes of each way. Nothing gets
// into a string but what was checked here, so that no title can end it early. Knows neither when to call nor what of.

import { plainText } from '../model/plain-text.ts';
import { type Multiplexer, passedOn } from './multiplexer.ts';

/** Beside the bell, which every way rings: a notification by one of the three strings that terminals take for one. */
export type AlertWay = 'bell' | 'osc9' | 'osc777' | 'osc99';

/** What the reader is told. May hold anything. */
export type AlertWords = { readonly title: string; readonly body: string };

export type Spell = (text: string) => string;

const OSC = '\u001b]';
const BEL = '\u0007';

/** In characters: a notification shows no more, and a multiplexer's buffer holds it whole. */
const LONGEST = { title: 60, body: 160 } as const;

type Environment = Readonly<Record<string, string | undefined>>;

type Sign = {
  readonly way: AlertWay;
  /** One of these variables is set. */
  readonly variables: readonly string[];
  /** Or the terminal, or its program, calls itself so. */
  readonly names: RegExp;
};

/** In this order: a variable may have been handed down by a terminal further out. */
const SIGNS: readonly Sign[] = [
  { way: 'osc99', variables: ['KITTY_WINDOW_ID'], names: /kitty/iu },
  { way: 'osc9', variables: ['ITERM_SESSION_ID'], names: /^iterm/iu },
  {
    way: 'osc777',
    variables: ['WEZTERM_PANE', 'GHOSTTY_RESOURCES_DIR'],
    names: /wezterm|ghostty|^foot|^rxvt-unicode|^contour|^warp/iu,
  },
];

/**
 * The way that the terminal is known to take; the bell alone for one that we do not know, and for Windows Terminal, which
 * turns the bell into a notification itself. Inside tmux, which hides what is beyond it, the most widely known string.
 */
export function alertWayOf(env: Environment, multiplexer: Multiplexer): AlertWay {
  const names = [env.TERM_PROGRAM, env.LC_TERMINAL, env.TERM].filter((name) => isSet(name));
  const sign = SIGNS.find(
    (one) =>
      one.variables.some((name) => isSet(env[name])) ||
      names.some((name) => one.names.test(name ?? '')),
  );
  return sign?.way ?? (multiplexer === 'tmux' ? 'osc777' : 'bell');
}

/** `spell`: makes of any text one that the terminal shows. */
export function alertSequence(
  words: AlertWords,
  way: AlertWay,
  { multiplexer, spell }: { readonly multiplexer: Multiplexer; readonly spell: Spell },
): string {
  const title = cut(spell(words.title), LONGEST.title);
  const body = cut(spell(words.body), LONGEST.body);
  return notifications(title, body, way)
    .map((sequence) => passedOn(sequence, multiplexer))
    .concat(BEL)
    .join('');
}

function notifications(title: string, body: string, way: AlertWay): readonly string[] {
  switch (way) {
    case 'bell':
      return [];
    case 'osc9':
      // Some terminals take a number before a semicolon for a command of theirs.
      return [`${OSC}9;${unparted(`${title}: ${body}`)}${BEL}`];
    case 'osc777':
      return [`${OSC}777;notify;${unparted(title)};${unparted(body)}${BEL}`];
    case 'osc99':
      // A later one takes the place of the one before: they are about the same story.
      return [
        `${OSC}99;i=teleprinter:d=0:e=1;${encoded(title)}${BEL}`,
        `${OSC}99;i=teleprinter:d=1:e=1:p=body;${encoded(body)}${BEL}`,
      ];
  }
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Semicolons separate the parts of a string. */
function unparted(text: string): string {
  return text.replaceAll(';', ',');
}

/** On one line, without controls, and no longer than that. */
function cut(text: string, most: number): string {
  const characters = Array.from(plainText(text).trim());
  return characters.length <= most
    ? characters.join('')
    : `${characters.slice(0, most - 3).join('')}...`;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
