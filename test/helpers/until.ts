// Owns waiting for what comes about by itself in a while: it is looked for again and again, and nothing is timed.

import assert from 'node:assert/strict';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** Far beyond what anything here takes, so that only what never comes about fails. */
const PATIENCE_MS = 60_000;

/** Resolves as soon as the condition holds; looks at every turn of the loop, or with `everyMs` more seldom. */
export async function until(
  condition: () => boolean,
  options: { readonly everyMs?: number; readonly saying?: () => string } = {},
): Promise<void> {
  const startedAt = performance.now();
  while (!condition()) {
    if (performance.now() - startedAt > PATIENCE_MS)
      assert.fail(`never came about: ${options.saying?.() ?? condition.toString()}`);
    await (options.everyMs === undefined ? setImmediate() : setTimeout(options.everyMs));
  }
}
