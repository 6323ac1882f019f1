// Owns how two revisions of a block are compared on the screen: which two, when each was current, and what went and came.
// What changed is marked by signs that colour only repeats.

import { type Block, revisionAt } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';
import { cutLine, rowOf } from './bar.ts';
import { geometryOf } from './geometry.ts';
import type { GlyphSet } from './glyphs.ts';
import { zoneOf } from './head-row.ts';
import { memoByIdentity } from './memo.ts';
import { EMPTY_ROW, type Row, type Span } from './row.ts';
import type { TimeSetting } from './screen-input.ts';
import { span } from './spans.ts';
import { formatStamp } from './time.ts';
import { diffWords, type Piece } from './word-diff.ts';
import { wrapSpans } from './wrap.ts';

type ShownRevision = {
  readonly block: Block;
  /** Epoch ms; null when it is not known. */
  readonly receivedAt: number | null;
};

/** Two revisions by their places among all of a block's, the first one first. */
export type Comparison = {
  readonly revisions: readonly ShownRevision[];
  readonly from: number;
  readonly to: number;
};

type Setting = {
  readonly columns: number;
  readonly glyphs: GlyphSet;
  readonly time: TimeSetting;
};

/** As many rows as it takes, none wider than the columns. */
export function layoutComparison(
  { revisions, from, to }: Comparison,
  setting: Setting,
): readonly Row[] {
  const [before, after] = [revisions[from], revisions[to]];
  if (before === undefined || after === undefined) return [];
  const { columns } = setting;
  const { text } = geometryOf(columns);
  const count = revisions.length;
  const title = [
    span('What changed', 'title'),
    span(`  from revision ${from + 1} to ${to + 1} of ${count}`, 'dim'),
  ];
  const sides = [
    ...markPiece({ kind: 'removed', text: timesOf(before, setting) }),
    span(' '),
    ...markPiece({ kind: 'added', text: timesOf(after, setting) }),
  ];
  const changed = diffOfBlocks(before.block, after.block).flatMap((piece) =>
    markPiece({ ...piece, text: setting.glyphs.spell(piece.text) }),
  );
  return [
    rowOf(cutLine(title, columns)),
    ...wrapSpans(sides, text).map(rowOf),
    EMPTY_ROW,
    ...wrapSpans(changed, text).map(rowOf),
  ];
}

/** The words of two revisions, title and text, compared. */
export const diffOfBlocks: (before: Block, after: Block) => readonly Piece[] = memoByIdentity(
  (before, after) => diffWords(wordsOf(before), wordsOf(after)),
  (a, b) => a === b,
);

const SIGNS = { removed: ['[-', '-]'], added: ['{+', '+}'] } as const;

/** "[-went-]", "{+came+}"; blanks at either end stand outside, and those that went are gone. */
export function markPiece({ kind, text }: Piece): readonly Span[] {
  if (kind === 'same') return [span(text)];
  const words = text.trim();
  if (words === '') return kind === 'added' ? [span(text)] : [];
  const [before = '', after = ''] = text.split(words);
  const [open, close] = SIGNS[kind];
  const marked = span(words, kind);
  return [
    span(before),
    span(open, kind),
    kind === 'removed' ? { ...marked, strike: true } : marked,
    span(close, kind),
    span(after),
  ];
}

function wordsOf(block: Block): string {
  return [block.title ?? '', textOfBlock(block)].filter(Boolean).join('\n\n');
}

/** "14:26, read 14:27": as the publisher has it, and when it came; one of them alone where they are the same. */
function timesOf({ block, receivedAt }: ShownRevision, { time }: Setting): string {
  const stampOf = (at: number) => formatStamp(at, time.now, zoneOf(time));
  const stated = revisionAt(block) === 0 ? null : stampOf(revisionAt(block));
  const read = receivedAt === null ? null : stampOf(receivedAt);
  if (stated === null) return read === null ? 'an unknown time' : `read ${read}`;
  return read === null || read === stated ? stated : `${stated}, read ${read}`;
}
