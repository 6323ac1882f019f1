// Owns how the story is shown as it once stood: as it is shown now, from what was known then.

import type { Block } from '../model/block.ts';
import type { ScreenInput } from './screen-input.ts';
import type { Viewport } from './viewport.ts';

/** The story at a time between two others, epoch ms, and where the reader is in it. */
export type ShownPast = {
  readonly at: number;
  readonly from: number;
  readonly until: number;
  /** The blocks that the view shows of the story at `until`: what the strip counts. */
  readonly whole: readonly Block[];
  readonly viewport: Viewport;
  /** When what is shown was first read, if nobody knows how it read at the time. */
  readonly firstReadAt: number | null;
  readonly shown: Pick<
    ScreenInput,
    'story' | 'blocks' | 'keyEvents' | 'counts' | 'pinned' | 'marks'
  >;
};

/** What a screen of that time is composed from. Nothing was new then, or left behind. */
export function inputOfPast(input: ScreenInput, { at, viewport, shown }: ShownPast): ScreenInput {
  return {
    ...input,
    ...shown,
    time: { ...input.time, now: at },
    since: { ...input.since, newest: null },
    gaps: [],
    viewport,
    overlay: null,
  };
}
