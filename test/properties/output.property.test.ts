import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block } from '../../src/model/block.ts';
import type { Element } from '../../src/model/element.ts';
import { NetworkError } from '../../src/model/errors.ts';
import type { Passage } from '../../src/model/passage.ts';
import type { OutputEvent } from '../../src/output/events.ts';
import { formatJsonLine } from '../../src/output/json-lines.ts';
import { formatPlainText } from '../../src/output/plain-text.ts';
import { header } from '../helpers/builders.ts';
import { RUNS } from '../helpers/runs.ts';

// The model promises clean text; these laws hold even if that promise is broken.
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '\n',
        '\r',
        '\u001b[2J',
        '\u009b',
        '\u2028',
        '\u202e',
        '\u007f',
        '\ud800',
        '\u{e0041}',
        '"',
        '\\',
        '\0',
      ),
    )
    .map((parts) => parts.join('')),
);
const maybeText = fc.option(hostileText);
const plain = { noNullPrototype: true };

const passage: fc.Arbitrary<Passage> = fc.oneof(
  hostileText.map((text): Passage => ({ kind: 'paragraph', content: [{ text }] })),
  hostileText.map((text): Passage => ({ kind: 'code', text })),
  fc.array(hostileText).map((row): Passage => ({ kind: 'table', rows: [row] })),
  fc.array(hostileText).map(
    (items): Passage => ({
      kind: 'list',
      ordered: true,
      items: items.map((text) => ({ content: [{ text }], lists: [] })),
    }),
  ),
);
const passages = fc.array(passage, { maxLength: 3 });

const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record(
    { id: hostileText, type: fc.constantFrom('text', 'list', 'table', 'code'), passages },
    plain,
  ),
  fc.record(
    {
      id: hostileText,
      type: fc.constant('image'),
      url: maybeText,
      alt: maybeText,
      caption: maybeText,
      credit: maybeText,
    },
    plain,
  ),
  fc.record(
    {
      id: hostileText,
      type: fc.constant('link'),
      prefix: maybeText,
      text: hostileText,
      url: maybeText,
    },
    plain,
  ),
  fc.record(
    {
      id: hostileText,
      type: fc.constant('embed'),
      label: hostileText,
      title: maybeText,
      passages,
      url: maybeText,
    },
    plain,
  ),
  fc.record(
    { id: hostileText, type: fc.constant('unknown'), name: hostileText, drawn: fc.boolean() },
    plain,
  ),
);

const moment = fc.option(fc.oneof(fc.integer({ min: -1e12, max: 4e12 }), fc.double()));
const block: fc.Arbitrary<Block> = fc.record(
  {
    id: hostileText,
    url: maybeText,
    title: maybeText,
    publishedAt: moment,
    lastUpdatedAt: moment,
    keyEvent: fc.boolean(),
    summary: fc.boolean(),
    contributors: fc.array(fc.record({ name: hostileText }, plain), { maxLength: 2 }),
    elements: fc.array(element, { maxLength: 3 }),
  },
  plain,
);

const event: fc.Arbitrary<OutputEvent> = fc.oneof(
  block.map(
    (given): OutputEvent => ({ event: 'block', at: 0, cause: 'new', block: given, pinned: true }),
  ),
  fc.tuple(block, block).map(
    ([given, previous]): OutputEvent => ({
      event: 'edit',
      at: 0,
      block: given,
      previous,
      pinned: false,
    }),
  ),
  block.map(
    (given): OutputEvent => ({ event: 'remove', at: 0, noticedAt: 0, block: given, pinned: false }),
  ),
  hostileText.map(
    (url): OutputEvent => ({
      event: 'poll-failed',
      at: 0,
      fault: new NetworkError(url, 'dns'),
      retryInMs: 1,
    }),
  ),
  fc.tuple(hostileText, passages).map(
    ([text, standfirst]): OutputEvent => ({
      event: 'story',
      at: 0,
      header: header({ title: text, byline: text, standfirst, url: text }),
      previous: null,
    }),
  ),
);

/** Any control, bidi control, separator or lone surrogate, but not the line feed. */
const CONTROL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Cs}]/u;

test('a JSON line is one line of valid JSON, free of controls, whatever the story holds', () => {
  fc.assert(
    fc.property(event, (given) => {
      const line = formatJsonLine(given);
      assert.equal(line.indexOf('\n'), line.length - 1);
      assert.doesNotMatch(line, CONTROL);
      assert.equal(JSON.parse(line).event, given.event);
    }),
    { numRuns: RUNS },
  );
});

test('no text can leave a JSON line other than it came', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const given = header({ title: text });
      const line = formatJsonLine({ event: 'story', at: 0, header: given, previous: null });
      assert.equal(JSON.parse(line).story.title, text);
    }),
    { numRuns: RUNS },
  );
});

test('plain lines hold no control, and only the first begins at the margin, whatever the story holds', () => {
  fc.assert(
    fc.property(event, (given) => {
      const text = formatPlainText(given, { zone: 'UTC', time: 'absolute', spell: (text) => text });
      assert.doesNotMatch(text, CONTROL);
      const [, ...rest] = text.split('\n');
      assert.equal(rest.pop(), '');
      for (const line of rest) assert.ok(line.startsWith('  '), JSON.stringify(line));
    }),
    { numRuns: RUNS },
  );
});
