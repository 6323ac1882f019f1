// Owns where blocks stand when their editors have put them in an order of their own, as against the order of time.

import type { Block } from '../../model/block.ts';

type Times = Pick<Block, 'publishedAt'>;

/**
 * The time at which each block stands, epoch ms, newest first as the list is; null for one that stands at its own time.
 * `undatedAt`: where a list without any time stands.
 */
export function placesOf(blocks: readonly Times[], undatedAt: number): readonly (number | null)[] {
  const isReversed = runsUpwards(blocks);
  const upwards = isReversed ? blocks : blocks.toReversed();
  const places: (number | null)[] = [];
  // What stands undated at the bottom is no newer than the first dated block above it.
  let below = (upwards.find(isDated)?.publishedAt ?? undatedAt) - 1;
  for (const { publishedAt } of upwards) {
    const at = Math.max(publishedAt ?? 0, below + 1);
    places.push(at === publishedAt ? null : at);
    below = at;
  }
  return isReversed ? places : places.reverse();
}

function isDated({ publishedAt }: Times): boolean {
  return publishedAt !== null;
}

/** A list in the order in which things happened, which is the order of time too. */
function runsUpwards(blocks: readonly Times[]): boolean {
  const times = blocks.flatMap(({ publishedAt }) => publishedAt ?? []);
  const [first, last] = [times.at(0), times.at(-1)];
  if (first === undefined || last === undefined || first >= last) return false;
  return times.every((at, index) => index === 0 || at >= (times[index - 1] ?? at));
}
