// Owns what the body says when there is no block to show: what is going on, never an empty screen.

import { rowOf } from './bar.ts';
import { geometryOf } from './geometry.ts';
import type { Row } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { prefixLines, span } from './spans.ts';
import { wrapSpans } from './wrap.ts';

export function layoutEmpty(input: ScreenInput, columns: number): readonly Row[] {
  const { gutter, text } = geometryOf(columns);
  const indent = span(' '.repeat(gutter));
  const lines = wordsOf(input).flatMap((words) =>
    prefixLines(wrapSpans([span(input.glyphs.spell(words), 'dim')], text), indent, indent),
  );
  return lines.map(rowOf);
}

function wordsOf({
  story,
  address,
  poll,
  filtered,
  keyEventsOnly,
  counts,
  spellKeys,
}: ScreenInput): readonly string[] {
  const fault = poll.fault === null ? [] : [`Not yet: ${poll.fault}.`];
  if (story === null) return [`Connecting to ${address}`, ...fault];
  if (counts.known === 0) return ['No posts yet: the first will appear here.', ...fault];
  const posts = counts.known === 1 ? '1 post' : `${counts.known} posts`;
  if (filtered && keyEventsOnly)
    return [`No key event among ${posts} passes the filter: ${spellKeys('{close} clears it.')}`];
  return keyEventsOnly
    ? [`No key events yet among ${posts}: ${spellKeys('{key-events-only} shows all.')}`]
    : [`Nothing among ${posts} passes the filter: ${spellKeys('{close} clears it.')}`];
}
