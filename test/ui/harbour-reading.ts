// Owns a reading of a small story for tests of the screen: what is on it as text, and news for it.

import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { ListedStory } from '../../src/layout/screen-input.ts';
import type { Block } from '../../src/model/block.ts';
import type { Update } from '../../src/model/update.ts';
import type { Query } from '../../src/query/query.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createSessionHistory } from '../../src/state/session-history.ts';
import { createStore, type Store } from '../../src/state/store.ts';
import type { KeyBindings } from '../../src/ui/key-bindings.ts';
import type { Command } from '../../src/ui/keymap.ts';
import type { ReaderChoices } from '../../src/ui/reader.ts';
import { createReading, type Reading, type Size } from '../../src/ui/reading.ts';
import type { StoryList } from '../../src/ui/turning.ts';
import type { Left } from '../../src/ui/visit-mark.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { textOf } from '../helpers/scenes.ts';
import { HARBOUR, NOW } from '../helpers/screens.ts';

export const MINUTE_MS = 60_000;

export type Opened = {
  readonly store: Store;
  readonly reading: Reading;
  readonly press: (...commands: readonly Command[]) => void;
  readonly receive: (given: Partial<Update>, cause?: 'poll' | 'backfill') => void;
  /** Posts so many blocks of some rows each, one a minute after `NOW`, in one update: "new 1", "new 2", … */
  readonly postBlocks: (count: number) => readonly Block[];
  readonly rows: () => readonly string[];
  /** The first row of the body. */
  readonly top: () => string;
};

export type Opening = Partial<ReaderChoices> &
  Partial<Size> & {
    readonly blocks?: readonly Block[];
    readonly zone?: string;
    readonly highlights?: readonly Query[];
    readonly left?: Left;
    readonly keys?: KeyBindings;
    readonly stories?: readonly ListedStory[];
  };

/** A reading of the harbour's seven blocks, or of others, at 80x24. */
export function openReading(opening: Opening = {}): Opened {
  const { blocks = HARBOUR, columns = 80, rows = 24, zone = 'UTC', highlights = [] } = opening;
  const store = createStore(initialState(NOW));
  let told = 0;
  const history = createSessionHistory(store, () => NOW + told++);
  const receive: Opened['receive'] = (given, cause = 'poll') =>
    store.dispatch({ type: 'update-received', update: update(given), receivedAt: NOW, cause });
  receive({ header: header({ title: 'The harbour gate' }), blocks });
  const reading = createReading({
    store,
    choices: { keyEventsOnly: false, order: 'newest', timeMode: 'both', ...opening },
    size: { columns, rows },
    glyphs: UNICODE_GLYPHS,
    zone,
    highlights,
    left: opening.left ?? null,
    ...(opening.keys && { keys: opening.keys }),
    ...(opening.stories && { stories: standing(opening.stories) }),
    history,
    address: 'https://example.org/live/harbour',
  });
  const texts = () => reading.getScreen().rows.map((row) => textOf(row).trimEnd());
  return {
    store,
    reading,
    receive,
    press(...commands) {
      for (const command of commands) reading.obey(command);
    },
    postBlocks(count) {
      const posted = Array.from({ length: count }, (_, at) => newBlock(at + 1));
      receive({ blocks: posted });
      return posted;
    },
    rows: texts,
    top: () => texts()[reading.getScreen().bodyTop] ?? '',
  };
}

export function newBlock(number: number, given: Partial<Block> = {}): Block {
  return block({
    id: `new-${number}`,
    publishedAt: NOW + number * MINUTE_MS,
    title: `new ${number}`,
    elements: [paragraph(`Words of the new block ${number}, and some more of them.`)],
    ...given,
  });
}

/** Stories to turn to, among which nothing changes. */
function standing(stories: readonly ListedStory[]): StoryList {
  return { list: () => stories, listAll: async () => stories, subscribe: () => () => {} };
}
