import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { layoutElement } from '../../src/layout/element-rows.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type {
  Element,
  EmbedElement,
  ImageElement,
  LinkElement,
  RecordingElement,
  SocialElement,
} from '../../src/model/element.ts';
import type { Passage } from '../../src/model/passage.ts';
import { drawn } from '../helpers/drawn.ts';

function lines(element: Element, columns: number, glyphs = UNICODE_GLYPHS) {
  return layoutElement(element, { columns, firstColumns: columns, glyphs, tone: 'plain' });
}

function rows(element: Element, columns: number, glyphs = UNICODE_GLYPHS): readonly string[] {
  return drawn(lines(element, columns, glyphs));
}

function paragraphs(...texts: readonly string[]): readonly Passage[] {
  return texts.map((text) => ({ kind: 'paragraph', content: [{ text }] }));
}

const IMAGE: ImageElement = {
  id: 'i',
  type: 'image',
  url: 'https://example.org/full.jpg',
  alt: 'A crowd outside the chamber',
  caption: 'Members leave the chamber after the vote was put off',
  credit: 'Photograph: A. Lens/Agency',
};

test('an image is its caption and credit', () => {
  assert.deepEqual(rows(IMAGE, 80), [
    '[image] Members leave the chamber after the vote was put off — Photograph: A.',
    'Lens/Agency',
  ]);
  assert.deepEqual(rows(IMAGE, 40), [
    '[image] Members leave the chamber after',
    'the vote was put off — Photograph: A.',
    'Lens/Agency',
  ]);
});

test('an image without a caption is described by its alternative text, or called untitled', () => {
  const silent = { ...IMAGE, caption: null, credit: null };
  assert.deepEqual(rows(silent, 80), ['[image] A crowd outside the chamber']);
  assert.deepEqual(rows({ ...silent, alt: ' ' }, 40), ['[image] untitled']);
});

test('the label of an image leads to the image', () => {
  assert.deepEqual(lines(IMAGE, 80)[0]?.[0], {
    text: '[image]',
    tone: 'dim',
    href: 'https://example.org/full.jpg',
  });
});

const TWEET: SocialElement = {
  id: 't',
  type: 'social',
  platform: 'tweet',
  author: 'A. Member',
  handle: '@member',
  dateLine: '24 November 2026',
  passages: paragraphs('We listened, and we have changed course.'),
  url: 'https://example.com/member/status/1',
};

test('a quoted post names who wrote it and when, then says it', () => {
  assert.deepEqual(rows(TWEET, 80), [
    '[tweet] A. Member (@member), 24 November 2026: We listened, and we have changed',
    'course. (https://example.com/member/status/1)',
  ]);
  assert.deepEqual(rows(TWEET, 40), [
    '[tweet] A. Member (@member), 24 November',
    '2026: We listened, and we have changed',
    'course.',
    '(https://example.com/member/status/1)',
  ]);
});

test('a quoted post of several paragraphs ends with its address', () => {
  assert.deepEqual(rows({ ...TWEET, passages: paragraphs('One.', 'Two.', 'Three.') }, 80), [
    '[tweet] A. Member (@member), 24 November 2026: One.',
    'Two.',
    '',
    'Three.',
    '(https://example.com/member/status/1)',
  ]);
});

test('a quoted post of which little is known shows that little', () => {
  const bare = { ...TWEET, author: null, dateLine: null };
  assert.deepEqual(rows({ ...bare, url: null }, 80), [
    '[tweet] @member: We listened, and we have changed course.',
  ]);
  assert.deepEqual(rows({ ...bare, handle: null, passages: [], platform: 'instagram' }, 80), [
    '[instagram] (https://example.com/member/status/1)',
  ]);
});

const LINK: LinkElement = {
  id: 'l',
  type: 'link',
  prefix: 'Related:',
  text: 'Markets rise after the statement',
  url: 'https://example.org/business/markets',
};

test('a link is an arrow, what it leads to, and its address', () => {
  assert.deepEqual(rows(LINK, 80), [
    '→ Related: Markets rise after the statement',
    '(https://example.org/business/markets)',
  ]);
  assert.deepEqual(rows(LINK, 40), [
    '→ Related: Markets rise after the',
    'statement',
    '(https://example.org/business/markets)',
  ]);
  assert.deepEqual(rows({ ...LINK, prefix: null, url: null }, 80, ASCII_GLYPHS), [
    '-> Markets rise after the statement',
  ]);
});

test('the words and the address of a link both lead there', () => {
  const linked = lines(LINK, 90)[0]?.filter(({ href }) => href === LINK.url);
  assert.deepEqual(
    linked?.map(({ text, tone }) => [text, tone]),
    [
      ['Markets rise after the statement', 'link'],
      ['https://example.org/business/markets', 'link'],
    ],
  );
});

const VIDEO: RecordingElement = {
  id: 'v',
  type: 'video',
  url: 'https://www.youtu.be/abc123/',
  title: 'The statement in full',
  caption: null,
  platform: 'youtube',
  durationSeconds: 142,
  expired: false,
};

test('a video is its length, its title and where to see it', () => {
  assert.deepEqual(rows(VIDEO, 80), ['[video 2:22] The statement in full — youtu.be/abc123']);
  assert.deepEqual(rows(VIDEO, 40, ASCII_GLYPHS), [
    '[video 2:22] The statement in full --',
    'youtu.be/abc123',
  ]);
});

test('a video names another platform, and goes without a length that is not known', () => {
  const elsewhere = { ...VIDEO, platform: 'vimeo', durationSeconds: null };
  assert.deepEqual(rows(elsewhere, 80), ['[video: vimeo] The statement in full — youtu.be/abc123']);
});

test('a long video counts its hours', () => {
  assert.deepEqual(rows({ ...VIDEO, durationSeconds: 3725, url: null }, 80), [
    '[video 1:02:05] The statement in full',
  ]);
});

test('a withdrawn video says so and leads nowhere', () => {
  assert.deepEqual(rows({ ...VIDEO, expired: true }, 80), [
    '[video 2:22] The statement in full (expired)',
  ]);
});

test('a caption that says more than the title stands below it', () => {
  assert.deepEqual(rows({ ...VIDEO, caption: 'Filmed in the chamber' }, 80), [
    '[video 2:22] The statement in full — youtu.be/abc123',
    'Filmed in the chamber',
  ]);
  assert.deepEqual(rows({ ...VIDEO, title: null, caption: 'Filmed in the chamber' }, 80), [
    '[video 2:22] Filmed in the chamber — youtu.be/abc123',
  ]);
});

test('audio is its length, its title and its whole address', () => {
  const audio: RecordingElement = { ...VIDEO, type: 'audio', platform: null };
  assert.deepEqual(rows(audio, 80), [
    '[audio 2:22] The statement in full (https://www.youtu.be/abc123/)',
  ]);
  assert.deepEqual(
    rows({ ...audio, title: null, platform: 'soundcloud', durationSeconds: null }, 40),
    ['[soundcloud]', '(https://www.youtu.be/abc123/)'],
  );
  assert.deepEqual(rows({ ...audio, title: null, url: null, durationSeconds: null }, 40), [
    '[audio] untitled',
  ]);
});

const EMBED: EmbedElement = {
  id: 'e',
  type: 'embed',
  label: 'interactive',
  title: 'How they voted',
  passages: [],
  url: 'https://example.org/votes',
};

test('an embed is its label, its title and its address', () => {
  assert.deepEqual(rows(EMBED, 80), ['[interactive] How they voted (https://example.org/votes)']);
  assert.deepEqual(rows(EMBED, 40), [
    '[interactive] How they voted',
    '(https://example.org/votes)',
  ]);
  assert.deepEqual(rows({ ...EMBED, title: null, url: null }, 40), ['[interactive] untitled']);
});

test('an embed of another house says whose', () => {
  assert.deepEqual(rows({ ...EMBED, label: 'embed' }, 80), [
    '[embed: example.org] How they voted — https://example.org/votes',
  ]);
  assert.deepEqual(rows({ ...EMBED, label: 'embed: Chartmaker' }, 80), [
    '[embed: Chartmaker] How they voted — https://example.org/votes',
  ]);
});

test('an embed shows its text below, unless the page keeps that folded', () => {
  const guide = { ...EMBED, label: 'quick guide', url: null, passages: paragraphs('A.', 'B.') };
  assert.deepEqual(rows(guide, 80), ['[quick guide] How they voted', 'A.', '', 'B.']);
  assert.deepEqual(rows({ ...guide, collapsed: true }, 80), ['[quick guide] How they voted']);
});

test('an unknown element keeps its place, unless the page draws nothing for it', () => {
  const unknown: Element = { id: 'u', type: 'unknown', name: 'HologramElement', drawn: true };
  assert.deepEqual(lines(unknown, 80), [[{ text: '[unsupported: HologramElement]', tone: 'dim' }]]);
  assert.deepEqual(rows(unknown, 20), ['[unsupported:', 'HologramElement]']);
  assert.deepEqual(rows({ ...unknown, drawn: false }, 80), []);
});

test('an address too long to show is cut on the screen and whole in the link', () => {
  const url = `https://example.org/${'very-long/'.repeat(40)}`;
  const shown = rows({ ...EMBED, url }, 200).join('');
  assert.ok(shown.endsWith('…)'));
  assert.ok(shown.length < 160);
  assert.equal(lines({ ...EMBED, url }, 200)[0]?.find(({ tone }) => tone === 'link')?.href, url);
});

test('running text of any kind is its passages', () => {
  const element: Element = { id: 'x', type: 'text', passages: paragraphs('One.', 'Two.') };
  assert.deepEqual(rows(element, 80), ['One.', '', 'Two.']);
});
