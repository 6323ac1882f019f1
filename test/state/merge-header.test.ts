import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HeaderRecord, mergeHeader } from '../../src/state/merge-header.ts';
import { header } from '../helpers/builders.ts';

const NONE: HeaderRecord = { header: null, pinStatedAt: null };
const known = mergeHeader(NONE, header({ updatedAt: 20, title: 'Known', pinnedId: 'a' }));

test('the later facts win, whichever come first', () => {
  const later = mergeHeader(known, header({ updatedAt: 30, title: 'Later', pinnedId: 'b' }));
  assert.equal(later.header?.title, 'Later');
  assert.equal(later.header?.pinnedId, 'b');
  assert.equal(mergeHeader(later, header({ updatedAt: 20, title: 'Known', pinnedId: 'a' })), later);
});

test('an answer that does not say what is pinned leaves the pin, and one that says nothing is takes it down', () => {
  const unsaid = mergeHeader(known, header({ updatedAt: 30 }));
  assert.equal(unsaid.header?.pinnedId, 'a');
  assert.equal(
    mergeHeader(known, header({ updatedAt: 30, pinnedId: null })).header?.pinnedId,
    null,
  );
});

test('an answer that says less than is known about the pin may still be late for it', () => {
  const unsaid = mergeHeader(known, header({ updatedAt: 30, title: 'Page two' }));
  const between = mergeHeader(unsaid, header({ updatedAt: 25, title: 'Page one', pinnedId: 'b' }));
  assert.equal(between.header?.title, 'Page two');
  assert.equal(between.header?.pinnedId, 'b');
});

test('the same header said again is the known one', () => {
  assert.equal(mergeHeader(known, structuredClone(known.header ?? header())), known);
});

test('without stamps a story that was seen to end has ended, and the rest is the same both ways round', () => {
  const [live, ended] = [header({ title: 'Z' }), header({ title: 'A', status: 'ended' })];
  const one = mergeHeader(mergeHeader(NONE, live), ended);
  assert.equal(one.header?.status, 'ended');
  assert.deepEqual(mergeHeader(mergeHeader(NONE, ended), live), one);
});
