// Holds the screen to the escape rule: whatever newsrooms send and whatever a reader does, every byte that reaches the
// terminal is text that it only shows, or a sequence of ours with arguments of ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { EXIT } from '../../src/config/exit-codes.ts';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createSessionHistory } from '../../src/state/session-history.ts';
import type { Action } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { copyText } from '../../src/terminal/clipboard.ts';
import { attentionChoices } from '../../src/ui/attention-choices.ts';
import { createReach } from '../../src/ui/reach.ts';
import { createReading } from '../../src/ui/reading.ts';
import { followOnScreen } from '../../src/ui/screen-mode.ts';
import { readEmitted } from '../helpers/escape-grammar.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { RUNS } from '../helpers/runs.ts';
import { createFakeTerminal } from '../ui/fake-terminal.ts';
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
  readonly events: readonly Event[];
};

function anyVisit(updates: readonly Update[]): fc.Arbitrary<Visit> {
  const anyEvent: fc.Arbitrary<Event> = fc.oneof(
    anyTyping.map((types) => ({ types })),
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
      events: fc.array(anyEvent, { minLength: 10, maxLength: 60, size: 'max' }),
    },
    { noNullPrototype: true },
  );
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
  const attention = attentionChoices(
    { alerts: visit.alerts, alertRules: ['-xyzzy'], quietHours: null, zone: 'UTC', glyphs },
    { TERM: 'xterm' },
    NOW,
  );
  const outer = new AbortController();
  const ended = followOnScreen(
    {
      ...reach,
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
        const emitted = readEmitted(await playVisit(visit), visit.size);
        assert.deepEqual(emitted.strangers, []);
      }),
      { numRuns: Math.ceil(RUNS / 200) },
    );
  });
}
