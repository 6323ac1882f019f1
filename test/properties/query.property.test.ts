import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block } from '../../src/model/block.ts';
import { foldText } from '../../src/query/fold.ts';
import { formatQuery } from '../../src/query/format-query.ts';
import { highlightsOf, wantedTerms } from '../../src/query/highlights.ts';
import { matches } from '../../src/query/matches.ts';
import { compilePattern } from '../../src/query/pattern.ts';
import {
  QUALITIES,
  type Quality,
  type Query,
  type Subject,
  type Term,
} from '../../src/query/query.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { RUNS } from '../helpers/runs.ts';
import { queryOf, read, YEAR_2000 } from '../query/subjects.ts';

const HOUR_MS = 3_600_000;
const plainRecord = { noNullPrototype: true } as const;

/** Few letters in many guises, so that terms meet. */
const letters = fc.constantFrom(
  'a',
  'A',
  'á',
  'a\u0301',
  'b',
  'ß',
  's',
  'ﬁ',
  'Σ',
  'ς',
  '-',
  '–',
  "'",
  '’',
  ' ',
  '\n',
);
const someText = fc.string({ unit: letters, maxLength: 8 });

/** Patterns as trees of our own making, written out: only what both engines know. */
const pattern: fc.Arbitrary<string> = fc.letrec<{ any: string; sequence: string; repeat: string }>(
  (tie) => ({
    repeat: fc
      .tuple(
        tie('any'),
        fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{0}', '{1,}'),
        fc.constantFrom('', '?'),
      )
      .map(([inner, times, lazy]) => (times === '' ? `(${inner})` : `(?:${inner})${times}${lazy}`)),
    sequence: fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(
        'a',
        'b',
        's',
        '.',
        '[ab]',
        '[^a]',
        '\\w',
        '\\s',
        '^',
        '$',
        '\\b',
        '\\B',
        'A',
      ),
      tie('sequence'),
      tie('repeat'),
      fc.tuple(tie('any'), tie('any')).map(([one, other]) => `(?:${one}|${other})`),
    ),
  }),
).any;

const visible = someText.filter((text) => foldText(text) !== '');
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: visible }, plainRecord),
  fc.record({ kind: fc.constant('pattern' as const), source: pattern }, plainRecord),
);

const quality = fc.constantFrom(...(Object.keys(QUALITIES) as Quality[]));
const moment = fc.integer({ min: 0, max: 4 }).map((hours) => YEAR_2000 + hours * HOUR_MS);

const query: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    fc.record({ kind: fc.constantFrom('author' as const, 'source' as const), term }, plainRecord),
    fc.record({ kind: fc.constant('is' as const), quality }, plainRecord),
    fc.record(
      { kind: fc.constantFrom('after' as const, 'before' as const), at: moment },
      plainRecord,
    ),
    fc.record({ kind: fc.constant('not' as const), query: tie('query') }, plainRecord),
    fc.record(
      {
        kind: fc.constantFrom('and' as const, 'or' as const),
        queries: fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
      },
      plainRecord,
    ),
  ),
})).query;

const anyBlock: fc.Arbitrary<Block> = fc
  .record({
    title: fc.option(someText),
    texts: fc.array(someText, { maxLength: 2 }),
    names: fc.array(someText, { maxLength: 2 }),
    publishedAt: fc.option(moment),
    keyEvent: fc.boolean(),
    summary: fc.boolean(),
  })
  .map(({ texts, names, ...rest }) =>
    block({
      id: 'b',
      ...rest,
      contributors: names.map((name) => ({ name })),
      elements: texts.map((text, index) => paragraph(text, String(index))),
    }),
  );

const subject: fc.Arbitrary<Subject> = fc.record(
  {
    block: anyBlock,
    removed: fc.boolean(),
    edited: fc.boolean(),
    unseen: fc.boolean(),
    starred: fc.boolean(),
    pinned: fc.boolean(),
    source: someText,
  },
  plainRecord,
);

/** Every character by itself, by another way than the one under test. */
function naiveFold(text: string): string {
  const spelled: Record<string, string> = {
    á: 'a',
    ß: 'ss',
    ﬁ: 'fi',
    Σ: 'σ',
    ς: 'σ',
    '–': '-',
    '’': "'",
    '\n': ' ',
  };
  return Array.from(text, (one) =>
    one === '\u0301' ? '' : (spelled[one] ?? one.toLowerCase()),
  ).join('');
}

function naiveTerm(one: Term, texts: readonly string[]): boolean {
  if (one.kind === 'pattern') return texts.some((text) => new RegExp(one.source, 'imu').test(text));
  return texts.some((text) => naiveFold(text).includes(naiveFold(one.text)));
}

/** What a query means, said as plainly as can be. */
function naive(asked: Query, given: Subject): boolean {
  const { title, contributors, elements, publishedAt, keyEvent, summary } = given.block;
  const names = contributors.map(({ name }) => name);
  const body = elements
    .flatMap((one) => (one.type === 'text' ? one.passages : []))
    .flatMap((one) => (one.kind === 'paragraph' ? one.content.map(({ text }) => text) : []))
    .filter((text) => text !== '')
    .join('\n\n');
  const qualities = { ...given, key: keyEvent || summary, summary };
  switch (asked.kind) {
    case 'text':
    case 'pattern':
      return naiveTerm(asked, [body, title ?? '', ...names]);
    case 'author':
      return naiveTerm(asked.term, names);
    case 'source':
      return naiveTerm(asked.term, [given.source]);
    case 'is':
      return qualities[asked.quality];
    case 'after':
      return publishedAt !== null && !(publishedAt < asked.at);
    case 'before':
      return publishedAt !== null && !(publishedAt >= asked.at);
    case 'not':
      return !naive(asked.query, given);
    case 'and':
      return !asked.queries.some((one) => !naive(one, given));
    case 'or':
      return !asked.queries.every((one) => !naive(one, given));
  }
}

test('a query answers as one who knows nothing but its meaning would', () => {
  fc.assert(
    fc.property(query, subject, (asked, given) => {
      assert.equal(matches(asked, given), naive(asked, given));
    }),
    { numRuns: RUNS },
  );
});

test('a query that is written down and read back is the same query', () => {
  fc.assert(
    fc.property(query, (asked) => {
      const written = formatQuery(asked);
      fc.pre(written.length <= 1000);
      assert.deepEqual(queryOf(written), asked, written);
    }),
    { numRuns: RUNS },
  );
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '(',
        ')',
        '"',
        '/',
        '\\',
        '-',
        ' ',
        'or',
        'and',
        'not',
        'is:',
        'author:',
        'after:',
        'key',
        '2h',
        'ago',
        '[',
        ']',
        '{2,',
        '}',
        '*',
        '+?',
        '|',
        '^',
        '🚀',
        '\u0301',
        '\ud800',
        '\u0000',
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join('')),
);

test('any text is read or refused at a place inside it, in one line', () => {
  fc.assert(
    fc.property(hostile, (given) => {
      const parsed = read(given);
      if (parsed.ok) {
        assert.deepEqual(queryOf(formatQuery(parsed.query)), parsed.query);
        return;
      }
      const { at, index, message } = parsed.fault;
      assert.ok(index >= 0 && index <= given.length, `${index}`);
      assert.equal(at, Array.from(given.slice(0, index)).length);
      assert.match(message, /^expected [^\n\u0000-\u001f\u007f-\u009f]+[^.]$/u);
    }),
    { numRuns: RUNS },
  );
});

test('a pattern finds what JavaScript finds', () => {
  fc.assert(
    fc.property(pattern, someText, (source, given) => {
      const ours = compilePattern(source);
      assert.equal(ours.isIn(given), new RegExp(source, 'imu').test(given), source);
      const theirs = [...given.matchAll(new RegExp(source, 'gimu'))]
        .map((match) => ({ start: match.index, end: match.index + match[0].length }))
        .filter(({ start, end }) => end > start);
      // Where a loop can go round without a character the engines may prefer different ways.
      if (!/[*+?}]\)|[\^$bB]\)|\|/u.test(source)) assert.deepEqual(ours.rangesIn(given), theirs);
    }),
    { numRuns: RUNS },
  );
});

test('a text folded whole is its characters folded one by one, and folding again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (given) => {
      const whole = foldText(given);
      assert.equal(whole, Array.from(given, foldText).join(''));
      assert.equal(foldText(whole), whole);
    }),
    { numRuns: RUNS },
  );
});

test('highlights lie in the text in order and apart, and there are some where a wanted word is', () => {
  fc.assert(
    fc.property(query, someText, (asked, given) => {
      const ranges = highlightsOf(asked, given);
      let last = -1;
      for (const { start, end } of ranges) {
        assert.ok(start > last && end > start && end <= given.length);
        last = end;
      }
      const words = wantedTerms(asked).filter((one) => one.kind === 'text');
      for (const word of words.filter((one) => naiveFold(given).includes(naiveFold(one.text))))
        assert.ok(ranges.length > 0, word.text);
    }),
    { numRuns: RUNS },
  );
});
