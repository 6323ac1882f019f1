// Laws of the layer in which the past is read: what stands on it is what stood there, and whatever is done in it, and comes
// meanwhile, closing it leads back to where the reader would have been without it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { Block } from '../../src/model/block.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createSessionHistory } from '../../src/state/session-history.ts';
import { createStore } from '../../src/state/store.ts';
import type { Command } from '../../src/ui/keymap.ts';
import { createReading } from '../../src/ui/reading.ts';
import { RUNS } from '../helpers/runs.ts';
import { textOf } from '../helpers/scenes.ts';
import type { Delivery } from './merge-worlds.ts';
import { anyVisit, received, stoodAt } from './past-worlds.ts';

const STRETCH_MS = 600_000;

/** Stamps of a few milliseconds as many stretches of time: far enough apart to be stepped through. */
function stretched({ update, receivedAt }: Delivery): Delivery {
  const far = (stamp: number | null) => (stamp === null ? null : stamp * STRETCH_MS);
  const ofBlock = (block: Block): Block => ({
    ...block,
    publishedAt: far(block.publishedAt),
    lastUpdatedAt: far(block.lastUpdatedAt),
  });
  return {
    receivedAt: receivedAt * STRETCH_MS,
    update: {
      ...update,
      blocks: update.blocks.map(ofBlock),
      removals: update.removals.map(({ id, lastUpdatedAt }) => ({
        id,
        lastUpdatedAt: far(lastUpdatedAt),
      })),
    },
  };
}

const MOVES: readonly Command[] = ['row-down', 'row-up', 'next-block', 'head-above', 'follow'];
const TRAVELS: readonly Command[] = [
  'earlier',
  'later',
  'page-up',
  'top',
  'bottom',
  'previous-key-event',
  'next-key-event',
];

type Step = Command | Delivery;

const anyDeliveries = anyVisit.map((visit) => visit.map(stretched));

const world = fc.record({
  visit: anyDeliveries,
  news: anyDeliveries,
  moves: fc.array(fc.constantFrom(...MOVES), { maxLength: 4 }),
  travels: fc.array(fc.constantFrom(...TRAVELS, ...MOVES), { maxLength: 6 }),
  /** After how many travels each piece of news comes. */
  places: fc.array(fc.nat(6), { minLength: 5, maxLength: 5 }),
  rows: fc.integer({ min: 3, max: 9 }),
});

/** News among the travels, in the order of its coming. */
function mixed({ news, travels, places }: Pick<World, 'news' | 'travels' | 'places'>): Step[] {
  const due = places.toSorted((a, b) => a - b);
  return Array.from({ length: 7 }).flatMap((_, index): Step[] => [
    ...news.filter((__, number) => due[number] === index),
    ...(travels[index] === undefined ? [] : [travels[index]]),
  ]);
}

type World = {
  readonly visit: readonly Delivery[];
  readonly news: readonly Delivery[];
  readonly travels: readonly Command[];
  readonly places: readonly number[];
};

const NOW = 6 * STRETCH_MS;

function open(visit: readonly Delivery[], rows: number) {
  const store = createStore(initialState(0));
  let now = 0;
  const history = createSessionHistory(store, () => now);
  function receive(delivery: Delivery): void {
    now = delivery.receivedAt;
    store.dispatch(received(delivery));
  }
  for (const delivery of visit) receive(delivery);
  store.dispatch({ type: 'ticked', now: NOW });
  const reading = createReading({
    store,
    choices: { keyEventsOnly: false, order: 'newest', timeMode: 'absolute' },
    size: { columns: 30, rows },
    glyphs: UNICODE_GLYPHS,
    zone: 'UTC',
    history,
    address: 'https://example.org/live/story',
  });
  function take(step: Step): void {
    if (typeof step === 'string') reading.obey(step);
    else receive({ ...step, receivedAt: NOW + step.receivedAt });
  }
  return { reading, take };
}

test('closing the past leads back to where the reader would be without it, whatever came meanwhile', () => {
  fc.assert(
    fc.property(world, ({ visit, moves, rows, ...rest }) => {
      const steps = mixed(rest);
      const [stayed, travelled] = [open(visit, rows), open(visit, rows)];
      for (const move of moves) for (const one of [stayed, travelled]) one.take(move);
      travelled.take('time-machine');
      for (const step of steps) {
        travelled.take(step);
        if (typeof step !== 'string') stayed.take(step);
      }
      if (travelled.reading.getReader().layer !== null) travelled.take('close');
      else return;
      assert.deepEqual(travelled.reading.getReader().viewport, stayed.reading.getReader().viewport);
      const screens = [travelled, stayed].map(({ reading }) => reading.getScreen());
      const [there, here] = screens.map((screen) => screen.rows.map(textOf));
      assert.deepEqual(there, here);
    }),
    { numRuns: RUNS / 4 },
  );
});

test('the screen of the past has the blocks that stood there then, and what comes changes nothing on it', () => {
  fc.assert(
    fc.property(world, ({ visit, rows, ...rest }) => {
      const { reading, take } = open(visit, rows);
      take('time-machine');
      for (const step of mixed(rest)) {
        const body = () => reading.getScreen().rows.slice(1).map(textOf);
        const before = body();
        take(step);
        const { layer } = reading.getReader();
        if (layer?.kind !== 'past') return;
        if (typeof step !== 'string') assert.deepEqual(body(), before);
        const shown = reading.getScreen().playing?.scene.timeline.blocks ?? [];
        const { order, records } = stoodAt(visit, layer.at);
        const stood = order.flatMap((id) => records.get(id)?.block ?? []);
        assert.deepEqual(shown, stood);
      }
    }),
    { numRuns: RUNS / 4 },
  );
});
