// Owns what the reader has chosen for every run: the preferences, read once, the settings in them, and whatever is wrong with
// those, each told once.

import { openPreferences, type Preferences } from './config/preferences.ts';
import {
  besideEnvironment,
  type Environment,
  readSettings,
  type Trouble,
} from './config/read-settings.ts';
import { SETTINGS, type SettingValues } from './config/settings.ts';
import type { ColourDepth } from './ui/theme-colours.ts';

export type Chosen = {
  readonly preferences: Preferences;
  readonly settings: SettingValues;
  /** What is wrong with the settings, a sentence each. */
  readonly troubles: readonly string[];
  /** The reader's own keys and looks, which only a screen or sentences need. */
  readonly look: (depth: ColourDepth) => Promise<ChosenLook>;
};

type ChosenLook = Pick<
  ReturnType<typeof import('./ui/own-look.ts')['readOwnLook']>,
  'keys' | 'looks'
> & {
  /** With all that is wrong with keys and looks. */
  readonly troubles: readonly string[];
  /** The same in a few words, for a line that is short; null for nothing. */
  readonly notice: string | null;
};

/** `home`: the folder for everything of ours; null for the platform's own. */
export function readChosen(home: string | null, environment: Environment): Chosen {
  const preferences = openPreferences({ home });
  const stored = preferences.stored();
  const ofFile = preferences.takeTrouble();
  const { values, troubles } = readSettings(SETTINGS, stored);
  const sentences = [ofFile ?? [], troubles.map(({ sentence }) => sentence)].flat();
  return {
    preferences,
    settings: besideEnvironment(SETTINGS, values, environment),
    troubles: sentences,
    async look(depth) {
      const { readOwnLook } = await import('./ui/own-look.ts');
      const { keys, looks, troubles: others } = readOwnLook(stored, depth);
      return {
        keys,
        looks,
        troubles: [...sentences, ...others.map(({ sentence }) => sentence)],
        notice:
          ofFile === null ? briefly([...troubles, ...others]) : 'the preferences cannot be read',
      };
    },
  };
}

function briefly(troubles: readonly Trouble[]): string | null {
  const [first, second] = troubles;
  if (first === undefined) return null;
  if (second === undefined) return `${first.name} ${first.reason}`;
  return `${troubles.length} settings are wrong: ${troubles.map(({ name }) => name).join(', ')}`;
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
