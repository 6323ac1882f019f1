// Owns what answer headers say about time: how long an answer is fresh and when we may come back. Pure.

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

export function headerText(headers: AnswerHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(', ') : value) ?? null;
}

/** How much longer the answer counts as fresh, ms: max-age less the Age it already has. Null when it does not say. */
export function parseMaxAgeMs(headers: AnswerHeaders): number | null {
  const maxAge = /(?:^|[\s,])max-age="?(\d+)/iu.exec(headerText(headers, 'cache-control') ?? '');
  if (maxAge === null) return null;
  const age = parseSeconds(headerText(headers, 'age') ?? '') ?? 0;
  return Math.max(0, Number(maxAge[1]) - age) * 1000;
}

/**
 * Retry-After in either form, seconds or an HTTP date, as ms from now; null when absent or unreadable.
 * A date is measured against the answer's own Date, so that a wrong clock here does not matter; else against `now`.
 */
export function parseRetryAfterMs(headers: AnswerHeaders, now: number): number | null {
  const text = headerText(headers, 'retry-after')?.trim() ?? '';
  const seconds = parseSeconds(text);
  if (seconds !== null) return seconds * 1000;
  const until = parseDate(text);
  if (until === null) return null;
  return Math.max(0, until - (parseAnsweredAt(headers) ?? now));
}

/** When the answer was made, epoch ms, by the server that made it: caches on the way keep the date. Null when unstated. */
export function parseAnsweredAt(headers: AnswerHeaders): number | null {
  return parseDate(headerText(headers, 'date') ?? '');
}

function parseSeconds(text: string): number | null {
  return /^\d+$/u.test(text) ? Number(text) : null;
}

/** HTTP dates begin with the name of the day; without that check Date.parse takes almost anything. */
function parseDate(text: string): number | null {
  const at = /^[A-Z][a-z]{2}/u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
