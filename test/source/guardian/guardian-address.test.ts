// Owns which addresses are one story, what is asked for it, and the choice of a source.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDocument } from '../../../src/source/found-document.ts';
import { guardian } from '../../../src/source/guardian/guardian.ts';
import { recogniseFile, SOURCE_NAMES, selectAdapter } from '../../../src/source/registry.ts';
import { PAGE_URL, storyPage } from './guardian-page.ts';

const ASKING = { now: 0, apiKey: null };

const STORY_ID = 'world/live/2031/may/02/lighthouse-relit';
const PATH = `/${STORY_ID}`;

const SPELLINGS = [
  PAGE_URL,
  `http://www.theguardian.com${PATH}`,
  `https://theguardian.com${PATH}`,
  `https://amp.theguardian.com${PATH}`,
  `https://WWW.TheGuardian.com${PATH}/`,
  `https://api.nextgen.guardianapps.co.uk${PATH}.json?dcr=true`,
  `${PAGE_URL}?page=with:block-0123456789abcdef01234567`,
  `${PAGE_URL}?page=with%3Ablock-0123456789abcdef01234567#block-0123456789abcdef01234567`,
  `${PAGE_URL}?CMP=share_btn_url&utm_source=x&filterKeyEvents=true`,
  `${PAGE_URL}#block-0123456789abcdef01234567`,
  `  https://reader:secret@www.theguardian.com${PATH}  `,
];

for (const url of SPELLINGS) {
  test(`address: ${url.trim()} is the story`, () => {
    assert.deepEqual(guardian.locate(url, false), { storyId: STORY_ID, pageUrl: PAGE_URL });
    assert.deepEqual(guardian.locate(url, true), guardian.locate(url, false));
  });
}

test('address: what is no page of the Guardian is not taken', () => {
  for (const url of [
    'https://www.theguardian.com/',
    'https://example.org/world/live/x',
    'https://www.theguardian.com.example.org/world/live/x',
    'https://eviltheguardian.com/world/live/x',
    'file:///world/live/x',
    'javascript:alert(1)',
    'world/live/x',
    '',
  ]) {
    assert.equal(guardian.locate(url, false), null, url);
  }
});

test('address: a named source asks the origin itself', () => {
  const address = guardian.locate('http://127.0.0.1:4000/demo/live/x/?a=b#c', true);
  assert.deepEqual(address, {
    storyId: 'demo/live/x',
    pageUrl: 'http://127.0.0.1:4000/demo/live/x',
  });
  assert.ok(address !== null);
  assert.equal(
    guardian.request(address, null, ASKING).url,
    'http://127.0.0.1:4000/demo/live/x.json?dcr=true',
  );
});

test('address: the newest page and an older one', () => {
  const address = { storyId: STORY_ID, pageUrl: PAGE_URL };
  assert.deepEqual(guardian.request(address, null, ASKING), {
    url: `${PAGE_URL}.json?dcr=true`,
    headers: { accept: 'application/json' },
  });
  assert.equal(
    guardian.request(address, 'abc', ASKING).url,
    `${PAGE_URL}.json?dcr=true&page=with:block-abc`,
  );
});

test('a source is chosen by URL or by name', async () => {
  assert.equal(SOURCE_NAMES[0], 'guardian');
  assert.equal(new Set(SOURCE_NAMES).size, SOURCE_NAMES.length);
  assert.equal((await selectAdapter(PAGE_URL, null))?.adapter, guardian);
  assert.equal(await selectAdapter('http://localhost/x', null), null);
  assert.equal((await selectAdapter('http://localhost/x', 'guardian'))?.address.storyId, 'x');
  assert.equal(await selectAdapter(PAGE_URL, 'gazette'), null);
});

test('a file is recognised by its content', async () => {
  assert.equal(await recogniseFile(toDocument(JSON.stringify(storyPage()))), guardian);
  assert.equal(
    await recogniseFile(toDocument(JSON.stringify(storyPage({ contentType: 'Article' })))),
    guardian,
  );
  for (const body of ['', '{', '[]', 'null', '{}', '{"blocks":[]}', '<!doctype html>']) {
    assert.equal(await recogniseFile(toDocument(body)), null, body);
  }
});
