// Owns what a reader who comes back is told on one page: how much has come since they left, the newest summary, the key
// events, and what was edited or removed.

import type { Block } from '../model/block.ts';
import type { Missed } from '../model/since.ts';
import { cutLine, rowOf } from './bar.ts';
import { layoutBlock } from './block-rows.ts';
import { formatSince, formatTotals } from './catch-up-words.ts';
import { decorateHead, zoneOf } from './head-row.ts';
import { listingOf } from './listing.ts';
import { EMPTY_ROW, type Row } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { span } from './spans.ts';
import { formatStamp } from './time.ts';
import { wrapSpans } from './wrap.ts';

type Setting = Pick<ScreenInput, 'columns' | 'rows' | 'glyphs' | 'time' | 'marks' | 'spellKeys'>;

/** Up to this many rows of the screen none is spent on space. */
const SPACE_FROM_ROWS = 17;

/** As many rows as it takes, none wider than the columns. */
export function layoutCatchUp(missed: Missed, setting: Setting): readonly Row[] {
  const { summary, blocks, keyEvents, edited, removed } = missed;
  const sections = [
    layoutTotals(missed, setting),
    summary === null ? [] : layoutSummary(summary, setting),
    layoutList('Key events', keyEvents, setting),
    layoutList('Edited', edited, setting),
    layoutList('Removed', removed, setting),
    blocks.length === 0 ? [] : layoutWords(setting.spellKeys(offerOf(blocks.length)), setting),
  ].filter((rows) => rows.length > 0);
  const space = setting.rows >= SPACE_FROM_ROWS ? [EMPTY_ROW] : [];
  return sections.flatMap((rows, index) => (index === 0 ? rows : [...space, ...rows]));
}

function offerOf(count: number): string {
  const posts = count === 1 ? 'the post' : `the ${count} posts, oldest first`;
  return `{page-down} plays ${posts}; {close} goes back to your line`;
}

function layoutTotals(missed: Missed, { columns, time }: Setting): readonly Row[] {
  const stamp = formatStamp(missed.since.at, time.now, zoneOf(time));
  const words = [
    span(`${formatSince(missed, stamp)}: `, 'title'),
    span(formatTotals(missed), missed.blocks.length > 0 ? 'unseen' : 'plain'),
  ];
  return wrapSpans(words, columns).map(rowOf);
}

function layoutSummary(summary: Block, setting: Setting): readonly Row[] {
  const rows = layoutBlock(summary, setting);
  return rows.map((row) =>
    rowOf((row.head === true ? decorateHead(row, summary, setting) : row).spans),
  );
}

function layoutList(title: string, blocks: readonly Block[], setting: Setting): readonly Row[] {
  if (blocks.length === 0) return [];
  const head = rowOf(cutLine([span(title, 'title')], setting.columns));
  return [head, ...blocks.map((block) => rowOf(listingOf(block, setting)))];
}

function layoutWords(words: string, { columns }: Setting): readonly Row[] {
  return wrapSpans([span(words, 'dim')], columns).map(rowOf);
}
