import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blockIdOf, type GuardianPage, renderPage } from '../../src/replay/guardian-wire.ts';
import { type Newsroom, playUntil } from '../../src/replay/newsroom.ts';
import type { ScriptEvent, StoryScript } from '../../src/replay/script.ts';
import { checkScript } from '../../src/replay/script-check.ts';
import { RUNS } from '../helpers/runs.ts';

type Step = { readonly did: 'post' | 'edit' | 'remove' | 'pin'; readonly pick: number };

const STARTED = Date.parse('1931-08-03T09:00:00Z');
const timeOf = (index: number) => STARTED + index * 1000;

/** A sound script from arbitrary steps: a change picks among the blocks on the page, and is a post when there are none. */
function toScript(steps: readonly Step[]): StoryScript {
  const onPage: string[] = [];
  const events = steps.map(({ did, pick }, index): ScriptEvent => {
    const at = new Date(timeOf(index)).toISOString().replace('.000', '');
    const block = onPage[pick % Math.max(1, onPage.length)];
    if (did === 'post' || block === undefined) {
      onPage.push(`block-${index}`);
      const flags = pick % 3 === 0 ? { keyEvent: true as const } : {};
      const summary = pick % 7 === 0 ? { summary: true as const } : {};
      const content = { body: ['Text.', { heading: 'Heading' }], ...flags, ...summary };
      return { at, did: 'post', block: `block-${index}`, content };
    }
    if (did === 'edit') return { at, did, block, content: { body: [`Text ${index}.`] } };
    if (did === 'remove') onPage.splice(onPage.indexOf(block), 1);
    return { at, did, block };
  });
  return { path: 'fair', headline: 'Fair', standfirst: '', byline: 'Ada Moss', events };
}

const steps = fc.array(
  fc.record(
    {
      did: fc.oneof(
        { weight: 5, arbitrary: fc.constant('post' as const) },
        fc.constantFrom('edit' as const, 'remove' as const, 'pin' as const),
      ),
      pick: fc.nat(),
    },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** Every page, from the newest on along the links. */
function pagesOf(script: StoryScript, newsroom: Newsroom, pageSize: number): GuardianPage[] {
  const publication = { script, origin: 'http://127.0.0.1:1', pageSize, randomId: () => 'id' };
  const pages: GuardianPage[] = [];
  let withBlockId: string | null = null;
  for (;;) {
    const page: GuardianPage | null = renderPage(publication, newsroom, withBlockId);
    assert.ok(page);
    pages.push(page);
    const older = page.pagination?.older;
    if (older === undefined) return pages;
    withBlockId = older.replace('?page=with:block-', '');
  }
}

const told = fc.tuple(steps, fc.nat({ max: 60 }), fc.constantFrom(1, 3, 10));

test('at any time the pages together are exactly the blocks of the newsroom, in order', () => {
  fc.assert(
    fc.property(told, ([taken, at, pageSize]) => {
      const script = toScript(taken);
      assert.deepEqual(checkScript(script), []);
      const newsroom = playUntil(script, timeOf(at));
      const pages = pagesOf(script, newsroom, pageSize);
      assert.deepEqual(
        pages.flatMap((page) => page.blocks.map((block) => block.id)),
        newsroom.blocks.map((block) => blockIdOf(script, block.name)),
      );
      assert.ok(pages.slice(1).every((page) => page.blocks.length === pageSize));
    }),
    { numRuns: RUNS / 4 },
  );
});

test('at any time every page tells the key events of all pages, and no others', () => {
  fc.assert(
    fc.property(told, ([taken, at, pageSize]) => {
      const script = toScript(taken);
      const newsroom = playUntil(script, timeOf(at));
      const expected = newsroom.blocks
        .filter((block) => block.keyEvent || block.summary)
        .map((block) => blockIdOf(script, block.name));
      for (const page of pagesOf(script, newsroom, pageSize)) {
        assert.deepEqual(
          page.keyEvents.map((block) => block.id),
          expected,
        );
      }
    }),
    { numRuns: RUNS / 4 },
  );
});

test('as time goes on no block is younger than before, and what is pinned is on the page', () => {
  fc.assert(
    fc.property(told, ([taken, at]) => {
      const script = toScript(taken);
      const before = playUntil(script, timeOf(at));
      const after = playUntil(script, timeOf(at + 1));
      for (const block of after.blocks) {
        const earlier = before.blocks.find(({ name }) => name === block.name);
        assert.ok(earlier === undefined || block.lastUpdatedAt >= earlier.lastUpdatedAt);
        assert.ok(earlier === undefined || block.publishedAt === earlier.publishedAt);
      }
      assert.ok(after.pinned === null || after.blocks.some(({ name }) => name === after.pinned));
    }),
    { numRuns: RUNS / 4 },
  );
});
