// Owns the look of the results: one line a row, and MISSED where a contract is not kept.

import type { Result } from './result.ts';

const HEAD = ['row', 'beside', 'ours', 'theirs', 'ratio', 'n', 'contract', ''] as const;

export function formatTable(results: readonly Result[]): string {
  const lines = [HEAD, ...results.map(toCells)];
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const drawn = lines.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const missed = results.filter(({ kept }) => kept === false).length;
  const verdict = missed === 0 ? 'Every contract is kept.' : `MISSED: ${missed}.`;
  return `${drawn.join('\n')}\n\n${verdict}\n`;
}

/** The row, the peer, ours, theirs, their ratio, n, the contract and the verdict. */
export function toCells({
  row,
  peer,
  ours,
  theirs,
  unit,
  n,
  contract,
  kept,
}: Result): readonly string[] {
  if (n === 0) return [row, peer, '–', '–', '–', '0', '–', 'not measured'];
  const verdict = kept === null ? '' : kept ? 'kept' : 'MISSED';
  return [
    row,
    peer,
    `${round(ours)} ${unit}`,
    theirs === null ? '–' : `${round(theirs)} ${unit}`,
    theirs === null ? '–' : (ours / theirs).toFixed(2),
    String(n),
    contract ?? '–',
    verdict,
  ];
}

function round(value: number): string {
  return value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3);
}
