// Owns the rows about scrolling: bytes for a line and a page beside less and Ink on the same text, and for key events.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { newsboatShowing, OPEN_ARTICLE } from './newsboat.ts';
import { compared, mean, notMeasured, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { type Command, openTerminal, type Size } from './terminal.ts';

const BLOCKS = 300;
const LINES = 200;
const PAGES = 20;
const ARROWS = { down: '\u001b[B', up: '\u001b[A' };
const LETTERS = { down: 'j', up: 'k' };
const PAGE = ' ';
/** What it may cost to go to a run of cells and put on its look. */
const RUN_BYTES = 12;
const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];

/** How a pager is run, and what its keys for a line are. */
type Pager = {
  readonly command: Command;
  readonly down: string;
  readonly up: string;
  /** What is typed before the text is there. */
  readonly open?: readonly string[];
};
type Peer = Pager & { readonly name: string; readonly limit: number | null };

/** Bytes of each key press, by what was asked for. */
type Counts = Map<string, number[]>;

/** Reads every pager through the same movements in turn, from the middle on. */
async function scroll(pagers: readonly Pager[], size: Size): Promise<readonly Counts[]> {
  const readers = pagers.map((pager) => ({
    pager,
    terminal: openTerminal(pager.command, size, { NODE_ENV: 'production' }),
    counts: new Map() as Counts,
  }));
  for (const { terminal, pager } of readers) {
    await terminal.quiet(700);
    for (const key of pager.open ?? []) await terminal.answer(key, 500);
  }
  const press = async (times: number, action: string, keyOf: (pager: Pager) => string) => {
    for (let n = 0; n < times; n += 1) {
      for (const { pager, terminal, counts } of readers) {
        const { bytes } = await terminal.answer(keyOf(pager));
        counts.set(action, [...(counts.get(action) ?? []), bytes]);
      }
    }
  };
  await press(5, 'warm-up', () => PAGE);
  await press(LINES, 'line down', ({ down }) => down);
  await press(LINES, 'line up', ({ up }) => up);
  await press(PAGES, 'page down', () => PAGE);
  for (const { terminal } of readers) await terminal.close();
  return readers.map(({ counts }) => counts);
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
  const peers: readonly Peer[] = [
    {
      ...ARROWS,
      name: "Ink's incremental mode",
      limit: 0.06,
      command: [process.execPath, ...tsx, ink, text],
    },
    { ...LETTERS, name: 'less', limit: 1.05, command: ['less', text] },
    // It opens a text at its end.
    { ...LETTERS, name: 'lnav', limit: null, command: ['lnav', '-q', text], open: ['g'] },
    {
      ...LETTERS,
      name: 'newsboat',
      limit: null,
      command: newsboatShowing(text, join(stage.folder, `newsboat-${nameOf(size)}`)),
      open: OPEN_ARTICLE,
    },
  ];
  const present = peers.filter(({ command: [file] }) => stage.has(file));
  const missing = peers.filter((peer) => !present.includes(peer));
  const program = { ...ARROWS, command: stage.program(stage.storyFile(BLOCKS)) };
  const [ours, ...others] = await scroll([program, ...present], size);
  return [
    ...['line down', 'line up', 'page down'].flatMap((action) =>
      present.map(({ name, limit }, index) =>
        compared({
          row: `${action}, ${nameOf(size)}`,
          unit: 'bytes',
          ours: ours?.get(action) ?? [],
          theirs: others[index]?.get(action) ?? [],
          peer: name,
          statistic: mean,
          theirStatistic: mean,
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

/** The least that any program could send: the cells that changed, and the way to each run of them. */
async function keyEvents(stage: Stage, size: Size): Promise<Result> {
  const terminal = openTerminal(stage.program(stage.storyFile(BLOCKS)), size);
  await terminal.quiet(700);
  const toggled: number[] = [];
  const least: number[] = [];
  for (let n = 0; n < PAGES; n += 1) {
    await terminal.answer(PAGE);
    for (const key of ['e', 'e']) {
      const before = terminal.output().length;
      toggled.push((await terminal.answer(key)).bytes);
      least.push(bytesOfChange(terminal.output(), before, size));
    }
  }
  await terminal.close();
  return compared({
    row: `key events on and off, ${nameOf(size)}`,
    unit: 'bytes',
    ours: toggled,
    theirs: least,
    peer: 'the cells that changed, and 12 bytes a run',
    limit: 1,
  });
}

/** What came after so many bytes changed so many cells, counted in bytes, and 12 for every run of them. */
function bytesOfChange(output: string, from: number, { columns, rows }: Size): number {
  const screen = createHeadlessTerminal(columns, rows);
  const draw = (bytes: string) => screen.write(Buffer.from(bytes, 'latin1').toString('utf8'));
  draw(output.slice(0, from));
  const before = screen.cells();
  draw(output.slice(from));
  const after = screen.cells();
  screen.dispose();
  return after.reduce((sum, row, index) => sum + bytesOfRow(before[index] ?? [], row), 0);
}

function bytesOfRow(before: readonly string[], after: readonly string[]): number {
  let bytes = 0;
  let isInRun = false;
  for (const [column, cell] of after.entries()) {
    const isChanged = cell !== before[column];
    if (isChanged) bytes += Buffer.byteLength(textOf(cell)) + (isInRun ? 0 : RUN_BYTES);
    isInRun = isChanged;
  }
  return bytes;
}

/** A look begins with the character and its width. */
const textOf = (look: string) => /^(.*?) [012] /su.exec(look)?.[1] ?? ' ';
