import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsOf } from '../../src/open/open-several.ts';

test('a publisher is named by its domain, and numbered beside its own like', () => {
  assert.deepEqual(
    labelsOf([
      'https://www.theguardian.com/world/live/x',
      'https://www.bbc.co.uk/news/live/y',
      'https://edition.cnn.com/z',
      'http://127.0.0.1:8000/z',
      'http://localhost/z',
    ]),
    ['theguardian', 'bbc', 'cnn', '127.0.0.1', 'localhost'],
  );
  assert.deepEqual(
    labelsOf(['https://gazette.example/x', 'https://gazette.example/y', 'https://b.test/z']),
    ['gazett1', 'gazett2', 'b'],
  );
});
