// Owns how running text is drawn: paragraphs, lists, quotes, tables, code as lines of spans.
// Knows nothing of blocks, elements or the gutter.

import type { Inline, ListPassage, Passage } from '../model/passage.ts';
import { textOfInlines } from '../model/visible-text.ts';
import type { GlyphSet } from './glyphs.ts';
import type { Span } from './row.ts';
import { belowFirst, inset, type Setting, stack, toSpans, wrapIn } from './setting.ts';
import { EMPTY_LINE, type Line, prefixLines, span } from './spans.ts';
import { layoutTable } from './table-rows.ts';
import { cellWidth } from './text-width.ts';
import { wrapSpans } from './wrap.ts';

const CODE_INDENT = 2;

type QuotePassage = Extract<Passage, { kind: 'quote' }>;

/** Passages one below the other with an empty line between; those without text take no room. */
export function layoutPassages(passages: readonly Passage[], setting: Setting): readonly Line[] {
  return stack(passages, layoutPassage, setting);
}

function layoutPassage(passage: Passage, setting: Setting): readonly Line[] {
  switch (passage.kind) {
    case 'paragraph':
      return wrapIn(setting, toSpans(passage.content, setting));
    case 'heading':
      return wrapIn(setting, toSpans(passage.content, setting).map(inBold));
    case 'quote':
      return layoutQuote(passage, setting);
    case 'list':
      return layoutList(passage, setting);
    case 'table':
      return layoutTable(passage.rows, setting);
    case 'code':
      return layoutCode(passage.text, setting);
    case 'divider':
      return wrapIn(setting, [span(setting.glyphs.divider, 'dim')]);
  }
}

function inBold(one: Span): Span {
  return { ...one, bold: true };
}

function layoutQuote(quote: QuotePassage, setting: Setting): readonly Line[] {
  if (quote.mark === 'pulled') return layoutPullQuote(quote, setting);
  const { glyphs } = setting;
  const bar = span(`${glyphs.quoteBar} `, 'dim');
  const inner = inset({ ...setting, tone: 'quote' }, cellWidth(bar.text));
  const passages =
    quote.mark === 'quoted' ? inQuotationMarks(quote.passages, glyphs) : quote.passages;
  const lines = [...layoutPassages(passages, inner)];
  if (quote.attribution !== null) {
    const below = lines.length === 0 ? inner : belowFirst(inner);
    const text = glyphs.spell(`${glyphs.dash} ${quote.attribution}`);
    lines.push(...wrapIn(below, [span(text, 'dim')]));
  }
  return inner.columns === setting.columns ? lines : prefixLines(lines, bar, bar);
}

/** Words lifted out of the text, and whose they are, behind one large quotation mark. */
function layoutPullQuote(quote: QuotePassage, setting: Setting): readonly Line[] {
  const { glyphs } = setting;
  const mark = span(`${glyphs.pullQuote} `, 'dim');
  const inner = inset({ ...setting, tone: 'quote' }, cellWidth(mark.text));
  const lines = layoutPassages(withAttribution(quote, glyphs.dash), inner);
  if (inner.columns === setting.columns) return lines;
  return prefixLines(lines, mark, span(' '.repeat(cellWidth(mark.text))));
}

/** From the first paragraph to the last, unless the publisher has put a mark before it, or ends with something else. */
function inQuotationMarks(
  passages: readonly Passage[],
  { openQuote, closeQuote }: GlyphSet,
): readonly Passage[] {
  const [first, ...rest] = passages;
  if (first?.kind !== 'paragraph' || passages.at(-1)?.kind !== 'paragraph') return passages;
  if (/^\s*["'“‘«„]/u.test(textOfInlines(first.content))) return passages;
  const opened = [{ ...first, content: [{ text: openQuote }, ...first.content] }, ...rest];
  return opened.map((passage, at) =>
    passage.kind === 'paragraph' && at === rest.length
      ? { ...passage, content: [...passage.content, { text: closeQuote }] }
      : passage,
  );
}

function withAttribution(
  { passages, attribution }: QuotePassage,
  dash: string,
): readonly Passage[] {
  if (attribution === null) return passages;
  const last = passages.at(-1);
  const signature: Inline = { text: `${dash} ${attribution}` };
  if (last?.kind !== 'paragraph') return [...passages, { kind: 'paragraph', content: [signature] }];
  return [
    ...passages.slice(0, -1),
    { ...last, content: [...last.content, { text: ' ' }, signature] },
  ];
}

function layoutList(list: ListPassage, setting: Setting): readonly Line[] {
  const markers = markersOf(list, setting.glyphs);
  const markerColumns = cellWidth(markers[0] ?? '');
  const inner = inset(setting, markerColumns);
  const isHung = inner.columns < setting.columns;
  const lines: Line[] = [];
  list.items.forEach((item, index) => {
    const first = lines.length === 0 ? inner : belowFirst(inner);
    const marker = markers[index] ?? '';
    const lead = isHung ? [] : [span(marker, setting.tone)];
    const own = wrapIn(first, [...lead, ...toSpans(item.content, setting)]);
    const nested = item.lists.flatMap((one) => layoutList(one, belowFirst(inner)));
    const all = [...(own.length === 0 ? [EMPTY_LINE] : own), ...nested];
    const hung = isHung
      ? prefixLines(all, span(marker, setting.tone), span(' '.repeat(markerColumns)))
      : all;
    lines.push(...hung);
  });
  return lines;
}

/** A marker for each item, all of one width: numbers stand flush right. */
function markersOf(list: ListPassage, glyphs: GlyphSet): readonly string[] {
  if (!list.ordered) return list.items.map(() => `${glyphs.bullet} `);
  const columns = String(list.items.length).length;
  return list.items.map((_, index) => `${String(index + 1).padStart(columns)}. `);
}

function layoutCode(text: string, setting: Setting): readonly Line[] {
  if (text.trim() === '') return [];
  const inner = inset(setting, CODE_INDENT);
  const indent = span(' '.repeat(setting.columns - inner.columns));
  const { columns, firstColumns, glyphs, tone } = inner;
  const lines = wrapSpans([span(glyphs.spell(text), tone)], columns, {
    firstColumns,
    verbatim: true,
  });
  return prefixLines(lines, indent, indent);
}
