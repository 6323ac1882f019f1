// Owns where a line told on a terminal goes on in the next row: between words, below where its text begins. A terminal
// by itself breaks words, and what reads its rows aloud reads halves of them.

import { cellWidth } from '../layout/text-width.ts';

/** What a line of the telling begins with: its indent, and the sign or number of what is listed. */
const START = /^ *(?:- |\d+\. )?/u;
/** Below this there is more indent than text. */
const LEAST_COLUMNS = 20;

/** Each line as rows of fewer cells than `columns`, but for a word too long for any, which is left whole to be copied. */
export function foldLines(lines: string, columns: number): string {
  if (columns < LEAST_COLUMNS) return lines;
  return lines
    .split('\n')
    .flatMap((line) => foldLine(line, columns - 1))
    .join('\n');
}

function foldLine(line: string, room: number): readonly string[] {
  if (cellWidth(line) <= room) return [line];
  const start = START.exec(line)?.[0] ?? '';
  const below = ' '.repeat(start.length);
  const rows: string[] = [];
  let row = start;
  let isEmpty = true;
  for (const word of line.slice(start.length).split(' ')) {
    const longer = isEmpty ? row + word : `${row} ${word}`;
    if (!isEmpty && cellWidth(longer) > room) {
      rows.push(row);
      row = below + word;
    } else row = longer;
    isEmpty = false;
  }
  return [...rows, row];
}
