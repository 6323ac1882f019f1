// Owns what the reader has chosen of keys and looks, joined for whoever shows something.

import type { Stored, Trouble } from '../config/read-settings.ts';
import type { KeyBindings } from './key-bindings.ts';
import { readKeySettings } from './key-settings.ts';
import type { Looks } from './theme.ts';
import type { ColourDepth } from './theme-colours.ts';
import { readThemeSettings } from './theme-settings.ts';

/** `troubles`: what is wrong with them. */
export function readOwnLook(
  stored: Stored,
  depth: ColourDepth,
): {
  readonly keys: KeyBindings;
  readonly looks: Looks;
  readonly troubles: readonly Trouble[];
} {
  const { keys, troubles } = readKeySettings(stored);
  const { looks, troubles: ofLooks } = readThemeSettings(stored, depth);
  return { keys, looks, troubles: [...troubles, ...ofLooks] };
}
