// Owns the story's own time while it is played back. Knows nothing of what happens in the story.

/** Now, in epoch milliseconds; negative before 1970. */
export type ReplayClock = { readonly now: () => number };

/**
 * A clock that stands at `startAt` when made and then runs `speed` times as fast as `realNow` (milliseconds from any
 * origin, best a monotonic one). It never goes back, even if `realNow` does: what was told cannot become untold.
 */
export function createReplayClock(options: {
  readonly startAt: number;
  readonly speed: number;
  readonly realNow: () => number;
}): ReplayClock {
  const { startAt, speed, realNow } = options;
  const startedAt = realNow();
  let latest = startAt;
  return {
    now: () => {
      latest = Math.max(latest, Math.round(startAt + (realNow() - startedAt) * speed));
      return latest;
    },
  };
}
