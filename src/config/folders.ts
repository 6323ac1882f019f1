// Owns in which folder of the computer our files live: the platform's own, or all of them under one that the reader names.

import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** What the place depends on. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Throws for a user who has no home. */
  readonly userHome: () => string;
};

const THIS_MACHINE: Machine = {
  platform: process.platform,
  env: process.env,
  // As Node finds it, which looks at more on Windows.
  userHome: () => (process.platform !== 'win32' && process.env.HOME) || homedir(),
};

const OURS = 'teleprinter';

/** The folder of the preferences, which need not be there yet. `home`: the one for everything; null for the platform's own. */
export function preferencesFolder(home: string | null, machine: Machine = THIS_MACHINE): string {
  if (home !== null) return resolve(home);
  const { platform, env, userHome } = machine;
  if (platform === 'darwin') return join(userHome(), 'Library', 'Preferences', OURS);
  if (platform === 'win32') {
    return join(env.APPDATA || join(userHome(), 'AppData', 'Roaming'), OURS);
  }
  // The XDG specification has relative paths ignored.
  const named = env.XDG_CONFIG_HOME ?? '';
  return join(isAbsolute(named) ? named : join(userHome(), '.config'), OURS);
}

/** The folder of the archive, as `preferencesFolder`. */
export function archiveFolder(home: string | null, machine: Machine = THIS_MACHINE): string {
  if (home !== null) return resolve(home);
  const { platform, env, userHome } = machine;
  if (platform === 'darwin') return join(userHome(), 'Library', 'Application Support', OURS);
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(userHome(), 'AppData', 'Local'), OURS);
  }
  const named = env.XDG_DATA_HOME ?? '';
  return join(isAbsolute(named) ? named : join(userHome(), '.local', 'share'), OURS);
}

/** The folder of what can be made anew at any time and says nothing of the reader, which is why `home` does not move it. */
export function cacheFolder(machine: Machine = THIS_MACHINE): string {
  const { platform, env, userHome } = machine;
  if (platform === 'darwin') return join(userHome(), 'Library', 'Caches', OURS);
  if (platform === 'win32') return join(archiveFolder(null, machine), 'Cache');
  const named = env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(named) ? named : join(userHome(), '.cache'), OURS);
}
