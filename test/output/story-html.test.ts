import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import type { Element } from '../../src/model/element.ts';
import { formatStoryHtml } from '../../src/output/story-html.ts';
import { block, header, paragraph } from '../helpers/builders.ts';
import { exported, FAIR, NOON } from './story-files.ts';

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

/** As a browser's parser sees the page. */
function tagsOf(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => tags.push({ name, attributes }) });
  parser.end(html);
  return tags;
}

/** The text of the page, without its markup. */
function wordsOf(html: string): string {
  let words = '';
  const parser = new Parser({
    ontext: (text) => {
      words += text;
    },
  });
  parser.end(html);
  return words;
}

const pageOf = (...elements: Element[]) =>
  formatStoryHtml(
    {
      header: header(),
      hasHistory: false,
      blocks: [exported({ block: block({ id: 'b', publishedAt: NOON, elements }) })],
    },
    'UTC',
  );

test('a page tells each post with its time, its labels, its note and its past', () => {
  const html = formatStoryHtml(FAIR, 'UTC');
  const gate = html.slice(html.indexOf('<article id="post-1"'), html.indexOf('</article>'));
  assert.match(gate, /class="key"/u);
  assert.match(gate, /<time datetime="2026-07-01T12:00:00.000Z">1 Jul 2026 12:00<\/time>/u);
  assert.match(gate, /Key event<.*Updated 1 Jul 2026 12:01<.*Starred</su);
  assert.match(gate, /<h2>The gate opens<\/h2>\n<div class="body"><p>Four boats wait.<\/p>/u);
  assert.match(gate, /<b>Note:<\/b> ask &lt;Ada&gt;/u);
  assert.match(gate, /<summary>As it read before, from 1 Jul 2026 12:00<\/summary>.*Three boats/su);
});

test('the key events are an index that leads to the posts', () => {
  const html = formatStoryHtml(FAIR, 'UTC');
  assert.match(html, /<nav .*<a href="#post-1">The gate opens<\/a>.*<\/nav>/su);
  assert.doesNotMatch(pageOf(paragraph('No key event.')), /<nav/u);
});

test('what was removed is there with its history, and not without', () => {
  assert.match(
    formatStoryHtml(FAIR, 'UTC'),
    /class="removed".*Removed by the publisher, noticed 1 Jul 2026 12:02.*A cake fell/su,
  );
  const without = formatStoryHtml({ ...FAIR, hasHistory: false }, 'UTC');
  assert.doesNotMatch(without, /cake/u);
});

test('a page fetches nothing and runs nothing', () => {
  const image: Element = {
    id: 'i',
    type: 'image',
    url: 'https://example.org/i.jpg',
    alt: 'A boat',
    caption: null,
    credit: null,
  };
  const html = pageOf(image);
  const fetching = ['img', 'script', 'link', 'iframe', 'object', 'embed', 'video', 'audio'];
  assert.deepEqual(
    tagsOf(html).filter(({ name }) => fetching.includes(name)),
    [],
  );
  assert.doesNotMatch(html, /url\(|@import/u);
  assert.match(html, /default-src 'none'/u);
  assert.match(html, /<a href="https:\/\/example.org\/i.jpg" rel="noreferrer">Image: A boat<\/a>/u);
});

test('words of others are words, wherever they stand', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror='x'>&lt;`;
  const text: Element = {
    id: 't',
    type: 'text',
    passages: [
      { kind: 'paragraph', content: [{ text: hostile, href: 'javascript:alert(1)' }] },
      { kind: 'table', rows: [[hostile]] },
      { kind: 'code', text: hostile },
      { kind: 'quote', passages: [], attribution: hostile },
    ],
  };
  const html = formatStoryHtml(
    {
      header: header({ title: hostile, byline: hostile, url: 'javascript:alert(1)' }),
      hasHistory: false,
      blocks: [
        exported({
          block: block({
            id: hostile,
            title: hostile,
            keyEvent: true,
            url: `https://example.org/"onclick="x`,
            contributors: [{ name: hostile }],
            elements: [text],
          }),
          mark: { isStarred: false, note: hostile },
        }),
      ],
    },
    'UTC',
  );
  // Head, title, index, standing title, body, table, code, attribution, contributor, note.
  assert.ok(wordsOf(html).split(hostile).length > 8);
  const tags = tagsOf(html);
  assert.deepEqual(
    tags.filter(({ name }) => name === 'script' || name === 'img'),
    [],
  );
  for (const { attributes } of tags) {
    const strange = Object.keys(attributes).filter((name) => name.startsWith('on'));
    assert.deepEqual(strange, []);
    assert.match(attributes.href ?? 'https://none', /^(?:https?:\/\/|#post-\d+$)/u);
  }
});

test('every shape of a block has its tags', () => {
  const html = pageOf(
    {
      id: 'l',
      type: 'list',
      passages: [
        {
          kind: 'list',
          ordered: true,
          items: [
            {
              content: [{ text: 'a', bold: true, italic: true }],
              lists: [{ kind: 'list', ordered: false, items: [] }],
            },
          ],
        },
      ],
    },
    {
      id: 's',
      type: 'social',
      platform: 'tweet',
      author: 'Ada',
      handle: '@ada',
      dateLine: 'July 1',
      passages: [{ kind: 'paragraph', content: [{ text: 'one\ntwo' }] }],
      url: 'https://example.org/ada/1',
    },
    {
      id: 'v',
      type: 'video',
      url: 'https://example.org/v',
      title: 'The race',
      caption: 'It rained.',
      platform: null,
      durationSeconds: null,
      expired: true,
    },
    { id: 'u', type: 'unknown', name: 'advert', drawn: false },
  );
  assert.match(html, /<ol><li><em><strong>a<\/strong><\/em><ul><\/ul><\/li><\/ol>/u);
  assert.match(
    html,
    /<blockquote><p>one<br>two<\/p><footer>Ada @ada, <a href="[^"]+" rel="noreferrer">July 1, tweet<\/a><\/footer><\/blockquote>/u,
  );
  assert.match(html, /<p>Video: The race \(no longer available\)<\/p><figcaption>It rained/u);
  assert.doesNotMatch(html, /advert/u);
});
