// Owns what is written of the list of what is live.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLiveJson, formatLiveText, type ListedStory } from '../../src/output/live-list.ts';

const NOW = Date.UTC(2031, 4, 2, 14, 32);

const LAMP: ListedStory = {
  id: 'world/live/lamp',
  url: 'https://example.org/world/live/lamp',
  title: 'Lamp relit – live',
  standfirst: 'Fog ahead',
  byline: 'Ada Keel',
  status: 'live',
  updatedAt: NOW - 180_000,
};

const BARE: ListedStory = {
  ...LAMP,
  title: 'Regatta\u001b[2J',
  standfirst: null,
  byline: null,
  status: 'ended',
  updatedAt: null,
};

test('a script gets one JSON object a line', () => {
  const [lamp, bare, rest] = formatLiveJson([LAMP, BARE], NOW).split('\n');
  assert.equal(rest, '');
  assert.deepEqual(JSON.parse(lamp ?? ''), {
    v: 1,
    ...LAMP,
    updatedAt: '2031-05-02T14:29:00.000Z',
    ageMs: 180_000,
  });
  const { updatedAt, ageMs } = JSON.parse(bare ?? '');
  assert.deepEqual([updatedAt, ageMs], [null, null]);
  assert.equal(JSON.parse(formatLiveJson([LAMP], NOW - 999_999)).ageMs, 0);
});

test('people get the title, the age and the address', () => {
  assert.equal(
    formatLiveText([LAMP, BARE], NOW),
    [
      'LIVE. Lamp relit – live',
      '  updated 3m ago, Ada Keel',
      '  https://example.org/world/live/lamp',
      'ENDED. Regatta[2J',
      '  https://example.org/world/live/lamp',
      '',
    ].join('\n'),
  );
});
