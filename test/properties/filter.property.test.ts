// The laws of the reader's filter: it commutes with the merge, and it does not move what it leaves on the screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { matches } from '../../src/query/matches.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import { selectTimeline } from '../../src/state/selectors.ts';
import type { State } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { createBlockFilter, subjectOf } from '../../src/ui/block-filter.ts';
import { createReading } from '../../src/ui/reading.ts';
import { header, update } from '../helpers/builders.ts';
import { RUNS } from '../helpers/runs.ts';
import { compareNewestFirst, textOf, wordyBlock } from '../helpers/scenes.ts';
import { queryOf } from '../query/subjects.ts';
import { anyHistory, type Delivery, shuffled } from './merge-worlds.ts';

/** What depends on the content alone, and not on which answer came first. */
const query = fc.constantFrom(
  'x',
  '-x',
  'is:key',
  'is:removed',
  '/^y/ or A',
  '-is:removed B',
  'is:pinned',
);

const view = { keyEventsOnly: false, order: 'newest' } as const;

function receive(state: State, { update: received, receivedAt }: Delivery): State {
  return reduce(state, { type: 'update-received', update: received, receivedAt, cause: 'poll' });
}

test('filtering after every answer ends where filtering once does, whatever their order', () => {
  const histories = anyHistory.chain((history) =>
    fc.tuple(fc.constant(history), shuffled(history)),
  );
  fc.assert(
    fc.property(histories, query, ([history, dealt], text) => {
      const asked = queryOf(text);
      const filter = createBlockFilter();
      let state = initialState(0);
      for (const delivery of dealt) {
        state = receive(state, delivery);
        filter(selectTimeline(state, view), asked, state);
      }
      const whole = history.reduce(receive, initialState(0));
      const once = selectTimeline(whole, view).filter((block) =>
        matches(asked, subjectOf(whole, block)),
      );
      assert.deepEqual(filter(selectTimeline(state, view), asked, state), once);
    }),
    { numRuns: RUNS },
  );
});

const story = fc.array(
  fc.record({ at: fc.nat(40), words: fc.nat(40), letter: fc.constantFrom('p', 'q') }),
  { minLength: 1, maxLength: 10 },
);

const size = fc.record({
  columns: fc.integer({ min: 12, max: 90 }),
  rows: fc.integer({ min: 3, max: 15 }),
});

test('a filter leaves the top row where its block passes, and undone it leaves the screen as it was', () => {
  fc.assert(
    fc.property(story, size, fc.nat(30), fc.boolean(), (given, screen, down, typedOnly) => {
      const blocks = given
        .map(({ at, words, letter }, index) => wordyBlock(`${letter}${index}`, at, words))
        .sort(compareNewestFirst);
      const store = createStore(initialState(0));
      const received = update({ header: header(), blocks });
      store.dispatch({ type: 'update-received', update: received, receivedAt: 0, cause: 'poll' });
      const reading = createReading({
        store,
        choices: { ...view, timeMode: 'absolute' },
        size: screen,
        glyphs: UNICODE_GLYPHS,
        zone: 'UTC',
        address: '',
      });
      for (let step = 0; step < down; step += 1) reading.obey('row-down');
      const body = () => reading.getScreen().rows.slice(1, -1).map(textOf);
      const before = { rows: body(), view: reading.getScreen().view };
      reading.obey('filter');
      for (const key of ['p', 'w', '0']) reading.type(key);
      const { view: now, scene } = reading.getScreen();
      const passes = scene.timeline.blocks.some(({ id }) => id === before.view.selectedId);
      if (passes && before.view.viewport.mode === 'holding' && before.view.place.row >= 0) {
        assert.equal(now.selectedId, before.view.selectedId);
        assert.equal(body()[0], before.rows[0]);
      }
      if (typedOnly) reading.type('esc');
      else {
        reading.type('enter');
        reading.obey('close');
      }
      if (before.view.place.row >= 0 || typedOnly) assert.deepEqual(body(), before.rows);
      reading.close();
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});
