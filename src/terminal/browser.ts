// Owns the question whether the reader's browser can be reached from here, as the environment tells. Pure.

type Environment = Readonly<Record<string, string | undefined>>;

/** Why no address can be opened from here, one sentence; null when it can be tried. */
export function whyNoBrowser(env: Environment, platform: NodeJS.Platform): string | null {
  const isSet = (name: string) => (env[name] ?? '') !== '';
  if (isSet('SSH_CONNECTION') || isSet('SSH_TTY'))
    return 'Your browser is on another computer than this program, so here is the address.';
  if (platform === 'darwin' || platform === 'win32') return null;
  return isSet('DISPLAY') || isSet('WAYLAND_DISPLAY')
    ? null
    : 'There is no display to open a browser on, so here is the address.';
}
