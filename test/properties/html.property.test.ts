// Owns the laws of HTML: whatever comes in, passages come out that are safe, tidy and stable.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Inline, Passage } from '../../src/model/passage.ts';
import { stripControls } from '../../src/model/plain-text.ts';
import { parseHtml } from '../../src/source/html/html.ts';
import { tidyInlines } from '../../src/source/html/inline-run.ts';
import { RUNS } from '../helpers/runs.ts';

const TAGS =
  'p b i a ul ol li blockquote footer br table tr td pre code h2 div span script hr'.split(' ');

const markup = fc.oneof(
  fc.constantFrom(...TAGS.flatMap((tag) => [`<${tag}>`, `</${tag}>`])),
  fc.constantFrom(
    '<a href="',
    '" class=',
    '>',
    '<',
    '<!--',
    '-->',
    '&#27;',
    '&#x9b;',
    '&nbsp;',
    '&amp',
    '\u001b]8;;',
    '\u202e',
    '\n',
    '\t',
  ),
  fc.constantFrom(
    '<a href="javascript:x">',
    '<a href="/a&#7;b">',
    '<a href="https://example.org/\u009b">',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const html = fc.array(markup, { maxLength: 30 }).map((parts) => parts.join(''));

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function inlinesIn(value: unknown): Inline[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && !('kind' in value) ? [value as Inline] : [];
  return [...own, ...Object.values(value).flatMap(inlinesIn)];
}

test('any text at all becomes passages without controls', () => {
  fc.assert(
    fc.property(html, (text) => {
      for (const string of stringsIn(parseHtml(text, 'https://example.org/'))) {
        assert.equal(string, stripControls(string));
      }
    }),
    { numRuns: RUNS },
  );
});

test('every link in any text is http or https', () => {
  fc.assert(
    fc.property(html, (text) => {
      for (const { href } of inlinesIn(parseHtml(text, 'https://example.org/'))) {
        if (href !== undefined) assert.match(href, /^https?:\/\//u);
      }
    }),
    { numRuns: RUNS },
  );
});

test('white space between blocks of text changes nothing', () => {
  const pretty = (passages: string[], space: string) =>
    passages.map((each) => `${space}<p>${space}${each}${space}</p>${space}`).join('');
  const words = fc.array(fc.stringMatching(/^[a-z]{1,5}( <b>[a-z]+<\/b>)?$/u), { maxLength: 5 });
  fc.assert(
    fc.property(words, fc.stringMatching(/^[ \n\t]{0,3}$/u), (passages, space) => {
      assert.deepEqual(
        parseHtml(pretty(passages, space), null),
        parseHtml(pretty(passages, ''), null),
      );
    }),
    { numRuns: RUNS },
  );
});

const gap = fc.stringMatching(/^[ \n]{0,3}$/u);

const inline: fc.Arbitrary<Inline> = fc.record(
  {
    text: fc
      .tuple(gap, fc.constantFrom('', 'a', 'a b', '\u00a0', 'a\u00a0'), gap)
      .map((parts) => parts.join('')),
    bold: fc.constant(true as const),
  },
  { requiredKeys: ['text'], noNullPrototype: true },
);

test('a tidy run stays as it is, loses only white space, and has none at its ends', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 8 }), (run) => {
      const tidy = tidyInlines(run);
      const join = (inlines: readonly Inline[]) => inlines.map(({ text }) => text).join('');
      assert.deepEqual(tidyInlines(tidy), tidy);
      assert.equal(join(tidy).replace(/[ \n]/gu, ''), join(run).replace(/[ \n]/gu, ''));
      assert.doesNotMatch(join(tidy), /^[ \n]|[ \n]$|\n{3}| \n|\n /u);
    }),
    { numRuns: RUNS },
  );
});

test('text written as HTML is read back as it was', () => {
  const written = (text: string) => text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);
  const word = fc.stringMatching(/^[a-z&<>"';]{1,6}$/u);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      const text = words.join(' ');
      const expected: Passage[] = [{ kind: 'paragraph', content: [{ text }] }];
      assert.deepEqual(parseHtml(`<p>${written(text)}</p>`, null), expected);
    }),
    { numRuns: RUNS },
  );
});
