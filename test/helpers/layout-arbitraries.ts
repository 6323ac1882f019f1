// Owns arbitrary text and blocks for the laws of layout: every script and joiner that has ever upset a terminal.

import fc from 'fast-check';
import type { Block } from '../../src/model/block.ts';
import type { Element } from '../../src/model/element.ts';
import type { Inline, ListPassage, Passage } from '../../src/model/passage.ts';
import { stripControls } from '../../src/model/plain-text.ts';

const JOINERS =
  '\u200b \u200c \u200d \u2060 \u00ad \u0301 \u0308 \ufe0e \ufe0f \u20e3 \u{1f3fd} \u{1f1ec} \u{1f1e7} \u0600 \u0d4e \u093f \u094d \u0e33 \u1100 \u1161 \u11a8 \uff9e'.split(
    ' ',
  );

const WORDS = [
  'levy',
  'well-known',
  '“café”',
  'naïve',
  'at\u00a07.30\u00a0GMT',
  '—',
  'https://example.org/live/2026/nov/24/a-very-long-name?page=with:block-1',
  'Ελλάδα',
  'Москва',
  '日本語、',
  '「東京」',
  '안녕하세요',
  'ﾊﾞｰｼﾞﾝ',
  'क्षि',
  'กำลัง',
  'שלום',
  'العربية',
  '👩‍👩‍👧',
  '👍🏽',
  '🇬🇧',
  '⚠️',
  '1️⃣',
  '😀',
  '①★→',
  '𝔘𝔫𝔦',
  '…',
  '!',
];

/** Text as the model holds it: no controls, no lone surrogates, line feeds allowed. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...WORDS), weight: 4 },
      {
        arbitrary: fc.constantFrom(' ', ' ', ' ', '  ', '\n', '\u00a0', '\u2009', '\u3000'),
        weight: 4,
      },
      { arbitrary: fc.constantFrom(...JOINERS), weight: 2 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 4 }), weight: 1 },
      { arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), weight: 1 },
    ),
    { maxLength: 14 },
  )
  .map((parts) => stripControls(parts.join('')));

const someText = fc.option(anyText);
const someUrl = fc.option(
  fc.constantFrom('https://www.example.org/', `https://example.org/${'a-b/'.repeat(60)}`),
);

const anyInline: fc.Arbitrary<Inline> = fc.record(
  { text: anyText, bold: fc.constant(true as const), href: fc.constant('https://example.org/') },
  { requiredKeys: ['text'], noNullPrototype: true },
);

const anyContent = fc.array(anyInline, { maxLength: 3 });

function listOf(depth: number): fc.Arbitrary<ListPassage> {
  const lists = depth > 0 ? fc.array(listOf(depth - 1), { maxLength: 1 }) : fc.constant([]);
  const item = fc.record({ content: anyContent, lists }, { noNullPrototype: true });
  return fc.record(
    {
      kind: fc.constant('list'),
      ordered: fc.boolean(),
      items: fc.array(item, { maxLength: depth > 1 ? 12 : 2 }),
    },
    { noNullPrototype: true },
  );
}

function quoteOf(depth: number): fc.Arbitrary<Passage> {
  return fc.record(
    {
      kind: fc.constant('quote'),
      passages: fc.array(passageOf(depth - 1), { maxLength: 2 }),
      attribution: someText,
      mark: fc.constantFrom('quoted', 'pulled'),
    },
    { requiredKeys: ['kind', 'passages', 'attribution'], noNullPrototype: true },
  );
}

const anyTable: fc.Arbitrary<Passage> = fc.record(
  {
    kind: fc.constant('table'),
    rows: fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 3 }),
  },
  { noNullPrototype: true },
);

function passageOf(depth: number): fc.Arbitrary<Passage> {
  const flat: fc.Arbitrary<Passage>[] = [
    fc.record(
      { kind: fc.constantFrom('paragraph', 'heading'), content: anyContent },
      { noNullPrototype: true },
    ),
    fc.record({ kind: fc.constant('code'), text: anyText }, { noNullPrototype: true }),
    fc.constant({ kind: 'divider' }),
    anyTable,
  ];
  return depth > 0 ? fc.oneof(...flat, listOf(depth), quoteOf(depth)) : fc.oneof(...flat);
}

const anyPassage = passageOf(2);

const anyPassages = fc.array(anyPassage, { maxLength: 3 });

const anyElement: fc.Arbitrary<Element> = fc.oneof(
  fc.record(
    { id: fc.string(), type: fc.constantFrom('text', 'quote', 'list'), passages: anyPassages },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      id: fc.string(),
      type: fc.constant('image'),
      url: someUrl,
      alt: someText,
      caption: someText,
      credit: someText,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      id: fc.string(),
      type: fc.constantFrom('video', 'audio'),
      url: someUrl,
      title: someText,
      caption: someText,
      platform: fc.option(fc.constantFrom('vimeo', 'soundcloud')),
      durationSeconds: fc.option(fc.nat()),
      expired: fc.boolean(),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      id: fc.string(),
      type: fc.constant('social'),
      platform: fc.constantFrom('tweet', 'instagram'),
      author: someText,
      handle: someText,
      dateLine: someText,
      passages: anyPassages,
      url: someUrl,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { id: fc.string(), type: fc.constant('link'), prefix: someText, text: anyText, url: someUrl },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      id: fc.string(),
      type: fc.constant('embed'),
      label: fc.constantFrom('embed', 'map', 'quick guide'),
      title: someText,
      passages: anyPassages,
      url: someUrl,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { id: fc.string(), type: fc.constant('unknown'), name: anyText, drawn: fc.boolean() },
    { noNullPrototype: true },
  ),
);

export const anyBlock: fc.Arbitrary<Block> = fc.record(
  {
    id: fc.string({ minLength: 1 }),
    url: someUrl,
    title: someText,
    publishedAt: fc.option(fc.integer()),
    lastUpdatedAt: fc.option(fc.integer()),
    keyEvent: fc.boolean(),
    summary: fc.boolean(),
    contributors: fc.array(fc.record({ name: anyText }, { noNullPrototype: true }), {
      maxLength: 2,
    }),
    elements: fc.array(anyElement, { maxLength: 4 }),
  },
  { noNullPrototype: true },
);
