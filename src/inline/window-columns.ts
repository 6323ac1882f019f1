// Owns how wide the window is in which the story is told.

/** Asked anew for every paragraph, since windows change; null in a pipe, or where the terminal does not say. */
export function windowColumns(): number | null {
  return process.stdout.isTTY ? process.stdout.columns || null : null;
}
