// Owns the line under a block that says who wrote it, and how much there is in it to open.

import type { Block } from '../model/block.ts';
import { linksOfBlock } from '../model/links.ts';
import type { GlyphSet } from './glyphs.ts';
import type { Span } from './row.ts';
import { span } from './spans.ts';
import { hasDisputedWidth } from './text-width.ts';

/** "-- A. Reporter   2 links  1 image"; nothing for a block without contributors. */
export function bylineSpans(block: Block, glyphs: GlyphSet): readonly Span[] {
  const names = block.contributors.map(({ name }) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) return [];
  const counts = [
    counted(linksOfBlock(block).length, 'link'),
    counted(block.elements.filter(({ type }) => type === 'image').length, 'image'),
  ].filter((count) => count !== '');
  const named = `-- ${glyphs.spell(names.join(', '))}`;
  const parts = [named, counts.join('  ')].filter((part) => part !== '');
  // Nothing of ours stands to the right of text whose width terminals dispute.
  return [span((hasDisputedWidth(named) ? parts.toReversed() : parts).join('   '), 'dim')];
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
