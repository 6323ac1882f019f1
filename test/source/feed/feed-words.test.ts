import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { feed } from '../../../src/source/feed/feed.ts';
import { parseFeedDate } from '../../../src/source/feed/feed-date.ts';
import {
  atomEntry,
  atomFeed,
  jsonFeed,
  minuteAt,
  rfc822,
  rssFeed,
  rssItem,
} from './feed-samples.ts';

function blocksOf(body: string): readonly Block[] {
  return feed.parse(body, FILE_CONTEXT).blocks;
}

function rssBlock(of: Parameters<typeof rssItem>[0], more = ''): Block {
  const [block] = blocksOf(rssFeed([rssItem(of, more)]));
  assert.ok(block !== undefined);
  return block;
}

test('titles lose their markup and their entities, however often these were escaped', () => {
  const titleOf = (title: string) => rssBlock({ title, description: 'x' }).title;
  assert.equal(titleOf('Fish &amp;amp; ships'), 'Fish & ships');
  assert.equal(titleOf('<![CDATA[<b>Fish</b> &#8217;n&rsquo; ships]]>'), 'Fish ’n’ ships');
  assert.equal(titleOf('&amp;lt;i&amp;gt;Fish&amp;lt;/i&amp;gt;'), 'Fish');
  assert.equal(titleOf('How List&lt;String&gt; &lt;3 &lt; 4'), 'How List<String> <3 < 4');
  assert.equal(titleOf('What the &amp;lt;p&amp;gt; tag does'), 'What the <p> tag does');
  assert.equal(titleOf('two\n   lines'), 'two lines');
  assert.equal(titleOf('Storm over Quay Town'), null);
  assert.equal(titleOf('  '), null);
});

test('the fullest text is taken, as markup only when it is markup', () => {
  const textOf = (of: Parameters<typeof rssItem>[0]) =>
    textOfBlock(rssBlock({ title: 't', ...of }));
  assert.equal(
    textOf({ description: 'short', 'content:encoded': '<![CDATA[<p>long</p>]]>' }),
    'long',
  );
  assert.equal(
    textOf({ description: 'short', 'content:encoded': '<![CDATA[<p> </p>]]>' }),
    'short',
  );
  assert.equal(textOf({ description: 'a\nb &amp;amp; c\n\n \nd &lt; e' }), 'a b & c\n\nd < e');
  assert.equal(
    textOf({
      description: '&amp;lt;p&amp;gt;a&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;b&amp;lt;/p&amp;gt;',
    }),
    'a\n\nb',
  );
  assert.equal(textOf({ description: '&lt;script&gt;x()&lt;/script&gt;a&lt;br&gt;b' }), 'a\nb');
});

test('no control, no script and no foreign scheme leaves a feed', () => {
  const block = rssBlock({
    title: 'Wind&#27;[31m&#x202e;',
    link: 'javascript:alert(1)',
    guid: 'a&#7;b',
    description: '&lt;a href="javascript:x()"&gt;go&lt;/a&gt;&#155;2J',
    'dc:creator': 'Ada&#27;]8;;',
  });
  assert.deepEqual([block.title, block.url, block.id], ['Wind[31m', null, 'ab']);
  assert.equal(block.contributors[0]?.name, 'Ada]8;;');
  assert.doesNotMatch(JSON.stringify(block), /javascript|\\u00|\u009b/u);
});

test('links in the text lead on from the page of the block', () => {
  const { elements } = rssBlock({
    link: 'https://gazette.example/live/storm/',
    description:
      '&lt;p&gt;See &lt;a href="map"&gt;here&lt;/a&gt; or &lt;a href="/"&gt;there&lt;/a&gt;.&lt;/p&gt;',
  });
  const links = [...JSON.stringify(elements).matchAll(/"href":"([^"]*)"/gu)].map(
    ([, href]) => href,
  );
  assert.deepEqual(links, ['https://gazette.example/live/storm/map', 'https://gazette.example/']);
});

test('a last line that only leads to the block itself is left out', () => {
  const link = 'https://gazette.example/7';
  const readOn = `&lt;p&gt;Wind.&lt;/p&gt; &lt;a href="${link}"&gt;Continue reading...&lt;/a&gt;`;
  assert.equal(textOfBlock(rssBlock({ link, description: readOn })), 'Wind.');
  const elsewhere = readOn.replace(link, 'https://harbour.example/');
  assert.equal(
    textOfBlock(rssBlock({ link, description: elsewhere })),
    'Wind.\n\nContinue reading...',
  );
  const alone = `&lt;a href="${link}"&gt;Wind&lt;/a&gt;`;
  assert.equal(textOfBlock(rssBlock({ link, description: alone })), 'Wind');
});

test('the widest picture of Media RSS is the one, with its words', () => {
  const { elements } = rssBlock(
    { title: 'Wind', description: 'It blows.' },
    `<media:content url="https://i.example/a.jpg?w=140" width="140"/>
     <media:content url="https://i.example/a.jpg?w=460" width="460"><media:credit>Photo: Bo</media:credit><media:description>A wave</media:description></media:content>
     <media:thumbnail url="https://i.example/t.jpg" width="900"/>`,
  );
  assert.deepEqual(elements.slice(1), [
    {
      id: 'image:/a.jpg',
      type: 'image',
      url: 'https://i.example/a.jpg?w=460',
      alt: null,
      caption: 'A wave',
      credit: 'Photo: Bo',
    },
  ]);
});

test('a picture is taken from wherever there is one, once, and not when all have it', () => {
  const picturesOf = (block: Block | undefined) =>
    block?.elements.flatMap((element) => (element.type === 'image' ? [element.url] : []));
  const thumbnail = '<media:thumbnail url="https://i.example/t.jpg" width="90"/>';
  const enclosure = '<enclosure url="/e.png" type="image/png" length="1"/>';
  assert.deepEqual(picturesOf(rssBlock({ title: 'a' }, thumbnail)), ['https://i.example/t.jpg']);
  assert.deepEqual(
    picturesOf(rssBlock({ title: 'a', link: 'https://gazette.example/1' }, enclosure)),
    ['https://gazette.example/e.png'],
  );
  const shown =
    '&lt;img src="https://i.example/t.jpg?big"&gt;&lt;img src="/p.gif" width="1" height="1"&gt;';
  assert.deepEqual(picturesOf(rssBlock({ title: 'a', description: shown }, thumbnail)), [
    'https://i.example/t.jpg?big',
  ]);
  const logos = ['a', 'b', 'c'].map((title) => rssItem({ title }, thumbnail));
  assert.deepEqual(blocksOf(rssFeed(logos)).map(picturesOf), [[], [], []]);
  const [json] = blocksOf(jsonFeed([{ id: '1', image: 'https://i.example/j', content_text: 'x' }]));
  assert.deepEqual(picturesOf(json), ['https://i.example/j']);
});

test('recordings are played elsewhere, and files are links', () => {
  const { elements } = rssBlock(
    { title: 'Wind', 'itunes:duration': '01:02' },
    `<enclosure url="https://a.example/wind.mp3" type="audio/mpeg" length="1"/>
     <enclosure url="https://a.example/plan.pdf" type="application/pdf" length="1"/>
     <media:group><media:title>Waves</media:title><media:content url="https://v.example/low.mp4" medium="video" duration="9"/>
     <media:content url="https://v.example/high.mp4" medium="video" duration="9"/></media:group>`,
  );
  assert.deepEqual(
    elements.map((element) => ('url' in element ? [element.type, element.url] : [])),
    [
      ['video', 'https://v.example/low.mp4'],
      ['audio', 'https://a.example/wind.mp3'],
      ['link', 'https://a.example/plan.pdf'],
    ],
  );
  assert.equal(elements[0]?.type === 'video' && elements[0].title, 'Waves');
  assert.equal(elements[1]?.type === 'audio' && elements[1].durationSeconds, 62);
});

test('contributors are people: the publisher is none, and nobody is named twice', () => {
  const body = rssFeed(
    [
      rssItem({ title: 'a', author: 'ada@gazette.example (Ada Quill)', 'dc:creator': 'Ada Quill' }),
      rssItem({ title: 'b', 'dc:creator': 'gazette news' }),
      rssItem({ title: 'c', author: 'desk@gazette.example' }),
    ],
    { title: 'Gazette News - Weather' },
  );
  assert.deepEqual(
    blocksOf(body).map(({ contributors }) => contributors.map(({ name }) => name)),
    [['Ada Quill'], [], []],
  );
});

test('of a podcast the summary is the text, where there is no other', () => {
  const summary = '<itunes:summary>Gulls, recorded.</itunes:summary>';
  const textOf = (of: Parameters<typeof rssBlock>[0]) =>
    textOfBlock(rssBlock({ title: 'a', ...of }, summary));
  assert.equal(textOf({}), 'Gulls, recorded.');
  assert.equal(textOf({ description: ' ' }), 'Gulls, recorded.');
  assert.equal(textOf({ description: 'Gulls.' }), 'Gulls.');
});

test('an item that only says when it was changed was published then', () => {
  const block = rssBlock({ title: 'a', 'atom:updated': '2026-11-20T10:00:00Z' });
  assert.equal(block.publishedAt, Date.UTC(2026, 10, 20, 10));
});

test('an item that shows nothing is left out', () => {
  const blank = rssItem({ link: 'https://gazette.example/1', pubDate: rfc822(1) });
  assert.equal(blocksOf(rssFeed([blank, rssItem({ title: 'a' })])).length, 1);
});

test('content of another kind than text is not read as text', () => {
  const binary = '<content type="image/png">iVBORw0KGgo=</content><summary>A picture</summary>';
  const [block] = blocksOf(atomFeed([atomEntry({ id: '1' }, binary)]));
  assert.equal(block && textOfBlock(block), 'A picture');
});

test('dates are read as they are met, and never in the zone of the machine', () => {
  const same = [
    'Sat, 10 Jan 2026 12:07:00 GMT ',
    'Sat, 10 Jan 2026 12:07:00 +0000',
    '10 Jan 26 12:07 UT',
    'Sat, 10 Jan 2026 13:07:00 CET',
    'Sat, 10 Jan 2026 13:07:00 BST',
    'Sat, 10 Jan 2026 07:07:00 EST',
    'Sat, 10 Jan 2026 07:07:00 -0500 (EST)',
    'Sat, 10 Jan 2026 12:07:00',
    '2026-01-10T12:07:00Z',
    '2026-01-10T12:07:00.000000+00:00',
    '2026-01-10T13:07:00+0100',
    '2026-01-10T12:07:00',
    '2026-01-10 12:07:00',
    '1768046820',
    '1768046820000',
  ];
  for (const text of same) assert.equal(parseFeedDate(text), minuteAt(7), text);
  for (const none of ['', 'soon', '0001-01-01T00:00:00Z', undefined])
    assert.equal(parseFeedDate(none), null);
});
