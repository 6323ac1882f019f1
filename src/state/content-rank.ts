// Owns the total order on contents: which of two differing ones wins when the source's own stamps cannot tell.
// The order means nothing; that every copy of the program finds the same one is the point. Equal rank if and only if deeply equal.

/** True when two model values are deeply equal; a key whose value is undefined counts as absent. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((value, index) => sameContent(value, b[index]));
  }
  for (const key in a) if (!sameContent(a[key], ownValue(b, key))) return false;
  for (const key in b) if (b[key] !== undefined && !Object.hasOwn(a, key)) return false;
  return true;
}

function ownValue(of: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}

/**
 * Below zero, zero or above zero as `a` ranks below, with or above `b`. Dear, since it writes both out: only for the
 * rare tie between contents that differ.
 */
export function compareContent(a: unknown, b: unknown): number {
  if (sameContent(a, b)) return 0;
  return canonicalText(a) < canonicalText(b) ? -1 : 1;
}

/** One text for one value, whatever order its keys were written in. */
function canonicalText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (!isObject(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`)
    .join()}}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
