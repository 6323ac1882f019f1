// The suite that every source passes over each of its samples: what it reads is the same whichever way it arrives, and a
// body that was cut or damaged gives a fault with a path or a part of the story, never an exception of another kind and
// never a block that the sample does not hold.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import { FILE_CONTEXT, type ParseContext, type SourceAdapter } from '../../src/source/adapter.ts';
import { toDocument } from '../../src/source/found-document.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';

const RECEIVED_AT = Date.UTC(2026, 0, 1);
const CUTS = 100;
const DAMAGES = 1000;
/** Captured pages are large: as many of the places as this many characters of reading allow, spread just as evenly. */
const MOST_READ = process.env.FC_RUNS === undefined ? 20e6 : Number.POSITIVE_INFINITY;

function timesFor(body: string, most: number): number {
  return Math.max(10, Math.min(most, Math.floor(MOST_READ / body.length)));
}

/** Registers the tests, under the adapter's name and the sample's. `bodies` are answers that hold at least a block. */
export function testConformance(
  adapter: SourceAdapter,
  name: string,
  bodies: readonly string[],
  context: Partial<ParseContext> = {},
): void {
  const parse = (body: string) => adapter.parse(body, { ...FILE_CONTEXT, ...context });
  const titled = `${adapter.name}, ${name}`;

  test(`${titled}: reading is repeatable, and merging is too, in any order`, () => {
    const updates = bodies.map(parse);
    assert.deepEqual(bodies.map(parse), updates);
    const once = merged(updates);
    assert.ok(once.order.length > 0 || updates.some((update) => update.removals.length > 0));
    assert.equal(updates.reduce(receive, once).records, once.records);
    assert.deepEqual(recordsOf(merged(updates.toReversed())), recordsOf(once));
    const shuffledBlocks = updates.map((update) => ({
      ...update,
      blocks: update.blocks.toReversed(),
    }));
    assert.deepEqual(recordsOf(merged(shuffledBlocks)), recordsOf(once));
  });

  test(`${titled}: ids are unlike, and no text holds a control`, () => {
    for (const update of bodies.map(parse)) {
      const ids = update.blocks.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.doesNotMatch(
        JSON.stringify(update).replaceAll('\\n', ''),
        /\\u00[01]|[\u0080-\u009f]/u,
      );
    }
  });

  test(`${titled}: a body cut at every hundredth is a fault with a path, or a part of it`, () => {
    for (const body of bodies) {
      const known = knownOf(parse(body));
      const cuts = timesFor(body, CUTS);
      for (let cut = 0; cut < cuts; cut++) {
        const part = body.slice(0, Math.floor((body.length * cut) / cuts));
        checkPart(() => parse(part), known, `cut at ${cut} of ${cuts}`);
        checkDiscovery(adapter, part);
      }
    }
  });

  test(`${titled}: a damaged byte is a fault with a path, or spoils what it touches alone`, () => {
    for (const body of bodies) {
      const most = parse(body).blocks.length;
      for (const [at, letter] of damagesOf(body)) {
        const damaged = body.slice(0, at) + letter + body.slice(at + 1);
        const update = outcomeOf(() => parse(damaged), `"${letter}" at ${at}`);
        // A quotation mark that is lost can run two blocks into one, or cut one in two, but makes no more than that.
        if (update !== null) assert.ok(update.blocks.length <= most + 1, `"${letter}" at ${at}`);
      }
    }
  });
}

function merged(updates: readonly Update[]): State {
  return updates.reduce(receive, initialState(RECEIVED_AT));
}

function receive(state: State, update: Update): State {
  return reduce(state, {
    type: 'update-received',
    update,
    receivedAt: RECEIVED_AT,
    cause: 'poll',
  });
}

function recordsOf(state: State): unknown {
  return [...state.records.entries()];
}

type Known = { readonly words: string; readonly blocks: number };

/** All that the sample says, so that anything else is invented. */
function knownOf(update: Update): Known {
  return { words: wordsIn(update.blocks), blocks: update.blocks.length };
}

function wordsIn(blocks: readonly Block[]): string {
  return JSON.stringify(blocks.map(({ title, elements }) => [title, elements]));
}

function checkPart(parse: () => Update, known: Known, where: string): void {
  const update = outcomeOf(parse, where);
  if (update === null) return;
  assert.ok(update.blocks.length <= known.blocks, `${where}: more blocks than the whole has`);
  for (const { title } of update.blocks.slice(0, -1)) {
    if (title !== null)
      assert.ok(known.words.includes(JSON.stringify(title)), `${where}: ${title}`);
  }
}

function outcomeOf(parse: () => Update, where: string): Update | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof NotLiveBlogError) return null;
    assert.ok(error instanceof DecodeError, `${where}: ${String(error)}`);
    assert.notEqual(error.path, '', where);
    return null;
  }
}

function checkDiscovery(adapter: SourceAdapter, body: string): void {
  adapter.recognises(toDocument(body));
  adapter.discover(toDocument(body, 'text/html'), 'https://example.org/live/x');
}

const LETTERS = ['\u0000', '"', '<', '\\', '7', '\uFFFD', '}', ' '];

/** Spread evenly over the body, so that a run of the tests is like any other. */
function* damagesOf(body: string): Generator<readonly [at: number, letter: string]> {
  const damages = timesFor(body, DAMAGES);
  for (let damage = 0; damage < damages; damage++) {
    const at = Math.floor((body.length * damage) / damages);
    yield [at, LETTERS[damage % LETTERS.length] ?? '"'];
  }
}
