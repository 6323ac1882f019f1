// Owns the stability of element ids.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashText, type NamedDraft, toElements } from '../../src/source/element-id.ts';

function words(text: string): NamedDraft {
  return {
    element: { type: 'text', passages: [{ kind: 'paragraph', content: [{ text }] }] },
    kind: 'text',
    naturalKey: null,
  };
}

function link(url: string): NamedDraft {
  return { element: { type: 'link', prefix: null, text: 'x', url }, kind: 'link', naturalKey: url };
}

function idsOf(...drafts: NamedDraft[]): string[] {
  return toElements(drafts).map((element) => element.id);
}

test('an id: the same words have the same id whatever the white space', () => {
  assert.deepEqual(idsOf(words('a b')), idsOf(words(' a\n\u00a0 b ')));
  assert.notDeepEqual(idsOf(words('a b')), idsOf(words('a c')));
});

test('an id: repeats are numbered in order', () => {
  const [first, second, third, other] = idsOf(words('a'), words('a'), words('a'), words('b'));
  assert.deepEqual([second, third], [`${first}#2`, `${first}#3`]);
  assert.ok(other !== undefined && !other.includes('#'));
});

test('an id: a repeat is not mistaken for a key that looks like one', () => {
  const ids = idsOf(
    link('https://example.org/a#2'),
    link('https://example.org/a'),
    link('https://example.org/a'),
  );
  assert.equal(new Set(ids).size, 3);
});

test('an id: a natural key is used as it stands when it is short, and hashed when it is long', () => {
  assert.deepEqual(idsOf(link('https://example.org/a')), ['link:https://example.org/a']);
  const [long] = idsOf(link(`https://example.org/${'a'.repeat(500)}`));
  assert.ok(long !== undefined && long.length < 30);
});

test('an id: the hash is a known function of the text', () => {
  assert.equal(hashText(''), hashText(''));
  const hashes = new Set(Array.from({ length: 20_000 }, (_, index) => hashText(`text ${index}`)));
  assert.equal(hashes.size, 20_000);
});
