// Owns small stories laid out by a plain wrapper, for tests of the timeline and the viewport: every word is its own.

import { isDivided } from '../../src/layout/divider-row.ts';
import { EMPTY_ROW, type Row } from '../../src/layout/row.ts';
import type { DisplayOrder, Timeline } from '../../src/layout/timeline.ts';
import type { Scene } from '../../src/layout/viewport.ts';
import type { Block, BlockKey } from '../../src/model/block.ts';
import { textOfBlock } from '../../src/model/visible-text.ts';
import { block, paragraph } from './builders.ts';

/** A block of so many words, each with the block's name in it. */
export function wordyBlock(
  id: string,
  publishedAt: number,
  words: number,
  keyEvent = false,
): Block {
  const text = Array.from({ length: words }, (_, word) => `${id}w${word}`).join(' ');
  return block({ id, publishedAt, keyEvent, title: `title of ${id}`, elements: [paragraph(text)] });
}

/** Blocks a, b, c, …, newest first, of the given numbers of words. */
export function wordyBlocks(...words: number[]): Block[] {
  const letter = (index: number) => String.fromCharCode(97 + index);
  return words.map((count, index) => wordyBlock(letter(index), words.length - index, count));
}

export function compareNewestFirst(a: BlockKey, b: BlockKey): number {
  return (b.publishedAt ?? 0) - (a.publishedAt ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export type SceneOptions = {
  readonly order?: DisplayOrder;
  readonly columns?: number;
  readonly bodyRows?: number;
  readonly gap?: number;
  /** The newest block that was known at the last visit. */
  readonly mark?: BlockKey | null;
};

/** The blocks are given newest first, whatever the order. */
export function scene(blocks: readonly Block[], options: SceneOptions = {}): Scene {
  const { order = 'newest', columns = 20, bodyRows = 6, gap = 1, mark = null } = options;
  const gapRows = Array<Row>(gap).fill(EMPTY_ROW);
  const words = [{ text: `you left here, ${columns}`, tone: 'plain' as const }];
  const divided = [...gapRows, { spans: words, blockId: null, divider: true as const }, ...gapRows];
  const laidOut = new Map<Block, readonly Row[]>();
  const timeline: Timeline = {
    blocks: order === 'newest' ? blocks : blocks.toReversed(),
    order,
    compare: compareNewestFirst,
    rowsOf: (given) => {
      const rows = laidOut.get(given) ?? wrapWords(given, columns);
      laidOut.set(given, rows);
      return rows;
    },
    mark,
    gapBetween: (above, below) =>
      mark !== null && isDivided(above, below, mark, compareNewestFirst) ? divided : gapRows,
  };
  return { timeline, bodyRows };
}

function wrapWords(given: Block, columns: number): Row[] {
  const lines = [
    given.title ?? '',
    ...textOfBlock(given)
      .split('\n\n')
      .flatMap((text) => wrapLine(text, columns)),
  ];
  return lines.map((text, row) => ({
    spans: [{ text, tone: 'plain' as const }],
    blockId: given.id,
    ...(row === 0 ? { head: true as const } : {}),
  }));
}

function wrapLine(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

export function textOf(row: Row | undefined): string {
  return (row?.spans ?? []).map((span) => span.text).join('');
}

export function textsOf(rows: readonly Row[]): string[] {
  return rows.map(textOf);
}
