// Owns how a block becomes rows: title, elements, byline, gutter. Marker, time and age are not in them, so that rows stay
// good while those change: the screen draws these on the head row.

import type { Block } from '../model/block.ts';
import type { Element } from '../model/element.ts';
import { bylineSpans } from './byline.ts';
import { layoutElement } from './element-rows.ts';
import { type Geometry, geometryOf } from './geometry.ts';
import type { GlyphSet } from './glyphs.ts';
import { memoByIdentity } from './memo.ts';
import type { Row, Span, Tone } from './row.ts';
import { type Setting, wrapIn } from './setting.ts';
import {
  EMPTY_LINE,
  type Line,
  lineWidth,
  mergeSpans,
  prefixLines,
  sliceSpans,
  span,
  textOfLine,
} from './spans.ts';
import { truncate } from './text-width.ts';
import { wrapSpans } from './wrap.ts';

export type LayoutOptions = {
  /** Of the whole timeline, gutter and head included. */
  readonly columns: number;
  readonly glyphs: GlyphSet;
};

/** `onHead`: the lines start on the block's head row, beside the time and the age. */
type PartOptions = LayoutOptions & { readonly onHead: boolean };

/**
 * A block's rows, one at least and none of them empty at either end, but for a block without content. The same array
 * for the same block and options. Row 0 has `head`: it goes after the geometry's head cells, which the caller draws, and
 * leaves the age's cells free. Every other row is whole, gutter included, and no wider than the columns.
 */
export const layoutBlock: (block: Block, options: LayoutOptions) => readonly Row[] = memoByIdentity(
  composeBlock,
  (a, b) => a.columns === b.columns && a.glyphs === b.glyphs,
);

/** What stands in the place of a removed block. `noticed`: when we noticed the removal, as text. */
export function layoutTombstone(
  block: Block,
  noticed: string,
  { columns, glyphs }: LayoutOptions,
): readonly Row[] {
  const words = `(removed by the publisher at ${noticed} - saved copy kept, Enter to read)`;
  return toRows(block, layoutTitle([span(glyphs.spell(words), 'removed')], geometryOf(columns)));
}

/** The saved text of a removed block, which never looks like one that stands. `noticed`: as above. */
export function layoutSaved(block: Block, noticed: string, options: LayoutOptions): readonly Row[] {
  const { columns, glyphs } = options;
  const { gutter, text } = geometryOf(columns);
  const words = `(removed ${noticed} by the publisher; this is the saved copy)`;
  const lines = wrapSpans([span(glyphs.spell(words), 'removed')], text);
  const indent = span(' '.repeat(gutter));
  const rows = prefixLines(lines, indent, indent).map((spans) => ({ spans, blockId: block.id }));
  return [...layoutBlock(block, options), ...rows];
}

function composeBlock(block: Block, options: LayoutOptions): readonly Row[] {
  const lines = [...layoutTitle(titleSpans(block, options.glyphs), geometryOf(options.columns))];
  let isFirst = true;
  for (const element of block.elements) {
    const next = layoutPart(element, { ...options, onHead: lines.length === 0 });
    if (next.length === 0) continue;
    if (!isFirst) lines.push(EMPTY_LINE);
    isFirst = false;
    for (const line of next) lines.push(line);
  }
  lines.push(...layoutByline(block, { ...options, onHead: lines.length === 0 }));
  const named = withSource(lines.length === 0 ? [EMPTY_LINE] : lines, block, options);
  return toRows(block, named);
}

/** The publisher's name in the gutter under the time, in a story of several; on a row of its own where there is no room. */
function withSource(
  lines: readonly Line[],
  { source }: Block,
  { columns, glyphs }: LayoutOptions,
): readonly Line[] {
  if (source === undefined) return lines;
  const { gutter } = geometryOf(columns);
  const [head, second, ...rest] = lines;
  const blank = ' '.repeat(gutter);
  const hasRoom = gutter > 0 && second !== undefined && textOfLine(second).startsWith(blank);
  if (head === undefined || !hasRoom)
    return [...lines, ...wrapSpans([span(`${blank}(${glyphs.spell(source)})`, 'dim')], columns)];
  const label = truncate(glyphs.spell(source), gutter - 1, '').padEnd(gutter);
  const text = sliceSpans(second, gutter, lineWidth(second));
  return [head, mergeSpans([span(label, 'dim'), ...text]), ...rest];
}

function toRows(block: Block, lines: readonly Line[]): readonly Row[] {
  return lines.map((spans, index) =>
    index === 0 ? { spans, blockId: block.id, head: true } : { spans, blockId: block.id },
  );
}

function titleSpans(block: Block, glyphs: GlyphSet): readonly Span[] {
  if (block.title === null || block.title.trim() === '') return [];
  return [{ text: glyphs.spell(block.title), tone: titleTone(block), bold: true }];
}

function titleTone(block: Block): Tone {
  if (block.keyEvent) return 'key';
  return block.summary ? 'summary' : 'title';
}

/** A title's later rows stand under its first one, at any width. */
function layoutTitle(spans: readonly Span[], { head, age, width }: Geometry): readonly Line[] {
  if (spans.length === 0) return [];
  const lines = wrapSpans(spans, width - head, { firstColumns: width - head - age });
  return prefixLines(lines, span(''), span(' '.repeat(head)));
}

/** An element's lines, gutter included; kept by the element's identity, so that an edit draws anew only what it changed. */
const layoutPart: (element: Element, options: PartOptions) => readonly Line[] = memoByIdentity(
  (element, options) => withGutter((setting) => layoutElement(element, setting), options),
  (a, b) => a.columns === b.columns && a.glyphs === b.glyphs && a.onHead === b.onHead,
);

function layoutByline(block: Block, options: PartOptions): readonly Line[] {
  const spans = bylineSpans(block, options.glyphs);
  return withGutter((setting) => wrapIn(setting, spans), options);
}

function withGutter(
  layout: (setting: Setting) => readonly Line[],
  { columns, glyphs, onHead }: PartOptions,
): readonly Line[] {
  const { gutter, head, age, text, width } = geometryOf(columns);
  const firstColumns = onHead ? width - head - age : text;
  const lines = layout({ columns: text, firstColumns, glyphs, tone: 'plain' });
  const indent = span(' '.repeat(gutter));
  return prefixLines(lines, onHead ? span('') : indent, indent);
}
