// Owns what is said about the keys: the few that matter now, for the footer, and all of them, for the help.

import type { HelpEntry, Hint } from '../layout/screen-input.ts';
import type { State } from '../state/state.ts';
import type { KeyBindings } from './key-bindings.ts';
import { type Command, KEYMAP, keysOf } from './keymap.ts';
import type { Layer } from './layers.ts';
import { nextLook } from './picture-layer.ts';
import type { Reader } from './reader.ts';

/** The signs that a reader sees before any key has been pressed. */
const SIGNS: readonly HelpEntry[] = [
  { keys: '* # o ~ x', action: 'in the margin: key event, summary, not seen, edited, removed' },
  { keys: '^ +', action: 'in the header, how many are new; before an age, your star' },
];

/** What the signs mean, then the keys; what has no key is told of too: it can be given one. */
export function helpEntries({ rows }: KeyBindings): readonly HelpEntry[] {
  return [...SIGNS, ...rows.map((binding) => ({ keys: keysOf(binding), action: binding.does }))];
}

/** The most useful first: the footer shows as many as fit. */
export function hintsFor(
  state: State,
  { layer, keyEventsOnly, viewport, filter, search }: Reader,
  keys: KeyBindings,
): readonly Hint[] {
  const hintOf = hintBy(keys);
  if (layer !== null) return hintsOver(layer, hintOf);
  if (state.order.length === 0) return [hintOf('quit'), hintOf('help')].flat();
  return [
    search === null && filter === null ? [] : hintOf('close'),
    search === null ? [] : hintOf('next-match'),
    hintOf('key-events-only', keyEventsOnly ? 'all' : 'key'),
    state.unseen.size > 0 ? hintOf('first-unseen') : [],
    state.unseen.size > 0 ? hintOf('catch-up') : [],
    viewport.mode === 'holding' ? hintOf('follow') : [],
    hintOf('help'),
    hintOf('search'),
    hintOf('key-event-index'),
    hintOf('quit'),
  ].flat();
}

/** What the keys do in what lies over the timeline. */
function hintsOver(layer: Layer, hintOf: HintOf): readonly Hint[] {
  const close = hintOf('quit', 'close');
  switch (layer.kind) {
    case 'help':
      return [...hintOf('page-down'), ...close];
    case 'index':
      return [...(layer.keyEvents.length > 0 ? hintOf('open') : []), ...close];
    case 'catch-up': {
      const play = layer.missed.blocks.length > 0 ? hintOf('page-down', 'play') : [];
      return [...play, ...hintOf('close', 'back')];
    }
    case 'playing':
      return [...hintOf('page-down', 'next'), ...hintOf('close', 'back')];
    case 'links':
      return [
        ...hintOf('links', 'next'),
        ...hintOf('open', 'open'),
        ...hintOf('copy-link'),
        ...close,
      ];
    case 'address':
      return [...hintOf('copy-link'), ...close];
    case 'pictures': {
      const step = nextLook(layer);
      return [...(step === 'draw' || step === 'next' ? hintOf('image', step) : []), ...close];
    }
    case 'revisions': {
      const earlier = layer.to > 1 ? hintOf('earlier') : [];
      const later = layer.to < layer.revisions.length - 1 ? hintOf('later') : [];
      return [...earlier, ...later, ...close];
    }
    case 'corrections': {
      const isEmpty = layer.corrections.length === 0;
      return [...(isEmpty ? [] : [...hintOf('open'), ...hintOf('revisions')]), ...close];
    }
    case 'past':
      return [...hintOf('close', 'now'), ...hintOf('earlier'), ...hintOf('later')];
  }
}

const LABELS: ReadonlyMap<Command, string | undefined> = new Map(
  KEYMAP.map(({ command, label }) => [command, label]),
);

type HintOf = (command: Command, label?: string) => readonly Hint[];

/** `label`: another one than the table's, where the key means something else at the moment. None without a label or a key. */
function hintBy({ keyOf }: KeyBindings): HintOf {
  return (command, label = LABELS.get(command)) => {
    const key = keyOf(command);
    return key === null || label === undefined ? [] : [{ key, label }];
  };
}
