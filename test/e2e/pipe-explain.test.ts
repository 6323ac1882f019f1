// Owns `--explain` as a reader meets it: what was found, what was tried, what was chosen and why, and the exit code.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createStaticServer } from '../../src/replay/static-server.ts';
import { startServer } from '../helpers/loopback-server.ts';
import { page, posted, posting } from '../source/schema/posting-page.ts';
import { ended, run, start } from './program.ts';

async function serve(t: TestContext, pages: Readonly<Record<string, string>>): Promise<string> {
  const files = Object.entries(pages).map(
    ([path, body]) => [path, { body, contentType: 'text/html; charset=utf-8' }] as const,
  );
  const server = await createStaticServer(new Map(files));
  t.after(server.close);
  return server.origin;
}

test('a live blog is explained and not followed', async (t) => {
  const live = page([posting([posted(2, 'Second'), posted(1, 'First')])]);
  const origin = await serve(t, { '/live': live });
  const { code, stdout, stderr } = await run(t, `${origin}/live`, '--explain');
  assert.equal(stderr, '');
  assert.equal(code, 0);
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    `fetched ${origin}/live: ${live.length} characters of text/html`,
    'found json-ld: a LiveBlogPosting with 2 updates',
    `tried json-ld at ${origin}/live: read`,
    'chosen json-ld: it tells most of what was found',
    'story  The harbour opens: live',
    'posts  2, 0 of them key events; the story has ended',
  ]);
});

test('what cannot be followed is explained too, with what the page offers', async (t) => {
  const origin = await serve(t, {
    '/soup': '<!doctype html><title>Soup</title><p>Boil it.</p>',
    '/feed': `<!doctype html><title>Soup</title><link rel="alternate" type="application/rss+xml" title="All recipes" href="/all.rss"><p>Boil it.</p>`,
    '/empty': '<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>',
  });
  const soup = await run(t, `${origin}/soup`, '--explain');
  assert.equal(soup.code, 3);
  assert.match(soup.stdout, /^fetched .*\nnothing can be followed: this is an ordinary article/u);
  const feed = await run(t, `${origin}/feed`, '--explain');
  assert.equal(feed.code, 3);
  assert.match(feed.stdout, /found feed: .*\/all\.rss "All recipes"; offered, not followed/u);
  const empty = await run(t, `${origin}/empty`, '--explain');
  assert.equal(empty.code, 3);
  assert.match(empty.stdout, /marked as a live blog but holds no updates/u);
  const absent = await run(t, `${origin}/nowhere`, '--explain');
  assert.equal(absent.code, 5);
  assert.match(absent.stdout, /^nothing can be followed: nothing there \(HTTP 404\)/u);
});

test('who calls it off before there is an answer is told of none', async (t) => {
  let hasAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    hasAsked = resolve;
  });
  const { origin } = await startServer(t, () => hasAsked());
  const program = start(t, `${origin}/live`, '--explain');
  const end = ended(program);
  await asked;
  program.kill('SIGINT');
  assert.deepEqual(await end, { code: 130, stdout: '', stderr: '' });
});

test('only an address can be explained', async (t) => {
  const { code, stderr } = await run(t, '--explain');
  assert.equal(code, 2);
  assert.match(stderr, /--explain needs an address/u);
});
