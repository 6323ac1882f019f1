import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatMissedJson,
  formatMissedText,
  type MissedStory,
} from '../../src/output/catch-up-text.ts';
import { header } from '../helpers/builders.ts';
import { MISSED, NOW } from '../helpers/screens.ts';

const [tug] = MISSED.edited;

const STORY: MissedStory = {
  header: header({ title: 'The harbour gate', pinnedId: 'fish' }),
  missed: MISSED,
  readThen: (id) => (tug?.id === id ? { ...tug, title: 'Third tug arrives' } : null),
  noticedAt: () => NOW - 60_000,
};

const OPTIONS = { zone: 'UTC', now: NOW };

test('what was missed is told in parts, the posts oldest first and the summary once', () => {
  assert.equal(
    formatMissedText(STORY, OPTIONS),
    `The harbour gate
Since you left, 14:19: 2 new posts, 1 key event, 1 edited, 1 removed.

Newest summary
14:15 SUMMARY. What we know so far.
  The gate has been shut for two days.
  Forty boats are waiting outside the mole.

Key events
14:31 The harbour gate will open at noon tomorrow, the council says

Edited
14:26 EDITED, first posted 14:09. Second tug arrives. Title: Was: "Third tug". Now: "Second tug".

Removed
14:31 REMOVED by the publisher, first posted 13:58. This one was withdrawn.

Posts
14:24 PINNED. Fish market: prices slightly up after the statement.
  Plaice gained two pence in the minutes after it; herring stayed where it was.
14:31 KEY EVENT. The harbour gate will open at noon tomorrow, the council says. By A. Reporter.
  Speaking after the tide had turned, the harbour master said the repairs were "done in full". Skippers asked for the soundings to be printed before the weekend.
`,
  );
});

test('a story that was never looked at, and one without news, say so', () => {
  const nothing = { ...MISSED, summary: null, blocks: [], keyEvents: [], edited: [], removed: [] };
  assert.equal(
    formatMissedText({ ...STORY, missed: nothing }, OPTIONS),
    'The harbour gate\nSince you left, 14:19: nothing new.\n',
  );
  const since = { mark: 'opened', newest: null, at: Number.NEGATIVE_INFINITY } as const;
  const unread = formatMissedText({ ...STORY, missed: { ...MISSED, since } }, OPTIONS);
  assert.equal(unread.split('\n')[1]?.split(':')[0], 'Not read yet');
  const came = { ...since, at: MISSED.since.at };
  const reading = formatMissedText({ ...STORY, missed: { ...nothing, since: came } }, OPTIONS);
  assert.equal(reading.split('\n')[1], 'Since you came, 14:19: nothing new.');
  const [totals = ''] = formatMissedJson({ ...STORY, missed: { ...MISSED, since } }, OPTIONS).split(
    '\n',
  );
  assert.equal(JSON.parse(totals).since, null);
});

test('scripts get the totals, then the edits, the removals and the posts as while following', () => {
  const [totals, ...events] = formatMissedJson(STORY, OPTIONS)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    [totals.v, totals.event, totals.since, totals.summary, totals.story.title],
    [1, 'catch-up', '2026-03-04T14:19:00.000Z', 'known', 'The harbour gate'],
  );
  assert.deepEqual([totals.new, totals.key, totals.edited, totals.removed], [2, 1, 1, 1]);
  assert.deepEqual(
    events.map(({ event, block }) => [event, block.id]),
    [
      ['edit', 'tug'],
      ['remove', 'gone'],
      ['block', 'fish'],
      ['block', 'gate'],
    ],
  );
  assert.equal(events[0].previous.title, 'Third tug arrives');
});
