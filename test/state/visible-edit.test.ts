import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isVisibleEdit, visibleDigest } from '../../src/state/visible-edit.ts';
import { block, paragraph } from '../helpers/builders.ts';

const published = block({
  id: 'a',
  publishedAt: 100,
  title: 'T',
  elements: [paragraph('One two.')],
});
const later = { ...published, lastUpdatedAt: 200 };

test('the same text with a new last-updated is not an edit', () => {
  assert.equal(isVisibleEdit(published, later), false);
});

test('white space between words, and around them, is not text', () => {
  const spaced = { ...later, title: ' T ', elements: [paragraph(' One\u00a0 two.\n')] };
  assert.equal(isVisibleEdit(published, spaced), false);
});

test('flags, addresses and element ids are not text', () => {
  const flagged = { ...later, keyEvent: true, url: 'https://example.org/#a' };
  assert.equal(isVisibleEdit(published, flagged), false);
  assert.equal(
    isVisibleEdit(published, { ...later, elements: [paragraph('One two.', 'other')] }),
    false,
  );
});

test('a changed body or a changed title is an edit', () => {
  assert.equal(isVisibleEdit(published, { ...later, elements: [paragraph('One.')] }), true);
  assert.equal(isVisibleEdit(published, { ...later, title: 'U' }), true);
});

test('a word that moves from the title into the body changes what is read', () => {
  const inTitle = block({ id: 'a', title: 'One', elements: [] });
  const inBody = block({ id: 'a', elements: [paragraph('One')] });
  assert.notEqual(visibleDigest(inTitle), visibleDigest(inBody));
});

test('an update must be strictly later than the publishing', () => {
  const changed = { ...published, title: 'U' };
  assert.equal(isVisibleEdit(published, { ...changed, lastUpdatedAt: 99 }), false);
  assert.equal(isVisibleEdit(published, { ...changed, lastUpdatedAt: 100 }), false);
  assert.equal(isVisibleEdit(published, { ...changed, lastUpdatedAt: 101 }), true);
});

test('where the source states no last-updated the text alone judges', () => {
  assert.equal(isVisibleEdit(published, { ...published, title: 'U' }), true);
});
