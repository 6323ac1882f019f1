import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareTitle } from '../../src/layout/shared-title.ts';
import { cellWidth } from '../../src/layout/text-width.ts';
import { screenPicture } from '../helpers/screens.ts';

const THREE =
  'The harbour gate: latest from the quay + Fish market + The village fair that goes on';

test('each of several stories keeps its share of the row, and what one does not need is for the others', () => {
  assert.equal(shareTitle(THREE, 100, '…'), THREE);
  assert.equal(
    shareTitle(THREE, 60, '…'),
    'The harbour gate: la… + Fish market + The village fair tha…',
  );
  assert.equal(shareTitle(THREE, 36, '…'), 'The harbo… + Fish mark… + The villa…');
});

test('one story, and a row too short for shares, are left to be cut at the end', () => {
  const one = 'The harbour gate: latest from the quay';
  assert.equal(shareTitle(one, 20, '…'), one);
  assert.equal(shareTitle(THREE, 20, '…'), THREE);
});

test('shares are never wider than their room', () => {
  for (const title of [THREE, '漢字漢字漢字漢字漢字 + Größe + A', 'A + B', ' + '])
    for (let room = 30; room <= 90; room += 1)
      assert.ok(cellWidth(shareTitle(title, room, '…')) <= room, `${title} in ${room}`);
});

test('the header names every story that is read as one', () => {
  const header = (columns: number) =>
    screenPicture({ story: { title: THREE, status: 'live' }, columns }).split('\n')[0] ?? '';
  assert.match(
    header(80),
    /^LIVE {2}The harb.*… \+ Fish mark.* \+ The vill.*… +\^2 new ~1 edit {2}14:32$/u,
  );
  assert.match(header(12), /…/u);
});
