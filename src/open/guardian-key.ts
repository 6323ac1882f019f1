// Owns where the reader's own key for the Guardian's Content API is found. It is handed to what asks, and told to nobody.

import { openPreferences } from '../config/preferences.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** From the environment, else from the preferences; null when neither holds one. */
export function findGuardianKey(environment: Environment): string | null {
  const given = environment.TELEPRINTER_GUARDIAN_KEY?.trim() ?? '';
  if (given !== '') return given;
  return openPreferences({ home: environment.TELEPRINTER_HOME || null }).guardianKey();
}
