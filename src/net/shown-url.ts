// Owns how an address may be shown: in an error, a status line or a log it never carries what opens a door.

const SECRET = /^(?:api[-_]?key|key|access[-_]?token|token|auth|password|secret|signature|sig)$/iu;

/** The address without user name, password and fragment, and with the values of key-like parameters struck out. */
export function shownUrl(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  for (const name of new Set(shown.searchParams.keys())) {
    if (SECRET.test(name)) shown.searchParams.set(name, '...');
  }
  return shown.href;
}
