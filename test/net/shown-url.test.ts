import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownUrl } from '../../src/net/shown-url.ts';

test('an address is shown without user, password, fragment and the values of keys', () => {
  const cases = [
    ['https://me:secret@example.org/a?b=c#d', 'https://example.org/a?b=c'],
    [
      'https://example.org/?api-key=secret&q=1&API_KEY=secret&token=secret',
      'https://example.org/?api-key=...&q=1&API_KEY=...&token=...',
    ],
    ['https://example.org/?keyword=storm&monkey=2', 'https://example.org/?keyword=storm&monkey=2'],
    ['https://example.org/a%20b?x=%26', 'https://example.org/a%20b?x=%26'],
  ] as const;
  for (const [url, shown] of cases) assert.equal(shownUrl(new URL(url)), shown);
});
