// Owns the question whether a process still runs. One that has ended, and whose parent has not asked after it, does not.

import { spawnSync } from 'node:child_process';

export function isRunning(pid: number): boolean {
  const words = ['-o', 'stat=', '-p', String(pid)];
  return /^[^Z\s]/u.test(spawnSync('ps', words, { encoding: 'utf8' }).stdout);
}
