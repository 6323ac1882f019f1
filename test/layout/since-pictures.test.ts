import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import type { ScreenInput } from '../../src/layout/screen-input.ts';
import { HARBOUR, MISSED, screenPicture } from '../helpers/screens.ts';

function draws(given: Partial<ScreenInput>, expected: string): void {
  assert.equal(`\n${screenPicture(given)}\n`, expected);
}

const { since } = MISSED;
const COUNTS = { known: 7, unseen: 12, unseenKey: 2, edited: 1, removed: 1 };

test('at 80x17 the divider has space around it, and the header counts in words', () => {
  draws(
    { since, counts: COUNTS, rows: 17 },
    `
LIVE  The harbour gate: latest from th… ^12 new *2 key ~1 edit x1 removed  14:32
*o14:31 The harbour gate will open at noon tomorrow, the council says     1m ago
        Speaking after the tide had turned, the harbour master said the repairs
        were "done in full". Skippers asked for the soundings to be printed
        before the weekend.
        -- A. Reporter

 o14:24 Fish market: prices slightly up after the statement               8m ago
        Plaice gained two pence in the minutes after it; herring stayed where it
        was.

════════ you left here, 14:19 ══════════════════════════════════════════════════

# 14:15 What we know so far                                              17m ago
        The gate has been shut for two days.

FOLLOW  1/7 all  newest first  e:key  U:unread  ?:help                  ok 14:32
`,
  );
});

test('at 40x12 the divider is a row among the others, and the header counts in signs', () => {
  draws(
    {
      ...{ since, counts: COUNTS, columns: 40, rows: 12 },
      ...{ blocks: HARBOUR.slice(1), glyphs: ASCII_GLYPHS },
    },
    `
LIVE The harbour...  ^12 *2 ~1 x1  14:32
o14:24 Fish market: prices slightly   8m
       up after the statement
Plaice gained two pence in the minutes
after it; herring stayed where it was.
======== you left here, 14:19 ==========
#14:15 What we know so far           17m
The gate has been shut for two days.

Forty boats are waiting outside the
mole.
1/6 all  e:key U:unread ?:help  ok 14:32
`,
  );
});

test('who left on another day is told which', () => {
  const at = since.at - 24 * 60 * 60 * 1000;
  assert.match(screenPicture({ since: { ...since, at } }), /══ you left here, 3 Mar 14:19 ══/u);
});

test('what there is to catch up on stands on one page, each part under its name', () => {
  draws(
    { overlay: { kind: 'catch-up', missed: MISSED, scroll: 0 } },
    `
LIVE  The harbour gate: latest from the quay               ^2 new ~1 edit  14:32
Since you left, 14:19: 2 new posts, 1 key event, 1 edited, 1 removed

# 14:15 What we know so far                                              17m ago
        The gate has been shut for two days.

        Forty boats are waiting outside the mole.

Key events
* 14:31 The harbour gate will open at noon tomorrow, the council says

Edited
  14:09 Second tug arrives

Removed
x 13:58 This one was withdrawn

space plays the 2 posts, oldest first; esc goes back to your line





FOLLOW  1/7 all  newest first  e:key  U:unread  ?:help                  ok 14:32
`,
  );
});

test('a narrow header counts as much as it has room for, what is new first', () => {
  const header = (columns: number) =>
    screenPicture({ since, counts: COUNTS, columns, rows: 12 }).split('\n')[0] ?? '';
  assert.match(header(36), / \^12 \*2 ~1 {2}14:32$/u);
  assert.match(header(30), / \^12 \*2 {2}14:32$/u);
  assert.match(header(24), / \^12 {2}14:32$/u);
  assert.match(header(20), / \^12 \*2 ~1$/u);
});
