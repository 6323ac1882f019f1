// Owns what a measurement comes to: medians, ratios, and whether a contract is kept. Measures nothing.

export type Result = {
  readonly row: string;
  /** The contract in words, or null for a row that only informs. */
  readonly contract: string | null;
  /** What it was measured beside, in the same run. */
  readonly peer: string;
  readonly ours: number;
  readonly theirs: number | null;
  readonly unit: string;
  readonly n: number;
  /** Null where nothing was promised, or nothing could be measured. */
  readonly kept: boolean | null;
};

export type Samples = readonly number[];

export function quantile(samples: Samples, share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: Samples): number => quantile(samples, 0.5);
export const mean = (samples: Samples): number =>
  samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
export const worst = (samples: Samples): number => Math.max(...samples);

type Claim = {
  readonly row: string;
  readonly unit: string;
  readonly ours: Samples;
  /** Which of our samples counts; the median unless told. */
  readonly statistic?: (samples: Samples) => number;
};

/** Ours may be at most `limit` times the peer's; null: no promise. */
export function compared(
  claim: Claim & {
    readonly peer: string;
    readonly theirs: Samples;
    /** Which of theirs; the median unless told. */
    readonly theirStatistic?: (samples: Samples) => number;
    readonly limit: number | null;
  },
): Result {
  const { row, unit, ours, theirs, peer, limit } = claim;
  const { statistic = median, theirStatistic = median } = claim;
  const [our, their] = [statistic(ours), theirStatistic(theirs)];
  return {
    row,
    contract: limit === null ? null : `≤ ${limit} ×`,
    peer,
    ours: our,
    theirs: their,
    unit,
    n: ours.length,
    kept: limit === null ? null : our <= limit * their,
  };
}

/** Ours may be at most `limit`. */
export function bounded(
  claim: Claim & { readonly limit: number; readonly floor?: string },
): Result {
  const { row, unit, ours, limit, floor = '–', statistic = median } = claim;
  const our = statistic(ours);
  return {
    row,
    contract: `≤ ${limit} ${unit}`,
    peer: floor,
    ours: our,
    theirs: null,
    unit,
    n: ours.length,
    kept: our <= limit,
  };
}

export function notMeasured(row: string, reason: string): Result {
  const nothing = { ours: Number.NaN, theirs: null, unit: '', n: 0, kept: null };
  return { row, contract: null, peer: reason, ...nothing };
}
