// Owns where one key ends and the next begins in what a terminal sends, however the text was cut on its way.
// Keeps the start of a sequence whose end has not come. Knows no key by its meaning, and no time.

/** One key as the terminal sent it, or one whole paste with its marks, or an answer that nobody typed. */
export type KeyCutter = {
  /** What is complete now, in order. */
  push(text: string): readonly string[];
  /** How far the sequence is that is still open: an escape alone may be a key, and a paste has no end but its mark. */
  pending(): 'nothing' | 'escape' | 'sequence' | 'paste';
  /** Gives up waiting: an escape, alone or before one character, was the Escape key; a longer piece is dropped. */
  flush(): readonly string[];
};

/** The Escape key, in the one form that cannot be the start of something else. */
export const ESCAPE_KEY = '\u001b[27u';

const PASTE_START = '\u001b[200~';
const PASTE_END = '\u001b[201~';

/**
 * CSI (also of the Linux console, `ESC [ [ A`, and of rxvt, `ESC [ 2 $`), SS3, and the strings that only answers come
 * in: OSC, DCS, APC, PM, SOS. A mouse of the oldest kind says where it is in the three characters after `ESC [ M`.
 */
const WHOLE =
  /\u001b(?:\[(?:M[^\u001b]{3}|\[\d*[A-Za-z~]|[235678]\$|[0-?]*[ -/]*[@-LN-Z\\-~]|[0-?]+[ -/]*M)|O[\d;]*[@-~]|[\]P_^X][^\u0007\u001b]*(?:\u0007|\u001b\\))/y;

/** The same, without its end. */
const OPEN =
  /\u001b(?:\[M[^\u001b]{0,2}|\[\[?[0-?]*[ -/]*|O[\d;]*|[\]P_^X][^\u0007\u001b]*\u001b?)?/y;

export function createKeyCutter(): KeyCutter {
  let rest = '';

  return {
    push(text) {
      const all = rest + text;
      const keys: string[] = [];
      let at = 0;
      while (at < all.length) {
        const piece = nextPiece(all, at);
        if (piece === undefined) break;
        keys.push(...piece.keys);
        at = piece.end;
      }
      rest = all.slice(at);
      return keys;
    },
    pending() {
      if (rest === '') return 'nothing';
      if (rest.startsWith(PASTE_START)) return 'paste';
      return rest.length === 1 ? 'escape' : 'sequence';
    },
    flush() {
      const keys = keysOfBroken(rest);
      rest = '';
      return keys;
    },
  };
}

type Piece = { readonly keys: readonly string[]; readonly end: number };

/** Undefined when the end of what begins here has not come yet. */
function nextPiece(text: string, at: number): Piece | undefined {
  if (text[at] !== '\u001b') return character(text, at);
  if (text.startsWith(PASTE_START, at)) return paste(text, at);
  const whole = matchAt(WHOLE, text, at);
  if (whole !== '') return { keys: [whole], end: at + whole.length };
  const open = matchAt(OPEN, text, at);
  if (at + open.length === text.length) return undefined;
  // What follows cannot belong to the sequence: it was broken off.
  const broken = open.length > 1 ? open.replace(/\u001b$/u, '') : open;
  return { keys: keysOfBroken(broken), end: at + broken.length };
}

function character(text: string, at: number): Piece {
  const key = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { keys: [key], end: at + key.length };
}

function paste(text: string, at: number): Piece | undefined {
  const mark = text.indexOf(PASTE_END, at);
  if (mark === -1) return undefined;
  const end = mark + PASTE_END.length;
  return { keys: [text.slice(at, end)], end };
}

function keysOfBroken(open: string): readonly string[] {
  if (open === '' || open.length > 2) return [];
  return [ESCAPE_KEY, ...open.slice(1)];
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
