import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { sourcefabric } from '../../../src/source/sourcefabric/sourcefabric.ts';
import { type Wire, wireAnswer, wireItem, wirePost } from './sourcefabric-site.ts';

const AT = Date.UTC(2031, 4, 2, 9);

function blockOf(fields: Wire): Block {
  const body = wireAnswer([wirePost('urn:1', AT, fields)]);
  const [block] = sourcefabric.parse(body, FILE_CONTEXT).blocks;
  assert.ok(block);
  return block;
}

test('an advertisement that editors posted keeps its place, but not its words', () => {
  const block = blockOf({
    items: [wireItem('Advertisement Local', '<a href="https://shop.example/"><b>Buy it</b></a>')],
  });
  assert.equal(textOfBlock(block), '');
  assert.deepEqual(
    block.elements.map((element) => element.type === 'embed' && [element.label, element.url]),
    [['advertisement', 'https://shop.example/']],
  );
});

test('an image is what is told of it, or else the picture in its rendering', () => {
  const told = blockOf({
    items: [
      wireItem('image', '<figure><img src="https://x.example/small.jpg"></figure>', {
        meta: {
          caption: 'The <b>crane</b>',
          credit: 'B. Low',
          alt: 'A crane',
          media: {
            renditions: { thumbnail: { href: 'https://x.example/t.jpg' }, viewImage: { href: '' } },
          },
        },
      }),
    ],
  }).elements[0];
  assert.deepEqual(told, {
    id: 'image:/t.jpg',
    type: 'image',
    url: 'https://x.example/t.jpg',
    alt: 'A crane',
    caption: 'The crane',
    credit: 'B. Low',
  });
  const rendered = blockOf({
    items: [
      wireItem(
        'galleryImage',
        `<figure> <img src="https://x.example/480.jpg" alt="Sea" srcset="https://x.example/1920.jpg 1920w,
        https://x.example/480.jpg 480w, https://x.example/1280.jpg 1280w"/><figcaption>Low tide Credit: B. Low</figcaption></figure>`,
        { meta: { media: { renditions: { original: { height: 0 }, viewImage: { href: '' } } } } },
      ),
    ],
  }).elements[0];
  assert.deepEqual(rendered, {
    id: 'image:/1280.jpg',
    type: 'image',
    url: 'https://x.example/1280.jpg',
    alt: 'Sea',
    caption: 'Low tide',
    credit: 'B. Low',
  });
});

test('a quotation is set apart with whose words it is', () => {
  const quoted = blockOf({
    items: [
      wireItem('quote', '<p>old</p>', { meta: { quote: 'We are open', credit: 'The mayor' } }),
    ],
  });
  assert.equal(textOfBlock(quoted), 'We are open\n\nThe mayor');
  assert.equal(quoted.elements[0]?.type, 'quote');
  const rendered = blockOf({ items: [wireItem('quote', '<blockquote>Open</blockquote>')] });
  assert.equal(textOfBlock(rendered), 'Open');
});

test('an embed is what its code shows, or the page behind its link, or its rendering', () => {
  const embed = (meta: Wire, text = '') => blockOf({ items: [wireItem('embed', text, { meta })] });
  const post = `<blockquote class="twitter-tweet"><p>Gate up</p>— Port (@port) <a href="https://twitter.com/port/status/1">May 2</a></blockquote><script>x()</script>`;
  assert.equal(embed({ html: post }).elements[0]?.type, 'social');
  const video = embed({ html: '<iframe src="https://www.youtube.com/embed/x"></iframe>' });
  assert.equal(video.elements[0]?.type, 'video');
  const page = embed({
    original_url: 'https://port.example/tides',
    title: 'Tides',
    description: 'All of May',
  });
  assert.equal(textOfBlock(page), 'Tides\n\nAll of May');
  const card = `<div class="liveblog--card"><div class="hidden st-embed-block embed-preview"></div>
    <div class="st-embed-block title-preview">Tides</div><div class="st-embed-block description-preview">All of May</div>
    <div class="st-embed-block credit-preview">Port</div>
    <a class="st-embed-block link-preview" href="https://port.example/tides">https://port.example/tides</a></div>`;
  const [element] = embed({}, card).elements;
  assert.ok(element?.type === 'embed');
  assert.deepEqual([element.title, element.url], ['Tides', 'https://port.example/tides']);
  const inCard = `<div class="liveblog--card"><div class="embed-preview">${post}</div></div>`;
  assert.equal(embed({}, inCard).elements[0]?.type, 'social');
});

test("a reader's comment that was let through is signed with the reader's name", () => {
  const block = blockOf({ items: [wireItem('comment', 'Well done', { commenter: 'Ola' })] });
  const [element] = block.elements;
  assert.ok(element?.type === 'social');
  assert.deepEqual([element.platform, element.author], ['comment', 'Ola']);
  assert.deepEqual(block.contributors, []);
});

test('a poll is its question and the answers with their votes', () => {
  const poll_body = {
    question: 'Open on Sunday?',
    answers: [{ option: 'Yes', votes: 12 }, { option: 'No' }],
  };
  const block = blockOf({ items: [wireItem('poll', '', { poll_body })] });
  assert.equal(textOfBlock(block), 'Open on Sunday?\n\n- Yes (12)\n- No');
});

test('a type that a newsroom made up is read from its rendering', () => {
  const text = `<style>.score{color:red}</style><p>Harbour <span /class="freetype--element" >3</span></p>
    <table><tr><td><div>Boats</div></td><td>41</td></tr></table><script>go()</script>`;
  assert.equal(
    textOfBlock(blockOf({ items: [wireItem('Scorecard', text)] })),
    'Harbour 3\n\nBoats | 41',
  );
});

test('a post of several items has them all, in order', () => {
  const items = [
    wireItem('text', 'First'),
    wireItem('image', '<figure><img src="https://x.example/a.jpg"></figure>'),
    wireItem('text', 'Then'),
  ];
  assert.deepEqual(
    blockOf({ items }).elements.map(({ type }) => type),
    ['text', 'image', 'text'],
  );
  assert.deepEqual(blockOf({ items: [] }).elements, []);
});
