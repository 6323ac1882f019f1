import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, describeNothing, formatAnswer } from '../../src/output/archive-answer.ts';
import { header } from '../helpers/builders.ts';

const NOON = Date.UTC(2026, 6, 1, 12);
const PEOPLE = { json: false, zone: 'UTC', now: NOON } as const;
const SCRIPTS = { ...PEOPLE, json: true } as const;

const STORIES: Answer = {
  kind: 'stories',
  stories: [
    {
      id: 'fair',
      url: 'https://example.org/fair',
      title: 'The village fair',
      status: 'live',
      source: 'guardian',
      blocks: 12,
      updatedAt: NOON - 60_000,
    },
    {
      id: 'gate',
      url: null,
      title: 'The gate\u009b2J',
      status: 'unknown',
      source: 'feed',
      blocks: 1,
      updatedAt: null,
    },
  ],
};

const HITS: Answer = {
  kind: 'hits',
  hits: [
    {
      story: { id: 'fair', title: 'The village fair' },
      blockId: 'b1',
      title: 'A cake',
      url: 'https://example.org/fair#b1',
      publishedAt: NOON - 86_400_000,
      isRemoved: true,
      excerpt: '…the cake\nfell…',
    },
    {
      story: { id: 'fair', title: 'The village fair' },
      blockId: 'b2',
      title: null,
      url: null,
      publishedAt: null,
      isRemoved: false,
      excerpt: 'More cake.',
    },
  ],
};

test('stories are listed for people, free of controls', () => {
  assert.equal(
    formatAnswer(STORIES, PEOPLE),
    'LIVE. The village fair\n  12 posts, updated 11:59\n  https://example.org/fair\nThe gate2J\n  1 post\n',
  );
});

test('stories are a line each for scripts', () => {
  const [first, second] = formatAnswer(STORIES, SCRIPTS).trim().split('\n');
  assert.deepEqual(JSON.parse(first ?? ''), {
    v: 1,
    id: 'fair',
    title: 'The village fair',
    url: 'https://example.org/fair',
    status: 'live',
    source: 'guardian',
    blocks: 12,
    updatedAt: '2026-07-01T11:59:00.000Z',
  });
  assert.equal(JSON.parse(second ?? '').updatedAt, null);
  assert.doesNotMatch(second ?? '', /\u009b/u);
});

test('what was found is told with its story, time and link', () => {
  assert.equal(
    formatAnswer(HITS, PEOPLE),
    '30 Jun 12:00  REMOVED. A cake\n  …the cake fell…\n  The village fair\n  https://example.org/fair#b1\nMore cake.\n  The village fair\n',
  );
  const [first] = formatAnswer(HITS, SCRIPTS).split('\n');
  assert.deepEqual(JSON.parse(first ?? '').block, {
    id: 'b1',
    title: 'A cake',
    url: 'https://example.org/fair#b1',
    publishedAt: '2026-06-30T12:00:00.000Z',
    removed: true,
  });
});

test('a story is written in the form that was asked for', () => {
  const story = { kind: 'story', header: header(), hasHistory: false, blocks: [] } as const;
  const firstOf = (format: 'json' | 'markdown' | 'html') =>
    formatAnswer({ ...story, format }, PEOPLE).split('\n')[0];
  assert.deepEqual(
    [firstOf('json'), firstOf('markdown'), firstOf('html')],
    ['{', '# A story', '<!DOCTYPE html>'],
  );
});

test('nothing is said in words, beside the output', () => {
  assert.equal(formatAnswer({ kind: 'hits', hits: [] }, SCRIPTS), '');
  assert.equal(describeNothing({ kind: 'hits', hits: [] }), 'nothing that is kept says so');
  assert.equal(describeNothing({ kind: 'stories', stories: [] }), 'no story is kept yet');
});
