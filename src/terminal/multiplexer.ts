// Owns what stands between the program and the reader's own terminal: tmux or screen, as the environment tells, and how a
// string gets through it. Pure.

/**
 * `screen-like`: one of the two, further out, on another machine: what we are told there is only the kind of terminal.
 */
export type Multiplexer = 'tmux' | 'screen' | 'screen-like' | 'none';

type Environment = Readonly<Record<string, string | undefined>>;

export function multiplexerOf(env: Environment): Multiplexer {
  if (isSet(env.TMUX)) return 'tmux';
  if (isSet(env.STY)) return 'screen';
  const term = env.TERM ?? '';
  if (/^tmux/u.test(term)) return 'tmux';
  return /^screen/u.test(term) ? 'screen-like' : 'none';
}

/** In bytes. Screen prints what is beyond the end of a string that is longer than it can hold: its older ones hold 256. */
const SCREEN_PIECE = 240;

/**
 * A string without ST, as it is for the multiplexer itself and wrapped for the terminal beyond it. Each of the two leaves
 * alone what is meant for the other: tmux takes the bare one if it may set the clipboard, and the wrapped one if it
 * lets strings pass.
 */
export function passedThrough(sequence: string, multiplexer: Multiplexer): string {
  switch (multiplexer) {
    case 'none':
      return sequence;
    case 'tmux':
      return sequence + passedOn(sequence, multiplexer);
    case 'screen':
      return passedOn(sequence, multiplexer);
    case 'screen-like':
      return (bytesOf(sequence) <= SCREEN_PIECE ? sequence : '') + passedOn(sequence, multiplexer);
  }
}

/** The same for the terminal beyond the multiplexer alone. */
export function passedOn(sequence: string, multiplexer: Multiplexer): string {
  if (multiplexer === 'none') return sequence;
  if (multiplexer !== 'tmux') return inPieces(sequence);
  return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
}

/** Screen hands on what is inside, and joins nothing: the terminal beyond does. No character is in two pieces. */
function inPieces(sequence: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of sequence) {
    if (bytesOf(piece) + bytesOf(character) > SCREEN_PIECE) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].map((one) => `\u001bP${one}\u001b\\`).join('');
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
