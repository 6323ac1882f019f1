// Owns searching a text for a pattern: every way that the pattern allows is followed at once, one character at a time, so
// that the time is that of the text's length times the pattern's, and no pattern can hang the program.

import type { TextRange } from './fold.ts';
import { type Program, toProgram } from './pattern-program.ts';
import type { Assertion } from './pattern-syntax.ts';

export type Pattern = {
  readonly isIn: (text: string) => boolean;
  /** From the left, none empty, none overlapping another. The leftmost wins, then what the pattern prefers. */
  readonly rangesIn: (text: string) => readonly TextRange[];
};

/** What all the searches for ranges in one text may cost; the rest of a text that costs more is left without them. */
const MOST_WORK = 5_000_000;

/**
 * A regular expression without its slashes, in JavaScript's syntax with `iu`: case is ignored, and ^ and $ are a line's
 * ends. Throws a QueryError, its place counted from `offset` on.
 */
export function compilePattern(source: string, offset = 0): Pattern {
  const program = toProgram(source, offset);
  return {
    isIn: (text) => createSearch(program, text).next(0, 'any') !== null,
    rangesIn: (text) => {
      const search = createSearch(program, text);
      const ranges: TextRange[] = [];
      for (let from = 0; from <= text.length && search.work() < MOST_WORK; ) {
        const range = search.next(from, 'whole');
        if (range === null) break;
        if (range.end > range.start) ranges.push(range);
        from = range.end > range.start ? range.end : range.end + widthAt(text, range.end);
      }
      return ranges;
    },
  };
}

function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** Ways that are being followed, the preferred ones first: the step each stands before, and where it began. */
type Ways = { count: number; readonly steps: Int32Array; readonly starts: Int32Array };

function createWays(most: number): Ways {
  return { count: 0, steps: new Int32Array(most), starts: new Int32Array(most) };
}

function add(ways: Ways, step: number, start: number): void {
  ways.steps[ways.count] = step;
  ways.starts[ways.count] = start;
  ways.count += 1;
}

function createSearch({ steps, canBegin }: Program, text: string) {
  /** For each step the round in which a way last came to it: a second one would only do the same. */
  const visited = new Uint32Array(steps.length);
  const waiting: number[] = [];
  let round = 0;
  let work = 0;
  let before = createWays(steps.length);
  let here = createWays(steps.length);

  /** Takes a way past forks and assertions, to the characters that it waits for. */
  function follow(first: number, start: number, index: number): void {
    waiting.push(first);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (visited[at] === round) continue;
      visited[at] = round;
      work += 1;
      const step = steps[at];
      if (step?.kind === 'fork') waiting.push(...step.to.toReversed());
      else if (step?.kind !== 'assertion') add(here, at, start);
      else if (holds(step.assertion, text, index)) waiting.push(at + 1);
    }
  }

  /** One character further. Ways that are less preferred than one that has found its end are given up. */
  function advance(index: number, codePoint: number | null): TextRange | null {
    [here, before] = [before, here];
    const { count, steps: places, starts } = before;
    here.count = 0;
    for (let way = 0; way < count; way += 1) {
      const at = places[way] ?? 0;
      const start = starts[way] ?? index;
      const step = steps[at];
      if (step?.kind === 'found') return { start, end: index };
      if (step?.kind === 'character' && codePoint !== null && step.accepts(codePoint))
        add(here, at + 1, start);
    }
    return null;
  }

  /** The ways that came to `index`, each followed as far as it goes without a character; and with `fresh` a new one. */
  function arrive(index: number, fresh: boolean): void {
    round += 1;
    [here, before] = [before, here];
    here.count = 0;
    for (let way = 0; way < before.count; way += 1)
      follow(before.steps[way] ?? 0, before.starts[way] ?? index, index);
    if (fresh) follow(0, index, index);
  }

  /** The leftmost range at or after `from`. `any`: its end is of no interest. */
  function next(from: number, wanted: 'any' | 'whole'): TextRange | null {
    let found: TextRange | null = null;
    here.count = 0;
    for (let index = from; ; index += widthAt(text, index)) {
      const codePoint = text.codePointAt(index) ?? null;
      if (here.count === 0 && codePoint !== null && !canBegin(codePoint)) continue;
      arrive(index, found === null);
      found = advance(index, codePoint) ?? found;
      if (codePoint === null) return found;
      if (found !== null && (wanted === 'any' || here.count === 0)) return found;
    }
  }

  return { next, work: () => work };
}

function holds(assertion: Assertion, text: string, index: number): boolean {
  switch (assertion) {
    case 'line-start':
      return index === 0 || text[index - 1] === '\n';
    case 'line-end':
      return index === text.length || text[index] === '\n';
    case 'word-edge':
      return isWordAt(text, index - 1) !== isWordAt(text, index);
    case 'no-word-edge':
      return isWordAt(text, index - 1) === isWordAt(text, index);
  }
}

function isWordAt(text: string, index: number): boolean {
  return /^\w$/iu.test(text.charAt(index));
}
