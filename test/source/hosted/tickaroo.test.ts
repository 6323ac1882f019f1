import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError } from '../../../src/model/errors.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { tickaroo } from '../../../src/source/hosted/tickaroo.ts';
import { testConformance } from '../conformance.ts';

const ASKING = { now: 0, apiKey: null };
const ENDPOINT =
  'https://cdn.tickaroo.com/api/embed/v4/prefetch/liveblog.json?client_id=63c9&liveblogId=69d7';

type Wire = Readonly<Record<string, unknown>>;

function entry(minute: number, more: Wire = {}) {
  const two = String(minute).padStart(2, '0');
  return {
    '@type': 'BlogPosting',
    headline: `Boats set out at minute ${minute}`,
    articleBody: `Boats set out at minute ${minute}\nThe wind is fair & the tide is out.`,
    datePublished: `2030-05-01T12:${two}:00Z`,
    dateModified: `2030-05-01T12:${two}:30Z`,
    author: { '@type': 'Person', name: 'A Writer' },
    ...more,
  };
}

function posting(updates: readonly unknown[]): string {
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    headline: 'Regatta live',
    liveBlogUpdate: updates,
  });
}

/** The tag as the host fills it in: JSON in JSON, escaped for an attribute. */
function filledTag(schemaOrg: string): string {
  const filling = JSON.stringify({ id: '69d7', schemaOrg });
  const escaped = filling
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('<', '&lt;');
  return `<tickaroo-liveblog liveblogId="69d7" initialData="${escaped}"><div></div></tickaroo-liveblog>`;
}

function answer(updates: readonly unknown[], more: Wire = {}): string {
  return JSON.stringify({ html: filledTag(posting(updates)), ...more });
}

test('tickaroo: the tag on a page leads to the host', () => {
  const tag =
    '<tickaroo-liveblog liveblogId="69d7" themeId="1" clientId="63c9"></tickaroo-liveblog>';
  const body = `<title>The regatta</title>${tag}`;
  const finding = tickaroo.discover(toDocument(body), 'https://example.org/live');
  assert.ok(finding?.kind === 'story');
  assert.deepEqual(finding.address, {
    storyId: '69d7',
    pageUrl: 'https://example.org/live',
    endpoint: ENDPOINT,
    page: { title: 'The regatta', standfirst: null, byline: null },
  });
  const teaser = body.replaceAll('tickaroo-liveblog', 'tickaroo-liveblog-teaser');
  assert.equal(tickaroo.discover(toDocument(teaser), 'https://example.org/'), null);
});

test('tickaroo: an id that no host gives is not asked for, and not repeated', () => {
  for (const id of ['1&#27;]0;x&#7;', 'a b', '', '../../x', '\u009b2J']) {
    const tag = `<tickaroo-liveblog liveblogId="${id}" clientId="63c9"></tickaroo-liveblog>`;
    assert.equal(tickaroo.discover(toDocument(tag), 'https://example.org/live'), null, id);
  }
});

test("tickaroo: the host's own address is known, another's only when it is forced", () => {
  assert.deepEqual(
    [tickaroo.locate(ENDPOINT, false)?.storyId, tickaroo.locate(ENDPOINT, false)?.endpoint],
    ['69d7', ENDPOINT],
  );
  const mirror = ENDPOINT.replace('https://cdn.tickaroo.com', 'http://127.0.0.1:8080');
  assert.equal(tickaroo.locate(mirror, false), null);
  assert.equal(tickaroo.locate(mirror, true)?.endpoint, mirror);
  assert.equal(tickaroo.locate('https://cdn.tickaroo.com/other.json?liveblogId=1', false), null);
});

test('tickaroo: the posting in the tag is the story', () => {
  const address = tickaroo.locate(ENDPOINT, false);
  const answeredAt = Date.UTC(2030, 4, 1, 12, 9);
  const body = answer([entry(2), entry(1)]);
  const { header, blocks } = tickaroo.parse(body, { ...FILE_CONTEXT, address, answeredAt });
  assert.deepEqual(
    [header?.id, header?.title, header?.source, header?.status],
    ['69d7', 'Regatta live', 'tickaroo', 'live'],
  );
  const [block] = blocks;
  assert.ok(block !== undefined);
  assert.equal(block.title, 'Boats set out at minute 2');
  assert.equal(textOfBlock(block), 'The wind is fair & the tide is out.');
  assert.equal(block.publishedAt, Date.UTC(2030, 4, 1, 12, 2));
  assert.deepEqual(block.contributors, [{ name: 'A Writer' }]);
});

test('tickaroo: without names of their own, updates keep their ids when a headline is rewritten', () => {
  const idsOf = (updates: readonly unknown[]) =>
    tickaroo.parse(answer(updates), FILE_CONTEXT).blocks.map(({ id }) => id);
  const rewritten = entry(1, { headline: 'They set out', articleBody: 'They set out' });
  assert.deepEqual(idsOf([entry(2), rewritten]), idsOf([entry(2), entry(1)]));
});

test('tickaroo: a title is taken off the text only where it stands by itself', () => {
  const texts = ['Wind rises.\nMore of it', 'Wind rises. Boats turn', 'Wind rises.'].map((text) => {
    const update = entry(1, { headline: 'Wind rises.', articleBody: text });
    return tickaroo.parse(answer([update]), FILE_CONTEXT).blocks.map(textOfBlock)[0];
  });
  assert.deepEqual(texts, ['More of it', 'Boats turn', '']);
  const sentence = entry(1, { headline: 'Wind', articleBody: 'Wind from the west' });
  const [block] = tickaroo.parse(answer([sentence]), FILE_CONTEXT).blocks;
  assert.ok(block !== undefined);
  assert.equal(textOfBlock(block), 'Wind from the west');
});

test('tickaroo: what is shared may be an address or bare markup', () => {
  const sharedContent = [
    { url: '<iframe src="https://www.youtube.com/embed/x"></iframe>' },
    { url: 'https://example.org/more', headline: 'More' },
  ];
  const [block] = tickaroo.parse(answer([entry(1, { sharedContent })]), FILE_CONTEXT).blocks;
  assert.deepEqual(
    block?.elements.map(({ type }) => type),
    ['text', 'video', 'link'],
  );
});

test('tickaroo: the description beside the markup stands in for one that is not in it', () => {
  const unfilled = '<tickaroo-liveblog liveblogId="69d7"></tickaroo-liveblog>';
  const told = posting([entry(1)]);
  const schemas = [told, JSON.parse(told), `<script type="application/ld+json">${told}</script>`];
  for (const schema of schemas) {
    const body = JSON.stringify({ html: unfilled, schema });
    assert.equal(tickaroo.parse(body, FILE_CONTEXT).blocks.length, 1);
  }
});

test('tickaroo: a page that was filled in already is read itself, where nothing says whom to ask as', () => {
  const url = 'http://127.0.0.1:8080/page.html';
  const page = `<title>x</title>${filledTag(posting([entry(2), entry(1)]))}`;
  const finding = tickaroo.discover(toDocument(page), url);
  assert.ok(finding?.kind === 'story');
  assert.equal(tickaroo.request(finding.address, null, ASKING).url, url);
  assert.equal(tickaroo.recognises(toDocument(page)), true);
  assert.equal(tickaroo.parse(page, FILE_CONTEXT).blocks.length, 2);
});

test('tickaroo: a kept answer is recognised, and asked for where it is', () => {
  const url = 'http://127.0.0.1:8080/saved.json';
  const finding = tickaroo.discover(toDocument(answer([entry(1)])), url);
  assert.ok(finding?.kind === 'story');
  assert.equal(tickaroo.request(finding.address, null, ASKING).url, url);
  const recognised = [answer([entry(1)]), '{"html":"<p>x</p>"}', posting([entry(1)])].map((body) =>
    tickaroo.recognises(toDocument(body)),
  );
  assert.deepEqual(recognised, [true, false, false]);
});

test('tickaroo: an answer without a posting is a fault', () => {
  for (const body of ['{"html":"<tickaroo-liveblog>"}', '{}', 'x', answer([])]) {
    assert.throws(() => tickaroo.parse(body, FILE_CONTEXT), DecodeError);
  }
});

testConformance(tickaroo, 'two answers that overlap', [
  answer([entry(2), entry(1)]),
  answer([entry(3), entry(2, { articleBody: 'Boats set out\nIt is later.' })]),
]);
