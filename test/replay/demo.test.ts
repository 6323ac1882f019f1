import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openingAt, startDemo } from '../../src/replay/demo.ts';
import type { StoryScript } from '../../src/replay/script.ts';
import { ask, FAIR, fairAt, longDay, minuteAt, pageIn } from './village-fair.ts';

async function demonstrate(
  t: TestContext,
  script: StoryScript,
  given: Partial<Parameters<typeof startDemo>[0]> = {},
) {
  const real = { now: 1000 };
  const demo = await startDemo({ script, realNow: () => real.now, ...given });
  t.after(demo.close);
  return { demo, real, read: async () => pageIn(await ask(`${demo.url}.json?dcr=true`)) };
}

test('a demonstration opens half way through, with at least 25 blocks and key events', async (t) => {
  for (const posts of [30, 60, 100, 200]) {
    const { read } = await demonstrate(t, longDay(posts));
    const page = await read();
    assert.ok(page.blocks.length >= 25, `${page.blocks.length} of ${posts}`);
    assert.ok(page.keyEvents.length > 0);
    assert.equal(page.format.design, 'LiveBlogDesign');
  }
});

test('the middle is when half of the blocks are posted', () => {
  assert.equal(openingAt(longDay(100), 'middle'), minuteAt(49));
  assert.equal(openingAt(longDay(30), 'middle'), minuteAt(24));
  assert.equal(openingAt(longDay(10), 'middle'), minuteAt(4));
});

test('it opens at the first post or at the end when asked to', async (t) => {
  const start = await demonstrate(t, FAIR, { from: 'start' });
  assert.equal((await start.read()).blocks.length, 1);
  const end = await demonstrate(t, FAIR, { from: 'end' });
  assert.equal((await end.read()).format.design, 'DeadBlogDesign');
});

test('the story runs sixty times faster than life unless told otherwise', async (t) => {
  const { demo, real, read } = await demonstrate(t, longDay(100));
  const before = (await read()).blocks.length;
  real.now += 5000;
  assert.equal(demo.speed, 60);
  assert.equal(demo.clock.now(), minuteAt(54));
  assert.equal((await read()).blocks.length, before + 5);
  const fast = await demonstrate(t, longDay(100), { speed: 600 });
  fast.real.now += 500;
  assert.equal(fast.demo.clock.now(), minuteAt(54));
});

test('a later run goes on where the last one was, but never outside the story', async (t) => {
  const { demo } = await demonstrate(t, FAIR, { startAt: fairAt(3) + 5 });
  assert.equal(demo.clock.now(), fairAt(3) + 5);
  const late = await demonstrate(t, FAIR, { startAt: Date.parse('1999-01-01') });
  assert.equal(late.demo.clock.now(), fairAt(8));
  const early = await demonstrate(t, FAIR, { startAt: Date.parse('1900-01-01') });
  assert.equal(early.demo.clock.now(), fairAt(0));
});
