import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import type { Update } from '../../../src/model/update.ts';
import { textOfBlock, textOfPassages } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { feed } from '../../../src/source/feed/feed.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import {
  atomEntry,
  atomFeed,
  jsonFeed,
  minuteAt,
  RDF_FEED,
  rfc822,
  rssFeed,
  rssItem,
} from './feed-samples.ts';

function parse(body: string, context: Partial<ParseContext> = {}): Update {
  return feed.parse(body, { ...FILE_CONTEXT, ...context });
}

function onlyBlock(body: string, context: Partial<ParseContext> = {}): Block {
  const [block, ...others] = parse(body, context).blocks;
  assert.equal(others.length, 0);
  assert.ok(block !== undefined);
  return block;
}

const REQUEST = { requestUrl: 'https://gazette.example/feeds/storm.xml' };

test('each format is told by its content, whatever its name or type says', () => {
  const evidenceOf = (body: string) => {
    const finding = feed.discover(toDocument(body, 'text/html'), 'https://gazette.example/x.atom');
    return finding?.evidence ?? null;
  };
  const item = rssItem({ title: 'The bridge closes' });
  assert.equal(evidenceOf(rssFeed([item, item])), 'an RSS feed of 2 posts');
  assert.equal(evidenceOf(RDF_FEED), 'an RDF feed of 2 posts');
  assert.equal(evidenceOf(atomFeed([atomEntry({ id: '1' })])), 'an Atom feed of 1 post');
  assert.equal(evidenceOf(jsonFeed([{ id: '1' }])), 'a JSON feed of 1 post');
  assert.equal(evidenceOf(`\uFEFF\n${rssFeed([item])}`), 'an RSS feed of 1 post');
});

test('what only mentions a feed is none', () => {
  const isNone = (body: string) => {
    assert.equal(feed.recognises(toDocument(body)), false, body.slice(0, 60));
    assert.throws(() => parse(body), DecodeError);
  };
  isNone(`<html><body><pre>${rssFeed([])}</pre></body></html>`);
  isNone('<feed><temperature>12</temperature></feed>');
  isNone('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>');
  isNone('{"version": "1", "title": "Stock", "items": []}');
  isNone('');
  isNone('{"version": "https://jsonfeed.org/version/1", "items": [');
});

test('a feed that is cut off is a fault that says where', () => {
  const whole = rssFeed([rssItem({ title: 'The bridge closes' })]);
  const cut = whole.slice(0, whole.indexOf('</item>'));
  assert.throws(
    () => parse(cut),
    (error) => error instanceof DecodeError && error.path === `byte ${cut.length}`,
  );
});

test('an empty feed is no live blog', () => {
  assert.throws(
    () => parse(rssFeed([])),
    (error) => error instanceof NotLiveBlogError && error.found === 'no-updates',
  );
});

test('an item of RSS becomes a block', () => {
  const block = onlyBlock(
    rssFeed([
      rssItem({
        title: 'The bridge closes &amp; reopens',
        link: 'https://gazette.example/live#b7',
        guid: 'b7',
        pubDate: 'Sat, 10 Jan 2026 12:07:00 GMT ',
        description:
          '&lt;p&gt;Until &lt;b&gt;morning&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;No cars.&lt;/p&gt;',
        'dc:creator': '<![CDATA[Ada Quill]]>',
      }),
    ]),
  );
  assert.equal(block.id, 'b7');
  assert.equal(block.url, 'https://gazette.example/live#b7');
  assert.equal(block.title, 'The bridge closes & reopens');
  assert.equal(block.publishedAt, minuteAt(7));
  assert.equal(block.lastUpdatedAt, null);
  assert.deepEqual(block.contributors, [{ name: 'Ada Quill' }]);
  assert.equal(textOfBlock(block), 'Until morning.\n\nNo cars.');
  assert.deepEqual([block.keyEvent, block.summary, block.placedAt], [false, false, undefined]);
});

test('RDF is read in the order of its table of contents', () => {
  const { blocks, header, pollAfterMs } = parse(RDF_FEED);
  assert.deepEqual(
    blocks.map(({ id, title, publishedAt }) => [id, title, publishedAt]),
    [
      ['https://gazette.example/2', 'The bridge closes', minuteAt(-60)],
      ['https://gazette.example/1', 'Ferries stay in harbour', minuteAt(-120)],
    ],
  );
  assert.equal(textOfBlock(blocks[0] as Block), 'Until morning.');
  assert.equal(header?.url, 'https://gazette.example/');
  assert.equal(pollAfterMs, 30 * 60_000);
});

test('an entry of Atom becomes a block, with its links made absolute', () => {
  const body = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/live/"><title type="html">Storm &amp;amp; &lt;i&gt;sea&lt;/i&gt;</title><id>f</id>
    <author><name>Ada Quill</name></author><entry xml:base="storm/"><id>tag:gazette.example,2026:9</id><title>Wind &lt; 90</title>
    <link rel="enclosure" type="audio/mpeg" href="wind.mp3"/><link rel="alternate" type="application/json" href="9.json"/><link href="9"/>
    <published>2026-01-10T12:09:00Z</published><updated>2026-01-10T12:30:00.25Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="map">the map</a> &amp; wait.</p></div></content></entry></feed>`;
  const block = onlyBlock(body, REQUEST);
  assert.equal(block.id, 'tag:gazette.example,2026:9');
  assert.equal(block.url, 'https://gazette.example/live/storm/9');
  assert.equal(block.title, 'Wind < 90');
  assert.deepEqual([block.publishedAt, block.lastUpdatedAt], [minuteAt(9), minuteAt(30) + 250]);
  assert.equal(textOfBlock(block), 'See the map & wait.');
  assert.match(JSON.stringify(block.elements), /"https:\/\/gazette\.example\/live\/storm\/map"/u);
  assert.match(
    JSON.stringify(block.elements),
    /"https:\/\/gazette\.example\/live\/storm\/wind\.mp3"/u,
  );
  const { header } = parse(body, REQUEST);
  assert.equal(header?.title, 'Storm & sea');
  assert.equal(header?.byline, 'Ada Quill');
});

test('an edit is one only when the two stamps of Atom are more than two minutes apart', () => {
  const stampOf = (published: string | undefined, updated: string) =>
    onlyBlock(atomFeed([atomEntry({ id: '1', title: 'Wind', published, updated })])).lastUpdatedAt;
  assert.equal(stampOf('2026-01-10T12:00:00Z', '2026-01-10T12:01:59Z'), null);
  assert.equal(stampOf('2026-01-10T12:00:00Z', '2026-01-10T12:02:01Z'), minuteAt(2) + 1000);
  assert.equal(stampOf('2026-01-10T12:00:00Z', '2026-01-10T11:00:00Z'), null);
  assert.equal(stampOf(undefined, '2026-01-10T12:01:59Z'), null);
});

test('an item of JSON Feed becomes a block', () => {
  const block = onlyBlock(
    jsonFeed([
      {
        id: 12,
        url: 'https://gazette.example/12',
        external_url: 'https://www.harbour.example/notice',
        content_text: 'First line\nsecond line\n\nNext & <b>last</b>.',
        date_published: '2026-01-10T13:12:00+01:00',
        date_modified: '2026-01-10T12:20:00Z',
        authors: [{ name: 'Ada Quill' }, { name: 'Bo Reed' }],
        attachments: [{ url: 'https://gazette.example/a.pdf', mime_type: 'application/pdf' }],
      },
    ]),
  );
  assert.equal(block.id, '12');
  assert.equal(block.title, null);
  assert.deepEqual([block.publishedAt, block.lastUpdatedAt], [minuteAt(12), minuteAt(20)]);
  assert.deepEqual(block.contributors, [{ name: 'Ada Quill' }, { name: 'Bo Reed' }]);
  assert.equal(
    textOfBlock(block),
    'First line\nsecond line\n\nNext & <b>last</b>.\n\na.pdf\n\nharbour.example',
  );
});

test('the header is the feed, live until it says that it has expired', () => {
  const items = [{ id: '1', content_text: 'Wind' }];
  const { header } = parse(jsonFeed(items, { description: 'All day', authors: [{ name: 'Ada' }] }));
  assert.equal(header?.title, 'Storm over Quay Town');
  assert.equal(header?.url, 'https://gazette.example/');
  assert.equal(header?.id, 'https://gazette.example/storm.json');
  assert.equal(header?.byline, 'Ada');
  assert.equal(header?.status, 'live');
  assert.equal(textOfPassages(header?.standfirst ?? []), 'All day');
  assert.equal(parse(jsonFeed(items, { expired: true })).header?.status, 'ended');
  assert.equal(parse(jsonFeed([], { expired: true })).header?.status, 'ended');
});

test('the header is stamped by the feed, and named by its address', () => {
  const body = rssFeed([rssItem({ title: 'Wind' })], {
    lastBuildDate: rfc822(3),
    description: 'Storm over Quay Town',
  });
  const address = feed.locate('https://gazette.example/feed/?n=1#x', true);
  const { header } = parse(body, { address, ...REQUEST });
  assert.equal(header?.updatedAt, minuteAt(3));
  assert.equal(header?.id, 'https://gazette.example/feed/?n=1');
  assert.deepEqual(header?.standfirst, []);
});

test('only addresses that feeds alone have are taken unseen, and only when forced', () => {
  assert.equal(feed.locate('https://gazette.example/feed', false), null);
  assert.equal(feed.locate('https://gazette.example/live/storm', true), null);
  assert.equal(feed.locate('ftp://gazette.example/feed', true), null);
  for (const path of ['a.rss', 'feed/', 'x/rss.xml', 'feed.json', 'storm.atom']) {
    const url = `https://gazette.example/${path}?n=1`;
    const address = feed.locate(url, true);
    assert.ok(address !== null, path);
    assert.equal(feed.request(address, null, { now: 0, apiKey: null }).url, url);
  }
});

test('the address that a feed was found at is asked again exactly', () => {
  const url = 'http://127.0.0.1:8080/whatever.json?edition=uk';
  const finding = feed.discover(toDocument(jsonFeed([{ id: '1' }])), url);
  assert.ok(finding?.kind === 'story');
  assert.equal(feed.request(finding.address, null, { now: 0, apiKey: null }).url, url);
});

test('older pages are named, read without a header, and never lead to themselves', () => {
  const older = '<link rel="next" href="?page=2"/>';
  const body = atomFeed([atomEntry({ id: '1', title: 'Wind' })], {}, older);
  const update = parse(body, { ...REQUEST, answeredAt: minuteAt(5) });
  assert.equal(update.older, 'https://gazette.example/feeds/storm.xml?page=2');
  assert.equal(update.statedAt, minuteAt(5));
  const page = parse(body, {
    requestUrl: update.older,
    cursor: update.older,
    answeredAt: minuteAt(9),
  });
  assert.deepEqual([page.header, page.statedAt, page.older], [null, null, null]);
  assert.equal(
    parse(jsonFeed([{ id: '1', title: 'a' }], { next_url: 'javascript:x' })).older,
    null,
  );
});

test('Atom states removals by tombstones, elsewhere than in its text', () => {
  const at = 'xmlns:at="http://purl.org/atompub/tombstones/1.0"';
  const grave = `<at:deleted-entry ${at} ref="tag:a&amp;b" when="2026-01-10T12:04:00Z"><at:comment>wrong</at:comment></at:deleted-entry>`;
  const undated = `<x:deleted-entry xmlns:x="http://purl.org/atompub/tombstones/1.0" ref="3"/>`;
  const quoted = atomEntry(
    { id: '9', title: 'Wind', content: `<![CDATA[<at:deleted-entry ref="8"/>]]>` },
    grave.replace('tag:a&amp;b', '7'),
  );
  const { removals, blocks } = parse(atomFeed([quoted], {}, `<!-- ${grave} -->${grave}${undated}`));
  assert.deepEqual(removals, [
    { id: 'tag:a&b', lastUpdatedAt: minuteAt(4) },
    { id: '3', lastUpdatedAt: null },
  ]);
  assert.equal(blocks.length, 1);
  assert.equal(parse(atomFeed([], {}, grave)).removals.length, 1);
});
