// Holds the screen to the escape rule: whatever newsrooms send and whatever a reader does, every byte that reaches the
// terminal is text that it only shows, or a sequence of ours with arguments of ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { EXIT } from '../../src/config/exit-codes.ts';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { ImageElement } from '../../src/model/element.ts';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createSessionHistory } from '../../src/state/session-history.ts';
import type { Action } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { copyText } from '../../src/terminal/clipboard.ts';
import type { PixelWay } from '../../src/terminal/picture-way.ts';
import { attentionChoices } from '../../src/ui/attention-choices.ts';
import type { Pictures } from '../../src/ui/pictures.ts';
import { createPlacing } from '../../src/ui/placed-picture.ts';
import { createReach } from '../../src/ui/reach.ts';
import { createReading } from '../../src/ui/reading.ts';
import { followOnScreen } from '../../src/ui/screen-mode.ts';
import { readEmitted } from '../helpers/escape-grammar.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { RUNS } from '../helpers/runs.ts';
import { createFakeTerminal, type FakeTerminal } from '../ui/fake-terminal.ts';
import { anyAction, anyHostileText, anyTyping, hostileUpdates } from './escape-worlds.ts';

const NOW = 1.7e12;
const UPDATES = await hostileUpdates();

type Event = { readonly types: string } | { readonly comes: Action };

type Visit = {
  readonly size: { readonly columns: number; readonly rows: number };
  readonly address: string;
  readonly alerts: 'bell' | 'osc9' | 'osc777' | 'osc99';
  readonly multiplexer: 'none' | 'tmux' | 'screen' | 'screen-like';
  readonly isAscii: boolean;
  readonly lowBandwidth: boolean;
  /** In which way the terminal takes pixels. */
  readonly pictures: PixelWay | undefined;
  readonly events: readonly Event[];
};

function anyVisit(updates: readonly Update[]): fc.Arbitrary<Visit> {
  const anyEvent: fc.Arbitrary<Event> = fc.oneof(
    anyTyping.map((types) => ({ types })),
    fc.constant({ types: 'ii' }),
    anyAction(updates, NOW).map((comes) => ({ comes })),
  );
  return fc.record(
    {
      size: fc.constantFrom(
        { columns: 80, rows: 24 },
        { columns: 30, rows: 8 },
        { columns: 140, rows: 40 },
      ),
      address: anyHostileText,
      alerts: fc.constantFrom('bell', 'osc9', 'osc777', 'osc99'),
      multiplexer: fc.constantFrom('none', 'tmux', 'screen', 'screen-like'),
      isAscii: fc.boolean(),
      lowBandwidth: fc.boolean(),
      pictures: fc.constantFrom(undefined, 'kitty', 'iterm', 'sixel'),
      events: fc.array(anyEvent, { minLength: 10, maxLength: 60, size: 'max' }),
    },
    { noNullPrototype: true },
  );
}

/** Every image is the same one, and there at once. Pixels go through tmux, and through nothing else. */
function picturesFor(
  way: PixelWay,
  between: Visit['multiplexer'],
  { session }: FakeTerminal,
): Pictures {
  const multiplexer = between === 'tmux' ? between : 'none';
  const cell = { width: 4, height: 8 };
  const pixels = { width: 60, height: 90, rgb: new Uint8Array(60 * 90 * 3).map((_, at) => at) };
  return {
    ...{ areDrawn: true, depth: 'full', expect: session.questions.ask },
    load: async () => ({ pixels, cell }),
    place: createPlacing({ way, multiplexer, seed: 1, cell: () => cell }),
  };
}

/** Plays the visit on a screen from its beginning to its end, and gives all that was written. */
async function playVisit({ size, events, ...visit }: Visit): Promise<string> {
  const terminal = createFakeTerminal(size.columns, size.rows);
  const { timer, advance } = createFakeTimer();
  const store = createStore(initialState(NOW));
  const history = createSessionHistory(store, () => NOW);
  const glyphs = visit.isAscii ? ASCII_GLYPHS : UNICODE_GLYPHS;
  const { send } = terminal.session;
  const reading = createReading({
    ...{ store, size, glyphs, history, zone: 'UTC', address: visit.address },
    choices: { keyEventsOnly: false, order: 'newest', timeMode: 'both' },
  });
  // A browser would be on another computer, and no tmux is asked: all that is written is here.
  const reach = createReach(
    { env: { SSH_TTY: '/dev/null' }, platform: 'linux', pid: 1 },
    {
      ...{ send, colours: 256, pictureWay: 'blocks', questions: terminal.session.questions },
      fetchPicture: async (url) => ({ reason: `no image at ${url}` }),
    },
  );
  const pictures = visit.pictures && picturesFor(visit.pictures, visit.multiplexer, terminal);
  const attention = attentionChoices(
    { alerts: visit.alerts, alertRules: ['-xyzzy'], quietHours: null, zone: 'UTC', glyphs },
    { TERM: 'xterm' },
    NOW,
  );
  const outer = new AbortController();
  const ended = followOnScreen(
    {
      ...{ ...reach, pictures: pictures ?? reach.pictures },
      ...{ store, reading, timer, terminal: terminal.session, lowBandwidth: visit.lowBandwidth },
      copy: (text) => copyText(text, { multiplexer: visit.multiplexer, hasTmux: false, send }),
      attention: attention && { ...attention, multiplexer: visit.multiplexer, hasTitle: true },
      session: {
        open: async () => null,
        run: (signal) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve({ reason: 'stopped' }));
          }),
        ...{ pollNow: () => {}, readOlder: async () => {}, reachedAt: () => NOW },
      },
      ...{ colour: true, storyNow: () => NOW, speed: 1 },
      ...{ complain: () => {}, codeOf: () => EXIT.unreachable },
    },
    outer.signal,
  );
  // Ink is loaded, and reads.
  while (terminal.session.stdin.listenerCount('readable') === 0) await setImmediate();
  for (const event of events) {
    if ('types' in event) terminal.type(event.types);
    else store.dispatch(event.comes);
    await setImmediate();
    advance(5000);
    terminal.text();
  }
  advance(60_000);
  await setImmediate();
  outer.abort();
  await ended;
  terminal.dispose();
  return terminal.bytes();
}

for (const [source, updates] of UPDATES) {
  test(`${source}: nothing hostile reaches a terminal, whatever is pressed meanwhile`, async () => {
    assert.ok(updates.length > 0);
    await fc.assert(
      fc.asyncProperty(anyVisit(updates), async (visit) => {
        const { size, pictures, multiplexer } = visit;
        const setting = { ...size, multiplexer, ...(pictures && { pictures }) };
        assert.deepEqual(readEmitted(await playVisit(visit), setting).strangers, []);
      }),
      { numRuns: Math.ceil(RUNS / 200) },
    );
  });
}

/** The same news, with an image above each post. */
function illustrated(updates: readonly Update[]): readonly Update[] {
  return updates.map((update) => ({
    ...update,
    blocks: update.blocks.map((block) => ({
      ...block,
      elements: [{ ...IMAGE, alt: block.title }, ...block.elements],
    })),
  }));
}

const IMAGE: ImageElement = {
  ...{ id: 'image', type: 'image', url: 'https://example.org/a.png' },
  ...{ alt: null, caption: null, credit: null },
};

/** How the picture begins that each way sends. */
const BEGINNINGS = [
  ['kitty', '\u001b_Ga=T,U=1,'],
  ['iterm', '\u001b]1337;File='],
  ['sixel', '\u001bP0;1;0q'],
] as const;

for (const [pictures, beginning] of BEGINNINGS) {
  test(`${pictures}: whatever else happens, the pictures that a terminal is sent are ours, and of its own kind`, async () => {
    const updates = illustrated(UPDATES.get('guardian') ?? []);
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(anyVisit(updates), async (visit) => {
        const bytes = await playVisit({ ...visit, pictures });
        const { size, multiplexer } = visit;
        assert.deepEqual(readEmitted(bytes, { ...size, multiplexer, pictures }).strangers, []);
        if (bytes.replaceAll('\u001b\u001b', '\u001b').includes(beginning)) drawn += 1;
      }),
      { numRuns: Math.ceil(RUNS / 100) },
    );
    assert.ok(drawn > 0);
  });
}
