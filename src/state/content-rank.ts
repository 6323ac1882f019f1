// Owns the total order on contents: which of two differing ones wins when the source's own stamps cannot tell.
// The order means nothing; that every copy of the program finds the same one is the point. Equal rank if and only if deeply equal.

/** True when two model values are deeply equal, whatever order their keys were written in. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return Number.isNaN(a) && Number.isNaN(b);
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
  // Plain loops: this runs over every block of every answer, and closures made it half as fast again.
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(b, key) || !sameContent(a[key], b[key])) return false;
  }
  return true;
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (const [index, value] of a.entries()) if (!sameContent(value, b[index])) return false;
  return true;
}

/**
 * Below zero, zero or above zero as `a` ranks below, with or above `b`. Dear, since it writes both out: only for the
 * rare tie between contents that differ.
 */
export function compareContent(a: unknown, b: unknown): number {
  if (sameContent(a, b)) return 0;
  return canonicalText(a) < canonicalText(b) ? -1 : 1;
}

/** One text for one value, whatever order its keys were written in: JSON, and what `compareContent` compares. */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (!isObject(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const fields = Object.keys(value).sort();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`).join()}}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
