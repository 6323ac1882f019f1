import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { HttpError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import type { OutputEvent } from '../../src/output/events.ts';
import {
  createLineWriter,
  type LineOptions,
  matchesUntil,
} from '../../src/output/follow-output.ts';
import type { Gap } from '../../src/state/gap.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { Action, State } from '../../src/state/state.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';

const EVERYTHING: LineOptions = {
  keyEventsOnly: false,
  since: null,
  limit: null,
  zone: 'UTC',
  time: 'both',
  spell: (text) => text,
};

const named = (id: string, minute: number, given: Partial<Block> = {}) =>
  block({ id, title: id, publishedAt: minute * 60_000, lastUpdatedAt: minute * 60_000, ...given });

const A = named('a', 1);
const B = named('b', 2, { keyEvent: true });
const C = named('c', 3);
const D = named('d', 4);

function received(given: Partial<Update>, cause: 'poll' | 'backfill' = 'poll'): Action {
  const stamped = { header: header({ updatedAt: 0 }), ...given };
  return { type: 'update-received', update: update(stamped), receivedAt: 0, cause };
}

/** Follows the actions as the program does, each state given; tells events as "block:initial:a". */
function follow(options: Partial<LineOptions>, ...actions: readonly Action[]): string[] {
  const writer = createLineWriter('json', { ...EVERYTHING, ...options });
  let state: State = initialState(0);
  let text = writer.next(state, 0);
  for (const action of actions) {
    state = reduce(state, action);
    text += writer.next(state, 0);
  }
  return eventsIn(text);
}

function eventsIn(text: string): string[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => {
    const { event, cause, block, story, retryInMs, reason } = JSON.parse(line);
    const parts = [event, cause, block?.id, story?.status, retryInMs, reason];
    return parts.filter((part) => part !== undefined).join(':');
  });
}

test('the story comes first, then its blocks, oldest first', () => {
  assert.deepEqual(follow({}, received({ blocks: [C, B, A] })), [
    'story:live',
    'block:initial:a',
    'block:initial:b',
    'block:initial:c',
  ]);
});

test('each thing is told once: news, then an edit, a removal, a changed headline', () => {
  const edit = { ...A, lastUpdatedAt: 600_000, elements: [paragraph('mended')] };
  const events = follow(
    {},
    received({ blocks: [A, B] }),
    received({ blocks: [A, B, C, D] }),
    { type: 'poll-unchanged', receivedAt: 1 },
    { type: 'ticked', now: 2 },
    received({ blocks: [edit] }),
    received({ removals: [{ id: 'b', lastUpdatedAt: B.lastUpdatedAt }] }),
    received({ header: header({ updatedAt: 1, status: 'ended' }) }),
    received({ header: header({ updatedAt: 2, status: 'ended' }) }),
  );
  assert.deepEqual(events.slice(3), [
    'block:new:c',
    'block:new:d',
    'edit:a',
    'remove:b',
    'story:ended',
  ]);
});

test('pages collected before the first telling are part of what was there', () => {
  const page = reduce(initialState(0), received({ blocks: [C, D] }));
  const state = reduce(page, received({ blocks: [A, B] }, 'backfill'));
  const writer = createLineWriter('json', { ...EVERYTHING, limit: 3 });
  assert.deepEqual(eventsIn(writer.next(state, 0)), [
    'story:live',
    'block:initial:b',
    'block:initial:c',
    'block:initial:d',
  ]);
});

test('what was removed before the first telling is not told', () => {
  const page = reduce(initialState(0), received({ blocks: [A, B] }));
  const state = reduce(page, received({ removals: [{ id: 'a', lastUpdatedAt: A.lastUpdatedAt }] }));
  const writer = createLineWriter('json', EVERYTHING);
  assert.deepEqual(eventsIn(writer.next(state, 0)), ['story:live', 'block:initial:b']);
});

test('--limit keeps the newest of the first blocks, and lets news through', () => {
  const actions = [received({ blocks: [A, B, C] }), received({ blocks: [D] })];
  assert.deepEqual(follow({ limit: 1 }, ...actions), [
    'story:live',
    'block:initial:c',
    'block:new:d',
  ]);
  assert.deepEqual(follow({ limit: 0 }, ...actions), ['story:live', 'block:new:d']);
  assert.deepEqual(follow({ limit: 9 }, ...actions).length, 5);
});

test('--limit counts what the other options leave', () => {
  const options = { limit: 1, keyEventsOnly: true };
  assert.deepEqual(follow(options, received({ blocks: [A, B, C] })), [
    'story:live',
    'block:initial:b',
  ]);
});

test('older pages read later are told as such, unless a limit was set', () => {
  const actions = [received({ blocks: [C] }), received({ blocks: [A, B] }, 'backfill')];
  const events = ['story:live', 'block:initial:c', 'block:backfill:a', 'block:backfill:b'];
  assert.deepEqual(follow({}, ...actions), events);
  assert.deepEqual(follow({ limit: 5 }, ...actions), events.slice(0, 2));
});

test('--since leaves out what was first published before it, but tells what becomes of it', () => {
  const timeless = named('timeless', 0, { publishedAt: null });
  const edit = { ...A, lastUpdatedAt: 600_000, elements: [paragraph('mended')] };
  const events = follow(
    { since: 120_000 },
    received({ blocks: [A, B, timeless] }),
    received({ blocks: [edit] }),
  );
  assert.deepEqual(events.toSorted(), [
    'block:initial:b',
    'block:initial:timeless',
    'edit:a',
    'story:live',
  ]);
});

test('--key-events tells of key events, summaries, and blocks that are no longer one', () => {
  const lapsed = { ...B, keyEvent: false, lastUpdatedAt: 600_000, elements: [paragraph('mended')] };
  const summary = named('s', 5, { summary: true });
  const events = follow(
    { keyEventsOnly: true },
    received({ blocks: [A, B] }),
    received({ blocks: [D, summary] }),
    received({ blocks: [lapsed] }),
  );
  assert.deepEqual(events, ['story:live', 'block:initial:b', 'block:new:s', 'edit:b']);
});

test('each failed poll is told, those before the first answer too', () => {
  const failed = (failedAt: number, retryAt: number | null): Action => ({
    type: 'poll-failed',
    fault: new HttpError('https://example.org/', 503),
    failedAt,
    retryAt,
  });
  const events = follow(
    { limit: 1 },
    failed(0, 1000),
    failed(1000, 3000),
    received({ blocks: [A, B] }),
    failed(9000, null),
    { type: 'ticked', now: 9500 },
  );
  assert.deepEqual(events, [
    'poll-failed:1000',
    'poll-failed:2000',
    'story:live',
    'block:initial:b',
    'poll-failed:',
  ]);
});

test('the pinned block says so', () => {
  const writer = createLineWriter('json', EVERYTHING);
  const state = reduce(
    initialState(0),
    received({ header: header({ pinnedId: 'b' }), blocks: [A, B] }),
  );
  const [, ...lines] = writer.next(state, 0).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).block.pinned),
    [false, true],
  );
});

test('another pin is told to scripts, as the story with its new pinned id, and not in plain lines', () => {
  const pinned = (pinnedId: string | null) => received({ header: header({ pinnedId }) });
  const before = reduce(initialState(0), received({ blocks: [A, B] }));
  const states = [pinned('a'), pinned('b')].map((action) => reduce(before, action));
  const told = (mode: 'json' | 'plain') => {
    const writer = createLineWriter(mode, EVERYTHING);
    writer.next(before, 0);
    return states.map((state) => writer.next(state, 0));
  };
  assert.deepEqual(
    told('json').map((line) => JSON.parse(line).story.pinnedId),
    ['a', 'b'],
  );
  assert.deepEqual(told('plain'), ['', '']);
});

/** Between A and D, as it is found, and as it is left. */
const GAP: Gap = { after: A, before: D, goesOnAt: 'p2', isLeft: false };
const LEFT: Action = { type: 'gaps-changed', gaps: [{ ...GAP, isLeft: true }] };

test('a gap is told when it could not be filled, once, and not again when it has narrowed', () => {
  const found: Action = { ...received({ blocks: [A] }), ...{ gaps: [GAP] } };
  const narrower: Action = {
    type: 'gaps-changed',
    gaps: [{ ...GAP, before: C, isLeft: true }],
  };
  assert.deepEqual(follow({}, found), ['story:live', 'block:initial:a']);
  assert.deepEqual(follow({}, found, LEFT, narrower).slice(2), ['gap']);
});

test('a gap of an earlier visit is told at the start, among the blocks that are told', () => {
  const since = (minute: number) => {
    const state = reduce(initialState(0), received({ blocks: [A, D] }));
    const writer = createLineWriter('json', { ...EVERYTHING, since: minute * 60_000 });
    return eventsIn(writer.next(reduce(state, LEFT), 0));
  };
  assert.equal(since(2).at(-1), 'gap');
  assert.notEqual(since(5).at(-1), 'gap');
});

test('plain lines are parted by one blank line, over all calls', () => {
  const writer = createLineWriter('plain', EVERYTHING);
  const first = reduce(initialState(0), received({ header: header({ url: null }), blocks: [A] }));
  const second = reduce(first, received({ header: header({ url: null }), blocks: [B] }));
  assert.equal(writer.next(first, 0), 'LIVE. A story.\n\n00:01 a.\n');
  assert.equal(writer.next(second, 0), '\n00:02 KEY EVENT. b.\n');
  assert.equal(writer.next(second, 0), '');
  assert.equal(writer.end('file', 0), '');
  assert.equal(writer.end('gone', 0), '\n00:00 END. The publisher has taken the story away.\n');
});

const TOLD = { at: 0, pinned: false } as const;

const until: readonly (readonly [
  what: string,
  told: OutputEvent,
  waiting: boolean,
  once: boolean,
])[] = [
  [
    'a new block, by its title',
    { ...TOLD, event: 'block', cause: 'new', block: named('resigns', 1) },
    true,
    true,
  ],
  [
    'a new block, by its text',
    {
      ...TOLD,
      event: 'block',
      cause: 'new',
      block: named('x', 1, { elements: [paragraph('She resigns.')] }),
    },
    true,
    true,
  ],
  [
    'an edited block',
    { ...TOLD, event: 'edit', block: named('resigns', 1), previous: A },
    true,
    true,
  ],
  [
    'a block that matched before it was edited',
    { ...TOLD, event: 'edit', block: A, previous: named('resigns', 1) },
    false,
    false,
  ],
  [
    'a block that was there',
    { ...TOLD, event: 'block', cause: 'initial', block: named('resigns', 1) },
    false,
    true,
  ],
  [
    'an older page',
    { ...TOLD, event: 'block', cause: 'backfill', block: named('resigns', 1) },
    false,
    true,
  ],
  [
    'a removal',
    { ...TOLD, event: 'remove', block: named('resigns', 1), noticedAt: 1 },
    false,
    false,
  ],
  [
    'a new block about something else',
    { ...TOLD, event: 'block', cause: 'new', block: A },
    false,
    false,
  ],
];

for (const [what, told, waiting, once] of until) {
  test(`--until on ${what}: ${waiting} while following, ${once} with what is there`, () => {
    assert.equal(matchesUntil(/resign/iu, told), waiting);
    assert.equal(matchesUntil(/resign/iu, told, true), once);
  });
}
