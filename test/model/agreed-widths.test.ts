// The two questions about the width of a text, asked of every character: what may be rewritten in part may stand beside ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { cellWidth, hasDisputedWidth } from '../../src/layout/text-width.ts';
import { clustersOf } from '../../src/terminal/clusters.ts';

const CHARACTERS = Array.from({ length: 0x20_000 }, (_, code) => code)
  .filter((code) => code >= 0x20 && (code < 0xd800 || code > 0xdfff))
  .map((code) => String.fromCodePoint(code));

/** What may be rewritten in part. */
const SURE = CHARACTERS.filter((character) => clustersOf(character).every((one) => !one.disputed));

test('of what may be rewritten in part, the layout disputes nothing', () => {
  assert.deepEqual(SURE.filter(hasDisputedWidth), []);
  assert.ok(SURE.length > 40_000);
});

test('what every terminal agrees on has one width, whoever measures it', () => {
  for (const character of SURE) {
    const width = stringWidth(character);
    assert.equal(cellWidth(character), width, character);
    assert.deepEqual(
      clustersOf(character).map((cluster) => cluster.width),
      [width],
      character,
    );
  }
});
