// Owns a simulated day of reading: prints by how many megabytes the heap has grown. Run as a program of its own, with
// --expose-gc: day-program.ts.

import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { Block } from '../../src/model/block.ts';
import { FILE_CONTEXT } from '../../src/source/adapter.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { createFrameWriter } from '../../src/terminal/frame-writer.ts';
import { startPainting } from '../../src/ui/painter.ts';
import { createReading } from '../../src/ui/reading.ts';
import { makeStory } from './story.ts';

const START = Date.UTC(2026, 4, 4);
const MINUTE_MS = 60_000;
const MINUTES = 1_440;
const UPDATES = 2_000;
const BLOCKS = 100;

const store = createStore(initialState(START));
const story = guardian.parse(makeStory(BLOCKS, START), FILE_CONTEXT);
const reading = createReading({
  store,
  address: 'a day',
  choices: { keyEventsOnly: false, order: 'newest', timeMode: 'both' },
  size: { columns: 80, rows: 24 },
  glyphs: UNICODE_GLYPHS,
  zone: 'UTC',
});
const writer = createFrameWriter({
  write: async () => {},
  columns: 80,
  rows: 24,
  timer: () => () => {},
});
writer.start();
startPainting({ reading, terminal: { draw: writer.draw }, colour: true }, (error) => {
  throw error;
});

let answers = 0;

/** The answer in which the publisher has mended one post, so that every answer changes something and the story stays as long. */
function answer(): void {
  answers += 1;
  const at = START + answers * 40_000;
  const blocks = story.blocks.map((block, index) =>
    index === answers % BLOCKS ? mended(block, at) : block,
  );
  const header = story.header === null ? null : { ...story.header, updatedAt: at };
  const update = { ...story, header, blocks };
  store.dispatch({ type: 'update-received', update, receivedAt: at, cause: 'poll' });
}

const mended = (block: Block, at: number): Block => ({
  ...block,
  title: `As of ${at}`,
  lastUpdatedAt: at,
});

async function liveThrough(minutes: number, updates: number): Promise<void> {
  const first = answers;
  for (let minute = 0; minute < minutes; minute += 1) {
    store.dispatch({ type: 'ticked', now: START + minute * MINUTE_MS });
    while (answers - first < (updates * (minute + 1)) / minutes) answer();
    reading.obey(minute % 40 < 20 ? 'page-down' : 'page-up');
    writer.acknowledge();
    await null;
  }
}

function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

// What is compiled and cached once is not what grows.
await liveThrough(MINUTES / 10, UPDATES / 10);
const before = heapMegabytes();
await liveThrough(MINUTES, UPDATES);
process.stdout.write(`${heapMegabytes() - before}\n`);
process.exit(0);
