// Owns the setting of a piece of text: the room it is given and how it is drawn there, and what follows from that.

import type { Inline } from '../model/passage.ts';
import type { GlyphSet } from './glyphs.ts';
import type { Span, Tone } from './row.ts';
import { EMPTY_LINE, type Line } from './spans.ts';
import { wrapSpans } from './wrap.ts';

/** The room that a piece of text is given, and how it is to be drawn there. */
export type Setting = {
  readonly columns: number;
  /** Cells of the first row, where something of ours stands beside it; else as many as `columns`. */
  readonly firstColumns: number;
  readonly glyphs: GlyphSet;
  readonly tone: Tone;
};

/** Prefixes are left out where they would leave fewer cells than this for the text. */
const LEAST_COLUMNS = 6;

/** Draws each in turn, the first one in the whole setting and the rest below its first row. */
export function stack<T>(
  parts: readonly T[],
  layout: (part: T, setting: Setting) => readonly Line[],
  setting: Setting,
): readonly Line[] {
  const lines: Line[] = [];
  for (const part of parts) {
    const next = layout(part, lines.length === 0 ? setting : belowFirst(setting));
    if (next.length === 0) continue;
    if (lines.length > 0) lines.push(EMPTY_LINE);
    for (const line of next) lines.push(line);
  }
  return lines;
}

export function belowFirst(setting: Setting): Setting {
  return setting.firstColumns === setting.columns
    ? setting
    : { ...setting, firstColumns: setting.columns };
}

export function wrapIn(setting: Setting, spans: readonly Span[]): readonly Line[] {
  return spans.some(({ text }) => text.trim() !== '')
    ? wrapSpans(spans, setting.columns, { firstColumns: setting.firstColumns })
    : [];
}

/** Inline text as spans: links in the tone of links, the rest in the setting's. */
export function toSpans(content: readonly Inline[], { glyphs, tone }: Setting): readonly Span[] {
  return content.map(({ text, href, bold, italic, strike }) => ({
    text: glyphs.spell(text),
    tone: href === undefined ? tone : 'link',
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(strike && { strike }),
    ...(href !== undefined && { href }),
  }));
}

/** The setting less so many cells on the left, or the same one where that would leave too few. */
export function inset(setting: Setting, cells: number): Setting {
  const columns = setting.columns - cells;
  const firstColumns = setting.firstColumns - cells;
  if (Math.min(columns, firstColumns) < LEAST_COLUMNS) return setting;
  return { ...setting, columns, firstColumns };
}
