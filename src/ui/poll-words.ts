// Owns how polling is put into the few words of the footer, and a fault into its sentence.

import { formatClock, formatDayTime, type Zone } from '../layout/time.ts';
import { describeFaultBriefly, HttpError } from '../model/errors.ts';
import type { PollStatus } from '../state/state.ts';

export type PollWords = { readonly words: string; readonly fault: string | null };

/** No seconds and no countdown: the words change only when something happened. */
export function pollWords(poll: PollStatus, zone: Zone, now: number): PollWords {
  switch (poll.phase) {
    case 'connecting':
      return { words: 'connecting', fault: null };
    case 'ok':
      return { words: wordsOfPace(poll.everyMs ?? 0), fault: null };
    case 'failed': {
      return {
        words: wordsOfRetry(poll.retryAt, zone, now),
        fault: describeFaultBriefly(poll.fault),
      };
    }
    case 'replayed':
      return { words: wordsOfReplay(poll.speed, zone, now), fault: null };
    case 'stopped':
      return { words: STOPPED_WORDS[poll.reason], fault: null };
  }
}

/** A source that wants to be asked seldom (a key is good for so many calls a day) explains why nothing seems to happen. */
function wordsOfPace(everyMs: number): string {
  const minutes = Math.round(everyMs / MINUTE_MS);
  return minutes < SELDOM_MINUTES ? 'ok' : `asks every ${minutes}m`;
}

const MINUTE_MS = 60_000;
const SELDOM_MINUTES = 2;

/** Once its time has passed the next try is under way, however long it takes. */
function wordsOfRetry(retryAt: number | null, zone: Zone, now: number): string {
  if (retryAt === null) return 'failed';
  return retryAt <= now ? 'asking again' : `retry ${formatClock(retryAt, zone)}`;
}

/** "20 Jul 21:20 60x": the header tells no day. */
function wordsOfReplay(speed: number, zone: Zone, now: number): string {
  const moment = formatDayTime(now, zone);
  return speed === 0 ? moment : `${moment} ${speed}x`;
}

const STOPPED_WORDS = {
  ended: 'story ended',
  gone: 'gone',
  file: 'file',
  kept: 'end of what is kept',
} as const;

const REPLAYED = 'the past: nobody is asked';

const NOTHING_TO_ASK = {
  ended: 'it has ended: no more will come',
  gone: 'taken away: no more will come',
  file: 'a saved file has no news',
  kept: REPLAYED,
} as const;

export const ASKING = 'asking the publisher';

/** The answer, to who has asked: without it a publisher who answers at once seems never to have been asked. */
export const NOTHING_NEW = 'asked just now: nothing new';

/** What is said when the reader wants the publisher to be asked now: true, whether that can be done or not. */
export function noticeOfAsking(poll: PollStatus): string {
  if (poll.phase === 'replayed') return REPLAYED;
  if (poll.phase === 'stopped') return NOTHING_TO_ASK[poll.reason];
  const isToldToWait =
    poll.phase === 'failed' && poll.fault instanceof HttpError && poll.fault.retryAfterMs !== null;
  return isToldToWait ? 'the publisher has told us to wait' : ASKING;
}
