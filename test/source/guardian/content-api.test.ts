// Owns what an answer of the Content API as a whole becomes: header, blocks, pages, searches, refusals, the quota.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { contentApi } from '../../../src/source/guardian/content-api.ts';
import { testConformance } from '../conformance.ts';
import {
  API_URL,
  apiBlock,
  apiContent,
  apiElement,
  apiItem,
  apiSearch,
  isoDate,
  parseApi,
  STORY_ID,
} from './content-api-sample.ts';
import { blockId, drawPage } from './guardian-markup-sample.ts';
import { MINUTE, PAGE_URL, parsePage, storyPage, type Wire, wireBlock } from './guardian-page.ts';

/** The newest blocks with key events, summaries and the pinned one, as one call brings them. */
function pollAnswer(fields: Wire = {}) {
  const latest = [
    apiBlock('new', 50),
    apiBlock('key', 40, { title: 'Lit', attributes: { keyEvent: true, title: 'Lit' } }),
  ];
  const requestedBodyBlocks = {
    'body:latest:20': latest,
    'body:key-events': [latest[1], apiBlock('old-key', 9, { attributes: { keyEvent: 'true' } })],
    'body:summary': [apiBlock('sum', 8, { attributes: { summary: true } })],
    'body:pinned': [apiBlock('pin', 7, { attributes: { pinned: true } })],
  };
  return apiItem(apiContent({ blocks: { totalBodyBlocks: 43, requestedBodyBlocks } }), fields);
}

test('a story is the same as from the JSON of the site', () => {
  const body = [apiBlock('b2', 20), apiBlock('b1', 10)];
  const { header, blocks, span } = parseApi(apiItem(apiContent({ blocks: { body } })));
  const told = parsePage(storyPage({ blocks: [wireBlock('b2', 20), wireBlock('b1', 10)] }));
  assert.deepEqual(header, { ...told.header, source: 'content-api' });
  assert.deepEqual(blocks, told.blocks);
  assert.deepEqual(span, told.span);
});

test('one call tells the newest blocks, key events, summaries and what is pinned', () => {
  const { header, blocks, span, older, totalBlocks } = parseApi(pollAnswer());
  assert.deepEqual(
    blocks.map(({ id, keyEvent, summary }) => [id, keyEvent, summary]),
    [
      ['new', false, false],
      ['key', true, false],
      ['old-key', true, false],
      ['sum', false, true],
      ['pin', false, false],
    ],
  );
  assert.equal(header?.pinnedId, 'pin');
  assert.equal(header?.status, 'live');
  assert.equal(blocks[3]?.title, 'Summary');
  // Only the newest stand together without holes.
  assert.deepEqual(span, { from: 40 * MINUTE, to: 50 * MINUTE });
  assert.equal(older, 'key');
  assert.equal(totalBlocks, 43);
});

test('an older page is asked for around the oldest block, and ends with the first of the story', () => {
  const page = (length: number) => {
    const around = Array.from({ length }, (_, index) => apiBlock(`b${index}`, 100 - index));
    const requestedBodyBlocks = { 'body:around:b5:20': around };
    return apiItem(apiContent({ blocks: { totalBodyBlocks: 90, requestedBodyBlocks } }));
  };
  const more = parseApi(page(26), { cursor: 'b5' });
  assert.equal(more.older, 'b25');
  assert.equal(more.header?.pinnedId, undefined);
  assert.equal(parseApi(page(25), { cursor: 'b5' }).older, null);
});

test('dates are strings or objects, and flags may be strings', () => {
  const asObject = (minutes: number) => ({
    dateTime: minutes * MINUTE,
    iso8601: isoDate(minutes),
  });
  const block = apiBlock('b', 1, {
    createdDate: asObject(9),
    firstPublishedDate: asObject(10),
    lastModifiedDate: { iso8601: isoDate(12) },
    attributes: { keyEvent: 'true', summary: 'false' },
  });
  const [read] = parseApi(apiItem(apiContent({ blocks: { body: [block] } }))).blocks;
  assert.deepEqual(
    [read?.publishedAt, read?.lastUpdatedAt, read?.keyEvent, read?.summary],
    [10 * MINUTE, 12 * MINUTE, true, false],
  );
});

test('a block without a first publication is filed by its creation, then by any publication', () => {
  const missing = { firstPublishedDate: undefined, lastModifiedDate: undefined };
  const body = [
    apiBlock('created', 10, missing),
    apiBlock('published', 5, { ...missing, createdDate: undefined }),
  ];
  const { blocks } = parseApi(apiItem(apiContent({ blocks: { body } })));
  assert.deepEqual(
    blocks.map(({ publishedAt, lastUpdatedAt }) => [publishedAt, lastUpdatedAt]),
    [
      [9 * MINUTE, null],
      [6 * MINUTE, null],
    ],
  );
});

test('people are named by their tags, and by their ids where a tag is missing', () => {
  const body = [apiBlock('b', 1, { contributors: ['ada', 'bo-mast', 7] })];
  const [block] = parseApi(apiItem(apiContent({ blocks: { body } }))).blocks;
  assert.deepEqual(block?.contributors, [{ name: 'Ada Keel' }, { name: 'bo-mast' }]);
});

test('a story of which the text was asked for has its blocks in the markup', () => {
  const id = '6a00000000000000000000aa';
  const body = `<div id="block-${id}" class="block is-key-event"><p class="block-time published-time"><time datetime="1970-01-01T01:00:00.000Z">1.00am</time></p>
<h2 class="block-title">Lit</h2><div class="block-elements"><p>One</p></div></div><div id="block-none" class="block"></div>`;
  const { blocks: _, ...content } = apiContent();
  const update = parseApi(apiItem({ ...content, fields: { headline: 'Lamp', body } }));
  assert.deepEqual(
    update.blocks.map((block) => [
      block.id,
      block.title,
      block.publishedAt,
      textOfBlock(block),
      block.keyEvent,
    ]),
    [[id, 'Lit', 60 * MINUTE, 'One', true]],
  );
});

test('an answer may be kept without its envelope, and a story alone', () => {
  const content = apiContent({ blocks: { body: [apiBlock('a', 1)] } });
  for (const answer of [content, apiItem(content).response]) {
    assert.deepEqual(
      parseApi(answer).blocks.map(({ id }) => id),
      ['a'],
    );
    assert.equal(contentApi.recognises(toDocument(JSON.stringify(answer))), true);
  }
  assert.equal(contentApi.recognises(toDocument('{"content":{},"status":"ok"}')), false);
});

test('a block without elements is read from its HTML', () => {
  const body = [
    apiBlock('b', 1, { elements: [], bodyHtml: '<p>One</p> <p>Two</p>' }),
    apiBlock('a', 0, { elements: undefined }),
  ];
  const { blocks } = parseApi(apiItem(apiContent({ blocks: { body } })));
  assert.deepEqual(blocks.map(textOfBlock), ['One\n\nTwo', 'Words of a']);
});

for (const [fields, status] of [
  [{ liveBloggingNow: 'true' }, 'live'],
  [{ liveBloggingNow: 'false' }, 'ended'],
  [{ liveBloggingNow: true }, 'live'],
  [{}, 'unknown'],
] as const) {
  test(`a story whose fields are ${JSON.stringify(fields)} is ${status}`, () => {
    const content = apiContent({ fields, blocks: { body: [apiBlock('b', 1)] } });
    const { header } = parseApi(apiItem(content));
    assert.equal(header?.status, status);
    assert.equal(header?.title, 'Lighthouse is lit again');
    assert.equal(header?.updatedAt, Date.parse('2031-05-02T10:00:00Z'));
  });
}

test('polls are spaced so that the calls of a day last a day', () => {
  const DAY = 86_400_000;
  const { pollAfterMs } = parseApi(pollAnswer());
  assert.ok(pollAfterMs !== null && DAY / pollAfterMs <= 500 && DAY / pollAfterMs > 450);
  assert.equal(parseApi(pollAnswer({ userTier: undefined })).pollAfterMs, pollAfterMs);
  assert.equal(parseApi(pollAnswer({ userTier: 'partner' })).pollAfterMs, null);
});

const other = apiContent({
  id: 'sport/live/2031/may/02/regatta',
  webUrl: 'https://www.theguardian.com/sport/live/2031/may/02/regatta',
  fields: { headline: 'Regatta – live', liveBloggingNow: 'false' },
  blocks: { body: [apiBlock('boat', 30)] },
});
const lamp = apiContent({ blocks: { requestedBodyBlocks: { 'body:latest': [apiBlock('b', 1)] } } });
const article = apiContent({ id: 'world/2031/may/02/fog', type: 'article', tags: [] });

test('a search that found one live blog is that story', () => {
  const { header, blocks } = parseApi(apiSearch(article, lamp, 'a/removed/story'));
  assert.equal(header?.id, STORY_ID);
  assert.deepEqual(
    blocks.map(({ id }) => id),
    ['b'],
  );
});

test('a search that found several puts them on one time line, unless one of them was asked for', () => {
  const { header, blocks, span } = parseApi(apiSearch(lamp, article, other));
  assert.equal(header?.title, 'Lighthouse is lit again – live, and 1 more live blog');
  assert.equal(header?.status, 'live');
  assert.equal(span, null);
  assert.deepEqual(
    blocks.map(({ id, url }) => [id, url?.split('?')[0]]),
    [
      ['b', PAGE_URL],
      ['boat', 'https://www.theguardian.com/sport/live/2031/may/02/regatta'],
    ],
  );
  const asked = parseApi(apiSearch(lamp, other), {
    address: { storyId: 'sport/live/2031/may/02/regatta', pageUrl: 'https://x.org/' },
  });
  assert.equal(asked.header?.title, 'Regatta – live');
  assert.equal(asked.blocks.length, 1);
});

test('what is no live blog, or holds none of its blocks, is refused', () => {
  const refusal = (found: string) => (error: unknown) =>
    error instanceof NotLiveBlogError && error.found === found;
  assert.throws(() => parseApi(apiItem(article)), refusal('article'));
  assert.throws(() => parseApi(apiSearch(article)), refusal('article'));
  assert.throws(() => parseApi(apiItem(apiContent())), refusal('no-updates'));
  for (const answer of [
    {},
    { response: {} },
    apiSearch('a/removed/story'),
    apiItem(apiContent({ blocks: { body: [{ title: 'no id' }] } })),
  ]) {
    assert.throws(() => parseApi(answer), DecodeError, JSON.stringify(answer));
  }
});

test('an older answer is a live blog by its tag or its address', () => {
  const blocks = { body: [apiBlock('b', 1)] };
  const tagged = apiContent({ id: 'a/b', type: 'article', blocks });
  const named = apiContent({ type: 'article', tags: undefined, blocks });
  for (const content of [tagged, named]) assert.equal(parseApi(apiItem(content)).blocks.length, 1);
});

test("the API's own refusal is told, without anything like a key in it", () => {
  const key = '0a1b2c3d-1111-2222-3333-444455556666';
  const message = `The key ${key} is not valid`;
  assert.throws(
    () => parseApi({ response: { status: 'error', message } }),
    (error) =>
      error instanceof DecodeError &&
      error.path === 'response' &&
      error.message === 'the Content API gave The key ... is not valid',
  );
});

test('a saved answer is found by its content at any address, and asked for there again', () => {
  const document = toDocument(JSON.stringify(apiSearch(article, lamp)));
  const url = 'http://127.0.0.1:4000/saved.json?a=b&api-key=sesame#x';
  assert.ok(contentApi.recognises(document));
  const finding = contentApi.discover(document, url);
  assert.ok(finding?.kind === 'story');
  assert.deepEqual(finding.address, {
    storyId: STORY_ID,
    pageUrl: PAGE_URL,
    endpoint: 'http://127.0.0.1:4000/saved.json?a=b',
  });
  for (const body of ['', '{}', '{"response":{}}', '{"response":{"content":{}}}', '<p>'])
    assert.equal(contentApi.recognises(toDocument(body)), false, body);
  assert.equal(contentApi.discover(toDocument(JSON.stringify(apiSearch(article))), url), null);
  const refused = { response: { status: 'error', message: 'no' } };
  const refusal = contentApi.discover(toDocument(JSON.stringify(refused)), url);
  assert.equal(refusal?.evidence, "the Content API's refusal");
  assert.ok(API_URL.endsWith(STORY_ID));
});

test("the site's own page of a live blog leads to the API, a mirror's does not", () => {
  const document = toDocument(drawPage({ blocks: [{ id: blockId(1) }] }), 'text/html');
  const finding = contentApi.discover(document, `${PAGE_URL}?page=with:block-${blockId(1)}`);
  assert.ok(finding?.kind === 'story');
  assert.ok(finding.address.endpoint?.startsWith(`${API_URL}?`));
  assert.ok(!finding.address.endpoint?.includes('page='));
  assert.equal(contentApi.discover(document, 'http://127.0.0.1:4000/page.html'), null);
  assert.equal(contentApi.discover(toDocument('<p>x</p>'), PAGE_URL), null);
});

testConformance(contentApi, 'answers of our own', [
  JSON.stringify(pollAnswer()),
  JSON.stringify(
    apiItem(
      apiContent({
        blocks: {
          body: [
            apiBlock('b', 2, {
              elements: [
                apiElement('text', { html: '<p>One</p><ul><li>Two</li></ul>' }),
                apiElement('embed', { html: '<iframe src="https://maps.example/x"></iframe>' }),
                apiElement('contentatom', { atomId: 'x', atomType: 'media' }),
              ],
            }),
          ],
        },
      }),
    ),
  ),
  JSON.stringify(apiSearch(lamp, other)),
]);
