// Owns what the reader has chosen for every run: the preferences, read once, the settings in them, and whatever is wrong with
// those, each told once.

import { openPreferences, type Preferences } from './config/preferences.ts';
import { besideEnvironment, type Environment, readSettings } from './config/read-settings.ts';
import { SETTINGS, type SettingValues } from './config/settings.ts';
import type { ColourDepth } from './ui/theme-colours.ts';

export type Chosen = {
  readonly preferences: Preferences;
  readonly settings: SettingValues;
  /** What is wrong with the settings, a sentence each. */
  readonly troubles: readonly string[];
  /** The reader's own keys and looks, which only a screen or sentences need. */
  readonly look: (
    depth: ColourDepth,
  ) => Promise<ReturnType<typeof import('./ui/own-look.ts')['readOwnLook']>>;
};

/** `home`: the folder for everything of ours; null for the platform's own. */
export function readChosen(home: string | null, environment: Environment): Chosen {
  const preferences = openPreferences({ home });
  const stored = preferences.stored();
  const { values, troubles } = readSettings(SETTINGS, stored);
  return {
    preferences,
    settings: besideEnvironment(SETTINGS, values, environment),
    troubles: [preferences.takeTrouble() ?? [], troubles].flat(),
    async look(depth) {
      const { readOwnLook } = await import('./ui/own-look.ts');
      return readOwnLook(stored, depth);
    },
  };
}

/** Says each sentence once, however many parts know of it. */
export function sayingOnce(say: (sentence: string) => void): (sentence: string) => void {
  const said = new Set<string>();
  return (sentence) => {
    if (said.has(sentence)) return;
    said.add(sentence);
    say(sentence);
  };
}
