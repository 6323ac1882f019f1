// Owns a session whose source is not known yet: finds what can be followed, tries the richest first, and from then on is
// the session of the first that could be read. Draws nothing.

import {
  DecodeError,
  type FollowFault,
  HttpError,
  isFollowFault,
  NotLiveBlogError,
} from '../model/errors.ts';
import { type Selection, selectAdapter } from '../source/registry.ts';
import { type Candidate, type DetectionStep, detectSources } from './detect.ts';
import { createLateSession } from './late-session.ts';
import {
  createFollowSession,
  type Ending,
  endingOf,
  type FollowSession,
  type SessionOptions,
} from './session.ts';

export type FoundSessionOptions = Omit<SessionOptions, 'selection' | 'schedule' | 'found'> & {
  /** As the reader gave it: http or https. */
  readonly url: string;
  /** As `--source` takes it; null to find out. */
  readonly source: string | null;
  /** The reader's `--interval`, ms; 0 for the source's own. */
  readonly floorMs: number;
  readonly onStep?: (step: DetectionStep) => void;
};

/** Nothing is asked before `open`. */
export function createFoundSession(options: FoundSessionOptions): FollowSession {
  const { url, source, onStep = () => {} } = options;
  let session: FollowSession | null = null;

  async function tryCandidate(
    { selection, found }: Candidate,
    ...given: Parameters<FollowSession['open']>
  ): Promise<Ending | null> {
    const floorMs = Math.max(selection.adapter.minPollMs, options.floorMs);
    session = createFollowSession({
      ...options,
      selection,
      found,
      schedule: { floorMs, speed: 1 },
    });
    const ending = await session.open(...given);
    onStep({ kind: 'tried', selection, fault: faultOf(ending) });
    return ending;
  }

  async function openFirst(
    candidates: readonly Candidate[],
    ...given: Parameters<FollowSession['open']>
  ): Promise<Ending | null> {
    let first: Ending | null = null;
    for (const candidate of candidates) {
      const ending = await tryCandidate(candidate, ...given);
      if (ending === null || !isWorthAnother(ending)) return ending;
      first ??= ending;
    }
    return first;
  }

  /** What the URL alone tells comes first; where that cannot be read, what stands on the page. */
  async function openLocated(
    selection: Selection,
    ...given: Parameters<FollowSession['open']>
  ): Promise<Ending | null> {
    onStep({ kind: 'located', selection });
    const ending = await tryCandidate({ selection, found: null }, ...given);
    if (ending === null || !isReasonToLook(ending)) return ending;
    const located = session;
    const found = await openFound(...given);
    const fault = faultOf(found);
    if (fault === null || (source === null && fault instanceof NotLiveBlogError)) return found;
    session = located;
    return ending;
  }

  async function openFound(...given: Parameters<FollowSession['open']>): Promise<Ending | null> {
    const [signal] = given;
    try {
      const candidates = await detectSources(url, { ...options, onStep }, signal);
      return await openFirst(candidates, ...given);
    } catch (error) {
      if (signal.aborted) return { reason: 'stopped' };
      if (!isFollowFault(error)) throw error;
      return endingOf(error);
    }
  }

  async function open(...given: Parameters<FollowSession['open']>): Promise<Ending | null> {
    const located = await selectAdapter(url, source);
    return located === null ? openFound(...given) : openLocated(located, ...given);
  }

  return createLateSession(open, () => session);
}

function faultOf(ending: Ending | null): FollowFault | null {
  return ending !== null && 'fault' in ending ? ending.fault : null;
}

/** True when another source on the same page may do better: whatever failed, except that we were told to stop. */
function isWorthAnother(ending: Ending): boolean {
  return faultOf(ending) !== null;
}

/** True when the publisher answered, but not with what its address promised. An answer "this is an article" is believed. */
function isReasonToLook(ending: Ending): boolean {
  const fault = faultOf(ending);
  if (fault instanceof NotLiveBlogError) return false;
  if (fault instanceof DecodeError) return true;
  if (!(fault instanceof HttpError)) return false;
  return fault.status >= 400 && fault.status < 500 && fault.status !== 429 && fault.status !== 410;
}
