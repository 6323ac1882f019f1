// Owns the choice between the ways in which a story is shown: on a screen of its own, in sentences added one after the
// other with keys to ask for more, or in lines alone. Knows no terminal.

import type { FollowingOptions } from './options.ts';

export type OutputMode = 'screen' | 'inline' | 'lines';

/** The two ends of the program, as they are. */
export type Ends = {
  readonly readsTerminal: boolean;
  readonly writesTerminal: boolean;
  /** What was written to the terminal can be changed. */
  readonly redraws: boolean;
};

/** Who asks for what is there, or waits for one thing, reads lines; so does everyone without a terminal at both ends. */
export function outputModeOf(
  { output, once, until }: Pick<FollowingOptions, 'output' | 'once' | 'until'>,
  { readsTerminal, writesTerminal, redraws }: Ends,
): OutputMode {
  const isAttended = readsTerminal && writesTerminal && !once && until === null;
  if (!isAttended || output === 'plain' || output === 'json') return 'lines';
  return output === 'inline' || !redraws ? 'inline' : 'screen';
}
