// Owns the picking of a story: which one is chosen, and what keys do to that. Knows no terminal and draws nothing.

import type { GlyphSet } from '../layout/glyphs.ts';
import { layoutPicker, listRowsOf, type PickableStory } from '../layout/picker-rows.ts';
import type { Row } from '../layout/row.ts';
import type { Hint } from '../layout/screen-input.ts';
import type { Zone } from '../layout/time.ts';
import { plainText } from '../model/plain-text.ts';
import { type KeyBindings, OWN_KEYS } from './key-bindings.ts';
import type { Command } from './keymap.ts';
import type { Size } from './reading.ts';

/** A story that can be picked and then opened. */
export type ListedStory = PickableStory & { readonly id: string; readonly url: string };

export type Picker = {
  readonly rows: (now: number) => readonly Row[];
  /** Null while there is nothing to choose. */
  readonly chosen: () => ListedStory | null;
  /** Chooses one of the list, counted from 0; gives the one that was chosen already. */
  readonly choose: (index: number) => ListedStory | null;
  /** Moves the choice, if the command is for that. */
  readonly obey: (command: Command) => void;
  /** A new list: the story that was chosen stays so, as long as it is listed. */
  readonly show: (stories: readonly ListedStory[]) => void;
  /** A passing word, gone with the next key. */
  readonly say: (notice: string | null) => void;
  readonly resize: (size: Size) => void;
};

export function createPicker(options: {
  readonly size: Size;
  readonly glyphs: GlyphSet;
  readonly zone: Zone;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
}): Picker {
  const hints = hintsFrom(options.keys ?? OWN_KEYS);
  let size = options.size;
  let stories: readonly ListedStory[] | null = null;
  let cursor = 0;
  let notice: string | null = null;

  return {
    rows: (now) => layoutPicker({ ...options, ...size, now, stories, cursor, hints, notice }),
    chosen: () => stories?.[cursor] ?? null,
    choose(index) {
      if (index === cursor) return stories?.[cursor] ?? null;
      notice = null;
      cursor = index;
      return null;
    },
    obey(command) {
      notice = null;
      cursor = moveCursor(cursor, command, stories?.length ?? 0, listRowsOf(size.rows));
    },
    show(next) {
      const chosenId = stories?.[cursor]?.id;
      const place = next.findIndex(({ id }) => id === chosenId);
      cursor = place === -1 ? 0 : place;
      stories = next;
      notice = null;
    },
    say(words) {
      notice = words === null ? null : plainText(words);
    },
    resize(next) {
      size = next;
    },
  };
}

const HINTS: readonly (readonly [Command, string])[] = [
  ['open', 'open'],
  ['quit', 'quit'],
  ['next-block', 'down'],
  ['previous-block', 'up'],
  ['poll-now', 'again'],
];

function hintsFrom({ keyOf }: KeyBindings): readonly Hint[] {
  return HINTS.flatMap(([command, label]) => {
    const key = keyOf(command);
    return key === null ? [] : [{ key, label }];
  });
}

/** Where the choice is after a command; it never leaves the list. */
function moveCursor(cursor: number, command: Command, length: number, page: number): number {
  const step = STEPS.get(command);
  const wanted = step === undefined ? cursor : cursor + step(page, length);
  return Math.max(0, Math.min(wanted, length - 1));
}

type Step = (page: number, length: number) => number;

const down: Step = () => 1;
const up: Step = () => -1;

const STEPS: ReadonlyMap<Command, Step> = new Map<Command, Step>([
  ['next-block', down],
  ['head-below', down],
  ['row-down', down],
  ['previous-block', up],
  ['head-above', up],
  ['row-up', up],
  ['page-down', (page) => page],
  ['page-up', (page) => -page],
  ['half-page-down', (page) => Math.ceil(page / 2)],
  ['half-page-up', (page) => -Math.ceil(page / 2)],
  ['bottom', (_page, length) => length],
  ['top', (_page, length) => -length],
]);
