import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReaderOrigins } from '../../src/net/reader-origins.ts';

test('own are the origins that the reader named, and the https side of a plain http host', () => {
  const reader = createReaderOrigins([
    'http://nas.local/live',
    'http://127.0.0.1:8080/',
    'no address',
  ]);
  const own = ['http://nas.local/', 'https://nas.local/other', 'http://127.0.0.1:8080/x'];
  const foreign = [
    'http://nas.local:81/',
    'https://nas.local:8443/',
    'http://127.0.0.1/',
    'https://127.0.0.1:8080/',
    'https://127.0.0.1/',
  ];
  assert.deepEqual(
    own.filter((url) => !reader.isOwn(new URL(url))),
    [],
  );
  assert.deepEqual(
    foreign.filter((url) => reader.isOwn(new URL(url))),
    [],
  );
});

test('credentials go to exactly the origin that they were written for', () => {
  const reader = createReaderOrigins(['http://me:50%@example.org/', 'https://example.com/']);
  assert.deepEqual(reader.credentials(new URL('http://example.org/x')), {
    authorization: `Basic ${btoa('me:50%')}`,
  });
  assert.deepEqual(reader.credentials(new URL('https://example.org/x')), {});
  assert.deepEqual(reader.credentials(new URL('https://example.com/x')), {});
});
