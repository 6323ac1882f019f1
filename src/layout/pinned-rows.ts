// Owns the pinned block above the timeline: one row while closed; open, its text too, in at most half of the room.

import { cutLine, layoutBar, rowOf } from './bar.ts';
import { layoutBlock } from './block-rows.ts';
import { geometryOf } from './geometry.ts';
import { clockOf } from './head-row.ts';
import { nameOf } from './listing.ts';
import type { Row } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { span } from './spans.ts';

/** `middleRows`: the rows that pinned block and body share. */
export function layoutPinned(
  input: ScreenInput,
  columns: number,
  middleRows: number,
): readonly Row[] {
  const { pinned, glyphs, time, spellKeys } = input;
  if (pinned === null) return [];
  const clock = clockOf(pinned.block, time).trim();
  const bar = layoutBar(
    {
      start: [span(`PIN ${clock === '' ? '' : `${clock} `}`, 'dim')],
      text: { ...span(nameOf(pinned.block, glyphs), 'title'), bold: true },
      end: [span(spellKeys(pinned.open ? '{pinned}: close' : '{pinned}: open'), 'dim')],
    },
    geometryOf(columns).width,
    glyphs.ellipsis,
  );
  if (!pinned.open) return [bar];
  const room = Math.max(Math.floor(middleRows / 2) - 1, 0);
  const rows = layoutBlock(pinned.block, { columns, glyphs }).filter((row) => row.head !== true);
  const shown =
    rows.length > room ? [...rows.slice(0, Math.max(room - 1, 0)), moreRow(input, columns)] : rows;
  return [bar, ...shown.slice(0, room)];
}

function moreRow({ glyphs }: ScreenInput, columns: number): Row {
  const indent = ' '.repeat(geometryOf(columns).gutter);
  return rowOf(cutLine([span(indent + glyphs.ellipsis, 'dim')], columns));
}
