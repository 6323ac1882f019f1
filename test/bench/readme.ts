// Owns the table of measurements in the README: made from bench.json, never by hand.
// `npm run bench -- --readme` writes it without measuring anything.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Result } from './result.ts';
import { toCells } from './table.ts';

const README = 'README.md';
const START = '<!-- bench -->';
const END = '<!-- end of bench -->';
const HEAD = ['measured', 'beside', 'ours', 'theirs', 'ratio', 'n', 'promised', 'kept'];

export type Report = {
  readonly machine: { readonly node: string; readonly cpus: number; readonly platform: string };
  readonly results: readonly Result[];
};

export function writeReadmeTable(): void {
  const report = JSON.parse(readFileSync('bench.json', 'utf8')) as Report;
  const page = readFileSync(README, 'utf8');
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${README} has no place for the table: ${START}`);
  const before = page.slice(0, start + START.length);
  writeFileSync(README, `${before}\n${markdownOf(report)}${page.slice(end)}`);
}

function markdownOf({ machine, results }: Report): string {
  const lines = [HEAD, HEAD.map(() => '---'), ...results.map(wordsOf)];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  return `Node ${machine.node.replace('v', '')}, ${machine.cpus} cores, ${machine.platform}; medians of n, or as the row says.\n\n${table}`;
}

/** The verdict in words that need no legend. */
function wordsOf(result: Result): readonly string[] {
  const cells = toCells(result);
  const verdict = result.kept === null ? (result.n === 0 ? 'not measured' : '–') : '';
  return [...cells.slice(0, -1), verdict || (result.kept ? 'yes' : '**no**')];
}
