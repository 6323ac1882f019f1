// Owns when faults strike: a stretch of requests, or a storm drawn from a seed. Pure; requests are counted from 1.

import { FAULTS, type Fault, findFault } from './faults.ts';

export type Strike = {
  readonly fault: Fault;
  /** Which one in a row this is, from 1. */
  readonly strike: number;
};

export type FaultPlan = { readonly strikeAt: (requestNumber: number) => Strike | null };

export const NO_FAULTS: FaultPlan = { strikeAt: () => null };

/** The last request that a storm can strike; then it has passed. */
export const STORM_ENDS_AT = 40;

/**
 * Reads what `--fault` takes: "NAME" strikes when that fault usually does, "NAME:3" at request 3 alone, "NAME:3-5" at
 * requests 3 to 5, "storm:SEED" (digits) at about half of the requests with faults of all kinds. Null for anything else.
 */
export function parseFaultPlan(text: string): FaultPlan | null {
  const match = /^([a-z0-9-]+)(?::(\d{1,5})(?:-(\d{1,5}))?)?$/u.exec(text);
  if (match === null) return null;
  const [, name = '', first, last] = match;
  if (name === 'storm') return first !== undefined && last === undefined ? planStorm(+first) : null;
  const fault = findFault(name);
  if (fault === undefined) return null;
  if (first === undefined) return planFault(fault, fault.from, fault.from + fault.strikes - 1);
  const to = Number(last ?? first);
  return Number(first) >= 1 && to >= Number(first) ? planFault(fault, Number(first), to) : null;
}

/** One fault at the requests `from` to `to`, both included. */
function planFault(fault: Fault, from: number, to: number): FaultPlan {
  return {
    strikeAt: (requestNumber) =>
      requestNumber >= from && requestNumber <= to
        ? { fault, strike: requestNumber - from + 1 }
        : null,
  };
}

/**
 * Faults drawn from a seed, the same for the same seed: about every other request, of any kind that a story can outlive.
 * The first request is spared, since a story that was never shown has nothing to keep.
 */
function planStorm(seed: number): FaultPlan {
  const choices = FAULTS.filter((fault) => Number.isFinite(fault.strikes));
  return {
    strikeAt: (requestNumber) => {
      if (requestNumber < 2 || requestNumber > STORM_ENDS_AT) return null;
      if (draw(seed, requestNumber * 2) < 0.5) return null;
      const fault = choices[Math.floor(draw(seed, requestNumber * 2 + 1) * choices.length)];
      return fault === undefined ? null : { fault, strike: 1 };
    },
  };
}

/** A number in [0, 1) that depends on the seed and the index alone (the finaliser of MurmurHash3 over both). */
function draw(seed: number, index: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
