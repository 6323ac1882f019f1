// Owns following without a screen: states in, lines out, each thing told once. The caller writes them, and gives the time.

import type { Block } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';
import type { State } from '../state/state.ts';
import { type EndReason, eventsBetween, type OutputEvent, type Selection } from './events.ts';
import { formatJsonLine } from './json-lines.ts';
import { formatPlainText, type PlainOptions } from './plain-text.ts';

export type LineOptions = Selection & PlainOptions;

export type LineWriter = {
  /**
   * The lines for what `state` tells beyond the state given last; "" for nothing. The first state tells all that it
   * holds, so a caller may collect older pages before it; from then on every state must be given, in order.
   */
  readonly next: (state: State, at: number) => string;
  /** The lines that close the output. */
  readonly end: (reason: EndReason, at: number) => string;
};

/** `onTold` hears of every event, told in either form, before its lines are returned. */
export function createLineWriter(
  mode: 'plain' | 'json',
  options: LineOptions,
  onTold: (event: OutputEvent) => void = () => {},
): LineWriter {
  let previous: State | null = null;
  let begun = false;

  function write(events: readonly OutputEvent[]): string {
    events.forEach(onTold);
    if (mode === 'json') return events.map(formatJsonLine).join('');
    let text = '';
    for (const event of events) {
      const lines = formatPlainText(event, options);
      if (lines === '') continue;
      text += begun ? `\n${lines}` : lines;
      begun = true;
    }
    return text;
  }

  return {
    next: (state, at) => {
      const events = eventsBetween(previous, state, options, at);
      previous = state;
      return write(events);
    },
    end: (reason, at) => write([{ event: 'end', at, reason }]),
  };
}

/**
 * True when what was told is what `--until` waits for: a block that is new, or edited, with a match in its title or text.
 * What was there already is not news; it counts only with `countPresent`, for a reader who asks what is there and
 * does not wait (`--once`, or a file).
 */
export function matchesUntil(pattern: RegExp, told: OutputEvent, countPresent = false): boolean {
  if (told.event !== 'edit' && told.event !== 'block') return false;
  const isNews = told.event === 'edit' || told.cause === 'new';
  return (isNews || countPresent) && matchesBlock(pattern, told.block);
}

function matchesBlock(pattern: RegExp, block: Block): boolean {
  return pattern.test(block.title ?? '') || pattern.test(textOfBlock(block));
}
