import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import type { ScreenInput } from '../../src/layout/screen-input.ts';
import { isKeyEvent } from '../../src/model/block.ts';
import { HARBOUR, NO_NEWS, screenPicture } from '../helpers/screens.ts';

const REFUSED = {
  words: 'retry 14:33',
  fault: 'the connection was refused by https://example.org/live/harbour',
};

const UNKNOWN = { story: null, blocks: [], counts: { known: 0, ...NO_NEWS } };

const HELP = [
  { keys: 'j k', action: 'next and previous post' },
  { keys: 'space f b', action: 'page down, down and up' },
  { keys: '^D ^U d u', action: 'half a page down and up' },
];

function closed(index: number): NonNullable<ScreenInput['pinned']> {
  const block = HARBOUR[index];
  assert.ok(block !== undefined);
  return { block, open: false };
}

function draws(given: Partial<ScreenInput>, expected: string): void {
  assert.equal(`\n${screenPicture(given)}\n`, expected);
}

test('at 80x24 the pinned block has a row of its own, blocks have a gutter and a gap', () => {
  draws(
    { pinned: closed(5) },
    `
LIVE  The harbour gate: latest from the quay               ^2 new ~1 edit  14:32
PIN 13:51 Gate shut for a second day                                     p: open
*o14:31 The harbour gate will open at noon tomorrow, the council says     1m ago
        Speaking after the tide had turned, the harbour master said the repairs
        were "done in full". Skippers asked for the soundings to be printed
        before the weekend.
        -- A. Reporter

 o14:24 Fish market: prices slightly up after the statement               8m ago
        Plaice gained two pence in the minutes after it; herring stayed where it
        was.

# 14:15 What we know so far                                              17m ago
        The gate has been shut for two days.

        Forty boats are waiting outside the mole.

 ~14:09 Second tug arrives                                          edited 14:26
        A second tug has come in from the north, an hour before it was due.

x 13:58 (removed by the publisher at 14:11 - saved copy kept, Enter to   34m ago
        read)

FOLLOW  1/7 all  newest first  e:key  U:unread  ?:help                  ok 14:32
`,
  );
});

test('at 40x12 there is no gutter, no gap and no pinned block', () => {
  draws(
    { columns: 40, rows: 12, pinned: closed(5) },
    `
LIVE The harbour gate: lat… ^2 ~1  14:32
*14:31 The harbour gate will open at  1m
       noon tomorrow, the council says
Speaking after the tide had turned, the
harbour master said the repairs were
"done in full". Skippers asked for the
soundings to be printed before the
weekend.
-- A. Reporter
o14:24 Fish market: prices slightly   8m
       up after the statement
1/7 all  e:key U:unread ?:help  ok 14:32
`,
  );
});

test('at 120x40 the rail stands beside the text and rules part header and footer', () => {
  draws(
    { columns: 120, rows: 40, railOpen: true, pinned: { ...closed(5), open: true } },
    `
LIVE  The harbour gate: latest from the quay                                                   ^2 new ~1 edit  UTC 14:32
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
PIN 13:51 Gate shut for a second day                                          p: close │ KEY EVENTS  3 of 7
        The council told skippers that divers had found a bent hinge.                  │
*o14:31 The harbour gate will open at noon tomorrow, the council says           1m ago │ > * 14:31 The harbour gate wil…
        Speaking after the tide had turned, the harbour master said the repairs were   │   # 14:15 What we know so far
        "done in full". Skippers asked for the soundings to be printed before the      │   * 13:51 Gate shut for a seco…
        weekend.                                                                       │
        -- A. Reporter                                                                 │ POSTS  per 10 min, peak 2
                                                                                       │                           ▄▄▄▄█
 o14:24 Fish market: prices slightly up after the statement                     8m ago │
        Plaice gained two pence in the minutes after it; herring stayed where it was.  │
                                                                                       │
# 14:15 What we know so far                                                    17m ago │
        The gate has been shut for two days.                                           │
                                                                                       │
        Forty boats are waiting outside the mole.                                      │
                                                                                       │
 ~14:09 Second tug arrives                                                edited 14:26 │
        A second tug has come in from the north, an hour before it was due.            │
                                                                                       │
x 13:58 (removed by the publisher at 14:11 - saved copy kept, Enter to read)   34m ago │
                                                                                       │
* 13:51 Gate shut for a second day                                             41m ago │
        The council told skippers that divers had found a bent hinge.                  │
                                                                                       │
  09:30 Good morning. The wind is from the west and the boats are out.          5h ago │
                                                                                       │
                                                                                       │
                                                                                       │
                                                                                       │
                                                                                       │
                                                                                       │
                                                                                       │
                                                                                       │
                                                                                       │
                                                                                       │
                                                                                       │
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
FOLLOW  1/7 all  newest first  e:key  U:unread  ?:help                                                          ok 14:32
`,
  );
});

test('at 200x60 the text keeps to its measure', () => {
  draws(
    { columns: 200, rows: 60 },
    `
LIVE  The harbour gate: latest from the quay                                                                                                                                   ^2 new ~1 edit  UTC 14:32
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
*o14:31 The harbour gate will open at noon tomorrow, the council says             1m ago
        Speaking after the tide had turned, the harbour master said the repairs were
        "done in full". Skippers asked for the soundings to be printed before the
        weekend.
        -- A. Reporter

 o14:24 Fish market: prices slightly up after the statement                       8m ago
        Plaice gained two pence in the minutes after it; herring stayed where it was.

# 14:15 What we know so far                                                      17m ago
        The gate has been shut for two days.

        Forty boats are waiting outside the mole.

 ~14:09 Second tug arrives                                                  edited 14:26
        A second tug has come in from the north, an hour before it was due.

x 13:58 (removed by the publisher at 14:11 - saved copy kept, Enter to read)     34m ago

* 13:51 Gate shut for a second day                                               41m ago
        The council told skippers that divers had found a bent hinge.

  09:30 Good morning. The wind is from the west and the boats are out.            5h ago

































────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
FOLLOW  1/7 all  newest first  e:key  U:unread  ?:help                                                                                                                                          ok 14:32
`,
  );
});

test('the key events alone, the oldest first, in ASCII', () => {
  draws(
    {
      rows: 14,
      order: 'oldest',
      keyEventsOnly: true,
      blocks: HARBOUR.filter(isKeyEvent).toReversed(),
      glyphs: ASCII_GLYPHS,
    },
    `
LIVE  The harbour gate: latest from the quay               ^2 new ~1 edit  14:32
* 13:51 Gate shut for a second day                                       41m ago
        The council told skippers that divers had found a bent hinge.
# 14:15 What we know so far                                              17m ago
        The gate has been shut for two days.

        Forty boats are waiting outside the mole.
*o14:31 The harbour gate will open at noon tomorrow, the council says     1m ago
        Speaking after the tide had turned, the harbour master said the repairs
        were "done in full". Skippers asked for the soundings to be printed
        before the weekend.
        -- A. Reporter

FOLLOW  1/3 key  oldest first  e:key  U:unread  ?:help                  ok 14:32
`,
  );
});

test('a failed poll says why and when it is tried again, and the story stays', () => {
  draws(
    { rows: 8, poll: REFUSED },
    `
LIVE  The harbour gate: latest from the quay               ^2 new ~1 edit  14:32
*o14:31 The harbour gate will open at noon tomorrow, the council says     1m ago
        Speaking after the tide had turned, the harbour master said the repairs
        were "done in full". Skippers asked for the soundings to be printed
        before the weekend.
        -- A. Reporter
 o14:24 Fish market: prices slightly up after the statement               8m ago
FOLLOW  1/7 all  the connection was refused by https://example.org/… retry 14:33
`,
  );
});

test('before the first answer the screen says what it waits for', () => {
  draws(
    { rows: 7, ...UNKNOWN, poll: REFUSED },
    `
https://example.org/live/harbour                                           14:32
        Connecting to https://example.org/live/harbour
        Not yet: the connection was refused by https://example.org/live/harbour.



e:key  U:unread  ?:help                                              retry 14:33
`,
  );
});

test('the index lists key events around its cursor', () => {
  draws(
    { rows: 6, overlay: { kind: 'index', cursor: 1 } },
    `
LIVE  The harbour gate: latest from the quay               ^2 new ~1 edit  14:32
Key events and summaries  3 of 7
  * 14:31 The harbour gate will open at noon tomorrow, the council says
> # 14:15 What we know so far
  * 13:51 Gate shut for a second day
FOLLOW  1/7 all  newest first  e:key  U:unread  ?:help                  ok 14:32
`,
  );
});

test('the help is the table of keys', () => {
  draws(
    { rows: 7, overlay: { kind: 'help', entries: HELP, scroll: 0 } },
    `
LIVE  The harbour gate: latest from the quay               ^2 new ~1 edit  14:32
j k        next and previous post
space f b  page down, down and up
^D ^U d u  half a page down and up


FOLLOW  1/7 all  newest first  e:key  U:unread  ?:help                  ok 14:32
`,
  );
});
