import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { createStaticServer, type StaticFile } from '../../src/replay/static-server.ts';
import { fixturePath, readFixture, withFixtures } from '../helpers/shared-fixtures.ts';
import { ask, pageIn } from './village-fair.ts';

async function serve(t: TestContext, files: Record<string, StaticFile>) {
  const held = new Map(Object.entries(files));
  const server = await createStaticServer(held, () => 7);
  t.after(server.close);
  return { server, held, origin: server.origin };
}

const PAGE = { body: '<p>Hello</p>', contentType: 'text/html' };

test('a body is found by path, and by path and query first', async (t) => {
  const { origin } = await serve(t, { '/a': PAGE, '/a?dcr=true': { ...PAGE, body: 'other' } });
  assert.equal((await ask(`${origin}/a?x=1`)).body.toString(), '<p>Hello</p>');
  assert.equal((await ask(`${origin}/a?dcr=true`)).body.toString(), 'other');
  assert.equal((await ask(`${origin}/b`)).status, 404);
});

test('a body that stands still is not sent twice, one that changed is', async (t) => {
  const { origin, held, server } = await serve(t, { '/a': PAGE });
  const etag = (await ask(`${origin}/a`)).headers.etag ?? '';
  assert.equal((await ask(`${origin}/a`, { 'if-none-match': etag })).status, 304);
  held.set('/a', { ...PAGE, body: '<p>Goodbye</p>' });
  const changed = await ask(`${origin}/a`, { 'if-none-match': etag });
  assert.equal(changed.body.toString(), '<p>Goodbye</p>');
  assert.deepEqual(
    server.requests().map(({ at, status, bytes }) => [at, status, bytes]),
    [
      [7, 200, 12],
      [7, 304, 0],
      [7, 200, 14],
    ],
  );
});

test('status and headers are what the file says', async (t) => {
  const file = { ...PAGE, status: 301, headers: { location: '/b', 'cache-control': 'no-store' } };
  const { origin } = await serve(t, { '/a': file });
  const reply = await ask(`${origin}/a`);
  assert.equal(reply.status, 301);
  assert.equal(reply.headers.location, '/b');
  assert.equal(reply.headers['cache-control'], 'no-store');
  assert.equal(reply.headers['content-type'], 'text/html');
});

test('every captured page of the site is served where the site serves it', {
  ...withFixtures,
}, async (t) => {
  const names = readdirSync(fixturePath('guardian')).filter((name) => name.startsWith('dcr-fe'));
  assert.ok(names.length > 0);
  for (const name of names) {
    const body = readFixture(`guardian/${name}`);
    const { pageId } = JSON.parse(body);
    const path = `/${pageId}.json?dcr=true`;
    const { origin } = await serve(t, { [path]: { body, contentType: 'application/json' } });
    const reply = await ask(origin + path, { 'accept-encoding': 'gzip' });
    assert.deepEqual(pageIn(reply), JSON.parse(body), name);
  }
});
