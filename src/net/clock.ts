// Owns the clock port: the only way in which the network code learns the time or waits. Tests give a clock of their own.

export type Clock = {
  /** Wall time, epoch ms. It can step in either direction between two calls. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. The caller asks the signal which it was. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake);
    }),
};
