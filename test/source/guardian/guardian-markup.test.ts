// Owns how the tags of a drawn block become elements: the same ones, with the same ids, as from the site's JSON.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOfElement } from '../../../src/model/visible-text.ts';
import { drawnElements, island } from './guardian-markup-sample.ts';
import { parseElements, type Wire, wireElement, wireText } from './guardian-page.ts';

const HASH = '0123456789abcdef0123456789abcdef01234567';

const TWEET =
  '<blockquote class="nojs-tweet"><p>Fog ahead</p>— Bo (@bo) <a href="https://twitter.com/bo/status/12">2 May</a></blockquote>';

function figure(type: string, inner: string): string {
  return `<figure id="stamped-afresh" data-spacefinder-role="inline" data-spacefinder-type="model.dotcomrendering.pageElements.${type}">${inner}</figure>`;
}

/** What the page draws, and what its JSON holds. */
const PAIRS: readonly (readonly [name: string, drawn: string, told: readonly Wire[]])[] = [
  [
    'paragraphs and lists are one element each',
    '<p class="dcr-1">One <a data-link-name="x" href="/a">link</a></p><ul class="dcr-1">\n <li>a</li><li>b</li></ul>',
    [wireText('<p>One <a href="/a">link</a></p>'), wireText('<ul><li>a</li><li>b</li></ul>')],
  ],
  [
    'a quotation with marks drawn before it is that of someone else',
    '<blockquote class="dcr-2">\n <p><svg viewBox="0 0 1 1"><path d="M1"></path></svg>Fog</p>\n</blockquote>',
    [
      wireElement('BlockquoteBlockElement', {
        html: '<blockquote class="quoted">\n <p>Fog</p>\n</blockquote>',
        quoted: true,
      }),
    ],
  ],
  [
    'a quotation without them is only set apart',
    '<blockquote><p>Fog</p></blockquote>',
    [wireElement('BlockquoteBlockElement', { html: '<blockquote><p>Fog</p></blockquote>' })],
  ],
  [
    'a heading in the text',
    '<h2 id="the-lamp">The lamp</h2>',
    [wireElement('SubheadingBlockElement', { html: '<h2>The lamp</h2>' })],
  ],
  ['a line across the page', '<hr class="dcr-3">', [wireText('<p>* * *</p>')]],
  [
    'a bullet in running text, which is drawn as an empty tag',
    '<p><span data-dcr-style="bullet"></span>Fog</p>',
    [wireText('<p>• Fog</p>')],
  ],
  [
    'a tweet, from what its island is given',
    figure(
      'TweetBlockElement',
      island(
        'TweetBlockComponent',
        {
          element: wireElement('TweetBlockElement', {
            html: TWEET,
            url: 'https://twitter.com/bo/status/12',
            id: '12',
          }),
        },
        '<div>drawn</div>',
      ),
    ),
    [
      wireElement('TweetBlockElement', {
        html: TWEET,
        url: 'https://twitter.com/bo/status/12',
        id: '12',
      }),
    ],
  ],
  [
    'a tweet, from its markup alone',
    `<figure class="element element-tweet" data-canonical-url="https://twitter.com/bo/status/12">${TWEET}</figure>`,
    [
      wireElement('TweetBlockElement', {
        html: TWEET,
        url: 'https://twitter.com/bo/status/12',
        id: '12',
      }),
    ],
  ],
  [
    'a video whose island is given its fields by themselves',
    figure(
      'YoutubeBlockElement',
      island('YoutubeBlockComponent', { assetId: 'AbC', mediaTitle: 'Fog', duration: 62 }),
    ),
    [wireElement('YoutubeBlockElement', { assetId: 'AbC', mediaTitle: 'Fog', duration: 62 })],
  ],
  [
    'an atom that is named by the box around it',
    '<div data-atom-id="interactives/lamp" data-atom-type="interactive"><iframe srcdoc="x"></iframe></div>',
    [wireElement('InteractiveAtomBlockElement', { id: 'interactives/lamp' })],
  ],
  [
    'words lifted out of the text',
    '<aside><svg></svg><blockquote><p>Keep the lamp lit</p><footer><cite>Bo</cite></footer></blockquote></aside>',
    [
      wireElement('PullquoteBlockElement', {
        html: '<p>Keep the lamp lit</p>',
        attribution: 'Bo',
      }),
    ],
  ],
  [
    'a link to another story',
    '<aside class="element element-rich-link"><p><span>Related: </span><a href="https://www.theguardian.com/x">The fog</a></p></aside>',
    [
      wireElement('RichLinkBlockElement', {
        prefix: 'Related: ',
        text: 'The fog',
        url: 'https://www.theguardian.com/x',
      }),
    ],
  ],
];

for (const [name, drawn, told] of PAIRS) {
  test(`drawn as told: ${name}`, () => {
    assert.deepEqual(drawnElements(drawn), parseElements(...told));
  });
}

test('an image is named by what it shows, and keeps its words', () => {
  const drawn = figure(
    'ImageBlockElement',
    `<picture><source srcSet="https://i.guim.co.uk/img/media/${HASH}/0_1_200_100/master/200.jpg?width=1900&amp;s=a 1900w, https://i.guim.co.uk/img/media/${HASH}/0_1_200_100/master/200.jpg?width=1300&amp;s=b 1300w">
     <img alt="A lamp" src="https://i.guim.co.uk/img/media/${HASH}/0_1_200_100/master/200.jpg?width=465&amp;s=c"></picture>
     <figcaption><span><svg><path></path></svg></span><span>The <em>lamp</em></span> Photograph: Bo Mast</figcaption>`,
  );
  const [told] = parseElements(
    wireElement('ImageBlockElement', {
      media: {
        allImages: [{ url: `https://media.guim.co.uk/${HASH}/0_1_200_100/master/200.jpg` }],
      },
    }),
  );
  assert.deepEqual(drawnElements(drawn), [
    {
      id: told?.id,
      type: 'image',
      url: `https://i.guim.co.uk/img/media/${HASH}/0_1_200_100/master/200.jpg?width=1300&s=b`,
      alt: 'A lamp',
      caption: 'The lamp',
      credit: 'Photograph: Bo Mast',
    },
  ]);
});

test('an image with classes for its caption and credit', () => {
  const [image] = drawnElements(
    `<figure class="element element-image"><img src="https://media.guim.co.uk/${HASH}/0_1_200_100/1000.jpg" alt="A lamp">
    <figcaption><span class="element-image__caption">The lamp</span> <span class="element-image__credit">Bo Mast</span></figcaption></figure>`,
  );
  assert.ok(image?.type === 'image');
  assert.deepEqual([image.caption, image.credit], ['The lamp', 'Bo Mast']);
});

test('a frame is a box with its address, or a video where the figure says so', () => {
  const frame = '<iframe src="https://maps.example/x" title="Chart"></iframe>';
  const [box, video] = drawnElements(
    `<figure>${frame}<figcaption>Of the bay</figcaption></figure><figure class="element element-video">${frame}</figure>`,
  );
  assert.deepEqual(
    [box?.type, box?.type === 'embed' && [box.url, box.title]],
    ['embed', ['https://maps.example/x', 'Of the bay']],
  );
  assert.deepEqual([video?.type, video && textOfElement(video)], ['video', 'Chart']);
});

test('what is not known keeps its words, what only surrounds the text has none', () => {
  const elements = drawnElements(
    `<div><div><p>In a box</p></div></div>Loose <b>words</b><figure><p>In a figure</p></figure>
    <table><tr><td>1</td><td>2</td></tr></table>
    <div class="ad-slot">Advertisement</div><style>p{}</style><script>x</script>${island('LiveBlogEpic', { section: 'x' })}${island('ShareButton', { pageId: 'x' })}`,
  );
  assert.deepEqual(elements.map(textOfElement), [
    'In a box',
    'Loose words',
    'In a figure',
    '1 | 2',
  ]);
});

test('an island is an element by its name, or by what stands under any of its properties', () => {
  const callout = wireElement('CalloutBlockElementV2', {
    title: 'Lamps',
    description: '<p>Yours</p>',
  });
  const elements = drawnElements(
    `${island('YoutubeBlockComponent', { assetId: 'abc', mediaTitle: 'The lamp' })}
    ${figure('CalloutBlockElementV2', island('CalloutBlockComponent', { format: {}, callout }))}
    ${island('GuideAtomWrapper', { id: 'g', title: 'Guide', html: '<p>To lamps</p>' })}`,
  );
  assert.deepEqual(
    elements.map((element) => [element.type, textOfElement(element)]),
    [
      ['video', 'The lamp'],
      ['embed', 'Lamps\n\nYours'],
      ['embed', 'Guide\n\nTo lamps'],
    ],
  );
});

test('an island in the figure of a picture leaves the picture', () => {
  const [image] = drawnElements(
    figure(
      'ImageBlockElement',
      `${island('LightboxLink', { elementId: 'x' })}<img src="https://i.guim.co.uk/a.jpg" alt="A lamp">`,
    ),
  );
  assert.ok(image?.type === 'image' && image.alt === 'A lamp');
});

test('a recording that the page itself plays is one, with its address', () => {
  const [film, frame] = drawnElements(
    `<div data-component="video"><video><source src="https://v.example/1.mp4" type="video/mp4"></video></div>
    ${figure('VideoYoutubeBlockElement', '<iframe src="https://www.youtube.com/embed/x" title="Lit"></iframe>')}`,
  );
  assert.ok(film?.type === 'video' && film.url === 'https://v.example/1.mp4');
  assert.ok(frame?.type === 'video' && frame.title === 'Lit');
});
