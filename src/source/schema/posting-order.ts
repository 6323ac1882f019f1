// Owns which times a posting's updates have, and in which order they stand. A publisher's stamps are believed only where
// they can be: some put the page's own on every update, and the order of the page is the editors'.

import type { SnapshotSpan } from '../../model/update.ts';

/** The times that an update's own record and its place on the page state, epoch ms. */
export type StatedTimes = {
  readonly published: number | null;
  readonly modified: number | null;
  readonly placePublished: number | null;
  readonly placeModified: number | null;
};

export type ChosenTimes = {
  readonly publishedAt: number | null;
  readonly lastUpdatedAt: number | null;
};

const MINUTE_MS = 60_000;
const QUARTER_HOUR_MS = 15 * MINUTE_MS;

/**
 * The times of each update. The place's are what readers see, and win where every update has one; where the record's
 * are the page's, the same on all, only the place's are any good.
 */
export function chooseTimes(updates: readonly StatedTimes[]): readonly ChosenTimes[] {
  const isOfPage = isRepeated(updates.map(({ published }) => published));
  const isOfPageModified = isRepeated(updates.map(({ modified }) => modified));
  const isPlaced = updates.every(({ placePublished }) => placePublished !== null);
  const usesPlaces = isOfPage || (isPlaced && !isShifted(updates));
  // One that stamps every update as changed after it was published says nothing by it.
  const saysNothing = updates.every(
    ({ published, modified }) => modified !== null && published !== null && modified > published,
  );
  return updates.map((times) => {
    const stated = isOfPage ? null : times.published;
    const publishedAt = usesPlaces
      ? sharper(times.placePublished, stated)
      : (stated ?? times.placePublished);
    const modified = isOfPageModified || saysNothing ? null : times.modified;
    return { publishedAt, lastUpdatedAt: times.placeModified ?? modified };
  });
}

/** True when several updates all have one stamp. */
function isRepeated(stamps: readonly (number | null)[]): boolean {
  return stamps.length > 1 && stamps.every((stamp) => stamp === stamps[0]);
}

/** The placed time, or the stated one where that is the same with its seconds: a place often states the minute alone. */
export function sharper(placed: number | null, stated: number | null): number | null {
  if (placed === null || stated === null) return placed ?? stated;
  const isSame = Math.floor(placed / MINUTE_MS) === Math.floor(stated / MINUTE_MS);
  return isSame ? stated : placed;
}

/** Apart by one and the same number of quarter hours everywhere: a local time that is written as if it were UTC. */
function isShifted(updates: readonly StatedTimes[]): boolean {
  const shifts = updates.map(({ published, placePublished }) =>
    published === null || placePublished === null
      ? 0
      : Math.round((placePublished - published) / MINUTE_MS) * MINUTE_MS,
  );
  const [first = 0] = shifts;
  const isOne = shifts.every((shift) => Math.abs(shift - first) <= MINUTE_MS);
  const isZone =
    Math.abs(first - Math.round(first / QUARTER_HOUR_MS) * QUARTER_HOUR_MS) <= MINUTE_MS;
  return isOne && isZone && Math.abs(first) > MINUTE_MS;
}

/** Where each of the updates stands, as `Block.placedAt`; undefined where its own time says so. */
export type Arrangement = {
  readonly placedAt: readonly (number | undefined)[];
  /** The stretch of the story without holes; null where the order is the editors'. */
  readonly span: SnapshotSpan | null;
};

/** `stamps` are the updates' times, newest first as the page has them; `isAside` those that the page has lifted out. */
export function arrange(
  stamps: readonly (number | null)[],
  isAside: readonly boolean[],
): Arrangement {
  const inList = stamps.filter((_, index) => !isAside[index]);
  const byTime = [stamps, inList].find(isByTime);
  if (byTime === undefined) return { placedAt: placeUpwards(stamps, isAside), span: null };
  const [newest, oldest] = [byTime.at(0) ?? null, byTime.at(-1) ?? null];
  const isStretch = byTime.length > 1 && newest !== null && oldest !== null;
  return {
    placedAt: stamps.map(() => undefined),
    span: isStretch ? { from: oldest, to: newest } : null,
  };
}

function isByTime(stamps: readonly (number | null)[]): boolean {
  return stamps.every((stamp, index) => {
    const above = stamps[index - 1];
    return stamp !== null && (above === undefined || (above !== null && above >= stamp));
  });
}

const LATEST_MS = 8.64e15;

/** From the bottom up, each above the one below it. */
function placeUpwards(
  stamps: readonly (number | null)[],
  isAside: readonly boolean[],
): (number | undefined)[] {
  let below =
    stamps.reduce<number>((least, stamp) => Math.min(least, stamp ?? least), LATEST_MS) - 1;
  if (below === LATEST_MS - 1) below = 0;
  return stamps
    .map((stamp, index) => ({ stamp, aside: isAside[index] === true }))
    .reduceRight<(number | undefined)[]>((placed, { stamp, aside }) => {
      if (!aside) below = Math.max(stamp ?? 0, below + 1);
      placed.push(aside ? undefined : below);
      return placed;
    }, [])
    .reverse();
}

/** True when a list of updates begins with its oldest. */
export function isOldestFirst(stamps: readonly (number | null)[]): boolean {
  const known = stamps.filter((stamp) => stamp !== null);
  const steps = known.map((stamp, index) => Math.sign(stamp - (known[index - 1] ?? stamp)));
  return steps.reduce<number>((sum, step) => sum + step, 0) > 0;
}
