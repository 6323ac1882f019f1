// Owns how a command of the reader's is cut into words: as a shell would, but nothing is looked up and nothing replaced, since
// no shell is asked. Blanks part words; '...' keeps everything as it is; in "..." and outside, \ keeps the next character.

export type CommandWords = readonly [program: string, ...words: string[]];

export type ParsedCommand =
  | { readonly ok: true; readonly words: CommandWords }
  /** Finishes a sentence that begins with what was read: "lacks …". */
  | { readonly ok: false; readonly reason: string };

const PIECE =
  /'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\.)*)"|\\(?<kept>.)|(?<plain>[^\s'"\\]+)/suy;
const BLANKS = /\s*/uy;

export function parseCommandWords(text: string): ParsedCommand {
  const words: string[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    const word = readWord(text, at);
    if (!word.ok) return word;
    words.push(word.text);
    at = word.end;
  }
  const [program = '', ...rest] = words;
  return program === ''
    ? { ok: false, reason: 'needs a command to run' }
    : { ok: true, words: [program, ...rest] };
}

type Word =
  | { readonly ok: true; readonly text: string; readonly end: number }
  | { readonly ok: false; readonly reason: string };

function readWord(all: string, start: number): Word {
  let text = '';
  let at = start;
  while (at < all.length && !/\s/u.test(all.charAt(at))) {
    PIECE.lastIndex = at;
    const parts = PIECE.exec(all)?.groups;
    if (parts === undefined) return { ok: false, reason: whyBroken(all.charAt(at)) };
    const { single, double, kept, plain } = parts;
    text += single ?? double?.replace(/\\(["\\])/gu, '$1') ?? kept ?? plain ?? '';
    at = PIECE.lastIndex;
  }
  return { ok: true, text, end: at };
}

function whyBroken(character: string): string {
  return character === '\\' ? 'ends with a \\ that keeps nothing' : `lacks a second ${character}`;
}

function skipBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.exec(text);
  return BLANKS.lastIndex;
}
