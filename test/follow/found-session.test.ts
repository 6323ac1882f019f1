// Owns the tests of finding a source, over a client that answers from a table of addresses.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DetectionStep } from '../../src/follow/detect.ts';
import { createFoundSession } from '../../src/follow/found-session.ts';
import { DecodeError, HttpError, NetworkError, NotLiveBlogError } from '../../src/model/errors.ts';
import type { Client } from '../../src/net/client.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { storyPage, wireBlock, wireText } from '../source/guardian/guardian-page.ts';
import { BARE } from './fake-source.ts';

const GUARDIAN = 'https://www.theguardian.com/world/live/2031/may/02/lighthouse-relit';
const signal = new AbortController().signal;

const ANSWER = JSON.stringify(
  storyPage({
    blocks: [wireBlock('a', 1, { title: 'Lit', elements: [wireText('<p>It is lit again.</p>')] })],
  }),
);

const LIVE_PAGE = `<!doctype html><title>Storm</title><h1>Storm</h1>
  <script type="application/ld+json">${JSON.stringify({
    '@type': 'LiveBlogPosting',
    headline: 'Storm',
    liveBlogUpdate: [
      {
        '@type': 'BlogPosting',
        headline: 'Landfall',
        url: 'https://gazette.test/live/storm#post-7',
        datePublished: '2031-05-02T10:00:00Z',
        articleBody: 'The storm has come ashore.',
      },
    ],
  })}</script>`;

function start(
  url: string,
  pages: Readonly<Record<string, string | Error>>,
  source: string | null = null,
) {
  const asked: string[] = [];
  const steps: DetectionStep[] = [];
  const client: Client = {
    async get(request) {
      asked.push(request.url);
      const page = pages[request.url] ?? new HttpError(request.url, 404);
      if (page instanceof Error) throw page;
      return { kind: 'fresh', body: page, url: request.url, ...BARE };
    },
    forget: () => {},
    bytesReceived: () => 0,
    close: async () => {},
  };
  const store = createStore(initialState(0));
  const clock = createFakeClock(0);
  const session = createFoundSession({
    url,
    source,
    client,
    store,
    clock,
    storyNow: clock.now,
    floorMs: 0,
    onStep: (step) => steps.push(step),
  });
  return { session, store, asked, steps, known: () => store.getState().order.length };
}

test('an address that tells its source is asked there, and nowhere else', async () => {
  const s = start(GUARDIAN, { [`${GUARDIAN}.json?dcr=true`]: ANSWER });
  assert.equal(await s.session.open(signal), null);
  assert.deepEqual(s.asked, [`${GUARDIAN}.json?dcr=true`]);
  assert.equal(s.known(), 1);
  assert.deepEqual(
    s.steps.map(({ kind }) => kind),
    ['located', 'tried'],
  );
});

test('a page is fetched once, and what it holds is not asked for again', async () => {
  const url = 'https://gazette.test/live/storm';
  const s = start(url, { [url]: LIVE_PAGE });
  const ending = await s.session.open(signal);
  assert.ok(ending === null || ending.reason === 'ended');
  assert.deepEqual(s.asked, [url]);
  assert.equal(s.known(), 1);
  assert.equal(s.store.getState().header?.source, 'json-ld');
});

test('a saved answer at any address is found by its content', async () => {
  const url = 'http://127.0.0.1:8000/saved/answer';
  const s = start(url, { [url]: ANSWER, [`${url}.json?dcr=true`]: ANSWER });
  assert.equal(await s.session.open(signal), null);
  assert.equal(s.store.getState().header?.source, 'guardian');
});

test('where the answer that the address promises is not to be had, the page is looked at', async () => {
  const page = LIVE_PAGE.replaceAll('https://gazette.test/live/storm', GUARDIAN);
  const s = start(GUARDIAN, { [GUARDIAN]: page });
  await s.session.open(signal);
  assert.deepEqual(s.asked, [`${GUARDIAN}.json?dcr=true`, GUARDIAN]);
  assert.equal(s.known(), 1);
});

test('an article, a live blog that cannot be read, and nothing at all are told apart', async () => {
  const url = 'https://gazette.test/x';
  const article = await start(url, { [url]: '<title>Soup</title><p>Boil it.</p>' }).session.open(
    signal,
  );
  assert.ok(article?.reason === 'failed' && article.fault instanceof NotLiveBlogError);
  assert.equal(article.fault.found, 'article');

  const marked = '<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>';
  const empty = await start(url, { [url]: marked }).session.open(signal);
  assert.ok(empty?.reason === 'failed' && empty.fault instanceof NotLiveBlogError);
  assert.equal(empty.fault.found, 'no-updates');

  const absent = await start(url, {}).session.open(signal);
  assert.ok(absent?.reason === 'gone' && absent.fault instanceof HttpError);

  const refused = new NetworkError(url, 'refused');
  const ending = await start(url, { [url]: refused }).session.open(signal);
  assert.deepEqual(ending, { reason: 'failed', fault: refused });
});

test('an answer that says it is an article is believed, and what the first source said is told', async () => {
  const article = JSON.stringify(
    storyPage({
      contentType: 'Article',
      pageType: { isLiveblog: false },
      format: { design: 'StandardDesign' },
    }),
  );
  const s = start(GUARDIAN, { [`${GUARDIAN}.json?dcr=true`]: article, [GUARDIAN]: LIVE_PAGE });
  const believed = await s.session.open(signal);
  assert.ok(believed?.reason === 'failed' && believed.fault instanceof NotLiveBlogError);
  assert.deepEqual(s.asked, [`${GUARDIAN}.json?dcr=true`]);

  const page = '<title>Soup</title><p>Boil it.';
  const both = start(GUARDIAN, { [`${GUARDIAN}.json?dcr=true`]: '<html>', [GUARDIAN]: page });
  const ending = await both.session.open(signal);
  assert.ok(ending !== null && 'fault' in ending && ending.fault instanceof NotLiveBlogError);

  const neither = start(GUARDIAN, { [`${GUARDIAN}.json?dcr=true`]: '<html>' });
  const first = await neither.session.open(signal);
  assert.ok(first !== null && 'fault' in first && first.fault instanceof DecodeError);
});

test('a named source is looked for alone', async () => {
  const url = 'https://gazette.test/live/storm';
  const s = start(url, { [url]: LIVE_PAGE }, 'al-jazeera');
  const ending = await s.session.open(signal);
  assert.ok(ending?.reason === 'failed' || ending?.reason === 'gone');
  assert.equal(s.known(), 0);
});
