// Owns the question whether the shell has given the terminal to our job, or runs it in the background.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** True also where it cannot be told. */
export function isInForeground(): boolean {
  if (process.platform === 'linux') return isForegroundStat(readOwnStat());
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(process.pid)], {
    encoding: 'utf8',
    timeout: 1000,
  });
  return (stdout ?? '').trim() === '' || stdout.includes('+');
}

/**
 * Whether a process of this `/proc/PID/stat` is of the job that its terminal is given to: the third field after the name is
 * its own job, the sixth the terminal's. A name may hold blanks and brackets.
 */
export function isForegroundStat(stat: string): boolean {
  const [, , job, , , terminals] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return job === undefined || job === terminals;
}

function readOwnStat(): string {
  try {
    return readFileSync('/proc/self/stat', 'utf8');
  } catch {
    return '';
  }
}
