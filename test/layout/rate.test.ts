import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { rateBars } from '../../src/layout/rate.ts';

test('a bar is as tall as there were posts, the most of them the tallest', () => {
  assert.equal(rateBars([0, 1, 4, 8], UNICODE_GLYPHS).join(''), ' ▁▄█');
  assert.equal(rateBars([0, 1, 4, 8], ASCII_GLYPHS).join(''), ' .=%');
});

test('one post is seen however many there were elsewhere, and none is nothing', () => {
  assert.equal(rateBars([1, 1000], UNICODE_GLYPHS).join(''), '▁█');
  assert.equal(rateBars([0, 0], UNICODE_GLYPHS).join(''), '  ');
  assert.deepEqual(rateBars([], UNICODE_GLYPHS), []);
});
