// Owns following without a screen: opens a session, writes each event as it comes, and says how it ended.
// Knows no network and no process: lines go out through `write`, complaints through `complain`.

import { codeOfFault, EXIT, type ExitCode } from '../config/exit-codes.ts';
import { explainFault } from '../model/advice.ts';
import { describeFault, type FollowFault } from '../model/errors.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { EndReason } from './events.ts';
import { createLineWriter, type LineOptions, matchesUntil } from './follow-output.ts';

type Ending =
  | { readonly reason: 'ended' | 'stopped' | 'file' | 'kept' }
  | { readonly reason: 'gone' | 'failed'; readonly fault: FollowFault };

export type LineModeOptions = LineOptions & {
  readonly output: 'plain' | 'json';
  /** Tells what is there, and does not wait for news. */
  readonly once: boolean;
  /** What to wait for. */
  readonly until: RegExp | null;
  readonly store: Store;
  readonly session: {
    readonly open: (
      signal: AbortSignal,
      wantsOlder: (reachedAt: number) => boolean,
    ) => Promise<Ending | null>;
    readonly run: (signal: AbortSignal) => Promise<Ending>;
  };
  /** Resolves when the text has been taken. */
  readonly write: (text: string) => Promise<void>;
  /** One sentence for people, without a full stop. */
  readonly complain: (sentence: string) => void;
  /** Epoch ms of the story's own time. */
  readonly storyNow: () => number;
};

/** Follows until the story ends, `until` matches or `signal` aborts. Resolves when everything has been written. */
export async function followInLines(
  options: LineModeOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { store, session, complain } = options;
  const teller = createTeller(options);
  const opened = await session.open(signal, (reachedAt) =>
    wantsOlder(store.getState(), reachedAt, options),
  );
  if (opened !== null && 'fault' in opened) {
    complain(explainFault(opened.fault));
    // To plain lines nothing is added: whoever reads them reads the complaint.
    if (options.output === 'json') await teller.end('failed');
    return codeOfFault(opened.fault);
  }
  if (options.once && store.getState().poll.phase === 'connecting') complain(ONLY_KEPT);
  teller.tellPresent(options.once || opened !== null);
  const isDone = options.once || teller.matched.aborted;
  const ending = opened ?? (isDone ? null : await follow(options, teller, signal));
  if (ending !== null && 'fault' in ending) complain(describeFault(ending.fault));
  const reason = reasonFor(ending, options.once, teller.matched.aborted);
  await teller.end(reason);
  return codeOf(reason, options.until);
}

/** The first request failed, and what is told is not what is there now. */
const ONLY_KEPT = 'no answer came; this is what was kept of an earlier visit';

async function follow(
  { session, store }: LineModeOptions,
  { tell, matched }: Teller,
  signal: AbortSignal,
): Promise<Ending> {
  const unsubscribe = store.subscribe(tell);
  const ending = await session.run(AbortSignal.any([signal, matched]));
  unsubscribe();
  return ending;
}

function reasonFor(ending: Ending | null, once: boolean, hasMatched: boolean): EndReason {
  if (hasMatched) return 'until';
  return ending === null || (once && ending.reason !== 'stopped') ? 'once' : ending.reason;
}

function codeOf(reason: EndReason, until: RegExp | null): ExitCode {
  if (reason === 'gone') return EXIT.gone;
  return until === null || reason === 'until' || reason === 'stopped' ? EXIT.done : EXIT.unmatched;
}

type Teller = {
  /** Tells all that is known. `isAll`: nothing more will come, so that what was there can match. */
  readonly tellPresent: (isAll: boolean) => void;
  readonly tell: (state: State) => void;
  /** Resolves when all that was told has been taken. */
  readonly end: (reason: EndReason) => Promise<void>;
  /** Aborts as soon as something told is what was waited for. */
  readonly matched: AbortSignal;
};

function createTeller(options: LineModeOptions): Teller {
  const { store, until, storyNow, write } = options;
  const matched = new AbortController();
  let countPresent = false;
  let written: Promise<void> = Promise.resolve();
  const writer = createLineWriter(options.output, options, (event) => {
    if (until !== null && matchesUntil(until, event, countPresent)) matched.abort();
  });
  const put = (text: string) => {
    if (text !== '') written = written.then(() => write(text));
  };
  const tell = (state: State) => put(writer.next(state, storyNow()));
  return {
    matched: matched.signal,
    tell,
    tellPresent(isAll) {
      countPresent = isAll;
      tell(store.getState());
      countPresent = false;
    },
    end(reason) {
      put(writer.end(reason, storyNow()));
      return written;
    },
  };
}

/** `--since` and `--limit` name blocks that may stand on older pages than those that reach back to `reachedAt`. */
function wantsOlder(state: State, reachedAt: number, { since, limit }: LineOptions): boolean {
  const isLate = since !== null && reachedAt >= since;
  const isShort = limit !== null && countFrom(state, reachedAt) < limit;
  return since === null ? isShort : isLate && (limit === null || isShort);
}

/** Blocks from `reachedAt` on, or without a time. */
function countFrom({ order, records }: State, reachedAt: number): number {
  const isBefore = (id: string) => (records.get(id)?.block?.publishedAt ?? reachedAt) < reachedAt;
  const end = order.findIndex(isBefore);
  return end < 0 ? order.length : end;
}
