import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from '../../../src/model/element.ts';
import { textOfElement } from '../../../src/model/visible-text.ts';
import { parseElements, type ReadIsland } from '../../../src/source/html/html-elements.ts';

const BASE = 'https://example.org/live/harbour';

const read = (html: string, readOwn?: ReadIsland) => parseElements(html, BASE, readOwn);

function told(elements: readonly Element[]): string[] {
  return elements.map((element) => `${element.type}: ${textOfElement(element)}`);
}

test('html elements: each passage is an element, named after what it is', () => {
  const html = `<h3>Tide</h3><p>High at noon.</p><ul><li>east</li><li>west</li></ul>
    <blockquote><p>Sail!</p></blockquote><hr><pre>a  b</pre>`;
  assert.deepEqual(told(read(html)), [
    'heading: Tide',
    'text: High at noon.',
    'list: - east\n- west',
    'quote: Sail!',
    'divider: ',
    'code: a  b',
  ]);
});

test('html elements: an edit of one paragraph leaves the ids of the others', () => {
  const [first, second] = [read('<p>one</p><p>two</p>'), read('<p>one</p><p>2</p>')];
  assert.equal(first[0]?.id, second[0]?.id);
  assert.notEqual(first[1]?.id, second[1]?.id);
});

test('html elements: a picture inside a paragraph cuts it in two and keeps the style around it', () => {
  const elements = read('<p>be<b>fore <img src="/a.jpg?w=2" alt="A boat"> after</b></p>');
  assert.deepEqual(elements, [
    {
      id: elements[0]?.id,
      type: 'text',
      passages: [{ kind: 'paragraph', content: [{ text: 'be' }, { text: 'fore', bold: true }] }],
    },
    {
      id: 'image:/a.jpg',
      type: 'image',
      url: 'https://example.org/a.jpg?w=2',
      alt: 'A boat',
      caption: null,
      credit: null,
    },
    {
      id: elements[2]?.id,
      type: 'text',
      passages: [{ kind: 'paragraph', content: [{ text: 'after', bold: true }] }],
    },
  ]);
});

test('html elements: a figure is a picture with its caption and, where it is marked, its credit', () => {
  const figure = `<figure><a href="/big"><img src="/a.jpg"></a>
    <figcaption>The quay <em>at dawn</em> <span class="photo-credit">A Person</span></figcaption></figure>`;
  const [image] = read(figure);
  assert.ok(image?.type === 'image');
  assert.equal(image.caption, 'The quay at dawn');
  assert.equal(image.credit, 'A Person');
  const [old] = read(
    '<div class="wp-caption alignnone"><img src="/a.jpg"><p class="wp-caption-text">The quay</p></div>',
  );
  assert.ok(old?.type === 'image');
  assert.equal(old.caption, 'The quay');
});

test('html elements: a figure of several pictures only holds them', () => {
  const html = '<figure><img src="/a.jpg"><img src="/b.jpg"><figcaption>Two</figcaption></figure>';
  assert.deepEqual(told(read(html)), ['image: ', 'image: ', 'text: Two']);
});

test('html elements: a late-loading picture has its address elsewhere', () => {
  const addresses = [
    '<img src="data:image/gif;base64,R0" data-src="/a.jpg">',
    '<img data-lazy-src="/a.jpg">',
    '<img srcset="/a.jpg 320w, /b.jpg 640w">',
    '<amp-img src="/a.jpg"></amp-img>',
  ].map((html) => {
    const [image] = read(html);
    return image?.type === 'image' ? image.url : null;
  });
  assert.deepEqual(new Set(addresses), new Set(['https://example.org/a.jpg']));
});

test('html elements: counters of readers, pictures of nothing and what pages never show are left out', () => {
  const html = `<img src="/count.gif" width="1" height="1"><img src="javascript:x"><iframe></iframe>
    <noscript><img src="/again.jpg"></noscript><script>alert(1)</script><video></video>`;
  assert.deepEqual(read(html), []);
});

test('html elements: a drawn emoji is the letter that it stands for', () => {
  const html = '<p>Done <img class="emoji" alt="⛵" src="https://s.w.org/e.svg">!</p>';
  assert.deepEqual(told(read(html)), ['text: Done ⛵!']);
});

test('html elements: frames are recordings where the platform is known, else boxes', () => {
  const html = `<iframe src="https://www.youtube.com/embed/x1" title="Launch"></iframe>
    <iframe src="https://player.vimeo.com/video/2"></iframe>
    <iframe data-src="https://w.soundcloud.com/player/?url=3"></iframe>
    <iframe src="https://maps.example.org/4"></iframe>`;
  assert.deepEqual(
    read(html).map((element) => ({ ...element, passages: undefined })),
    [
      recording('video', 'https://www.youtube.com/embed/x1', 'Launch', null),
      recording('video', 'https://player.vimeo.com/video/2', null, 'vimeo'),
      recording('audio', 'https://w.soundcloud.com/player/?url=3', null, 'soundcloud'),
      {
        id: 'embed:https://maps.example.org/4',
        type: 'embed',
        label: 'embed: maps.example.org',
        title: null,
        passages: undefined,
        url: 'https://maps.example.org/4',
      },
    ],
  );
});

function recording(type: string, url: string, title: string | null, platform: string | null) {
  const rest = { caption: null, durationSeconds: null, expired: false, passages: undefined };
  return { id: `${type}:${url}`, type, url, title, platform, ...rest };
}

test('html elements: recordings of their own stand under their address', () => {
  const html = '<video><source src="/v.mp4?x"></video><audio src="/a.mp3"></audio>';
  assert.deepEqual(
    read(html).map(({ id }) => id),
    ['video:/v.mp4', 'audio:/a.mp3'],
  );
});

test('html elements: quoted posts keep author, words and address', () => {
  const html = `<blockquote class="twitter-tweet"><p>Ahoy</p>&mdash; A (Person) (@ahoy)
    <a href="https://twitter.com/ahoy/status/7">May 1, 2030</a></blockquote>
    <blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/8/"><p>A boat</p></blockquote>`;
  const [tweet, photo] = read(html);
  assert.deepEqual(tweet, {
    id: 'tweet:https://twitter.com/ahoy/status/7',
    type: 'social',
    platform: 'tweet',
    author: 'A (Person)',
    handle: '@ahoy',
    dateLine: 'May 1, 2030',
    passages: [{ kind: 'paragraph', content: [{ text: 'Ahoy' }] }],
    url: 'https://twitter.com/ahoy/status/7',
  });
  assert.equal(photo?.id, 'instagram:https://www.instagram.com/p/8/');
});

test('html elements: a source reads the tags that it alone writes', () => {
  const readOwn: ReadIsland = (tag) =>
    tag.name === 'x-map'
      ? [
          {
            element: { type: 'link', prefix: null, text: 'Map', url: null },
            kind: 'map',
            naturalKey: '1',
          },
        ]
      : null;
  assert.deepEqual(told(read('<p>a<x-map>text</x-map></p>', readOwn)), ['text: a', 'link: Map']);
});

test('html elements: a table is not taken apart for the picture in it', () => {
  const html = '<table><tr><td>1<img src="/a.jpg"></td><td>2</td></tr></table>';
  assert.deepEqual(told(read(html)), ['table: 1 | 2']);
});
