// Owns following without a screen: opens a session, writes each event as it comes, and says how it ended.
// Knows no network and no process: lines go out through `write`, complaints through `complain`.

import { EXIT, type ExitCode } from '../config/exit-codes.ts';
import { describeFault, type FollowFault } from '../model/errors.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { EndReason } from './events.ts';
import { createLineWriter, type LineOptions, matchesUntil } from './follow-output.ts';

type Ending =
  | { readonly reason: 'ended' | 'stopped' | 'file' }
  | { readonly reason: 'gone' | 'failed'; readonly fault: FollowFault };

export type LineModeOptions = LineOptions & {
  readonly mode: 'plain' | 'json';
  readonly once: boolean;
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
  readonly now: () => number;
  /** The exit code for a first request that failed: it depends on what is at the address. */
  readonly codeOf: (fault: FollowFault) => ExitCode;
};

/** Follows until the story ends, `--until` matches or `signal` aborts; then everything has been written. */
export async function followInLines(
  options: LineModeOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { store, session, now, until, once } = options;
  const writer = createLineWriter(options.mode, options);
  const matched = new AbortController();
  let written: Promise<void> = Promise.resolve();

  const put = (text: string) => {
    if (text !== '') written = written.then(() => options.write(text));
  };
  const tell = (state: State) => {
    put(writer.next(state, now()));
    const counts = once || state.poll.phase === 'stopped';
    if (until !== null && state.changes.some((change) => matchesUntil(until, change, counts))) {
      matched.abort();
    }
  };
  const finish = async (reason: EndReason, code: ExitCode) => {
    put(writer.end(reason, now()));
    await written;
    return code;
  };

  const opened = await session.open(signal, (reachedAt) =>
    wantsOlder(store.getState(), reachedAt, options),
  );
  if (opened !== null && 'fault' in opened) {
    options.complain(describeFault(opened.fault));
    return options.mode === 'json'
      ? finish('failed', options.codeOf(opened.fault))
      : options.codeOf(opened.fault);
  }
  tell(store.getState());
  store.subscribe(tell);
  if (matched.signal.aborted) return finish('until', EXIT.done);
  if (once || opened !== null) {
    return finish(once ? 'once' : reasonOf(opened), until === null ? EXIT.done : EXIT.unmatched);
  }
  const ending = await session.run(AbortSignal.any([signal, matched.signal]));
  if (matched.signal.aborted) return finish('until', EXIT.done);
  if ('fault' in ending) {
    options.complain(describeFault(ending.fault));
    return finish('gone', EXIT.gone);
  }
  const isUnmatched = ending.reason === 'ended' && until !== null;
  return finish(reasonOf(ending), isUnmatched ? EXIT.unmatched : EXIT.done);
}

function reasonOf(ending: Ending | null): EndReason {
  return ending?.reason ?? 'stopped';
}

/** `--since` and `--limit` name blocks that may stand on older pages than those that reach back to `reachedAt`. */
function wantsOlder(state: State, reachedAt: number, { since, limit }: LineModeOptions): boolean {
  const isLate = since !== null && reachedAt >= since;
  const isShort = limit !== null && blocksFrom(state, reachedAt) < limit;
  return since === null ? isShort : isLate && (limit === null || isShort);
}

function blocksFrom({ order, records }: State, from: number): number {
  const isBefore = (id: string) => (records.get(id)?.block?.publishedAt ?? from) < from;
  const end = order.findIndex(isBefore);
  return end < 0 ? order.length : end;
}
