// Owns what a tone looks like: attributes first, the 16 colours second, so that nothing is told by colour alone and both
// light and dark backgrounds do. Turns rows into text with SGR sequences, for the frame writer.

import type { Paint, Row, Span, Tone } from '../layout/row.ts';
import { LINK_END, linkTo } from '../terminal/osc.ts';

export type Look = {
  /** SGR parameters that every terminal gets. */
  readonly attributes: readonly number[];
  /** The SGR parameter of its colour, one of the 16 unless the reader named another; left out without colour. */
  readonly colour?: string;
};

const BOLD = 1;
const DIM = 2;
const ITALIC = 3;
const UNDERLINE = 4;
const INVERSE = 7;
const STRIKE = 9;

export type Looks = Readonly<Record<Tone, Look>>;

/** As the program comes with them. */
export const LOOKS: Looks = {
  plain: { attributes: [] },
  dim: { attributes: [DIM] },
  title: { attributes: [BOLD] },
  key: { attributes: [BOLD], colour: '35' },
  summary: { attributes: [BOLD], colour: '36' },
  unseen: { attributes: [BOLD], colour: '32' },
  edited: { attributes: [], colour: '36' },
  removed: { attributes: [DIM], colour: '31' },
  added: { attributes: [BOLD], colour: '32' },
  link: { attributes: [UNDERLINE] },
  // Running text has no colour: none of the 16 is read with ease on every background.
  quote: { attributes: [] },
  match: { attributes: [INVERSE] },
  bar: { attributes: [] },
  fault: { attributes: [BOLD, UNDERLINE], colour: '31' },
  warning: { attributes: [BOLD], colour: '31' },
};

/** One row as text; with `colour` false (NO_COLOR) only attributes. */
export function paintRow(row: Row, colour: boolean, looks: Looks = LOOKS): string {
  return row.spans.map((span) => paintSpan(span, colour, looks)).join('');
}

/** The row without looks and links, which cost a slow line dear: what a look repeats is told by a letter anyway. */
export function plainRow(row: Row): Row {
  const spans = row.spans.map(({ text, tone, paint }) => ({
    text,
    tone: plainTone(tone),
    ...(paint === undefined ? {} : { paint }),
  }));
  return { ...row, spans };
}

/** The chosen row, the cursor and what is wrong are told by their look alone. */
function plainTone(tone: Tone): Tone {
  return tone === 'match' || tone === 'fault' ? tone : 'plain';
}

function paintSpan(span: Span, colour: boolean, looks: Looks): string {
  if (span.paint !== undefined) return paintPicture(span.text, span.paint);
  const look = looks[span.tone];
  const codes = [
    ...look.attributes,
    ...(span.bold && !look.attributes.includes(BOLD) ? [BOLD] : []),
    ...(span.italic ? [ITALIC] : []),
    ...(span.strike ? [STRIKE] : []),
    ...(colour && look.colour !== undefined ? [look.colour] : []),
  ];
  const text = codes.length === 0 ? span.text : `\u001b[${codes.join(';')}m${span.text}\u001b[0m`;
  return span.href === undefined ? text : linkTo(span.href) + text + LINK_END;
}

function paintPicture(text: string, { upper, lower, indexed }: Paint): string {
  const colour = (value: number) =>
    indexed ? `5;${value}` : `2;${value >> 16};${(value >> 8) & 0xff};${value & 0xff}`;
  return `\u001b[38;${colour(upper)};48;${colour(lower)}m${text}\u001b[0m`;
}
