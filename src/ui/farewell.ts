// Owns the three lines that stay in the shell's window when the reader has left: the story, what mattered in it last, and
// how to come back. Pure.

import type { GlyphSet } from '../layout/glyphs.ts';
import { truncate } from '../layout/text-width.ts';
import { formatClock, type Zone } from '../layout/time.ts';
import type { Block } from '../model/block.ts';
import { plainText } from '../model/plain-text.ts';
import {
  isRemovedId,
  selectCounts,
  selectKeyEvents,
  selectUnseenCount,
} from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import { nameOf } from './alert-words.ts';

export type FarewellOptions = {
  readonly columns: number;
  readonly glyphs: Pick<GlyphSet, 'spell' | 'ellipsis'>;
  readonly zone: Zone;
  /** What to type to come back. */
  readonly comeBack: string;
};

/** More do not fit into a line. */
const MOST_NAMED = 3;

/**
 * Lines no wider than the window, each with its line feed, but for the last, which is there to be run: half a command is
 * none. "" for a story of which nothing was ever shown.
 */
export function formatFarewell(state: State, options: FarewellOptions): string {
  const { columns, glyphs, comeBack } = options;
  if (state.header === null) return '';
  const cut = (text: string, room: number) =>
    truncate(glyphs.spell(plainText(text)), room, glyphs.ellipsis);
  const counts = `: ${countsOf(state)}`;
  const lines = [
    cut(cut(state.header.title, columns - 1 - counts.length) + counts, columns - 1),
    cut(lastOf(state, options.zone), columns - 1),
    `To come back: ${glyphs.spell(plainText(comeBack))}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function countsOf(state: State): string {
  const { known, total } = selectCounts(state);
  const unseen = selectUnseenCount(state);
  const count = Math.max(known, total ?? 0);
  const posts = `${count} ${count === 1 ? 'post' : 'posts'}`;
  return unseen === 0 ? posts : `${posts}, ${unseen} not seen`;
}

function lastOf(state: State, zone: Zone): string {
  const last = selectKeyEvents(state)
    .filter(({ id }) => !isRemovedId(state, id))
    .slice(0, MOST_NAMED)
    .map((block) => momentOf(block, zone) + nameOf(block));
  return last.length === 0 ? 'No key events.' : `Key events: ${last.join('; ')}`;
}

function momentOf({ publishedAt }: Block, zone: Zone): string {
  return publishedAt === null ? '' : `${formatClock(publishedAt, zone)} `;
}
