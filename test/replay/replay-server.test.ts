import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { blockIdOf, type GuardianPage } from '../../src/replay/guardian-wire.ts';
import { createReplayServer, type ReplayServerOptions } from '../../src/replay/replay-server.ts';
import { ask, FAIR, fairAt, longDay, minuteAt, pageIn } from './village-fair.ts';

async function serve(t: TestContext, at: number, given: Partial<ReplayServerOptions> = {}) {
  const time = { now: at };
  const clock = { now: () => time.now };
  const server = await createReplayServer({ script: FAIR, clock, ...given });
  t.after(server.close);
  return { server, time, newest: `${server.storyUrl}.json?dcr=true` };
}

test('the story is served as JSON at its own address with .json', async (t) => {
  const { server, newest } = await serve(t, fairAt(0));
  const reply = await ask(newest);
  assert.equal(reply.status, 200);
  assert.equal(reply.headers['content-type'], 'application/json');
  assert.equal(reply.headers['cache-control'], 'max-age=0');
  assert.equal(reply.headers.date, 'Mon, 03 Aug 1931 09:00:00 GMT');
  const page = pageIn(reply);
  assert.equal(page.webURL, server.storyUrl);
  assert.equal(page.blocks.length, 1);
});

test('the story goes on as the clock does', async (t) => {
  const { time, newest } = await serve(t, fairAt(0));
  await ask(newest);
  time.now = fairAt(5);
  assert.equal(pageIn(await ask(newest)).blocks.length, 3);
});

test('while nothing happens the same validator brings 304 without a body', async (t) => {
  const { time, newest } = await serve(t, fairAt(1));
  const first = await ask(newest);
  const etag = first.headers.etag ?? '';
  assert.match(etag, /^W\/"hash-?\d+"$/u);
  time.now += 1000;
  for (const held of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
    const again = await ask(newest, { 'if-none-match': held });
    assert.equal(again.status, 304, held);
    assert.equal(again.body.length, 0);
    assert.equal(again.headers.etag, etag);
  }
  assert.equal((await ask(newest, { 'if-none-match': 'W/"other"' })).status, 200);
});

test('once something has happened everything is rendered anew, with new element ids', async (t) => {
  const { time, newest } = await serve(t, fairAt(1));
  const idsIn = (page: GuardianPage) =>
    page.blocks.flatMap((block) => block.elements.map((element) => element.elementId));
  const first = await ask(newest);
  time.now = fairAt(2);
  const second = await ask(newest, { 'if-none-match': first.headers.etag ?? '' });
  assert.equal(second.status, 200);
  assert.notEqual(second.headers.etag, first.headers.etag);
  const before = idsIn(pageIn(first));
  assert.ok(idsIn(pageIn(second)).every((id) => !before.includes(id)));
});

test('without the cache each request is rendered anew, as the site itself does', async (t) => {
  const { newest } = await serve(t, fairAt(1), { freshness: 'every-time' });
  const first = await ask(newest);
  const second = await ask(newest, { 'if-none-match': first.headers.etag ?? '' });
  assert.equal(second.status, 200);
  assert.equal(first.body.length, second.body.length);
  assert.notDeepEqual(first.body, second.body);
});

test('bodies are compressed as the client accepts, and only then', async (t) => {
  const { newest } = await serve(t, fairAt(5));
  const plain = await ask(newest);
  assert.equal(plain.headers['content-encoding'], undefined);
  const gzip = await ask(newest, { 'accept-encoding': 'deflate, gzip' });
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.deepEqual(pageIn(gzip), pageIn(plain));
  assert.ok(gzip.body.length < plain.body.length / 2);
  const brotli = await ask(newest, { 'accept-encoding': 'gzip, br;q=0.5' });
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.deepEqual(brotliDecompressSync(brotli.body), plain.body);
  const refused = await ask(newest, { 'accept-encoding': 'br;q=0, gzip; q=0' });
  assert.equal(refused.headers['content-encoding'], undefined);
});

test('walking the links from page to page meets every block once', async (t) => {
  for (const [posts, pageSize] of [
    [47, 10],
    [95, 30],
    [9, 10],
  ] as const) {
    const script = longDay(posts);
    const { server, newest } = await serve(t, minuteAt(posts), { script, pageSize });
    const met: string[] = [];
    let address = newest;
    for (let page = pageIn(await ask(address)); ; page = pageIn(await ask(address))) {
      met.push(...page.blocks.map((block) => block.id));
      const older = page.pagination?.older;
      if (older === undefined) break;
      address = `${server.storyUrl}.json?dcr=true&${older.slice(1)}`;
    }
    const all = Array.from({ length: posts }, (_, index) => blockIdOf(script, `block-${index}`));
    assert.deepEqual(met, all.reverse());
  }
});

test('a page is found with its colon written either way', async (t) => {
  const script = longDay(25);
  const { server } = await serve(t, minuteAt(25), { script });
  const id = blockIdOf(script, 'block-0');
  for (const page of [`with:block-${id}`, `with%3Ablock-${id}`]) {
    const reply = await ask(`${server.storyUrl}.json?dcr&page=${page}`);
    assert.equal(pageIn(reply).pagination?.currentPage, 2);
  }
});

test('anything else is not found', async (t) => {
  const { server, newest } = await serve(t, fairAt(6));
  const removed = blockIdOf(FAIR, 'goat');
  for (const address of [
    server.storyUrl,
    `${server.storyUrl}.json`,
    `${server.origin}/`,
    `${server.origin}//`,
    `${newest}&page=2`,
    `${newest}&page=with:block-${removed}`,
  ]) {
    assert.equal((await ask(address)).status, 404, address);
  }
  assert.equal((await ask(newest, {}, { method: 'POST' })).status, 404);
});

test('HEAD has the headers and no body', async (t) => {
  const { newest } = await serve(t, fairAt(1));
  const reply = await ask(newest, {}, { method: 'HEAD' });
  assert.equal(reply.status, 200);
  assert.ok(reply.headers.etag);
  assert.equal(reply.body.length, 0);
});

test('an edit moves the time of the last update, a removal takes the block away', async (t) => {
  const { time, newest } = await serve(t, fairAt(1));
  const goatIn = (page: GuardianPage) =>
    page.blocks.find((block) => block.id === blockIdOf(FAIR, 'goat'));
  assert.equal(goatIn(pageIn(await ask(newest)))?.blockLastUpdated, fairAt(1));
  time.now = fairAt(3);
  assert.equal(goatIn(pageIn(await ask(newest)))?.blockLastUpdated, fairAt(3));
  time.now = fairAt(6);
  assert.equal(goatIn(pageIn(await ask(newest))), undefined);
});

test('the max-age is the one that is asked for', async (t) => {
  const { newest } = await serve(t, fairAt(1), { maxAgeSeconds: 5 });
  assert.equal((await ask(newest)).headers['cache-control'], 'max-age=5');
});

test('the log tells what was asked, held, answered and sent', async (t) => {
  const { server, time, newest } = await serve(t, fairAt(1));
  const reply = await ask(newest, { 'accept-encoding': 'gzip' });
  time.now += 1000;
  await ask(newest, { 'if-none-match': reply.headers.etag ?? '' });
  const url = `/${FAIR.path}.json?dcr=true`;
  assert.deepEqual(server.requests(), [
    { at: fairAt(1), url, status: 200, bytes: reply.body.length, ifNoneMatch: null },
    { at: fairAt(1) + 1000, url, status: 304, bytes: 0, ifNoneMatch: reply.headers.etag },
  ]);
});

test('a script that is not sound is refused with its problems', async () => {
  const script = { ...FAIR, events: FAIR.events.slice(1, 4).concat(FAIR.events.slice(0, 1)) };
  await assert.rejects(
    createReplayServer({ script, clock: { now: () => 0 } }),
    /not sound\. .*"gates" has not been posted/u,
  );
});

test('after close nothing listens and nothing is left open', async () => {
  const server = await createReplayServer({ script: FAIR, clock: { now: () => fairAt(1) } });
  await server.close();
  await assert.rejects(ask(server.storyUrl), { code: 'ECONNREFUSED' });
  await server.close();
});

test('the cheap question is answered with the six newest blocks in brief, and with 304 while nothing happens', async (t) => {
  const { server, time } = await serve(t, minuteAt(9), { script: longDay(12) });
  const url = `${server.storyUrl}.json?rendered=false`;
  const reply = await ask(url);
  const { blocks } = JSON.parse(reply.body.toString()) as { blocks: Record<string, unknown>[] };
  assert.equal(blocks.length, 6);
  assert.deepEqual(Object.keys(blocks[0] ?? {}), [
    'id',
    'title',
    'publishedDateTime',
    'lastUpdatedDateTime',
    'body',
  ]);
  const held = { 'if-none-match': reply.headers.etag ?? '' };
  assert.equal((await ask(url, held)).status, 304);
  time.now = minuteAt(10);
  assert.equal((await ask(url, held)).status, 200);
});
