// Owns the grammar of all that the program may write to a terminal: each of our sequences with the arguments that we give
// it, and text that a terminal only shows. What does not fit is a stranger, whoever sent it.

import type { Multiplexer } from '../../src/terminal/multiplexer.ts';
import type { PixelWay } from '../../src/terminal/picture-way.ts';
import { HOSTILE_CHARACTER } from './hostile-characters.ts';

export type Emitted = {
  /** What fits nowhere, with what follows it; none is right. */
  readonly strangers: readonly string[];
  /** Where links lead, what the window was called, what went to the clipboard, what the reader was called with. */
  readonly links: readonly string[];
  readonly titles: readonly string[];
  readonly copies: readonly string[];
  readonly notices: readonly string[];
};

export type Setting = {
  readonly columns: number;
  readonly rows: number;
  /** Lines of text are written too, before the screen is taken or after it was given back. */
  readonly hasLines?: boolean;
  /** In which way the terminal takes pixels; left out for one that takes none, and is not asked. */
  readonly pictures?: PixelWay;
  /** What the terminal is beyond; left out for nothing. */
  readonly multiplexer?: Multiplexer;
};

type Found = { readonly [kind in keyof Emitted]: string[] };

type Rule = {
  readonly pattern: RegExp;
  /** False when the arguments are not ours. Notes what a reader would come to see or follow. */
  readonly accepts: (parts: readonly string[], setting: Setting, found: Found) => boolean;
};

/** Every look of ours is made of these; a picture's own colours come after 38 and 48. */
const LOOKS = new Set('0 1 2 3 4 7 9 22 23 24 27 29 31 32 35 36 39 49'.split(' '));
const COLOURS = /(?:^|;)[34]8;(?:5;(?:\d{1,3})|2;\d{1,3};\d{1,3};\d{1,3})(?=;|$)/gu;

const always = () => true;
const upTo = (text: string | undefined, most: number) =>
  text === undefined || text === '' || (Number(text) >= 1 && Number(text) <= most);

/** The numbers of our images: as colours none that text is drawn in. */
const isOfImage = (id: string | undefined) => Number(id) >= 16 && Number(id) <= 255;

function noted(kind: keyof Emitted, read: (parts: readonly string[]) => string): Rule['accepts'] {
  return (parts, _setting, found) => {
    const text = read(parts);
    found[kind].push(text);
    return !HOSTILE_CHARACTER.test(text);
  };
}

function isLook(parameters: string): boolean {
  const plain = parameters.replace(COLOURS, '').split(';');
  const numbers = parameters.split(';').map(Number);
  return plain.every((code) => code === '' || LOOKS.has(code)) && numbers.every((one) => one < 256);
}

const TEXT = '[^\\u0000-\\u001f\\u007f-\\u009f]';

/** What a multiplexer may be asked to hand on, each by itself: the clipboard, alerts, the pictures that kitty keeps. */
const HANDED_ON: readonly Rule[] = [
  rule(
    '\\u001b\\]52;c;([A-Za-z0-9+/]*={0,2})\\u0007',
    noted('copies', ([, text]) => decoded(text)),
  ),
  rule(
    `\\u001b\\]9;(?!\\d+;)(${TEXT}*)\\u0007`,
    noted('notices', ([, text = '']) => text),
  ),
  rule(
    `\\u001b\\]777;notify;([^;\\u0000-\\u001f]*;[^;\\u0000-\\u001f]*)\\u0007`,
    noted('notices', ([, text = '']) => text),
  ),
  rule(
    '\\u001b\\]99;i=teleprinter:d=[01]:e=1(?::p=body)?;([A-Za-z0-9+/]*={0,2})\\u0007',
    noted('notices', ([, text]) => decoded(text)),
  ),
  rule(
    '\\u001b_G(?:a=T,U=1,i=(\\d+),f=100,c=(\\d+),r=(\\d+),)?q=2,m=[01];[A-Za-z0-9+/]{1,4096}={0,2}\\u001b\\\\',
    ([, id = '16', columns, rows], setting) =>
      setting.pictures === 'kitty' &&
      isOfImage(id) &&
      upTo(columns, setting.columns) &&
      upTo(rows, setting.rows),
  ),
  rule(
    '\\u001b_Ga=d,d=I,i=(\\d+),q=2\\u001b\\\\',
    ([, id], { pictures }) => pictures === 'kitty' && isOfImage(id),
  ),
];

/** Each is tried where the one before ended. */
const RULES: readonly Rule[] = [
  rule(`${TEXT}+`, ([text = '']) => !HOSTILE_CHARACTER.test(text)),
  rule('\\r\\n', (_, { hasLines = false }) => hasLines),
  // Back along the row, to its start; the bell.
  rule('[\\r\\u0008\\u0007]', always),
  rule('\\u001b[DEM]', always),
  rule(
    '\\u001b\\[(\\d*)(?:;(\\d+))?H',
    ([, row, column], { rows, columns }) => upTo(row, rows) && upTo(column, columns),
  ),
  rule('\\u001b\\[(\\d*)C', ([, count], { columns }) => upTo(count, columns)),
  rule('\\u001b\\[(\\d+)[LM]', ([, count], { rows }) => upTo(count, rows)),
  rule(
    '\\u001b\\[(\\d*)(?:;(\\d+))?r',
    ([, top, bottom], { rows }) => upTo(top, rows) && upTo(bottom, rows),
  ),
  rule('\\u001b\\[[JK]', always),
  rule('\\u001b\\[([\\d;]*)m', ([, parameters = '']) => isLook(parameters)),
  rule('\\u001b\\[\\?(?:7|25|1049|2004|1004|2026|1000|1006)[hl]', always),
  // The question after a frame; the end of what was cut.
  rule('\\u001b\\[5n|\\u0018\\u001b\\\\', always),
  rule('\\u001b\\[2[23];0t', always),
  rule('\\u001b\\]8;;\\u001b\\\\', always),
  rule(
    '\\u001b\\]8;id=[0-9a-z]{1,7};(https?://[!-~]{1,1993})\\u001b\\\\',
    noted('links', ([, address = '']) => address),
  ),
  rule(
    `\\u001b\\]0;(${TEXT}*)\\u0007`,
    noted('titles', ([, title = '']) => title),
  ),
  // The questions before a picture, everything blank after it, and the pictures themselves.
  rule('\\u001b\\[16t\\u001b\\[c|\\u001b\\[2J', (_, { pictures }) => pictures !== undefined),
  rule('\\u001b\\[>q', (_, { pictures }) => pictures === 'kitty'),
  rule(
    '\\u001b\\]1337;File=inline=1;size=(\\d+);width=(\\d+);height=(\\d+);preserveAspectRatio=1;doNotMoveCursor=1:([A-Za-z0-9+/]+={0,2})\\u0007',
    ([, size, across, down, file = ''], { pictures, columns, rows }) =>
      pictures === 'iterm' &&
      upTo(across, columns) &&
      upTo(down, rows) &&
      Buffer.from(file, 'base64').length === Number(size),
  ),
  rule(
    '\\u001bP0;1;0q"1;1;\\d+;\\d+(?:#\\d+;2;\\d+;\\d+;\\d+)+[?-~#!$0-9-]+\\u001b\\\\',
    (_, { pictures }) => pictures === 'sixel',
  ),
  ...HANDED_ON,
  // What tmux hands on has each escape twice; what screen does comes in pieces.
  rule(
    '\\u001bPtmux;((?:[^\\u001b]|\\u001b\\u001b)*)\\u001b\\\\',
    ([, inner = ''], setting, found) =>
      setting.multiplexer === 'tmux' &&
      areHandedOn(inner.replaceAll('\u001b\u001b', '\u001b'), setting, found),
  ),
  rule(
    '(?:\\u001bP(?!tmux)(?:(?!\\u001b\\\\).){1,240}\\u001b\\\\)+',
    ([pieces = ''], setting, found) =>
      isScreen(setting) && areHandedOn(pieces.replaceAll(/\u001bP|\u001b\\/gu, ''), setting, found),
  ),
];

function rule(pattern: string, accepts: Rule['accepts']): Rule {
  return { pattern: new RegExp(pattern, 'suy'), accepts };
}

function decoded(base64 = ''): string {
  return Buffer.from(base64, 'base64').toString();
}

/** As many as anybody reads. */
const MOST_STRANGERS = 20;

/** Reads the stream from its beginning to its end, as a terminal of this size would. */
export function readEmitted(stream: string, setting: Setting): Emitted {
  const found: Found = { strangers: [], links: [], titles: [], copies: [], notices: [] };
  for (let at = 0; at < stream.length && found.strangers.length < MOST_STRANGERS; ) {
    const length = lengthOf(RULES, stream, at, setting, found);
    if (length === 0) found.strangers.push(stream.slice(at, at + 40));
    at += Math.max(1, length);
  }
  return found;
}

function isScreen({ multiplexer }: Setting): boolean {
  return multiplexer === 'screen' || multiplexer === 'screen-like';
}

/** Strings that may be handed on, each whole, and nothing beside them. */
function areHandedOn(inner: string, setting: Setting, found: Found): boolean {
  for (let at = 0; at < inner.length; ) {
    const length = lengthOf(HANDED_ON, inner, at, setting, found);
    if (length === 0) return false;
    at += length;
  }
  return inner !== '';
}

/** How much of the stream one of the rules takes from there on. */
function lengthOf(
  rules: readonly Rule[],
  stream: string,
  at: number,
  setting: Setting,
  found: Found,
): number {
  for (const { pattern, accepts } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(stream);
    if (match !== null && accepts(match, setting, found)) return match[0].length;
  }
  return 0;
}
