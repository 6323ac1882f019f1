// Owns the rows about scrolling: bytes for a line and a page beside less and Ink on the same text, and for key events.

import { fileURLToPath } from 'node:url';
import { compared, notMeasured, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { type Command, openTerminal, type Size, type Terminal } from './terminal.ts';

const BLOCKS = 300;
const LINES = 60;
const PAGES = 20;
const DOWN = '\u001b[B';
const UP = '\u001b[A';
const PAGE = ' ';
const REDRAW = '\u000c';
const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];

type Counts = Map<string, number[]>;

/** Reads every terminal through the same keys in turn, from the middle on. */
async function scroll(terminals: readonly Terminal[]): Promise<readonly Counts[]> {
  const counts = terminals.map((): Counts => new Map());
  for (const terminal of terminals) await terminal.quiet(700);
  const press = async (name: string, keys: string) => {
    for (const [index, terminal] of terminals.entries()) {
      const { bytes } = await terminal.answer(keys);
      counts[index]?.set(name, [...(counts[index]?.get(name) ?? []), bytes]);
    }
  };
  for (let n = 0; n < 5; n += 1) await press('warm-up', PAGE);
  for (let n = 0; n < LINES; n += 1) await press('line down', DOWN);
  for (let n = 0; n < LINES; n += 1) await press('line up', UP);
  for (let n = 0; n < PAGES; n += 1) await press('page down', PAGE);
  return counts;
}

export async function scrollBytes(stage: Stage): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const size of SIZES) {
    results.push(...(await besidePagers(stage, size)), await keyEvents(stage, size));
  }
  return results;
}

async function besidePagers(stage: Stage, size: Size): Promise<readonly Result[]> {
  const text = stage.textFile(BLOCKS, size.columns);
  const tsx = ['--import', import.meta.resolve('tsx')];
  const ink = fileURLToPath(new URL('./ink-peer.tsx', import.meta.url));
  const peers: readonly {
    readonly name: string;
    readonly limit: number | null;
    readonly command: Command;
  }[] = [
    { name: "Ink's incremental mode", limit: 0.06, command: [process.execPath, ...tsx, ink, text] },
    { name: 'less', limit: 1.05, command: ['less', text] },
    { name: 'lnav', limit: null, command: ['lnav', '-q', text] },
  ];
  const present = peers.filter(({ command: [file] }) => stage.has(file));
  const missing = peers.filter((peer) => !present.includes(peer));
  const programs = [stage.program(stage.storyFile(BLOCKS)), ...present.map((peer) => peer.command)];
  const terminals = programs.map((command) =>
    openTerminal(command, size, { NODE_ENV: 'production' }),
  );
  const [ours, ...others] = await scroll(terminals);
  for (const terminal of terminals) await terminal.close();
  return [
    ...['line down', 'line up', 'page down'].flatMap((action) =>
      present.map(({ name, limit }, index) =>
        compared({
          row: `${action}, ${nameOf(size)}`,
          unit: 'bytes',
          ours: ours?.get(action) ?? [],
          theirs: others[index]?.get(action) ?? [],
          peer: name,
          limit: isPageOfInk(action, name) ? null : limit,
        }),
      ),
    ),
    ...missing.map(({ name }) =>
      notMeasured(`lines and pages, ${nameOf(size)}`, `${name}: not installed`),
    ),
  ];
}

/** A page is new text from top to bottom, whoever draws it. */
function isPageOfInk(action: string, peer: string): boolean {
  return action === 'page down' && peer.startsWith('Ink');
}

const nameOf = ({ columns, rows }: Size) => `${columns}x${rows}`;

async function keyEvents(stage: Stage, size: Size): Promise<Result> {
  const terminal = openTerminal(stage.program(stage.storyFile(BLOCKS)), size);
  await terminal.quiet(700);
  const toggled: number[] = [];
  const redrawn: number[] = [];
  for (let n = 0; n < PAGES; n += 1) {
    await terminal.answer(PAGE);
    toggled.push((await terminal.answer('e')).bytes, (await terminal.answer('e')).bytes);
    redrawn.push((await terminal.answer(REDRAW)).bytes);
  }
  await terminal.close();
  return compared({
    row: `key events on and off, ${nameOf(size)}`,
    unit: 'bytes',
    ours: toggled,
    theirs: redrawn,
    peer: 'the whole screen drawn again',
    limit: 1,
  });
}
