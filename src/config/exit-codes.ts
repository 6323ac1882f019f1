// Owns the exit codes: the contract with scripts, and the words that help has for them.

import { DecodeError, type FollowFault, HttpError, NotLiveBlogError } from '../model/errors.ts';

/** 128 and a signal's number is what a shell reports for a program that the signal ended. */
export const EXIT = {
  done: 0,
  fault: 1,
  usage: 2,
  notLiveBlog: 3,
  unreachable: 4,
  gone: 5,
  unmatched: 6,
  hangup: 129,
  interrupt: 130,
  quit: 131,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANINGS: readonly { readonly code: ExitCode; readonly meaning: string }[] = [
  { code: EXIT.done, meaning: 'done: quit, the story ended, --once, or --until matched' },
  { code: EXIT.fault, meaning: 'a fault of ours' },
  { code: EXIT.usage, meaning: 'the command line is wrong' },
  {
    code: EXIT.notLiveBlog,
    meaning: 'the page or file holds no updates that a program can read: an article, say',
  },
  { code: EXIT.unreachable, meaning: 'could not reach it, and nothing was ever shown' },
  { code: EXIT.gone, meaning: 'the story is gone, or was never there' },
  { code: EXIT.unmatched, meaning: '--until did not match before the story ended' },
  { code: EXIT.hangup, meaning: 'the terminal went away' },
  { code: EXIT.interrupt, meaning: 'interrupted' },
  { code: EXIT.quit, meaning: 'told to quit by a signal' },
  { code: EXIT.terminated, meaning: 'told to stop' },
];

/** The code for a fault after which nothing was ever shown. */
export function codeOfFault(fault: FollowFault): ExitCode {
  if (fault instanceof NotLiveBlogError || fault instanceof DecodeError) return EXIT.notLiveBlog;
  const isAbsent = fault instanceof HttpError && (fault.status === 404 || fault.status === 410);
  return isAbsent ? EXIT.gone : EXIT.unreachable;
}
