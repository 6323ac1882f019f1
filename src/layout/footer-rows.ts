// Owns the footer: following or holding, the position, what keys are for; at the right end how polling goes. What the
// reader types, a passing notice or the reason of a failed poll stands in the place of the keys.

import { layoutBar } from './bar.ts';
import { layoutPastRow } from './past-row.ts';
import { layoutPrompt } from './prompt-row.ts';
import type { Row, Span } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { span } from './spans.ts';
import { cellWidth, hasDisputedWidth, truncate } from './text-width.ts';
import type { View } from './view.ts';

const MOST_HINTS = 5;
/** What is asked for keeps so many cells, whatever else there is to say. */
const LEAST_ASKED = 8;

export function layoutFooter(input: ScreenInput, view: View): Row {
  const { columns, glyphs, poll, prompt } = input;
  if (prompt !== null) return layoutPrompt(prompt, columns, glyphs);
  if (input.overlay?.kind === 'past') return layoutPastRow(input, input.overlay);
  const start = startOf(input, view);
  const end = poll.words;
  const between = columns >= 60 ? 2 : 1;
  const text = textOf(input, columns - start.length - (end === '' ? 0 : end.length + between));
  return layoutBar(
    { start: [span(start, 'bar')], text, end: end === '' ? [] : [span(end, toneOfPoll(input))] },
    columns,
    glyphs.ellipsis,
  );
}

/** Of one width for as long as the number of blocks has as many digits: what follows does not move. */
function startOf(input: ScreenInput, view: View): string {
  const { columns, order, blocks, overlay } = input;
  if (input.story === null) return '';
  if (overlay?.kind === 'playing')
    return `PLAY  ${view.position}/${overlay.blocks.length} missed  `;
  const mode = (view.viewport.mode === 'following' ? 'FOLLOW' : 'HOLD').padEnd(6);
  const total = String(blocks.length);
  const position = `${String(view.position).padStart(total.length)}/${total}`;
  const parts = [...(columns >= 60 ? [mode] : []), `${position} ${shownOf(input)}`];
  if (columns >= 80 && faultOf(input) === null) parts.push(`${order} first`);
  return `${parts.join('  ')}  `;
}

/** Which blocks there are to be at a position among: a filter of the reader's own tells of how many. */
function shownOf({ keyEventsOnly, filtered, counts }: ScreenInput): string {
  const kind = keyEventsOnly ? 'key' : 'all';
  if (!filtered) return kind;
  return keyEventsOnly ? `of ${counts.known} key` : `of ${counts.known}`;
}

function textOf(input: ScreenInput, room: number): Span {
  const { columns, glyphs, hints, notice } = input;
  const fault = faultOf(input);
  if (notice !== null) return span(glyphs.spell(notice), 'bar');
  if (fault !== null) return span(glyphs.spell(fault), 'warning');
  const between = columns >= 60 ? '  ' : ' ';
  const asked = glyphs.spell(input.asked);
  // Nothing of ours stands to the right of text whose width terminals dispute.
  if (hasDisputedWidth(asked)) return span(asked, 'bar');
  // Who has narrowed the view by one key must see which one widens it again, whatever the words of it.
  const wayOut = asked === '' ? undefined : hints[0];
  const taken = wayOut === undefined ? 0 : `${between}${wayOut.key}:${wayOut.label}`.length;
  let text = truncate(asked, Math.max(room - taken, LEAST_ASKED), glyphs.ellipsis);
  for (const { key, label } of hints.slice(0, MOST_HINTS)) {
    const longer = `${text}${text === '' ? '' : between}${key}:${label}`;
    if (cellWidth(longer) > room) break;
    text = longer;
  }
  return span(text, 'bar');
}

/** Not while the body is empty, which says it there. */
function faultOf({ counts, poll }: ScreenInput): string | null {
  return counts.known === 0 ? null : poll.fault;
}

function toneOfPoll({ poll }: ScreenInput): Span['tone'] {
  return poll.fault === null ? 'bar' : 'warning';
}
