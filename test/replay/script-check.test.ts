import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScriptEvent } from '../../src/replay/script.ts';
import { checkScript } from '../../src/replay/script-check.ts';
import { FAIR, longDay } from './village-fair.ts';

const post = (at: string, block: string): ScriptEvent => ({
  at: `1931-08-03T${at}Z`,
  did: 'post',
  block,
  content: { body: ['Text.'] },
});
const problemsOf = (...events: ScriptEvent[]) => checkScript({ ...FAIR, events });

test('sound scripts have no problems', () => {
  assert.deepEqual(checkScript(FAIR), []);
  assert.deepEqual(checkScript(longDay(40)), []);
});

test('a problem is told with the event that it is about', () => {
  assert.deepEqual(problemsOf({ at: '1931-08-03T09:00:00Z', did: 'pin', block: 'x' }), [
    'Event 1, pin of "x" at 1931-08-03T09:00:00Z: the block "x" has not been posted.',
  ]);
});

const CASES: readonly (readonly [string, RegExp, readonly ScriptEvent[]])[] = [
  ['nothing at all', /Nothing happens/u, []],
  ['times out of order', /which is later/u, [post('09:01:00', 'a'), post('09:00:00', 'b')]],
  ['parts of a second', /not a whole second/u, [post('09:00:00.5', 'a')]],
  ['a time that is none', /not a whole second/u, [post('09:99:00', 'a')]],
  ['a name twice', /was posted before/u, [post('09:00:00', 'a'), post('09:01:00', 'a')]],
  ['two posts in a second', /in that second/u, [post('09:00:00', 'a'), post('09:00:00', 'b')]],
  [
    'an edit of an unknown block',
    /"b" has not been posted/u,
    [
      post('09:00:00', 'a'),
      { at: '1931-08-03T09:01:00Z', did: 'edit', block: 'b', content: { title: 'B' } },
    ],
  ],
  [
    'an edit of a removed block',
    /"a" has been removed/u,
    [
      post('09:00:00', 'a'),
      { at: '1931-08-03T09:01:00Z', did: 'remove', block: 'a' },
      { at: '1931-08-03T09:02:00Z', did: 'edit', block: 'a', content: { title: 'A' } },
    ],
  ],
  [
    'an edit within the second of the post',
    /very second/u,
    [
      post('09:00:00', 'a'),
      { at: '1931-08-03T09:00:00Z', did: 'edit', block: 'a', content: { title: 'A' } },
    ],
  ],
  [
    'an edit of nothing',
    /changes nothing/u,
    [post('09:00:00', 'a'), { at: '1931-08-03T09:01:00Z', did: 'edit', block: 'a', content: {} }],
  ],
  [
    'a pin taken off that is not there',
    /nothing was pinned/u,
    [post('09:00:00', 'a'), { at: '1931-08-03T09:01:00Z', did: 'unpin' }],
  ],
  [
    'an event after the end',
    /had ended/u,
    [{ at: '1931-08-03T09:00:00Z', did: 'end' }, post('09:01:00', 'a')],
  ],
  [
    'an empty body',
    /no body/u,
    [{ at: '1931-08-03T09:00:00Z', did: 'post', block: 'a', content: { body: [] } }],
  ],
];

for (const [what, expected, events] of CASES) {
  test(`${what} is a problem, and the only one`, () => {
    const problems = problemsOf(...events);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', expected);
  });
}

test('a removed block may be posted again', () => {
  const removal: ScriptEvent = { at: '1931-08-03T09:01:00Z', did: 'remove', block: 'a' };
  assert.deepEqual(problemsOf(post('09:00:00', 'a'), removal, post('09:02:00', 'a')), []);
});

test('a path that would not survive an address is a problem', () => {
  for (const path of ['/a', 'a/', 'a b', 'a?b', 'a//b', '']) {
    assert.equal(checkScript({ ...FAIR, path }).length, 1, path);
  }
});
