// Owns how polling is put into the few words of the footer, and a fault into its sentence.

import { formatClock, type Zone } from '../layout/time.ts';
import { describeFault } from '../model/errors.ts';
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
      return { words, fault: describeFault(poll.fault) };
    }
    case 'stopped':
      return { words: STOPPED_WORDS[poll.reason], fault: null };
  }
}

const STOPPED_WORDS = { ended: 'story ended', gone: 'gone', file: 'file' } as const;
