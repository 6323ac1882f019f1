// Owns the names that completions offer and config does not know: sources, faults, keys and tones.

import type { CompletedNames } from './config/completions.ts';
import { SETTINGS } from './config/settings.ts';
import { FAULTS } from './replay/faults.ts';
import { SOURCE_NAMES } from './source/registry.ts';
import { KEY_SETTINGS } from './ui/key-settings.ts';
import { THEME_SETTINGS } from './ui/theme-settings.ts';

export function completedNames(): CompletedNames {
  return {
    values: new Map([
      ['source', SOURCE_NAMES],
      ['fault', ['list', ...FAULTS.map(({ name }) => name)]],
    ]),
    settings: [...SETTINGS, ...KEY_SETTINGS.settings, ...THEME_SETTINGS.settings],
  };
}
