// Owns the one way in which the terminal code waits. Tests ring the bell themselves.

/** Calls `ring` once after `ms`, unless the returned function is called first. */
export type Timer = (ms: number, ring: () => void) => () => void;

/** Does not keep the process alive: whatever it waits for matters only while something else does. */
export const systemTimer: Timer = (ms, ring) => {
  const timeout = setTimeout(ring, ms).unref();
  return () => clearTimeout(timeout);
};
