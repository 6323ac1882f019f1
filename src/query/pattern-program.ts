// Owns how a pattern becomes a program: steps that a search takes side by side, so that no text can make it go back.

import { type Assertion, type PatternNode, parsePattern } from './pattern-syntax.ts';
import { QueryError } from './query-fault.ts';

type Step =
  | { readonly kind: 'character'; readonly accepts: (codePoint: number) => boolean }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  /** Go on at each of these; an earlier one is preferred. */
  | { readonly kind: 'fork'; readonly to: readonly number[] }
  | { readonly kind: 'found' };

export type Program = {
  /** A search begins with the first; each leads on to the next one, but a fork to where it says. */
  readonly steps: readonly Step[];
  /** False for a character that no range can begin with. */
  readonly canBegin: (codePoint: number) => boolean;
};

/** A search costs this much for each character at most. */
const MOST_STEPS = 500;

/** Throws a QueryError for a pattern that is none, or too large. */
export function toProgram(source: string, offset = 0): Program {
  const node = parsePattern(source, offset);
  if (stepsOf(node) > MOST_STEPS)
    throw new QueryError(offset, 'expected a smaller pattern: its counts multiply to too much');
  const steps: Step[] = [];
  emit(node, steps);
  steps.push({ kind: 'found' });
  return { steps, canBegin: beginningOf(steps) };
}

/** Whatever begins a range is accepted by one of the steps that are reached without a character; by any, if that is the end. */
function beginningOf(steps: readonly Step[]): Program['canBegin'] {
  const reached = new Set([0]);
  for (const at of reached) {
    const step = steps[at];
    if (step?.kind === 'fork') for (const to of step.to) reached.add(to);
    if (step?.kind === 'assertion') reached.add(at + 1);
  }
  const first = [...reached].flatMap((at) => steps[at] ?? []);
  if (first.some(({ kind }) => kind === 'found')) return () => true;
  return remembered((codePoint) =>
    first.some((step) => step.kind === 'character' && step.accepts(codePoint)),
  );
}

function stepsOf(node: PatternNode): number {
  switch (node.kind) {
    case 'character':
    case 'assertion':
      return 1;
    case 'sequence':
    case 'choice':
      return node.nodes.reduce((sum, one) => sum + stepsOf(one) + 2, 1);
    case 'repeat': {
      const times = Number.isFinite(node.most) ? node.most : node.least + 1;
      return times * (stepsOf(node.node) + 2);
    }
  }
}

function emit(node: PatternNode, program: Step[]): void {
  switch (node.kind) {
    case 'character':
      program.push({ kind: 'character', accepts: acceptorOf(node.source) });
      return;
    case 'assertion':
      program.push(node);
      return;
    case 'sequence':
      for (const one of node.nodes) emit(one, program);
      return;
    case 'choice':
      emitChoice(node.nodes, program);
      return;
    case 'repeat':
      emitRepeat(node, program);
  }
}

/** A fork whose ways are known later: the place is kept for it. */
function emitFork(program: Step[]): (...to: readonly number[]) => void {
  const at = program.push({ kind: 'fork', to: [] }) - 1;
  return (...to) => {
    program[at] = { kind: 'fork', to };
  };
}

function emitChoice(nodes: readonly PatternNode[], program: Step[]): void {
  const begin = emitFork(program);
  const starts: number[] = [];
  const ends: ((...to: readonly number[]) => void)[] = [];
  for (const node of nodes) {
    starts.push(program.length);
    emit(node, program);
    ends.push(emitFork(program));
  }
  begin(...starts);
  for (const end of ends) end(program.length);
}

type Repeat = Extract<PatternNode, { kind: 'repeat' }>;

function emitRepeat({ node, least, most, lazy }: Repeat, program: Step[]): void {
  for (let time = 0; time < least; time += 1) emit(node, program);
  const preferred = (again: number, on: number) => (lazy ? [on, again] : [again, on]);
  if (most === Number.POSITIVE_INFINITY) {
    const start = program.length;
    const fork = emitFork(program);
    emit(node, program);
    emitFork(program)(start);
    fork(...preferred(start + 1, program.length));
    return;
  }
  const forks: [number, (...to: readonly number[]) => void][] = [];
  for (let time = least; time < most; time += 1) {
    const fork = emitFork(program);
    forks.push([program.length, fork]);
    emit(node, program);
  }
  for (const [again, fork] of forks) fork(...preferred(again, program.length));
}

/** Whether one character matches, case aside: JavaScript's own expressions know. */
function acceptorOf(source: string): (codePoint: number) => boolean {
  const expression = new RegExp(`^(?:${source})$`, 'iu');
  return remembered((codePoint) => expression.test(String.fromCodePoint(codePoint)));
}

/** `accepts`, asked once for each character. */
function remembered(accepts: (codePoint: number) => boolean): (codePoint: number) => boolean {
  const ascii = new Int8Array(128);
  const others = new Map<number, boolean>();
  return (codePoint) => {
    const known = ascii[codePoint] ?? 0;
    if (known !== 0) return known > 0;
    const accepted = others.get(codePoint) ?? accepts(codePoint);
    if (codePoint < ascii.length) ascii[codePoint] = accepted ? 1 : -1;
    else others.set(codePoint, accepted);
    return accepted;
  };
}
