// Owns how an input is spoilt: repeatably, by a number that is given. Knows no format; the dictionary knows a few.

/** Numbers in [0, 1), the same ones for the same seed. */
export type Dice = () => number;

/** A small generator with a full period; quality enough to spoil files with. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What parsers trip over, and what terminals obey. */
const WORDS = [
  '"',
  '\\',
  '\\"',
  '\\u001b',
  '\\ud800',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  'true',
  '-1',
  '1e999',
  '0.1',
  '""',
  '[]',
  '{}',
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '<script>',
  '</script>',
  '<p>',
  '<br>',
  '<a href="javascript:x">',
  '<img src=x onerror=y>',
  '<blockquote>',
  '<table><tr>',
  '<ul><li>',
  '&amp;',
  '&#27;',
  '&#x9b;',
  '&#x202e;',
  '&lt;',
  '&',
  ';',
  '\u001b[2J',
  '\u001b]0;x\u0007',
  '\u009b31m',
  '\u0000',
  '\r',
  '\n',
  '\t',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ud83d',
  '👩‍👩‍👧‍👦',
  'é',
  '한',
  'http://',
  'https://127.0.0.1/',
  'javascript:',
  'file:///etc/passwd',
  '@type',
  'LiveBlogPosting',
  'liveBlogUpdate',
  'blocks',
  'id',
  '9'.repeat(400),
  'A'.repeat(5000),
  '('.repeat(200),
  '<div>'.repeat(300),
  '['.repeat(2000),
  '%',
  '%00',
  '../',
  '--',
  '=',
];

type Change = (text: string, dice: Dice, others: readonly string[]) => string;

const CHANGES: readonly Change[] = [
  (text, dice) => splice(text, place(text, dice), 1, ''),
  (text, dice) =>
    splice(text, place(text, dice), 1, String.fromCharCode(Math.floor(dice() * 0x180))),
  (text, dice) => splice(text, place(text, dice), 0, pick(WORDS, dice)),
  (text, dice) => splice(text, place(text, dice), Math.floor(dice() * 40), pick(WORDS, dice)),
  (text, dice) => splice(text, place(text, dice), Math.floor(dice() * text.length * 0.3), ''),
  (text, dice) => text.slice(0, place(text, dice)),
  (text, dice) => {
    const from = place(text, dice);
    const piece = text.slice(from, from + Math.floor(dice() * 400));
    return splice(text, place(text, dice), 0, piece.repeat(1 + Math.floor(dice() * 4)));
  },
  (text, dice, others) => {
    const other = pick(others, dice);
    const from = place(other, dice);
    return splice(
      text,
      place(text, dice),
      Math.floor(dice() * 200),
      other.slice(from, from + 2000),
    );
  },
];

/** The text after one to eight changes. Never longer than `most` characters. */
export function mutate(text: string, dice: Dice, others: readonly string[], most: number): string {
  let spoilt = text;
  for (let left = 1 + Math.floor(dice() * 8); left > 0; left--) {
    spoilt = pick(CHANGES, dice)(spoilt, dice, others).slice(0, most);
  }
  return spoilt;
}

export function pick<T>(list: readonly T[], dice: Dice): T {
  const chosen = list[Math.floor(dice() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

function place(text: string, dice: Dice): number {
  return Math.floor(dice() * (text.length + 1));
}

function splice(text: string, at: number, removed: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}
