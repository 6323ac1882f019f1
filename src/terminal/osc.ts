// Owns the strings that are sent to a terminal beside text and looks: links and copies. Nothing gets into one but what was
// checked here, so that no address and no text can end a string early. Knows neither frames nor when a string is sent.

import { type Multiplexer, passedThrough } from './multiplexer.ts';

const OSC = '\u001b]';
const ST = '\u001b\\';
const BEL = '\u0007';

/** What some terminals take for an attack, or cut. */
const LONGEST_LINK = 2000;

/** The most that every terminal with a clipboard takes, in characters of base64. */
const LONGEST_COPY = 74_994;

/** The most bytes of text that can be copied. */
export const MOST_COPIED_BYTES = Math.floor(LONGEST_COPY / 4) * 3;

export const LINK_END = `${OSC}8;;${ST}`;

/** An address that may be written inside a string: http or https, in printable ASCII, not too long. */
export function isLinkable(address: string): boolean {
  return address.length <= LONGEST_LINK && /^https?:\/\/[\u0021-\u007e]+$/u.test(address);
}

/**
 * What is written from here on leads to the address, or to nowhere when it is none. The id lets a terminal join the
 * pieces of one link that stand on several rows.
 */
export function linkTo(address: string): string {
  return isLinkable(address) ? `${OSC}8;id=${linkId(address)};${address}${ST}` : LINK_END;
}

function linkId(address: string): string {
  let hash = 0;
  for (const char of address) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}

/**
 * Puts the text into the clipboard of the reader's own computer, through whatever lies between; null when it is too long.
 * A terminal may refuse, and does not say so.
 */
export function copySequence(text: string, multiplexer: Multiplexer): string | null {
  const encoded = Buffer.from(text).toString('base64');
  if (encoded.length > LONGEST_COPY) return null;
  return passedThrough(`${OSC}52;c;${encoded}${BEL}`, multiplexer);
}
