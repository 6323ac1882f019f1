// Owns JSON as pages write it: wrapped in comments, escaped like markup, with raw line breaks in its strings or a comma
// too many. Knows nothing of what it says.

import { decodeEntities } from '../html/entities.ts';
import { parseBrokenJson } from './broken-json.ts';

/** The value, or undefined for what even a lenient reader cannot take for JSON. Never throws. */
export function parseLooseJson(text: string): unknown {
  const value = parseOnce(text);
  // Some pages write the whole as one text of JSON.
  return typeof value === 'string' ? parseOnce(value) : value;
}

function parseOnce(text: string): unknown {
  const bare = unwrap(text);
  const readable = () => (isEscaped(bare) ? decodeEntities(bare) : bare);
  return parse(bare) ?? parse(repair(readable())) ?? parseBrokenJson(readable());
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const COMMENT_BEFORE = /^\s*<!--(?:(?!-->)[^{[])*-->/u;
const WRAP_START = /^(?:\s|\uFEFF|\/\/|\/\*|\*\/|<!\[CDATA\[|<!--)+/u;
const WRAP_END = /(?:\s|;|\/\/|\/\*|\*\/|\]\]>|-->)+$/u;

function unwrap(text: string): string {
  const bare = text.replace(COMMENT_BEFORE, '').replace(WRAP_START, '');
  // Looked for near the end only: a search for an end that begins anywhere would cost the square of much white space.
  const tail = Math.max(0, bare.length - 200);
  return bare.slice(0, tail) + bare.slice(tail).replace(WRAP_END, '');
}

/** True when the quotation marks themselves were written as entities, so that the whole was escaped once too often. */
function isEscaped(text: string): boolean {
  return /^[\s[{]*&(?:quot|#34|#x22|lbrace|lcub|lbrack|lsqb|#123|#91);/iu.test(text);
}

/** A string or a comment, either to its end or to that of the text. */
const STRING_OR_COMMENT =
  /"(?:[^"\\]+|\\[\s\S])*"?|(\/\*[\s\S]*?(?:\*\/|$)|<!--[\s\S]*?(?:-->|$)|\/\/[^\n]*)/gu;

/** A string, or a comma with nothing after it. */
const STRING_OR_LAST_COMMA = /"(?:[^"\\]+|\\[\s\S])*"?|(,)(?=\s*[\]}])/gu;

function repair(text: string): string {
  return text
    .replace(STRING_OR_COMMENT, (piece, comment?: string) =>
      comment === undefined ? repairString(piece) : ' ',
    )
    .replace(STRING_OR_LAST_COMMA, (piece, comma?: string) => (comma === undefined ? piece : ''));
}

const NAMED_CONTROLS: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\t', '\\t'],
]);

function repairString(text: string): string {
  return text
    .replace(/\\(\\|["/bfnrt]|u[0-9a-f]{4})|\\/giu, (piece, known?: string) =>
      known === undefined ? '' : piece,
    )
    .replace(/[\u0000-\u001F]/gu, (control) => NAMED_CONTROLS.get(control) ?? '');
}
