// Owns how the Content API's elements become those that the site's own JSON gives, with the same ids.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOfElement } from '../../../src/model/visible-text.ts';
import { apiElement, apiElements } from './content-api-sample.ts';
import { parseElements, type Wire, wireElement, wireText } from './guardian-page.ts';

const HASH = '0123456789abcdef0123456789abcdef01234567';
const IMAGE = `https://media.guim.co.uk/${HASH}/0_1_200_100`;

const TWEET =
  '<blockquote class="twitter-tweet"><p>Fog ahead</p>&mdash; Bo (@bo) <a href="https://twitter.com/bo/status/12">2 May</a></blockquote>';
const TWEET_URL = 'https://twitter.com/bo/status/12';

const SOUND = '<iframe src="https://w.soundcloud.com/player/?url=1"></iframe>';
const ALBUM = '<iframe src="https://open.spotify.com/embed/album/1"></iframe>';

/** What the API sends, and what the site's JSON holds for it. */
const PAIRS: readonly (readonly [name: string, sent: Wire, told: readonly Wire[]])[] = [
  [
    'one text of many paragraphs',
    apiElement('text', {
      html: '<p>One <a href="/a">link</a></p> \n<ul> \n <li>a</li> \n</ul> \n<blockquote class="quoted"><p>Fog</p></blockquote><h2>Lamp</h2>',
    }),
    [
      wireText('<p>One <a href="/a">link</a></p>'),
      wireText('<ul><li>a</li></ul>'),
      wireElement('BlockquoteBlockElement', {
        html: '<blockquote class="quoted"><p>Fog</p></blockquote>',
        quoted: true,
      }),
      wireElement('SubheadingBlockElement', { html: '<h2>Lamp</h2>' }),
    ],
  ],
  [
    'an image',
    apiElement(
      'image',
      { alt: 'A lamp', caption: 'The <em>lamp</em>', credit: 'Bo Mast', displayCredit: 'true' },
      [
        { file: `${IMAGE}/master/2000.jpg`, typeData: { width: 2000, isMaster: true } },
        { file: `${IMAGE}/1000.jpg`, typeData: { width: 1000 } },
        { file: `${IMAGE}/140.jpg`, typeData: { width: 140 } },
      ],
    ),
    [
      wireElement('ImageBlockElement', {
        data: { alt: 'A lamp', caption: 'The <em>lamp</em>', credit: 'Bo Mast' },
        displayCredit: true,
        media: {
          allImages: [
            { url: `${IMAGE}/1000.jpg`, fields: { width: '1000' } },
            { url: `${IMAGE}/master/2000.jpg`, fields: { width: '2000', isMaster: 'true' } },
          ],
        },
      }),
    ],
  ],
  [
    'a tweet',
    apiElement('tweet', { html: TWEET, id: '12', url: 'https://t.co/x', originalUrl: TWEET_URL }),
    [wireElement('TweetBlockElement', { html: TWEET, id: '12', url: TWEET_URL })],
  ],
  [
    'a related story',
    apiElement('rich-link', {
      linkPrefix: 'Related: ',
      linkText: 'Fog ',
      originalUrl: 'https://www.theguardian.com/fog',
    }),
    [
      wireElement('RichLinkBlockElement', {
        prefix: 'Related: ',
        text: 'Fog ',
        url: 'https://www.theguardian.com/fog',
      }),
    ],
  ],
  [
    'a pull quote',
    apiElement('pullquote', { html: '<p>Keep it lit</p>', attribution: 'Bo' }),
    [wireElement('PullquoteBlockElement', { html: '<p>Keep it lit</p>', attribution: 'Bo' })],
  ],
  [
    'a box',
    apiElement('embed', { html: '<iframe src="https://maps.example/x"></iframe>', alt: 'Map' }),
    [
      wireElement('EmbedBlockElement', {
        html: '<iframe src="https://maps.example/x"></iframe>',
        alt: 'Map',
      }),
    ],
  ],
  [
    'a box with a player in it',
    apiElement('embed', { html: SOUND }),
    [wireElement('SoundcloudBlockElement', { html: SOUND })],
  ],
  [
    'sound that another platform plays',
    apiElement('audio', { html: ALBUM, title: 'Sea songs' }),
    [
      wireElement('SpotifyBlockElement', {
        embedUrl: 'https://open.spotify.com/embed/album/1',
        title: 'Sea songs',
      }),
    ],
  ],
  [
    'a video that another platform plays',
    apiElement('video', { title: 'Fog', source: 'YouTube', originalUrl: 'https://youtu.be/x' }),
    [
      wireElement('VideoYoutubeBlockElement', {
        title: 'Fog',
        originalUrl: 'https://youtu.be/x',
      }),
    ],
  ],
  [
    "a video of the publisher's own",
    apiElement('video', { caption: 'Fog', source: 'Bo' }, [
      { file: 'https://cdn.example/fog.jpg', mimeType: 'image/jpeg' },
      { file: 'https://cdn.example/fog.mp4', mimeType: 'video/mp4' },
    ]),
    [
      wireElement('GuVideoBlockElement', {
        caption: 'Fog',
        source: 'Bo',
        assets: [{ url: 'https://cdn.example/fog.mp4', mimeType: 'video/mp4' }],
      }),
    ],
  ],
  [
    'an interactive',
    apiElement('interactive', {
      alt: 'Chart',
      originalUrl: 'https://interactive.guim.co.uk/x',
      scriptUrl: 'https://interactive.guim.co.uk/boot.js',
    }),
    [
      wireElement('InteractiveBlockElement', {
        alt: 'Chart',
        url: 'https://interactive.guim.co.uk/x',
      }),
    ],
  ],
  [
    "a reader's comment",
    apiElement('comment', {
      html: '<p>Well lit</p>',
      authorName: 'Cy',
      commentUrl: 'https://discussion.theguardian.com/1',
    }),
    [
      wireElement('CommentBlockElement', {
        body: '<p>Well lit</p>',
        profileName: 'Cy',
        permalink: 'https://discussion.theguardian.com/1',
      }),
    ],
  ],
  [
    'an atom that is only named',
    apiElement('contentatom', { atomId: 'interactives/lamp', atomType: 'interactive' }),
    [wireElement('InteractiveAtomBlockElement', { id: 'interactives/lamp' })],
  ],
  [
    'a list with elements in it',
    apiElement('list', {
      items: [{ title: 'One', elements: [apiElement('text', { html: '<p>Fog</p>' })] }],
    }),
    [
      wireElement('ListBlockElement', {
        items: [{ title: 'One', elements: [wireText('<p>Fog</p>')] }],
      }),
    ],
  ],
  [
    'a timeline',
    apiElement('timeline', {
      sections: [
        {
          title: 'May',
          events: [{ title: 'Lit', body: [apiElement('text', { html: '<p>Fog</p>' })] }],
        },
      ],
    }),
    [
      wireElement('TimelineBlockElement', {
        sections: [{ title: 'May', events: [{ title: 'Lit', body: [wireText('<p>Fog</p>')] }] }],
      }),
    ],
  ],
];

for (const [name, sent, told] of PAIRS) {
  test(`sent as told: ${name}`, () => {
    assert.deepEqual(apiElements([sent]), parseElements(...told));
  });
}

test('a cartoon has the address of its drawing', () => {
  const [cartoon] = apiElements([
    apiElement('cartoon', {
      alt: 'Fog',
      variants: [{ images: [{ file: 'https://media.example/fog.jpg' }] }],
    }),
  ]);
  assert.deepEqual(cartoon?.type === 'image' && [cartoon.url, cartoon.alt], [
    'https://media.example/fog.jpg',
    'Fog',
  ]);
});

test('atoms that the answer holds are told as the site tells them', () => {
  const youtube = (id: string, version: number) => ({ id, version, platform: 'Youtube' });
  const atoms = {
    media: [
      {
        id: 'film',
        title: 'Fog',
        data: {
          media: {
            activeVersion: 2,
            duration: 62,
            assets: [youtube('old', 1), youtube('AbC', 2)],
          },
        },
      },
      {
        id: 'own-film',
        data: {
          media: {
            title: 'Tide',
            assets: [
              { id: 'https://cdn.example/tide.mp4', mimeType: 'video/mp4', platform: 'url' },
            ],
          },
        },
      },
    ],
    qandas: [
      {
        id: 'why',
        title: 'Why a lamp?',
        data: { qanda: { item: { title: 'A & B', body: '<p>To see</p>' } } },
      },
    ],
    guides: [{ id: 'how', title: 'How', data: { guide: { items: [{ body: '<p>By oil</p>' }] } } }],
    interactives: [
      { id: 'map', title: '', data: { interactive: { title: 'A map', html: '<i></i>' } } },
    ],
  };
  const atom = (atomType: string, atomId: string) =>
    apiElement('contentatom', { atomType, atomId });
  const sent = [
    atom('media', 'film'),
    atom('media', 'own-film'),
    atom('qanda', 'why'),
    atom('guide', 'how'),
    atom('interactive', 'map'),
    atom('emailsignup', 'x'),
  ];
  const told = parseElements(
    wireElement('YoutubeBlockElement', {
      id: 'film',
      assetId: 'AbC',
      mediaTitle: 'Fog',
      duration: 62,
    }),
    wireElement('MediaAtomBlockElement', {
      id: 'own-film',
      title: 'Tide',
      assets: [{ url: 'https://cdn.example/tide.mp4', mimeType: 'video/mp4' }],
    }),
    wireElement('QABlockElement', {
      id: 'why',
      title: 'Why a lamp?',
      html: '<p><strong>A &amp; B</strong></p><p>To see</p>',
    }),
    wireElement('GuideAtomBlockElement', { id: 'how', title: 'How', html: '<p>By oil</p>' }),
    wireElement('InteractiveAtomBlockElement', { id: 'map', title: 'A map' }),
    wireElement('ContentAtomBlockElement', { atomId: 'x' }),
  );
  assert.deepEqual(apiElements(sent, atoms), told);
});

test('an element of no known type is named, and one without words is there all the same', () => {
  const elements = apiElements([{ type: 'hologram' }, { type: 'embed' }, {}]);
  assert.deepEqual(
    elements.map((element) => [element.type, element.type === 'unknown' && element.name]),
    [
      ['unknown', 'hologram'],
      ['embed', false],
      ['unknown', 'unknown'],
    ],
  );
  assert.deepEqual(elements.map(textOfElement), ['', '', '']);
});
