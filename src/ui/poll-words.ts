// Owns how polling is put into the few words of the footer, and a fault into its sentence.

import { formatClock, type Zone } from '../layout/time.ts';
import { describeFaultBriefly, HttpError } from '../model/errors.ts';
import type { PollStatus } from '../state/state.ts';

export type PollWords = { readonly words: string; readonly fault: string | null };

/** No seconds and no countdown: the words change only when something happened. */
export function pollWords(poll: PollStatus, zone: Zone): PollWords {
  switch (poll.phase) {
    case 'connecting':
      return { words: 'connecting', fault: null };
    case 'ok':
      return { words: 'ok', fault: null };
    case 'failed': {
      const words = poll.retryAt === null ? 'failed' : `retry ${formatClock(poll.retryAt, zone)}`;
      return { words, fault: describeFaultBriefly(poll.fault) };
    }
    case 'stopped':
      return { words: STOPPED_WORDS[poll.reason], fault: null };
  }
}

const STOPPED_WORDS = { ended: 'story ended', gone: 'gone', file: 'file' } as const;

export const ASKING = 'asking the publisher';

/** What is said when the reader wants the publisher to be asked now: true, whether that can be done or not. */
export function noticeOfAsking(poll: PollStatus): string {
  if (poll.phase === 'stopped') return `nothing more to ask: ${STOPPED_WORDS[poll.reason]}`;
  const isToldToWait =
    poll.phase === 'failed' && poll.fault instanceof HttpError && poll.fault.retryAfterMs !== null;
  return isToldToWait ? 'the publisher has told us to wait' : ASKING;
}
