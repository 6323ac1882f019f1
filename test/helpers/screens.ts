// Owns a small story of our own for tests of the screen, and screens as text.

import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { Row } from '../../src/layout/row.ts';
import { composeScreen } from '../../src/layout/screen.ts';
import type { Marks, ScreenInput } from '../../src/layout/screen-input.ts';
import { FOLLOWING } from '../../src/layout/viewport.ts';
import { type Block, isKeyEvent } from '../../src/model/block.ts';
import { NO_MARK } from '../../src/model/mark.ts';
import type { Missed } from '../../src/model/since.ts';
import { compareNewestFirst } from '../../src/state/order.ts';
import { OWN_KEYS } from '../../src/ui/key-bindings.ts';
import { block, paragraph } from './builders.ts';
import { textOf } from './scenes.ts';

const at = (clock: string) => Date.parse(`2026-03-04T${clock}:00Z`);

export const NOW = at('14:32');

/** Seven blocks of one afternoon, newest first. */
export const HARBOUR: readonly Block[] = [
  block({
    id: 'gate',
    publishedAt: at('14:31'),
    keyEvent: true,
    title: 'The harbour gate will open at noon tomorrow, the council says',
    elements: [
      paragraph(
        'Speaking after the tide had turned, the harbour master said the repairs were "done in full". Skippers asked for the soundings to be printed before the weekend.',
      ),
    ],
    contributors: [{ name: 'A. Reporter' }],
  }),
  block({
    id: 'fish',
    publishedAt: at('14:24'),
    title: 'Fish market: prices slightly up after the statement',
    elements: [
      paragraph('Plaice gained two pence in the minutes after it; herring stayed where it was.'),
    ],
  }),
  block({
    id: 'known',
    publishedAt: at('14:15'),
    summary: true,
    title: 'What we know so far',
    elements: [
      paragraph('The gate has been shut for two days.'),
      paragraph('Forty boats are waiting outside the mole.'),
    ],
  }),
  block({
    id: 'tug',
    publishedAt: at('14:09'),
    lastUpdatedAt: at('14:26'),
    title: 'Second tug arrives',
    elements: [paragraph('A second tug has come in from the north, an hour before it was due.')],
  }),
  block({ id: 'gone', publishedAt: at('13:58'), title: 'This one was withdrawn' }),
  block({
    id: 'shut',
    publishedAt: at('13:51'),
    keyEvent: true,
    title: 'Gate shut for a second day',
    elements: [paragraph('The council told skippers that divers had found a bent hinge.')],
  }),
  block({
    id: 'morning',
    publishedAt: at('09:30'),
    elements: [paragraph('Good morning. The wind is from the west and the boats are out.')],
  }),
];

export const NO_NEWS = { unseen: 0, unseenKey: 0, edited: 0, removed: 0 };

export const NO_MARKS: Marks = {
  unseen: new Set(),
  edited: new Set(),
  removalOf: () => null,
  markOf: () => NO_MARK,
  opened: new Set(),
};

export const HARBOUR_MARKS: Marks = {
  unseen: new Set(['gate', 'fish']),
  edited: new Set(['tug']),
  removalOf: (id) => (id === 'gone' ? { noticedAt: at('14:11') } : null),
  markOf: () => NO_MARK,
  opened: new Set(),
};

/** What came to the harbour after 14:19, and what had become of what was there before. */
export const MISSED: Missed = {
  since: { mark: 'left', newest: HARBOUR[2] ?? null, at: at('14:19') },
  summary: HARBOUR[2] ?? null,
  blocks: HARBOUR.slice(0, 2).toReversed(),
  keyEvents: HARBOUR.slice(0, 1),
  edited: HARBOUR.slice(3, 4),
  removed: HARBOUR.slice(4, 5),
};

export function screenInput(given: Partial<ScreenInput> = {}): ScreenInput {
  const blocks = given.blocks ?? HARBOUR;
  return {
    columns: 80,
    rows: 24,
    glyphs: UNICODE_GLYPHS,
    time: { now: NOW, zone: 'UTC', mode: 'both' },
    hasClock: true,
    spellKeys: OWN_KEYS.spell,
    story: { title: 'The harbour gate: latest from the quay', status: 'live' },
    address: 'https://example.org/live/harbour',
    poll: { words: 'ok 14:32', fault: null },
    blocks,
    keyEvents: blocks.filter(isKeyEvent),
    order: 'newest',
    compare: compareNewestFirst,
    keyEventsOnly: false,
    filtered: false,
    asked: '',
    rangesIn: null,
    viewport: FOLLOWING,
    counts: { known: blocks.length, unseen: 2, unseenKey: 0, edited: 1, removed: 0 },
    since: { mark: 'opened', newest: null, at: NOW },
    gaps: [],
    marks: HARBOUR_MARKS,
    pinned: null,
    railOpen: false,
    stories: [],
    overlay: null,
    hints: [
      { key: 'e', label: 'key' },
      { key: 'U', label: 'unread' },
      { key: '?', label: 'help' },
    ],
    prompt: null,
    notice: null,
    ...given,
  };
}

/** Every row as text, without the blanks at its end. */
export function picture(rows: readonly Row[]): string {
  return rows.map((row) => textOf(row).trimEnd()).join('\n');
}

export function screenPicture(given: Partial<ScreenInput> = {}): string {
  return picture(composeScreen(screenInput(given)).rows);
}
