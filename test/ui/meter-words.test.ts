import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatMeter } from '../../src/ui/meter-words.ts';

test('bytes are told in as few digits as say something', () => {
  const told = [0, 1, 999, 1000, 9949, 9950, 41_234, 999_499, 999_500, 12_000_000].map(formatBytes);
  assert.deepEqual(told, [
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 KB',
    '9.9 KB',
    '10 KB',
    '41 KB',
    '999 KB',
    '1.0 MB',
    '12 MB',
  ]);
});

test('the meter tells what came and what was drawn', () => {
  assert.equal(formatMeter({ received: 41_000, drawn: 9_400 }), '41 KB in, 9.4 KB drawn');
});
