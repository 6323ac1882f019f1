// The replay server and the adapter for the real site know nothing of each other; here one reads what the other wrote.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Update } from '../../src/model/update.ts';
import { blockIdOf } from '../../src/replay/guardian-wire.ts';
import { playUntil } from '../../src/replay/newsroom.ts';
import { createReplayServer, type ReplayServerOptions } from '../../src/replay/replay-server.ts';
import type { StoryScript } from '../../src/replay/script.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { ask, FAIR, fairAt, longDay, minuteAt } from './village-fair.ts';

/** Every page from the newest on, as the adapter reads it. */
async function readAll(
  t: TestContext,
  script: StoryScript,
  at: number,
  given: Partial<ReplayServerOptions> = {},
): Promise<Update[]> {
  const server = await createReplayServer({ script, clock: { now: () => at }, ...given });
  t.after(server.close);
  const address = guardian.locate(server.storyUrl, true);
  assert.ok(address);
  const updates: Update[] = [];
  for (let cursor: string | null = null; ; cursor = updates.at(-1)?.older ?? null) {
    if (updates.length > 0 && cursor === null) return updates;
    const request = guardian.request(address, cursor, { now: at, apiKey: null });
    const reply = await ask(request.url);
    assert.equal(reply.status, 200, request.url);
    const context = { address, requestUrl: request.url, cursor, answeredAt: at };
    updates.push(guardian.parse(reply.body.toString(), context));
  }
}

test('the adapter finds every block of every page, and counts them right', async (t) => {
  for (const [posts, pageSize] of [
    [12, 10],
    [47, 10],
    [45, 30],
    [95, 30],
  ] as const) {
    const script = longDay(posts);
    const updates = await readAll(t, script, minuteAt(posts), { pageSize });
    const newsroom = playUntil(script, minuteAt(posts));
    const read = new Map(updates.flatMap((update) => update.blocks).map((it) => [it.id, it]));
    assert.equal(read.size, posts);
    for (const block of newsroom.blocks) {
      const found = read.get(blockIdOf(script, block.name));
      assert.equal(found?.publishedAt, block.publishedAt);
      assert.equal(found?.keyEvent, block.keyEvent);
    }
    assert.equal(updates[0]?.totalBlocks, posts, `${posts} blocks, ${pageSize} a page`);
  }
});

test('the adapter reads what the newsroom meant, in a year before the epoch', async (t) => {
  const [update] = await readAll(t, FAIR, fairAt(5));
  assert.equal(update?.header?.title, 'The fair is on – live');
  assert.equal(update?.header?.status, 'live');
  assert.equal(update?.header?.updatedAt, fairAt(5));
  assert.equal(update?.header?.pinnedId, blockIdOf(FAIR, 'gates'));
  const goat = update?.blocks.find((block) => block.id === blockIdOf(FAIR, 'goat'));
  assert.equal(goat?.lastUpdatedAt, fairAt(3));
  assert.deepEqual(goat?.contributors, [{ name: 'Ada Moss' }]);
  const sum = update?.blocks.find((block) => block.id === blockIdOf(FAIR, 'sum'));
  assert.deepEqual(
    sum?.elements.map((element) => element.type),
    ['heading', 'list', 'list', 'quote', 'link', 'image'],
  );
  const [ended] = await readAll(t, FAIR, fairAt(8));
  assert.equal(ended?.header?.status, 'ended');
});

test('two renders of one version read the same, though no element id is the same', async (t) => {
  const given = { freshness: 'every-time' } as const;
  const [first] = await readAll(t, FAIR, fairAt(5), given);
  const [second] = await readAll(t, FAIR, fairAt(5), given);
  const withoutAddress = (update: Update | undefined) =>
    update?.blocks.map((block) => ({ ...block, url: null }));
  assert.deepEqual(withoutAddress(first), withoutAddress(second));
});

test('the story has the same identity on whatever port it is served', async (t) => {
  const [first] = await readAll(t, FAIR, fairAt(1));
  const [second] = await readAll(t, FAIR, fairAt(1));
  assert.equal(first?.header?.id, second?.header?.id);
});
