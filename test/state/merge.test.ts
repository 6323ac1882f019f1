import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { type BlockRecord, isRemoved, standingBlock } from '../../src/state/block-record.ts';
import { mergeElements, mergeRecord } from '../../src/state/merge.ts';
import { block, paragraph } from '../helpers/builders.ts';

const nothing = { block: null, statedAt: null, removedRevisionAt: null, noticedAt: null };
const content = (given: Block, statedAt: number | null = null): BlockRecord => ({
  ...nothing,
  block: given,
  statedAt,
});
const removal = (removedRevisionAt: number, noticedAt = 0): BlockRecord => ({
  ...nothing,
  removedRevisionAt,
  noticedAt,
});
const revision = (lastUpdatedAt: number | null, title = 'T'): Block =>
  block({ id: 'a', publishedAt: 10, lastUpdatedAt, title });

test('the later revision wins, whichever comes first', () => {
  const [older, newer] = [content(revision(20, 'old')), content(revision(30, 'new'))];
  assert.equal(mergeRecord(older, newer).block?.title, 'new');
  assert.equal(mergeRecord(newer, older), newer);
});

test('between contents with one last-updated the later answer wins, by the source’s own stamp', () => {
  const [older, newer] = [content(revision(20, 'z'), 1), content(revision(20, 'a'), 2)];
  assert.equal(mergeRecord(older, newer).block?.title, 'a');
  assert.equal(mergeRecord(newer, older), newer);
});

test('between contents that no stamp tells apart the same one wins both ways round', () => {
  const [one, other] = [content(revision(20, 'one')), content(revision(20, 'other'))];
  assert.deepEqual(mergeRecord(one, other), mergeRecord(other, one));
});

test('a block said again keeps the known block, though the answer is a newer one', () => {
  const known = content(revision(20), 1);
  const merged = mergeRecord(known, content(revision(20), 2));
  assert.equal(merged.block, known.block);
  assert.equal(merged.statedAt, 2);
});

test('a removal covers the revision it names and the earlier ones, even when those come late', () => {
  const removed = mergeRecord(content(revision(20)), removal(20));
  assert.ok(isRemoved(removed));
  assert.ok(isRemoved(mergeRecord(removed, content(revision(15)))));
  assert.equal(standingBlock(removed), null);
  assert.equal(removed.block?.title, 'T', 'the text is kept');
});

test('a revision published after the removal lifts it', () => {
  const removed = mergeRecord(content(revision(20)), removal(20));
  const again = mergeRecord(removed, content(revision(21)));
  assert.equal(isRemoved(again), false);
  assert.ok(isRemoved(mergeRecord(again, removal(21))));
});

test('a removal known before the block itself hides the block when it comes', () => {
  assert.ok(isRemoved(removal(20)));
  assert.ok(isRemoved(mergeRecord(removal(20), content(revision(20)))));
  assert.equal(isRemoved(mergeRecord(removal(20), content(revision(21)))), false);
});

test('of two notices of one removal the first tells when we noticed', () => {
  const known = mergeRecord(content(revision(20)), removal(20, 100));
  assert.equal(mergeRecord(known, removal(20, 200)), known);
  assert.equal(mergeRecord(known, removal(20, 50)).noticedAt, 50);
});

test('an element with the id and the content of a known one is the known one, wherever it moved', () => {
  const known = [paragraph('One.', 'p1'), paragraph('Two.', 'p2'), paragraph('Three.', 'p3')];
  const merged = mergeElements(known, [
    paragraph('Zero.', 'p0'),
    paragraph('Three.', 'p3'),
    paragraph('One.', 'p1'),
    paragraph('Two!', 'p2'),
  ]);
  assert.equal(merged[1], known[2]);
  assert.equal(merged[2], known[0]);
  assert.deepEqual(merged[3], paragraph('Two!', 'p2'));
  assert.equal(mergeElements(known, structuredClone(known)), known);
});
