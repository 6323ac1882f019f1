// Owns the laws of the Guardian's adapter: ids that survive a fetch, and answers of any shape.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DecodeError, NotLiveBlogError } from '../../src/model/errors.ts';
import { stripControls } from '../../src/model/plain-text.ts';
import { FILE_CONTEXT } from '../../src/source/adapter.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { RUNS } from '../helpers/runs.ts';
import {
  parsePage,
  storyPage,
  type Wire,
  wireBlock,
  wireElement,
  wireText,
} from '../source/guardian/guardian-page.ts';

const element: fc.Arbitrary<Wire> = fc.oneof(
  fc.constantFrom('a', 'b', 'c <b>d</b>').map((text) => wireText(`<p>${text}</p>`)),
  fc.constantFrom('1', '2').map((id) => wireElement('TweetBlockElement', { id, html: '<p>a</p>' })),
  fc
    .constantFrom('x', 'y')
    .map((text) =>
      wireElement('RichLinkBlockElement', { text, url: `https://example.org/${text}` }),
    ),
  fc.constantFrom('Hologram', 'Disclaimer').map((name) => wireElement(`${name}BlockElement`)),
);

function idsOf(elements: readonly Wire[]): string[] {
  const page = storyPage({ blocks: [wireBlock('only', 1, { elements })] });
  return (parsePage(page).blocks[0]?.elements ?? []).map(({ id }) => id);
}

test('element ids do not depend on what is stamped on the elements, and are unique in a block', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 8 }), fc.uuid(), (elements, stamp) => {
      const restamped = elements.map((each, index) => ({
        ...each,
        elementId: `${stamp}${index}`,
        position: index,
      }));
      const ids = idsOf(elements);
      assert.deepEqual(idsOf(restamped), ids);
      assert.equal(new Set(ids).size, elements.length);
    }),
    { numRuns: RUNS },
  );
});

test('an element added at the end leaves the ids before it alone', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 8 }), element, (elements, added) => {
      assert.deepEqual(idsOf([...elements, added]).slice(0, -1), idsOf(elements));
    }),
    { numRuns: RUNS },
  );
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\u001b]0;x\u0007',
    'a\u009bb',
    '<p>&#27;[2J</p>',
    'https://example.org/\u001b',
    'true',
    '1e9',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const STORY_KEYS = [
  'headline',
  'byline',
  'standfirst',
  'webURL',
  'pageId',
  'tags',
  'linkedData',
  'pagination',
  'format',
];

const anyBlock = fc
  .dictionary(
    fc.constantFrom(
      'title',
      'attributes',
      'blockFirstPublished',
      'blockLastUpdated',
      'contributors',
    ),
    anything,
  )
  .map((fields) => wireBlock('any\u001b', 1, { ...fields }));

const anyElement = fc
  .tuple(
    fc.constantFrom(
      'Text',
      'Image',
      'Tweet',
      'RichLink',
      'Embed',
      'Youtube',
      'List',
      'TimelineAtom',
      'Callout',
      'Table',
    ),
    fc.dictionary(
      fc.constantFrom(
        'html',
        'url',
        'id',
        'text',
        'title',
        'data',
        'media',
        'items',
        'events',
        'assetId',
      ),
      anything,
    ),
  )
  .map(([name, fields]) => wireElement(`${name}BlockElement`, { ...fields }));

test('whatever the fields of a story hold, it is read, and what is read has no controls', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...STORY_KEYS), anything),
      fc.array(anyBlock, { maxLength: 2 }),
      fc.array(anyElement, { maxLength: 3 }),
      (fields, blocks, elements) => {
        const page = storyPage({ ...fields, blocks: [...blocks, wireBlock('b', 2, { elements })] });
        for (const string of stringsIn(parsePage(page))) {
          assert.equal(string, stripControls(string));
        }
      },
    ),
    { numRuns: RUNS },
  );
});

test('an answer that is cut short anywhere is refused, never half read', () => {
  const whole = JSON.stringify(storyPage({ blocks: [wireBlock('a', 1), wireBlock('b', 2)] }));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      assert.throws(() => guardian.parse(whole.slice(0, length), FILE_CONTEXT), DecodeError);
    }),
    { numRuns: RUNS },
  );
});

test('any JSON at all is read or refused in one of two ways', () => {
  fc.assert(
    fc.property(fc.json(), (body) => {
      assert.throws(
        () => guardian.parse(body, FILE_CONTEXT),
        (error) => error instanceof DecodeError || error instanceof NotLiveBlogError,
      );
    }),
    { numRuns: RUNS },
  );
});
