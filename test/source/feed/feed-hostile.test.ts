import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError } from '../../../src/model/errors.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { feed } from '../../../src/source/feed/feed.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { atomFeed, RDF_FEED, rssFeed, rssItem } from './feed-samples.ts';

const parse = (body: string) => feed.parse(body, FILE_CONTEXT);

const withDoctype = (doctype: string, body: string) => body.replace('<!--', `${doctype}<!--`);

test('entities that a feed declares are not expanded', () => {
  const declarations = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`,
  ).join('');
  const bomb = withDoctype(
    `<!DOCTYPE rss [<!ENTITY a0 "boom">${declarations}]>`,
    rssFeed([rssItem({ title: 'Wind', description: '&a9;' })]),
  );
  assert.equal(feed.recognises(toDocument(bomb)), true);
  const [block] = parse(bomb).blocks;
  assert.ok(block && textOfBlock(block).length < 10);
});

test('a feed that names a file of the machine is refused, one that names its own type is not', () => {
  const body = rssFeed([rssItem({ title: '&x;' })]);
  assert.throws(
    () => parse(withDoctype('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', body)),
    DecodeError,
  );
  const netscape =
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">';
  assert.equal(parse(withDoctype(netscape, body)).blocks.length, 1);
});

test('markup that nests without end is a fault or text, not a crash', () => {
  assert.throws(() => parse(rssFeed(['<x>'.repeat(200_000)])), DecodeError);
  const deep = '<b>'.repeat(20_000);
  const [block] = parse(rssFeed([rssItem({ title: 'Wind', description: `${deep}x` })])).blocks;
  assert.ok(block && textOfBlock(block).includes('x'));
  const grave = `<x xmlns="http://purl.org/atompub/tombstones/1.0"/>`;
  assert.equal(
    parse(
      atomFeed([`<entry><id>1</id><title>${deep}</title><summary>a</summary></entry>`], {}, grave),
    ).blocks.length,
    1,
  );
});

test('more blocks than any feed has are refused before they are read', () => {
  assert.throws(() => parse(rssFeed(['<item/>'.repeat(10_001)])), /more than/u);
  assert.throws(
    () => parse(RDF_FEED.replace('</rdf:RDF>', `${'<item/>'.repeat(10_001)}</rdf:RDF>`)),
    DecodeError,
  );
});

test('names that mean something to the language are a fault', () => {
  assert.throws(() => parse(rssFeed(['<item><__proto__>x</__proto__></item>'])), DecodeError);
});

test('white space and half-open tags without end cost no more than their length', () => {
  for (const filler of [' ', '\n ', '<', '&', '<!-- ', '&lt;', '<p ', '</']) {
    const body = rssFeed([
      rssItem({ title: 'a', description: `<![CDATA[${filler.repeat(50_000)}]]>` }),
    ]);
    assert.equal(parse(body).blocks.length, 1, filler);
    assert.equal(feed.recognises(toDocument(filler.repeat(50_000))), false);
  }
});
