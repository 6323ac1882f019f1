// Owns the shapes in which pages write the vocabulary, and what is made of each property.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import { textOfPassages } from '../../../src/model/visible-text.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { jsonLd } from '../../../src/source/schema/json-ld.ts';
import { testConformance } from '../conformance.ts';
import { gist, isoOf, type Json, PAGE_URL, page, posted, posting, read } from './posting-page.ts';

const UPDATES = [posted(30, 'Third'), posted(20, 'Second'), posted(10, 'First')];
const WHOLE = posting(UPDATES);
const GISTS = [
  ['u30', 'Third', 'Words on Third.'],
  ['u20', 'Second', 'Words on Second.'],
  ['u10', 'First', 'Words on First.'],
];

const SHAPES: Readonly<Record<string, string>> = {
  'one object': page([WHOLE]),
  'a list with siblings': page([[WHOLE, { '@type': 'WebPage', '@id': PAGE_URL }]]),
  'a graph': page([
    { '@context': 'https://schema.org', '@graph': [{ '@type': 'Organization' }, WHOLE] },
  ]),
  'deep inside another object': page([{ '@type': 'WebPage', mainEntity: { hasPart: [WHOLE] } }]),
  'several scripts, one of them broken': page([
    '{"@type": "NewsArticle", "name": "a "b" c"}',
    { '@type': 'NewsArticle' },
    WHOLE,
  ]),
  'a type among several': page([{ ...WHOLE, '@type': ['LiveBlogPosting', 'NewsArticle'] }]),
  'a type spelt without its sign': page([
    { ...WHOLE, '@type': undefined, type: 'LiveBlogPosting' },
  ]),
  'a type with its vocabulary': page([{ ...WHOLE, '@type': 'http://schema.org/LiveBlogPosting' }]),
  'an article that has updates': page([{ ...WHOLE, '@type': 'NewsArticle' }]),
  'updates by reference': page([
    {
      '@graph': [
        { ...WHOLE, liveBlogUpdate: UPDATES.map(({ url }) => ({ '@id': url })) },
        ...UPDATES.map((each) => ({ ...each, '@id': each.url })),
      ],
    },
  ]),
  'updates in a list of items': page([
    {
      ...WHOLE,
      liveBlogUpdate: {
        '@type': 'ItemList',
        itemListElement: UPDATES.map((item) => ({ '@type': 'ListItem', item })),
      },
    },
  ]),
  'updates under numbers': page([{ ...WHOLE, liveBlogUpdate: { ...UPDATES } }]),
  'a comment around it': page([`<!--\n${JSON.stringify(WHOLE)}\n-->`]),
  'a CDATA section around it': page([`//<![CDATA[\n${JSON.stringify(WHOLE)}\n//]]>`]),
  'a commented CDATA section': page([`/*<![CDATA[*/${JSON.stringify(WHOLE)}/*]]>*/`]),
  'a semicolon after it': page([`${JSON.stringify(WHOLE)};\n`]),
  'commas too many': page([
    JSON.stringify(WHOLE, null, 1).replaceAll(/([\]}"])(\n\s*[\]}])/gu, '$1,$2'),
  ]),
  'comments in it': page([
    JSON.stringify(WHOLE, null, 1).replace('\n', '\n/* made by a plug-in */ // really\n'),
  ]),
  'raw line breaks and tabs in its strings': page([
    JSON.stringify(WHOLE).replaceAll('Words on', 'Words\n\ton'),
  ]),
  'needless escapes': page([
    JSON.stringify(WHOLE).replaceAll('/', '\\/').replaceAll('Words', '\\Words'),
  ]),
  'quotation marks as entities': page([JSON.stringify(WHOLE).replaceAll('"', '&quot;')]),
  'an attribute without quotation marks, in capitals': page([WHOLE]).replace(
    'type="application/ld+json"',
    'data-schema=LiveBlogPosting TYPE=application/LD+JSON',
  ),
  'an answer that is the description alone': JSON.stringify(WHOLE),
  'an answer that is a graph': JSON.stringify({ '@graph': [WHOLE] }),
};

for (const [name, body] of Object.entries(SHAPES)) {
  test(`a live blog is read from ${name}`, () => {
    const { header, blocks } = read(body);
    const tidied = blocks
      .map(gist)
      .map(([id, title, text]) => [id, title, text.replace(/\s+/gu, ' ')]);
    assert.deepEqual(tidied, GISTS);
    assert.equal(header?.title, 'The harbour opens: live');
    const finding = jsonLd.discover(toDocument(body), 'https://mirror.example/x.html?page=2#top');
    assert.equal(finding?.kind === 'story' && finding.evidence, 'a LiveBlogPosting with 3 updates');
    assert.equal(jsonLd.recognises(toDocument(body)), true);
  });
}

test('a single update need not stand in a list', () => {
  assert.deepEqual(
    read(page([posting([]), { ...posting([]), liveBlogUpdate: posted(10, 'Only') }])).blocks.map(
      gist,
    ),
    [['u10', 'Only', 'Words on Only.']],
  );
});

test('the same blog under its AMP address is one story, and another live blog on the page is none of it', () => {
  const amp = posting([
    posted(20, 'Second', { url: `https://news.example/amp/live/harbour#u20` }),
    posted(10, 'First'),
  ]);
  const other = posting([posted(40, 'Elsewhere')], { headline: 'Another story: live' });
  assert.deepEqual(
    read(page([other, amp, WHOLE])).blocks.map(({ id }) => id),
    ['u30', 'u20', 'u10'],
  );
});

test('a page that is asked for again is the one that was found, and the story is the one that it names', () => {
  const body = page([WHOLE]);
  const finding = jsonLd.discover(toDocument(body), 'http://127.0.0.1:8080/a.html?page=2#top');
  assert.equal(finding?.kind, 'story');
  if (finding?.kind !== 'story') return;
  assert.equal(finding.address.storyId, PAGE_URL);
  const asking = { now: 0, apiKey: null };
  assert.equal(
    jsonLd.request(finding.address, null, asking).url,
    'http://127.0.0.1:8080/a.html?page=2',
  );
  assert.equal(jsonLd.locate('https://news.example/x', false), null);
  assert.equal(jsonLd.locate('https://news.example/x', true)?.pageUrl, 'https://news.example/x');
});

test('a page without updates is told apart from an article, and from what is no page', () => {
  const told = (body: string) => {
    try {
      read(body, { requestUrl: PAGE_URL });
    } catch (error) {
      if (error instanceof NotLiveBlogError) return error.found;
      if (error instanceof DecodeError) return error.path;
    }
    return null;
  };
  assert.equal(told(page([posting([])])), 'no-updates');
  assert.equal(told(page([{ '@type': 'LiveBlogPosting', headline: 'x' }])), 'no-updates');
  assert.equal(told(page([{ '@type': 'NewsArticle', headline: 'x' }])), 'article');
  assert.equal(told('nothing of the kind'), 'the top level');
  assert.equal(
    told(page([posting([{ '@type': 'BlogPosting', datePublished: '2024-05-01T10:00:00Z' }])])),
    'liveBlogUpdate',
  );
  assert.equal(jsonLd.discover(toDocument(page([posting([])])), PAGE_URL), null);
});

test('a description inside the JSON of another source is left to that source', () => {
  assert.equal(
    jsonLd.recognises(toDocument(JSON.stringify({ page: { linkedData: [WHOLE] } }))),
    false,
  );
});

const readOne = (more: Json, story: Json = {}) => {
  const { blocks } = read(
    page([posting([posted(20, 'Second'), posted(10, 'First', more)], story)]),
  );
  const block = blocks.at(-1);
  assert.ok(block);
  return block;
};

test('words that were escaped once too often, or twice, are readable', () => {
  const block = readOne({
    headline: 'Oil &amp;ldquo;up&amp;rdquo;\n',
    articleBody:
      '&lt;p&gt;It&amp;#39;s &lt;a href="/a"&gt;here&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;Now&lt;/p&gt;',
  });
  assert.equal(gist(block)[1], 'Oil “up”');
  assert.equal(gist(block)[2], "It's here.\n\nNow");
});

test('plain text keeps its paragraphs, and a sign for "less" is no tag', () => {
  assert.equal(
    gist(readOne({ articleBody: 'One.\nTwo.\n\nThree < four & five.' }))[2],
    'One.\nTwo.\n\nThree < four & five.',
  );
});

test('a body may be an object, or be called otherwise', () => {
  assert.equal(
    gist(readOne({ articleBody: { '@type': 'Text', '@value': 'Inside.' } }))[2],
    'Inside.',
  );
  assert.equal(gist(readOne({ articleBody: '', description: 'Described.' }))[2], 'Described.');
});

test('a clock before the headline, and a body that only repeats it, are left out', () => {
  const block = readOne({
    headline: '14:32 (IST) Ship sighted',
    articleBody: '14:32 (IST) Ship sighted',
  });
  assert.deepEqual(gist(block).slice(1), ['Ship sighted', '']);
  assert.equal(readOne({ headline: '4:05 PM (IST), May 01: Ship' }).title, 'Ship');
  assert.equal(readOne({ headline: '14:32 to London is late' }).title, '14:32 to London is late');
  assert.deepEqual(
    gist(readOne({ headline: 'Ship sighted', articleBody: 'Ship sighted' })).slice(1),
    ['Ship sighted', ''],
  );
});

test("the story's own headline is no title of an update, nor is one that most of them repeat", () => {
  const same = [40, 30, 20, 10].map((minute) => posted(minute, minute === 10 ? 'First' : 'Live'));
  assert.deepEqual(
    read(page([posting(same)])).blocks.map(({ title }) => title),
    [null, null, null, 'First'],
  );
  assert.equal(readOne({ headline: 'The harbour opens: live' }).title, null);
});

test('people are named in any way, and neither the publisher nor its desk of five is one of them', () => {
  const publisher = { '@type': 'Organization', name: 'The Example' };
  const namesOf = (author: unknown) =>
    readOne({ author }, { publisher }).contributors.map(({ name }) => name);
  assert.deepEqual(namesOf('Ann Lee'), ['Ann Lee']);
  assert.deepEqual(namesOf([{ '@type': 'Person', name: 'Ann Lee' }, { name: 'Bo Li' }]), [
    'Ann Lee',
    'Bo Li',
  ]);
  assert.deepEqual(namesOf({ '@type': 'Organization', name: 'Example' }), []);
  const five = { author: [{ name: 'Ann Lee' }, { name: 'Bo Li' }] };
  const { header, blocks } = read(
    page([posting([posted(20, 'B', five), posted(10, 'A', five)], five)]),
  );
  assert.deepEqual(
    blocks.map(({ contributors }) => contributors.length),
    [0, 0],
  );
  assert.equal(header?.byline, 'Ann Lee, Bo Li');
});

test('an author who is described elsewhere on the page is looked up', () => {
  const person = { '@type': 'Person', '@id': '#ann', name: 'Ann Lee' };
  const body = page([
    { '@graph': [posting([posted(10, 'A', { author: { '@id': '#ann' } })]), person] },
  ]);
  assert.deepEqual(read(body).blocks[0]?.contributors, [{ name: 'Ann Lee' }]);
});

test('of several crops the largest is taken, with its caption and credit', () => {
  const image = [
    { url: 'https://img.example/s.jpg', width: 100 },
    {
      contentUrl: 'https://img.example/l.jpg',
      width: '1200',
      caption: 'A &amp; B',
      creditText: 'Ann',
    },
  ];
  const [, picture] = readOne({ image }).elements;
  assert.deepEqual(
    { ...picture, id: '' },
    {
      id: '',
      type: 'image',
      url: 'https://img.example/l.jpg',
      alt: null,
      caption: 'A & B',
      credit: 'Ann',
    },
  );
});

test('a picture that stands for the story, or is on most updates, is decoration', () => {
  assert.equal(
    readOne(
      { image: 'https://img.example/lead.jpg?w=9' },
      { image: { url: 'https://img.example/lead.jpg?w=1' } },
    ).elements.length,
    1,
  );
  const image = 'https://img.example/same.jpg';
  const all = [30, 20, 10].map((minute) => posted(minute, `N${minute}`, { image }));
  assert.deepEqual(
    read(page([posting(all)])).blocks.map(({ elements }) => elements.length),
    [1, 1, 1],
  );
});

test('a recording, a shared post, a shared page and a shared frame are elements', () => {
  const block = readOne({
    articleBody: '',
    video: {
      '@type': 'VideoObject',
      name: 'Ship',
      embedUrl: 'https://v.example/e/1',
      duration: 'PT1M5S',
    },
    sharedContent: [
      { '@type': 'SocialMediaPosting', url: 'https://twitter.com/a/status/1', headline: 'Look' },
      { '@type': 'WebPage', url: 'https://other.example/x', headline: 'Elsewhere' },
      { '@type': 'WebPage', url: '<iframe src="https://maps.example/1"></iframe>' },
      'javascript:alert(1)',
    ],
  });
  assert.deepEqual(
    block.elements.map((element) => [element.type, 'url' in element ? element.url : null]),
    [
      ['video', 'https://v.example/e/1'],
      ['social', 'https://twitter.com/a/status/1'],
      ['link', 'https://other.example/x'],
      ['embed', 'https://maps.example/1'],
    ],
  );
  assert.ok(block.elements[0]?.type === 'video' && block.elements[0].durationSeconds === 65);
});

test("times are read in every spelling, and in the story's zone where they have none", () => {
  const at = (datePublished: unknown) =>
    isoOf(readOne({ datePublished }, { datePublished: '2024-05-01T09:00:00+02:00' }).publishedAt);
  assert.equal(at('2024-05-01T10:10:07.25+0100'), '2024-05-01T09:10:07.250Z');
  assert.equal(at(1714554607), '2024-05-01T09:10:07.000Z');
  assert.equal(at('1714554607000'), '2024-05-01T09:10:07.000Z');
  assert.equal(at('2024-05-01T10:10:07'), '2024-05-01T08:10:07.000Z');
  assert.equal(at('yesterday'), null);
});

test("a date of change is worth nothing where every update has one, or all have the page's", () => {
  const changed = (stamps: readonly string[]) =>
    read(
      page([
        posting(
          stamps.map((dateModified, index) => posted(40 - index, `N${index}`, { dateModified })),
        ),
      ]),
    ).blocks.map(({ lastUpdatedAt }) => lastUpdatedAt !== null);
  assert.deepEqual(changed(['2024-05-01T12:00:00Z', '2024-05-01T12:00:00Z']), [false, false]);
  assert.deepEqual(changed(['2024-05-01T12:00:00Z', '2024-05-01T12:01:00Z']), [false, false]);
  assert.deepEqual(changed(['2024-05-01T12:00:00Z', '2024-05-01T10:39:07Z']), [true, true]);
});

test("updates that all have the story's own time have none", () => {
  const datePublished = '2024-05-01T09:00:00Z';
  const { blocks, span } = read(
    page([posting([posted(2, 'B', { datePublished }), posted(1, 'A', { datePublished })])]),
  );
  assert.deepEqual(
    blocks.map(({ publishedAt }) => publishedAt),
    [null, null],
  );
  assert.ok((blocks[0]?.placedAt ?? 0) > (blocks[1]?.placedAt ?? 0));
  assert.equal(span, null);
});

test('a list that begins with the oldest is turned round', () => {
  const { blocks, span } = read(page([posting(UPDATES.toReversed())]));
  assert.deepEqual(
    blocks.map(({ id }) => id),
    ['u30', 'u20', 'u10'],
  );
  assert.deepEqual(span, {
    from: Date.UTC(2024, 4, 1, 10, 10, 7),
    to: Date.UTC(2024, 4, 1, 10, 30, 7),
  });
});

test("an order that is not by time is the editors', and is kept", () => {
  const { blocks, span } = read(
    page([posting([posted(10, 'A'), posted(30, 'B'), posted(20, 'C'), posted(5, 'D')])]),
  );
  assert.deepEqual(
    blocks.map(({ placedAt }) => isoOf(placedAt ?? null)),
    [
      '2024-05-01T10:30:07.001Z',
      '2024-05-01T10:30:07.000Z',
      '2024-05-01T10:20:07.000Z',
      '2024-05-01T10:05:07.000Z',
    ],
  );
  assert.equal(span, null);
});

test('a page that leads to an older one of the same story says where it is, and one elsewhere is not asked for', () => {
  const olderOf = (href: string) => {
    const body = page([WHOLE]).replace('<head>', `<head><link rel="next" href="${href}">`);
    return read(body, { requestUrl: `${PAGE_URL}?page=1` }).older;
  };
  assert.equal(olderOf('?page=2'), `${PAGE_URL}?page=2`);
  assert.equal(olderOf('/live/harbour/page/2'), `${PAGE_URL}/page/2`);
  assert.equal(olderOf('/live/another?page=2'), null);
  assert.equal(olderOf('/live/harbour-two?page=2'), null);
  assert.equal(olderOf('https://elsewhere.example/live/harbour?page=2'), null);
  const address = { storyId: PAGE_URL, pageUrl: PAGE_URL };
  assert.equal(
    jsonLd.request(address, `${PAGE_URL}?page=2`, { now: 0, apiKey: null }).url,
    `${PAGE_URL}?page=2`,
  );
  assert.equal(read(page([WHOLE]), { cursor: `${PAGE_URL}?page=2` }).header?.pinnedId, undefined);
});

test('a post that its publisher names stays, even when only the page can show it', () => {
  const { blocks } = read(page([posting([...UPDATES, posted(5, '', { articleBody: '' })])]));
  assert.deepEqual(blocks.map(gist).at(-1), ['u5', null, '']);
});

test('rows with neither a name nor words are dropped, and the others stay', () => {
  const empty = { '@type': 'BlogPosting', headline: ' ', datePublished: '2024-05-01T10:15:00Z' };
  assert.deepEqual(read(page([posting([...UPDATES, empty, 7 as never])])).blocks.length, 3);
});

test('a story is live, has ended or may resume, by its silence more than by its announced end', () => {
  const statusAt = (hours: number, coverageEndTime?: string) => {
    const answeredAt = Date.UTC(2024, 4, 1, 10, 30) + hours * 3_600_000;
    const update = read(page([posting(UPDATES, { coverageEndTime })]), { answeredAt });
    return [update.header?.status, update.mayResume === true, update.pollAfterMs];
  };
  assert.deepEqual(statusAt(1, '2024-05-01T09:00:00Z'), ['live', false, null]);
  assert.deepEqual(statusAt(3, '2024-05-01T09:00:00Z'), ['ended', true, 900_000]);
  assert.deepEqual(statusAt(5, '2024-05-02T23:00:00Z'), ['live', false, null]);
  assert.deepEqual(statusAt(7), ['ended', true, 900_000]);
  assert.equal(read(page([WHOLE])).header?.status, 'unknown');
});

test('the header has the description as a standfirst and the newest stamp as its own', () => {
  const { header } = read(
    page([
      posting(UPDATES, {
        description: '<p>One &amp;amp; <b>two</b></p>',
        dateModified: '2024-05-01T10:00:00Z',
      }),
    ]),
  );
  assert.equal(textOfPassages(header?.standfirst ?? []), 'One & two');
  assert.equal(isoOf(header?.updatedAt ?? null), '2024-05-01T10:30:07.000Z');
  assert.equal(header?.url, PAGE_URL);
});

testConformance(jsonLd, 'a made-up page', [
  page(
    [{ '@type': 'NewsArticle' }, posting(UPDATES)],
    '<div id="u30"><h2>Third</h2><p>Words on Third.</p></div>',
  ),
  page([posting([posted(40, 'Fourth'), ...UPDATES])]),
]);
