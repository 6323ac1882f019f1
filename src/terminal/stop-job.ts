// Owns the stopping of the whole job for ^Z, as the terminal itself would.

import { pause } from './descriptor.ts';

/**
 * Stops everyone in the job and returns when it goes on: a launcher such as npx has to stop too, or the shell would not
 * take its prompt back. A job that no shell controls is not stopped by this signal, and simply goes on.
 */
export function stopJob(): void {
  const listeners = process.listeners('SIGTSTP');
  process.removeAllListeners('SIGTSTP');
  process.kill(0, 'SIGTSTP');
  // Another thread may be the one that is told to stop: this one must not go on drawing meanwhile.
  pause(50);
  for (const listener of listeners) process.on('SIGTSTP', listener);
}
