// Owns what each of the Guardian's element types becomes. All words and addresses are made up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from '../../../src/model/element.ts';
import type { Inline, Passage } from '../../../src/model/passage.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { guardian } from '../../../src/source/guardian/guardian.ts';
import {
  PAGE_URL,
  parseElements,
  storyPage,
  type Wire,
  wireBlock,
  wireElement,
  wireText,
} from './guardian-page.ts';

function paragraph(...content: Inline[]): Passage {
  return { kind: 'paragraph', content };
}

const A: Passage = paragraph({ text: 'a' });
const URL_A = 'https://example.org/a';

const RECORDING = {
  url: null,
  title: null,
  caption: null,
  platform: null,
  durationSeconds: null,
  expired: false,
};

type Row = readonly [name: string, fields: Wire, element: Wire];

const ROWS: readonly Row[] = [
  ['TextBlockElement', { html: '<p>a</p>' }, { type: 'text', passages: [A] }],
  [
    'TextBlockElement',
    { html: '<p>a</p><ul><li>b</li></ul>' },
    {
      type: 'text',
      passages: [
        A,
        { kind: 'list', ordered: false, items: [{ content: [{ text: 'b' }], lists: [] }] },
      ],
    },
  ],
  [
    'TextBlockElement',
    { html: '<ol><li>b</li></ol>' },
    {
      type: 'list',
      passages: [{ kind: 'list', ordered: true, items: [{ content: [{ text: 'b' }], lists: [] }] }],
    },
  ],
  [
    'TextBlockElement',
    { html: '<h2>a</h2>' },
    { type: 'heading', passages: [{ kind: 'heading', content: [{ text: 'a' }] }] },
  ],
  [
    'TextBlockElement',
    { html: '<p>* * *</p>' },
    { type: 'divider', passages: [{ kind: 'divider' }] },
  ],
  [
    'TextBlockElement',
    { html: ' a <br> b ' },
    { type: 'text', passages: [paragraph({ text: 'a\nb' })] },
  ],
  ['TextBlockElement', { html: '<p><br></p>' }, { type: 'text', passages: [] }],
  ['TextBlockElement', {}, { type: 'text', passages: [] }],
  [
    'BlockquoteBlockElement',
    { html: '<blockquote class="quoted">\n <p>a</p>\n</blockquote>' },
    {
      type: 'quote',
      passages: [{ kind: 'quote', passages: [A], attribution: null, mark: 'quoted' }],
    },
  ],
  [
    'BlockquoteBlockElement',
    { html: '<blockquote><p>a</p></blockquote>', quoted: true },
    {
      type: 'quote',
      passages: [{ kind: 'quote', passages: [A], attribution: null, mark: 'quoted' }],
    },
  ],
  [
    'BlockquoteBlockElement',
    { html: '<p>a</p>' },
    { type: 'quote', passages: [{ kind: 'quote', passages: [A], attribution: null }] },
  ],
  [
    'SubheadingBlockElement',
    { html: '<h2>a</h2>' },
    { type: 'heading', passages: [{ kind: 'heading', content: [{ text: 'a' }] }] },
  ],
  [
    'NumberedTitleBlockElement',
    { html: 'a' },
    { type: 'heading', passages: [{ kind: 'heading', content: [{ text: 'a' }] }] },
  ],
  ['HighlightBlockElement', { html: '<p>a</p>' }, { type: 'text', passages: [A] }],
  [
    'CaptionBlockElement',
    { captionText: 'a', credit: 'b' },
    { type: 'text', passages: [paragraph({ text: 'a — b' })] },
  ],
  [
    'PullquoteBlockElement',
    { html: '<p>a</p>', attribution: 'The keeper' },
    {
      type: 'quote',
      passages: [{ kind: 'quote', passages: [A], attribution: 'The keeper', mark: 'pulled' }],
    },
  ],
  [
    'TableBlockElement',
    { html: '<table><tr><td>a</td></tr></table>' },
    { type: 'table', passages: [{ kind: 'table', rows: [['a']] }] },
  ],
  ['TableBlockElement', {}, { type: 'unknown', name: 'TableBlockElement', drawn: true }],
  [
    'CodeBlockElement',
    { html: '<pre><code>if (a &lt; b) {\n  c\n}\n</code></pre>' },
    { type: 'code', passages: [{ kind: 'code', text: 'if (a < b) {\n  c\n}' }] },
  ],
  ['DividerBlockElement', {}, { type: 'divider', passages: [{ kind: 'divider' }] }],
  [
    'StarRatingBlockElement',
    { rating: 3 },
    { type: 'text', passages: [paragraph({ text: '★★★☆☆' })] },
  ],
  [
    'StarRatingBlockElement',
    { rating: 1e9 },
    { type: 'text', passages: [paragraph({ text: '★★★★★' })] },
  ],

  [
    'ImageBlockElement',
    { data: { alt: 'b', caption: 'a <em>c</em>', credit: 'd' } },
    { type: 'image', url: null, alt: 'b', caption: 'a c', credit: 'd' },
  ],
  [
    'ImageBlockElement',
    { data: { credit: 'd' }, displayCredit: 'false' },
    { type: 'image', url: null, alt: null, caption: null, credit: null },
  ],
  [
    'CartoonBlockElement',
    { caption: 'a', credit: 'b', alt: 'c', variants: [{ images: [{ url: URL_A }] }] },
    { type: 'image', url: URL_A, alt: 'c', caption: 'a', credit: 'b' },
  ],
  [
    'MultiImageBlockElement',
    { images: [{ data: { caption: 'a', credit: 'b' } }, { data: { alt: 'c' } }] },
    {
      type: 'text',
      passages: [
        paragraph({ text: '[image] ' }, { text: 'a — b' }),
        paragraph({ text: '[image] ' }, { text: 'c' }),
      ],
    },
  ],

  [
    'YoutubeBlockElement',
    { mediaTitle: 'a', assetId: 'Q-_1', duration: 142, expired: false, id: 'x' },
    { ...RECORDING, type: 'video', title: 'a', url: 'https://youtu.be/Q-_1', durationSeconds: 142 },
  ],
  [
    'YoutubeBlockElement',
    { mediaTitle: 'a', assetId: 'Q', duration: 0, expired: 'true' },
    { ...RECORDING, type: 'video', title: 'a', url: 'https://youtu.be/Q', expired: true },
  ],
  [
    'VideoYoutubeBlockElement',
    { title: 'a', caption: 'b', originalUrl: URL_A, url: 'https://example.org/b' },
    { ...RECORDING, type: 'video', title: 'a', caption: 'b', url: URL_A },
  ],
  [
    'VideoYoutubeBlockElement',
    { caption: 'b', url: URL_A },
    { ...RECORDING, type: 'video', title: 'b', url: URL_A },
  ],
  [
    'VideoVimeoBlockElement',
    { title: 'a', originalUrl: URL_A },
    { ...RECORDING, type: 'video', title: 'a', url: URL_A, platform: 'vimeo' },
  ],
  [
    'VideoFacebookBlockElement',
    { caption: 'a', originalUrl: URL_A },
    { ...RECORDING, type: 'video', title: 'a', url: URL_A, platform: 'facebook' },
  ],
  [
    'VideoBlockElement',
    { title: 'a', url: URL_A },
    { ...RECORDING, type: 'video', title: 'a', url: URL_A },
  ],
  [
    'GuVideoBlockElement',
    {
      caption: 'a',
      source: 'b',
      assets: [
        { url: 'https://example.org/x.m3u8', mimeType: 'application/x' },
        { url: URL_A, mimeType: 'video/mp4' },
      ],
    },
    { ...RECORDING, type: 'video', title: 'a — b', url: URL_A },
  ],
  [
    'MediaAtomBlockElement',
    { title: 'a', duration: '61', assets: [{ url: URL_A }] },
    { ...RECORDING, type: 'video', title: 'a', url: URL_A, durationSeconds: 61 },
  ],
  [
    'SelfHostedVideoBlockElement',
    { title: 'a', assets: [{ url: URL_A }] },
    { ...RECORDING, type: 'video', title: 'a', url: URL_A },
  ],
  ['AudioBlockElement', { assets: [{ url: URL_A }] }, { ...RECORDING, type: 'audio', url: URL_A }],
  [
    'AudioBlockElement',
    { html: `<iframe src="${URL_A}"></iframe>` },
    { ...RECORDING, type: 'audio', url: URL_A },
  ],
  [
    'AudioAtomBlockElement',
    { kicker: 'a', title: 'b', duration: 5, trackUrl: URL_A },
    { ...RECORDING, type: 'audio', title: 'a: b', url: URL_A, durationSeconds: 5 },
  ],
  [
    'SoundcloudBlockElement',
    { html: `<iframe src="${URL_A}"></iframe>`, id: 'x' },
    { ...RECORDING, type: 'audio', url: URL_A, platform: 'soundcloud' },
  ],
  [
    'SpotifyBlockElement',
    { title: 'a', embedUrl: URL_A },
    { ...RECORDING, type: 'audio', title: 'a', url: URL_A, platform: 'spotify' },
  ],

  [
    'InstagramBlockElement',
    { html: '<blockquote><p>a</p></blockquote>', url: URL_A },
    {
      type: 'social',
      platform: 'instagram',
      author: null,
      handle: null,
      dateLine: null,
      passages: [A],
      url: URL_A,
    },
  ],
  [
    'CommentBlockElement',
    { body: '<p>a</p>', profileName: 'b', dateTime: '2 May', permalink: URL_A },
    {
      type: 'social',
      platform: 'comment',
      author: 'b',
      handle: null,
      dateLine: null,
      passages: [A],
      url: URL_A,
    },
  ],

  [
    'RichLinkBlockElement',
    { prefix: 'Related: ', text: 'a ', url: URL_A },
    { type: 'link', prefix: 'Related:', text: 'a', url: URL_A },
  ],
  [
    'LinkBlockElement',
    { label: 'a', url: URL_A },
    { type: 'link', prefix: null, text: 'a', url: URL_A },
  ],
  [
    'ItemLinkBlockElement',
    { html: `<a href="${URL_A}">a</a>` },
    { type: 'link', prefix: null, text: 'a', url: URL_A },
  ],
  [
    'CallToActionAtomBlockElement',
    { btnText: 'a', url: URL_A },
    { type: 'link', prefix: null, text: 'a', url: URL_A },
  ],

  [
    'EmbedBlockElement',
    { html: '<iframe src="//www.example.org/a"></iframe>', alt: 'a', caption: 'b' },
    {
      type: 'embed',
      label: 'embed: example.org',
      title: 'a',
      passages: [],
      url: 'https://www.example.org/a',
    },
  ],
  [
    'EmbedBlockElement',
    { html: '', source: 'Facebook' },
    { type: 'embed', label: 'embed: facebook', title: null, passages: [], url: null },
  ],
  [
    'EmbedBlockElement',
    { html: '<iframe src="javascript:alert(1)"></iframe>' },
    { type: 'embed', label: 'embed', title: null, passages: [], url: null },
  ],
  [
    'EmbedBlockElement',
    { html: `<blockquote cite="${URL_A}"><p>a</p></blockquote><script>b()</script>` },
    {
      type: 'embed',
      label: 'embed: example.org',
      title: null,
      passages: [{ kind: 'quote', passages: [A], attribution: null }],
      url: URL_A,
    },
  ],
  [
    'InteractiveBlockElement',
    { caption: 'a', url: URL_A },
    { type: 'embed', label: 'interactive', title: 'a', passages: [], url: URL_A },
  ],
  [
    'InteractiveAtomBlockElement',
    { title: 'a', url: URL_A, id: 'x' },
    { type: 'embed', label: 'interactive', title: 'a', passages: [], url: URL_A },
  ],
  [
    'VineBlockElement',
    { title: 'a', originalUrl: URL_A },
    { type: 'embed', label: 'vine', title: 'a', passages: [], url: URL_A },
  ],
  [
    'MapBlockElement',
    { title: 'a', originalUrl: URL_A },
    { type: 'embed', label: 'map', title: 'a', passages: [], url: URL_A },
  ],
  [
    'DocumentBlockElement',
    { title: 'a', embedUrl: URL_A },
    { type: 'embed', label: 'document', title: 'a', passages: [], url: URL_A },
  ],
  [
    'ChartAtomBlockElement',
    { title: 'a', url: URL_A },
    { type: 'embed', label: 'chart', title: 'a', passages: [], url: URL_A },
  ],
  [
    'ExplainerAtomBlockElement',
    { title: 'b', body: '<p>a</p>' },
    { type: 'embed', label: 'explainer', title: 'b', passages: [A], url: null },
  ],
  [
    'GuideAtomBlockElement',
    { title: 'b', html: '<p>a</p>' },
    { type: 'embed', label: 'quick guide', title: 'b', passages: [A], collapsed: true, url: null },
  ],
  [
    'ProfileAtomBlockElement',
    { title: 'b', html: '<p>a</p>' },
    { type: 'embed', label: 'profile', title: 'b', passages: [A], collapsed: true, url: null },
  ],
  [
    'QABlockElement',
    { title: 'b', html: '<p>a</p>' },
    { type: 'embed', label: 'q&a', title: 'b', passages: [A], collapsed: true, url: null },
  ],
  [
    'TimelineAtomBlockElement',
    {
      title: 'b',
      description: '<p>a</p>',
      events: [{ date: '1901', title: 'lit' }, { date: '1910', toDate: '1912', title: 'dark' }, {}],
    },
    {
      type: 'embed',
      label: 'timeline',
      title: 'b',
      passages: [
        A,
        paragraph(
          { text: '1901', bold: true },
          { text: '  lit' },
          { text: '\n' },
          { text: '1910–1912', bold: true },
          { text: '  dark' },
        ),
      ],
      url: null,
    },
  ],
  [
    'QuizAtomBlockElement',
    { questions: [{ text: 'a' }, { text: 'b' }] },
    { type: 'embed', label: 'quiz', title: '2 questions', passages: [], url: PAGE_URL },
  ],
  [
    'TimelineAtomBlockElement',
    { title: 'b', events: [{ date: '1901', title: 'lit', body: '<p>a</p>' }] },
    {
      type: 'embed',
      label: 'timeline',
      title: 'b',
      passages: [paragraph({ text: '1901', bold: true }, { text: '  lit' }), A],
      url: null,
    },
  ],
  [
    'ReporterCalloutBlockElement',
    { title: 'b', intro: '<p>a</p>', mainText: '<p>a</p>' },
    { type: 'embed', label: 'callout', title: 'b', passages: [A, A], collapsed: true, url: null },
  ],
  ...['CalloutBlockElement', 'CalloutBlockElementV2', 'ReporterCalloutBlockElement'].map(
    (name): Row => [
      name,
      { title: 'b', prompt: 'c', description: '<p>a</p>', activeUntil: 1 },
      { type: 'embed', label: 'callout', title: 'b', passages: [A], collapsed: true, url: null },
    ],
  ),
  [
    'WitnessBlockElement',
    { witnessTypeData: { title: 'b', authorName: 'c', description: 'a', url: URL_A } },
    { type: 'embed', label: 'reader', title: 'b — c', passages: [A], collapsed: true, url: URL_A },
  ],
  [
    'NewsletterSignupBlockElement',
    { newsletter: { name: 'a' } },
    { type: 'embed', label: 'newsletter', title: 'a', passages: [], url: null },
  ],

  [
    'ListBlockElement',
    {
      items: [
        {
          title: 'b',
          elements: [
            wireText('<p>a</p>'),
            wireElement('ImageBlockElement', { data: { alt: 'c' } }),
          ],
        },
      ],
    },
    {
      type: 'text',
      passages: [
        paragraph({ text: 'b', bold: true }),
        A,
        paragraph({ text: '[image] ' }, { text: 'c' }),
      ],
    },
  ],
  ...['keyTakeaways', 'qAndAExplainers', 'miniProfiles', 'multiBylines'].map(
    (key): Row => [
      `${{ keyTakeaways: 'KeyTakeaways', qAndAExplainers: 'QAndAExplainer', miniProfiles: 'MiniProfiles', multiBylines: 'MultiBylines' }[key]}BlockElement`,
      { [key]: [{ title: 'b', body: [wireText('<p>a</p>')] }] },
      { type: 'text', passages: [paragraph({ text: 'b', bold: true }), A] },
    ],
  ),
  [
    'TimelineBlockElement',
    {
      sections: [
        {
          title: 's',
          events: [
            {
              date: '1901',
              title: 'lit',
              main: wireText('<p>a</p>'),
              body: [wireText('<p>a</p>')],
            },
          ],
        },
      ],
    },
    {
      type: 'text',
      passages: [
        paragraph({ text: 's', bold: true }),
        paragraph({ text: '1901 — lit', bold: true }),
        A,
        A,
      ],
    },
  ],

  ...['Disclaimer', 'ContentAtom', 'GenericAtom', 'AdPlaceholder', 'InteractiveContents'].map(
    (name): Row => [
      `${name}BlockElement`,
      { html: '<p>a</p>' },
      { type: 'unknown', name: `${name}BlockElement`, drawn: false },
    ],
  ),
  ...[
    'CrosswordElement',
    'ProductBlockElement',
    'RecipeBlockElement',
    'HologramBlockElement',
    'constructor',
    '__proto__',
  ].map((name): Row => [name, { html: '<p>a</p>' }, { type: 'unknown', name, drawn: true }]),
];

for (const [name, fields, expected] of ROWS) {
  test(`element: ${name} ${JSON.stringify(fields).slice(0, 60)}`, () => {
    const [element] = parseElements(wireElement(name, fields));
    assert.ok(element !== undefined);
    const { id, ...rest } = element;
    assert.deepEqual(rest, expected);
    assert.match(id, /^[^:]+:./u);
  });
}

test('element: every type survives having no field at all, and every field of the wrong kind', () => {
  const names = [...new Set(ROWS.map(([name]) => name))];
  const keys = [...new Set(ROWS.flatMap(([, fields]) => Object.keys(fields)))];
  for (const wrong of [undefined, null, 7, '', 'x', [], [7, null], {}, { a: 1 }, true]) {
    const fields = Object.fromEntries(keys.map((key) => [key, wrong]));
    const elements = parseElements(...names.map((name) => wireElement(name, fields)));
    assert.equal(elements.length, names.length);
  }
});

test('element: what is no element at all keeps its place', () => {
  const elements = parseElements(7, null, {}, { _type: 7 }, wireText('<p>a</p>'));
  assert.deepEqual(
    elements.map((element) => element.type),
    ['unknown', 'unknown', 'unknown', 'unknown', 'text'],
  );
  assert.equal(new Set(elements.map(({ id }) => id)).size, 5);
});

test('element: lists within lists end somewhere', () => {
  const list = JSON.stringify(
    wireElement('ListBlockElement', { items: [{ elements: ['inner'] }] }),
  );
  const [before = '', after = ''] = list.split('"inner"');
  const body = JSON.stringify(
    storyPage({ blocks: [wireBlock('only', 1, { elements: ['outer'] })] }),
  ).replace('"outer"', `${before.repeat(20_000)}{}${after.repeat(20_000)}`);
  const [element] = guardian.parse(body, FILE_CONTEXT).blocks[0]?.elements ?? [];
  assert.ok(element?.type === 'text');
  assert.deepEqual(element.passages, [paragraph({ text: '[unsupported: ListBlockElement]' })]);
});

const TWEET =
  '<blockquote class="nojs-tweet"><p lang="en" dir="ltr">The lamp<br>is lit <a href="https://example.org/t">#lamp</a></p>' +
  '&mdash; Bo (of the &#39;Keel&#39;) Mast (@bomast) <a href="https://example.org/s/1?ref=x">May 2, 2031</a></blockquote>\n';

function tweet(fields: Wire): Element | undefined {
  return parseElements(
    wireElement('TweetBlockElement', { id: '12345678901234567890', url: URL_A, ...fields }),
  )[0];
}

test('element: a tweet has its author, handle, date and words', () => {
  assert.deepEqual(tweet({ html: TWEET }), {
    id: 'tweet:12345678901234567890',
    type: 'social',
    platform: 'tweet',
    author: "Bo (of the 'Keel') Mast",
    handle: '@bomast',
    dateLine: 'May 2, 2031',
    passages: [
      paragraph({ text: 'The lamp\nis lit ' }, { text: '#lamp', href: 'https://example.org/t' }),
    ],
    url: URL_A,
  });
});

test('element: only the last link of a tweet is its date', () => {
  const found = tweet({
    html: '<blockquote><p>a</p><a href="/x">b</a>— C (@c) <a href="/y">D</a></blockquote>',
  });
  assert.ok(found?.type === 'social');
  assert.equal(found.dateLine, 'D');
  assert.deepEqual(found.passages, [
    A,
    paragraph({ text: 'b', href: 'https://www.theguardian.com/x' }),
  ]);
});

test('element: a tweet of another shape keeps all its words', () => {
  assert.deepEqual(tweet({ html: '<blockquote><p>a</p>by whom</blockquote>' }), {
    id: 'tweet:12345678901234567890',
    type: 'social',
    platform: 'tweet',
    author: null,
    handle: null,
    dateLine: null,
    passages: [A, paragraph({ text: 'by whom' })],
    url: URL_A,
  });
});

const HASH = '0123456789abcdef0123456789abcdef01234567';

function sized(width: number, isMaster?: true): Wire {
  const name = isMaster ? `master/${width}` : width;
  return {
    url: `https://media.guim.co.uk/${HASH}/0_0_4000_3000/${name}.jpg`,
    fields: { width: String(width), ...(isMaster ? { isMaster: 'true' } : {}) },
  };
}

const SIGNED = [300, 1240, 620].map((width) => ({
  src: `https://i.guim.co.uk/img/media/${HASH}/0_0_4000_3000/master/4000.jpg?width=${width}&s=abc${width}`,
  width,
}));

function imageUrl(allImages: Wire[], srcSet: Wire[] = SIGNED): string | null | undefined {
  const [element] = parseElements(
    wireElement('ImageBlockElement', { media: { allImages }, imageSources: [{ srcSet }] }),
  );
  assert.equal(element?.id, `image:${HASH}/0_0_4000_3000`);
  return element?.type === 'image' ? element.url : undefined;
}

test('element: an image opens at the smallest size that is wide enough, else the master, else the widest', () => {
  const master = sized(4000, true);
  assert.equal(imageUrl([master, sized(140), sized(2000), sized(1000)]), sized(1000).url);
  assert.equal(imageUrl([sized(140), { ...sized(900, true) }, sized(960)]), sized(900, true).url);
  assert.equal(imageUrl([sized(140), sized(500)]), sized(500).url);
});

test('element: a signed image address is used as it stands, and only when there is no other', () => {
  assert.equal(imageUrl([]), SIGNED[1]?.src);
  assert.equal(imageUrl([], SIGNED.slice(2)), SIGNED[2]?.src);
});
