// Owns running text as Markdown: what stays text, which marks hold, where a link leads. CommonMark, with the strikes and the
// tables that most readers of it know: what could be taken for a mark in text of others is escaped. Pure.

import type { Inline } from './passage.ts';

/** Words of others, a line feed in them a break. */
function markdownOfText(text: string): string {
  return finish(escaped(text));
}

/** As `markdownOfText`, on one line. */
export function markdownLine(text: string): string {
  return withoutTail(markdownOfText(onOneLine(text)));
}

/** A paragraph's words, a line feed in them a break. */
export function markdownOfInlines(content: readonly Inline[]): string {
  const runs = joinAlike(content);
  return finish(runs.map((run, at) => markdownOfRun(run, runs[at - 1], runs[at + 1])).join(''));
}

/** As `markdownOfInlines`, on one line. */
export function markdownLineOfInlines(content: readonly Inline[]): string {
  const lines = content.map((inline) => ({ ...inline, text: onOneLine(inline.text) }));
  return withoutTail(markdownOfInlines(lines));
}

/** "[words](address)". The words are Markdown already. */
export function markdownLink(words: string, url: string): string {
  return `[${words}](${target(url)})`;
}

/** "<address>". */
export function markdownAddress(url: string): string {
  return `<${target(url)}>`;
}

/** What begins or ends a mark wherever it stands. A "!" at the end would make a picture of a link that follows. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]|&(?=#?\w+;)|!$/gu, '\\$&');
}

/** What begins something at the start of a line; blanks there and before a break would be more than blanks. */
function finish(marked: string): string {
  return marked
    .trim()
    .replace(/\s*\n\s*/gu, '\\\n')
    .replace(/^(?:([#+=:-])|(\d+)([.)]))/gmu, '$2\\$1$3');
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ');
}

/** Signs that end a heading are not part of it. */
function withoutTail(line: string): string {
  return line.replace(/ (#+)$/u, ' \\$1');
}

/** An address ends at a bracket or a blank, and what looks like an entity in it is read as one. */
function target(url: string): string {
  return url
    .replace(/[<>()\\]|\s/gu, (sign) => BRACKETS[sign] ?? encodeURIComponent(sign))
    .replace(/&(?=#?\w+;)/gu, '&amp;');
}

const BRACKETS: Readonly<Record<string, string>> = { '(': '%28', ')': '%29' };

/** Two marks that meet are read as another one. */
function joinAlike(content: readonly Inline[]): readonly Inline[] {
  const runs: Inline[] = [];
  for (const inline of content) {
    const last = runs.at(-1);
    if (last === undefined || lookOf(last) !== lookOf(inline)) runs.push(inline);
    else runs.splice(-1, 1, { ...last, text: last.text + inline.text });
  }
  return runs.filter(({ text }) => text !== '');
}

function lookOf(inline: Inline): string {
  return `${marksOf(inline)} ${inline.href ?? ''}`;
}

function marksOf({ bold, italic, strike }: Inline): string {
  return `${strike ? '~~' : ''}${bold ? '**' : ''}${italic ? '*' : ''}`;
}

function markdownOfRun(run: Inline, before: Inline | undefined, after: Inline | undefined): string {
  const core = run.text.trim();
  if (core === '') return run.text;
  const [start = '', end = ''] = run.text.split(core);
  const holds =
    run.href !== undefined || (mayMeet(before, start, run, 0) && mayMeet(after, end, run, -1));
  const marks = holds ? marksOf(run) : '';
  const words = `${marks}${escaped(core)}${[...marks].reverse().join('')}`;
  return `${start}${run.href === undefined ? words : markdownLink(words, run.href)}${end}`;
}

/**
 * True when a mark is one at this end of the run: beside a blank, or between letters. A mark between a letter and a sign is
 * taken for the other end, and so may one be that meets another.
 */
function mayMeet(neighbour: Inline | undefined, blank: string, run: Inline, end: 0 | -1): boolean {
  const outside = neighbour?.text.at(end === 0 ? -1 : 0) ?? ' ';
  if (blank !== '' || /\s/u.test(outside)) return true;
  const isMarked = neighbour !== undefined && lookOf(neighbour) !== ' ';
  return !isMarked && !run.strike && !/[\p{P}\p{S}]/u.test(run.text.at(end) ?? '');
}
