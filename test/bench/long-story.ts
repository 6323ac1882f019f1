// Owns the program that shows a story longer than any file may be: the parts of the screen over made-up blocks.
// Run as a program of its own: long-story.ts BLOCKS.

import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { FILE_CONTEXT } from '../../src/source/adapter.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { createTerminalSession } from '../../src/terminal/terminal-session.ts';
import { systemTimer } from '../../src/terminal/timer.ts';
import { createReach } from '../../src/ui/reach.ts';
import { createReading } from '../../src/ui/reading.ts';
import { followOnScreen } from '../../src/ui/screen-mode.ts';
import { makeStory } from './story.ts';

const NOW = Date.UTC(2026, 4, 4, 12);
const PAGE = 10_000;

const { stdin, stdout } = process;
const terminal = createTerminalSession({ stdin, stdout, onGone: () => process.exit(1) });
const store = createStore(initialState(NOW));

/** Page by page, as a long story is read: the newest one first. */
function readAll(blocks: number): void {
  for (let from = blocks; from > 0; from -= PAGE) {
    const newestAt = NOW - (blocks - from) * 120_000;
    const body = makeStory(Math.min(PAGE, from), newestAt, {
      firstIndex: Math.max(from - PAGE, 0),
    });
    const update = { ...guardian.parse(body, FILE_CONTEXT), span: null };
    const cause = from === blocks ? 'poll' : 'backfill';
    store.dispatch({ type: 'update-received', update, receivedAt: NOW, cause });
  }
  store.dispatch({ type: 'polling-stopped', at: NOW, reason: 'file' });
}

await followOnScreen(
  {
    store,
    reading: createReading({
      store,
      address: 'a long story',
      choices: { keyEventsOnly: false, order: 'newest', timeMode: 'relative' },
      size: { columns: stdout.columns, rows: stdout.rows },
      glyphs: UNICODE_GLYPHS,
      zone: 'UTC',
    }),
    terminal,
    ...createReach(process, {
      fetchPicture: async () => ({ reason: 'there are no images here' }),
      colours: 16,
      pictureWay: 'none',
      questions: terminal.questions,
      send: terminal.send,
    }),
    colour: true,
    attention: null,
    timer: systemTimer,
    session: {
      open: async () => {
        readAll(Number(process.argv[2]));
        return { reason: 'file' };
      },
      run: async () => ({ reason: 'stopped' }),
      pollNow: () => {},
      readOlder: async () => {},
      reachedAt: () => Number.NEGATIVE_INFINITY,
    },
    storyNow: () => NOW,
    speed: 1,
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
    codeOf: () => 1,
  },
  new AbortController().signal,
);
process.exit(0);
