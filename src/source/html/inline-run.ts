// Owns white space in running text, as a browser would collapse it. A non-breaking space is not white space here.

import type { Inline, Passage } from '../../model/passage.ts';
import { textOfPassages } from '../../model/visible-text.ts';

/**
 * The run with one space for any number, none beside a line break or at the ends, at most two line breaks in a row, and
 * neighbours of one style joined. Idempotent. Only the ends of each inline are looked at: what lies between them is
 * either collapsed already or indented on purpose.
 */
export function tidyInlines(run: readonly Inline[]): Inline[] {
  const tidy: Inline[] = [];
  let gap: Inline | null = null;
  for (const inline of run) {
    const { lead, core, trail } = splitEnds(inline.text);
    gap = widenGap(gap, lead, inline);
    if (core === '') continue;
    if (gap !== null && tidy.length > 0) append(tidy, gap);
    append(tidy, { ...inline, text: core });
    gap = widenGap(null, trail, inline);
  }
  return tidy;
}

type Ends = { readonly lead: string; readonly core: string; readonly trail: string };

function splitEnds(text: string): Ends {
  let start = 0;
  let end = text.length;
  while (start < end && isGap(text[start])) start += 1;
  while (end > start && isGap(text[end - 1])) end -= 1;
  return { lead: text.slice(0, start), core: text.slice(start, end), trail: text.slice(end) };
}

function isGap(character: string | undefined): boolean {
  return character === ' ' || character === '\n';
}

/** A space belongs to the style in which it was first met; a line break has no style. */
function widenGap(gap: Inline | null, space: string, inline: Inline): Inline | null {
  if (space === '') return gap;
  const breaks = `${gap?.text ?? ''}${space}`.split('\n').length - 1;
  if (breaks > 0) return { text: '\n'.repeat(Math.min(breaks, 2)) };
  return gap ?? { ...inline, text: ' ' };
}

function append(run: Inline[], inline: Inline): void {
  const last = run.at(-1);
  if (last !== undefined && hasSameStyle(last, inline)) {
    run[run.length - 1] = { ...last, text: last.text + inline.text };
  } else {
    run.push(inline);
  }
}

function hasSameStyle(a: Inline, b: Inline): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.strike === b.strike &&
    a.code === b.code &&
    a.href === b.href
  );
}

/** Runs as lines of one run. */
export function joinLines(runs: readonly (readonly Inline[])[]): Inline[] {
  const filled = runs.filter((run) => run.length > 0);
  return tidyInlines(
    filled.flatMap((run, index) => (index === 0 ? run : [{ text: '\n' }, ...run])),
  );
}

/** A passage as inline text; what is more than a paragraph loses its shape, not its words. */
export function inlinesOfPassage(passage: Passage): readonly Inline[] {
  if (passage.kind === 'paragraph' || passage.kind === 'heading') return passage.content;
  return [{ text: textOfPassages([passage]) }];
}
