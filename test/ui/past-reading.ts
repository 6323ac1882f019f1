// Owns a reading of an afternoon at the harbour for tests of the past: what was posted, edited and removed at which time, as
// the session saw it.

import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { Block } from '../../src/model/block.ts';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createSessionHistory } from '../../src/state/session-history.ts';
import { createStore, type Store } from '../../src/state/store.ts';
import type { Command } from '../../src/ui/keymap.ts';
import { createReading, type Reading, type Size } from '../../src/ui/reading.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { textOf } from '../helpers/scenes.ts';

export const at = (clock: string) => Date.parse(`2026-03-04T${clock}:00Z`);

export const said = (id: string, clock: string, text: string, given: Partial<Block> = {}) =>
  block({ id, publishedAt: at(clock), elements: [paragraph(text)], ...given });

const GATE = said('gate', '13:50', 'The gate is shut.', { title: 'The gate', keyEvent: true });
const RUMOUR = said('rumour', '13:58', 'A whale, they say.');

/** What came, and when. */
const AFTERNOON: readonly (readonly [clock: string, update: Update])[] = [
  [
    '14:00',
    update({
      header: header({ title: 'The harbour at noon', updatedAt: at('14:00') }),
      blocks: [RUMOUR, said('tug', '13:55', 'One tug is out.'), GATE],
    }),
  ],
  [
    '14:20',
    update({
      header: header({ title: 'The harbour opens', updatedAt: at('14:20') }),
      blocks: [{ ...GATE, lastUpdatedAt: at('14:19'), elements: [paragraph('The gate is open.')] }],
    }),
  ],
  ['14:30', update({ removals: [{ id: 'rumour', lastUpdatedAt: null }] })],
  ['14:40', update({ blocks: [said('ferry', '14:39', 'The ferry is late.', { keyEvent: true })] })],
];

export type PastReading = {
  readonly store: Store;
  readonly reading: Reading;
  readonly press: (...commands: readonly Command[]) => void;
  readonly receive: (clock: string, given: Partial<Update>) => void;
  /** The screen without the blanks at the ends of its rows. */
  readonly rows: () => readonly string[];
  readonly text: () => string;
};

/** At 14:45, at 80x24. */
export function openPastReading(size: Partial<Size> = {}): PastReading {
  const { columns = 80, rows = 24 } = size;
  const store = createStore(initialState(at('14:00')));
  let now = 0;
  const history = createSessionHistory(store, () => now);
  function receive(clock: string, given: Partial<Update>): void {
    now = at(clock);
    store.dispatch({
      type: 'update-received',
      update: update(given),
      receivedAt: now,
      cause: 'poll',
    });
  }
  for (const [clock, came] of AFTERNOON) receive(clock, came);
  store.dispatch({ type: 'ticked', now: at('14:45') });
  const reading = createReading({
    store,
    choices: { keyEventsOnly: false, order: 'newest', timeMode: 'both' },
    size: { columns, rows },
    glyphs: UNICODE_GLYPHS,
    zone: 'UTC',
    history,
    address: 'https://example.org/live/harbour',
  });
  const shown = () => reading.getScreen().rows.map((row) => textOf(row).trimEnd());
  return {
    store,
    reading,
    receive,
    press(...commands) {
      for (const command of commands) reading.obey(command);
    },
    rows: shown,
    text: () => shown().join('\n'),
  };
}
