// Owns how links read when they are chosen from, and how one address reads in full: always whole, always as text, so that
// it can be selected or typed off where nothing opens or copies it.

import type { Link } from '../model/links.ts';
import { rowOf } from './bar.ts';
import type { GlyphSet } from './glyphs.ts';
import { EMPTY_ROW, type Row } from './row.ts';
import { prefixLines, span } from './spans.ts';
import { wrapSpans } from './wrap.ts';

type Setting = { readonly columns: number; readonly glyphs: GlyphSet };

export type LinkList = { readonly links: readonly Link[]; readonly cursor: number };

/** The chosen link is told whole; where the rows do not hold all, those around it are shown. */
export function layoutLinks(
  { links, cursor }: LinkList,
  setting: Setting,
  height: number,
): readonly Row[] {
  const entries = links.map((link, index) => layoutLink(link, index, index === cursor, setting));
  const title = rowOf(wrapSpans([span('Links of this post', 'title')], setting.columns)[0] ?? []);
  const titleRows = height > 2 ? [title] : [];
  const rows = entries.flat();
  const room = height - titleRows.length;
  const start = entries.slice(0, cursor).reduce((sum, { length }) => sum + length, 0);
  const chosenRows = entries[cursor]?.length ?? 0;
  const above = Math.max(0, Math.floor((room - chosenRows) / 2));
  const from = Math.max(0, Math.min(start - above, rows.length - room));
  return [...titleRows, ...rows.slice(from, from + room)];
}

/** "> 1  the chart", and below it the address. */
function layoutLink(
  { text, url }: Link,
  index: number,
  isChosen: boolean,
  { columns, glyphs }: Setting,
): readonly Row[] {
  const mark = `${isChosen ? '>' : ' '} ${String(index + 1).padStart(2)}  `;
  const indent = columns > mark.length * 3 ? mark.length : 0;
  const room = columns - indent;
  const head = indent === 0 ? [span(mark)] : [];
  const words = { ...span(glyphs.spell(text), isChosen ? 'match' : 'plain'), href: url };
  const named = text === url ? [] : wrapSpans([...head, words], room);
  const address = wrapSpans([...(text === url ? head : []), addressOf(url)], room);
  return prefixLines(
    [...named, ...address],
    span(indent === 0 ? '' : mark, isChosen ? 'match' : 'dim'),
    span(' '.repeat(indent)),
  ).map((line) => ({ ...rowOf(line), choice: index }));
}

export type ShownAddress = {
  /** What the address is of. */
  readonly heading: string;
  readonly url: string;
  /** One sentence each. */
  readonly words: readonly string[];
};

/** An address on rows of its own, from the first column on: what is selected there is the address and nothing else. */
export function layoutAddress(
  { heading, url, words }: ShownAddress,
  { columns, glyphs }: Setting,
): readonly Row[] {
  const address = wrapSpans([addressOf(url)], columns, { verbatim: true });
  const parts = [
    wrapSpans([span(glyphs.spell(heading), 'title')], columns),
    address,
    ...words.map((sentence) => wrapSpans([span(glyphs.spell(sentence))], columns)),
  ];
  return parts.flatMap((lines, index) => [
    ...(index === 0 ? [] : [EMPTY_ROW]),
    ...lines.map(rowOf),
  ]);
}

function addressOf(url: string) {
  return { ...span(url, 'link'), href: url };
}
