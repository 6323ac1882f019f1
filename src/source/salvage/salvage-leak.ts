// Owns the blocks in what leaked out of a Guardian page's markup into a copy of it: the properties of its list of key
// events, as JSON that no parser accepts, often without its beginning.

import { plainText } from '../../model/plain-text.ts';
import { type Fields, fieldsListAt, isFields, textAt, timeAt } from '../decode.ts';
import { hashText } from '../element-id.ts';
import type { WireBlock } from '../guardian/guardian-blocks.ts';
import { decodeEntities } from '../html/entities.ts';
import { keyPattern, MARK_PATTERN, readLooseObject } from './salvage-reader.ts';
import { isListItem, toMarkup, withLetters } from './salvage-text.ts';

export type Leak = {
  readonly blocks: readonly WireBlock[];
  /** Parts of blocks that could not be read. */
  readonly lost: number;
  /** What stands before it and after it on the page. */
  readonly before: string;
  readonly after: string;
};

/** Keys that only these properties have. */
const TRACE = new RegExp(keyPattern('(?:elementId|blockFirstPublished|blockCreatedOn)'), 'u');

export function holdsLeak(text: string): boolean {
  return TRACE.test(text);
}

const BLOCK_START = new RegExp(
  `\\{\\s*${keyPattern('id')}${MARK_PATTERN}\\s*[0-9a-f]{24}(?:-pinned)?\\s*${MARK_PATTERN}`,
  'gu',
);
/** Without what stands before the first whole block: in a page's markup that may be anything. "" where there is none. */
export function fromFirstBlock(text: string): string {
  const at = text.search(BLOCK_START);
  return at < 0 ? '' : text.slice(at);
}

const ELEMENT_START = new RegExp(`\\{\\s*${keyPattern('_type')}`, 'u');
/** The end of a text element whose beginning is cut off. */
const TEXT_END = new RegExp(`${MARK_PATTERN}\\s*,\\s*${keyPattern('elementId')}`, 'u');

/** No list of key events is as long. */
const MOST_BLOCKS = 1000;

export function readLeak(text: string): Leak {
  const starts = [...text.matchAll(BLOCK_START).take(MOST_BLOCKS)].map(({ index }) => index);
  const [first = text.length] = starts;
  const headless = readHeadless(text.slice(0, first));
  const read = starts.map((start, index) => readBlock(text.slice(start, starts[index + 1])));
  const all = [...(headless === null ? [] : [headless]), ...read];
  const last = starts.at(-1);
  const end = last === undefined ? (headless?.end ?? 0) : last + (read.at(-1)?.end ?? 0);
  return {
    blocks: all.flatMap(({ wire }) => wire ?? []),
    lost: all.reduce((sum, { lost }) => sum + lost, 0),
    before: text.slice(0, headless?.start ?? first),
    after: text.slice(end),
  };
}

type ReadBlock = { readonly wire: WireBlock | null; readonly lost: number; readonly end: number };

function readBlock(segment: string): ReadBlock {
  const { fields: read, end, isWhole } = readLooseObject(segment, readText);
  const fields = isWhole ? read : { ...findPlainFields(segment), ...read };
  const lost = isWhole ? 0 : 1;
  const elements = fieldsListAt(fields, 'elements');
  if (elements.length === 0 && textAt(fields, 'title') === null)
    return { wire: null, lost: lost + 1, end };
  const id =
    textAt(fields, 'id')
      ?.trim()
      .replace(/-pinned$/u, '') ?? derivedId(fields, elements);
  return { wire: { id, fields: { ...fields, id, elements }, path: id }, lost, end };
}

/** What can be told by its key alone in a block that cannot be read to its end. */
function findPlainFields(segment: string): Fields {
  const found = (key: string, value: string): [string, string][] => {
    // A block's own come after those of its elements.
    const last = [...segment.matchAll(new RegExp(`${keyPattern(key)}${value}`, 'gu'))].at(-1);
    return last?.[1] === undefined ? [] : [[key, last[1]]];
  };
  const flag = (key: string) =>
    found(key, '([Tt]rue|[Ff]alse)').map(([name, value]) => [name, value.toLowerCase()]);
  const times = ['blockCreatedOn', 'blockFirstPublished', 'blockLastUpdated'];
  const flags = ['pinned', 'keyEvent', 'summary'];
  const title = `${MARK_PATTERN}([^\\n]{1,300}?)${MARK_PATTERN}(?=\\s*,\\s*${keyPattern('\\w+')})`;
  return Object.fromEntries([
    ...times.flatMap((key) => found(key, '(\\d+)')),
    ...found('title', title),
    ['attributes', Object.fromEntries(flags.flatMap(flag))],
  ]);
}

function derivedId(fields: Fields, elements: readonly Fields[]): string {
  const publishedAt = timeAt(fields, 'blockFirstPublished');
  return publishedAt === null
    ? `copied-${hashText(JSON.stringify(elements))}`
    : `published-${publishedAt}`;
}

function readText(key: string, copied: string): string {
  const raw = withLetters(copied);
  return key === 'html' ? toMarkup(raw) : plainText(decodeEntities(raw)).trim();
}

/** The block whose id is cut off, with what is left of its first element when that was text. */
function readHeadless(text: string): (ReadBlock & { readonly start: number }) | null {
  const textEnd = TEXT_END.exec(text)?.index ?? text.length;
  const from = Math.min(textEnd, ELEMENT_START.exec(text)?.index ?? text.length);
  if (from === text.length) return null;
  const start = from === textEnd ? startOfLastPart(text.slice(0, textEnd)) : from;
  const opening = from === textEnd ? TEXT_OPENING : LIST_OPENING;
  const { wire, lost, end } = readBlock(opening + text.slice(start));
  // Its id is gone, and the beginning of its first element.
  return { wire, lost: lost + 2, start, end: start + end - opening.length };
}

const LIST_OPENING = '{"elements":[';
const TEXT_OPENING = `${LIST_OPENING}{"_type":"model.dotcomrendering.pageElements.TextBlockElement","html":"`;

/** Where the last paragraph begins, or the list that the text ends with: what stands above may be the page's own. */
function startOfLastPart(text: string): number {
  let at = 0;
  const parts: { readonly at: number; readonly isItem: boolean }[] = [];
  for (const piece of text.split(/(\n\s*\n)/u)) {
    if (piece.replaceAll('\\n', '').trim() !== '') parts.push({ at, isItem: isListItem(piece) });
    at += piece.length;
  }
  const other = parts.findLastIndex(({ isItem }) => !isItem);
  return parts[Math.min(other + 1, parts.length - 1)]?.at ?? text.length;
}

/** The ids that the page gave to the elements of a block, in order. */
export function elementIdsOf({ fields }: WireBlock): readonly (string | null)[] {
  const { elements } = fields;
  return Array.isArray(elements)
    ? elements.map((element) => (isFields(element) ? textAt(element, 'elementId') : null))
    : [];
}
