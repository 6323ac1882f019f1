// Owns the small grammar of the plain lines: full stops, capitals, lists of names, spans of time.

/** With a full stop, unless it ends in a mark of its own, which may stand inside closing quotes or brackets. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?:;…][\p{Pe}\p{Pf}"']*$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "A", "A and B", "A, B and C". */
export function listOfNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** "40 s", "5 min", "2 h": rounded, for waits that nobody counts along with. */
export function formatWait(durationMs: number): string {
  const seconds = Math.ceil(durationMs / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
