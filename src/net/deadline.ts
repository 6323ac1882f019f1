// Owns the time that one piece of work may take: it is aborted when the time is up or the caller gives up.

import type { Clock } from './clock.ts';

/**
 * Runs `work` with a signal that aborts with a TimeoutError after `ms`, or with the caller's own reason when
 * the caller's signal aborts. Leaves neither timer nor listener behind.
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  caller?.throwIfAborted();
  const stop = new AbortController();
  const done = new AbortController();
  const giveUp = () => stop.abort(caller?.reason);
  caller?.addEventListener('abort', giveUp);
  const late = clock.sleep(ms, done.signal).then(() => {
    if (!done.signal.aborted) stop.abort(new DOMException('no answer in time', 'TimeoutError'));
  });
  try {
    return await work(stop.signal);
  } finally {
    done.abort();
    caller?.removeEventListener('abort', giveUp);
    await late;
  }
}
