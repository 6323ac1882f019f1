// Owns the options by which the reader says what the terminal is to be sent: signs, colours, images, and reports of a mouse.

import type { CommandName } from './commands.ts';
import { choice, flag } from './option-kinds.ts';
import type { Option } from './option-row.ts';

export type LookOptions = {
  readonly ascii: boolean;
  /** The wheel scrolls and a click selects. */
  readonly mouse: boolean;
  readonly color: 'auto' | 'always' | 'never' | '16' | '256';
  /** "auto": in pixels where the terminal is known to take them, and sits on this computer. */
  readonly images: 'auto' | 'kitty' | 'iterm' | 'sixel' | 'blocks' | 'none';
};

const EVERY: readonly CommandName[] = ['follow', 'demo', 'live', 'replay'];

export const LOOK_OPTIONS = {
  ascii: {
    name: 'ascii',
    takes: flag,
    summary: 'Draw with ASCII alone.',
    group: 'reading',
    commands: EVERY,
  },
  mouse: {
    name: 'mouse',
    takes: flag,
    summary:
      'Let the wheel scroll and a click select; in a list a click on what is chosen opens it. To mark text, hold shift down meanwhile, as in other programs.',
    group: 'reading',
    commands: EVERY,
  },
  color: {
    name: 'color',
    takes: choice(['auto', 'always', 'never', '16', '256'], 'auto'),
    summary: 'How much colour to use. Nothing is told by colour alone.',
    group: 'reading',
    commands: EVERY,
  },
  images: {
    name: 'images',
    takes: choice(['auto', 'kitty', 'iterm', 'sixel', 'blocks', 'none'], 'auto'),
    summary:
      'How an image is drawn when you ask for it: in pixels, by one of three protocols, by characters, or not at all. Over SSH pixels are sent only if named here.',
    group: 'reading',
    commands: EVERY,
  },
} as const satisfies Record<string, Option<unknown>>;
