// Owns what every row stands on: a fresh bundle, stories as files, the same text for other pagers, who is installed.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { FILE_CONTEXT } from '../../src/source/adapter.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { createReading } from '../../src/ui/reading.ts';
import { makeStory } from './story.ts';
import type { Command } from './terminal.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A moment in May: stories that need no age are the same ones every time. */
const THEN = Date.UTC(2026, 4, 4, 12);

export type Stage = {
  readonly folder: string;
  /** The bundled program, with these arguments. */
  readonly program: (...words: readonly string[]) => Command;
  /** Node alone, running this text. */
  readonly node: (text: string) => Command;
  /** A file of so many blocks that the program can open. */
  readonly storyFile: (blocks: number, newestAt?: number) => string;
  /** A file of the lines that the program draws of that story at this width. */
  readonly textFile: (blocks: number, columns: number) => string;
  readonly has: (peer: string) => boolean;
  readonly close: () => void;
};

export function setStage(): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-bench-'));
  const dist = join(folder, 'dist');
  const node = process.execPath;
  execFileSync(node, ['--import', 'tsx', 'build.ts', '--outdir', dist], { cwd: ROOT });
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  const written = new Map<string, string>();

  function keep(name: string, make: () => string): string {
    const path = join(folder, name);
    if (!written.has(name)) writeFileSync(path, make());
    written.set(name, path);
    return path;
  }

  return {
    folder,
    program: (...words) => [node, join(dist, 'cli.js'), ...words],
    node: (text) => [node, '-e', text],
    storyFile: (blocks, newestAt = THEN) =>
      keep(`story-${blocks}-${newestAt}.json`, () => makeStory(blocks, newestAt)),
    textFile: (blocks, columns) =>
      keep(`text-${blocks}-${columns}.txt`, () => drawnText(blocks, columns)),
    has: isInstalled,
    close: () => rmSync(folder, { recursive: true }),
  };
}

function isInstalled(peer: string): boolean {
  try {
    execFileSync('which', [peer], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The story as a screen so tall that all of it is shown at once, without the bars and rules of the frame. */
function drawnText(blocks: number, columns: number): string {
  const store = createStore(initialState(THEN));
  const update = guardian.parse(makeStory(blocks, THEN), FILE_CONTEXT);
  store.dispatch({ type: 'update-received', update, receivedAt: THEN, cause: 'poll' });
  const reading = createReading({
    store,
    choices: { keyEventsOnly: false, order: 'newest', timeMode: 'relative' },
    size: { columns, rows: blocks * 20 },
    glyphs: UNICODE_GLYPHS,
    zone: 'UTC',
    address: 'a file',
  });
  const lines = reading.getScreen().rows.map(({ spans }) =>
    spans
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
  reading.close();
  return `${lines.slice(2, -2).join('\n').trimEnd()}\n`;
}
