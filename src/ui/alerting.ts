// Owns when the reader is called: for news that a rule names, once for all that comes at the same time, and only while
// nobody is looking. Knows neither how a terminal is asked to call nor what time it is.

import type { BlockId } from '../model/block.ts';
import { matches } from '../query/matches.ts';
import type { Query } from '../query/query.ts';
import { newsIn } from '../state/news.ts';
import type { Change, State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Focus } from '../terminal/focus.ts';
import type { Timer } from '../terminal/timer.ts';
import { subjectOf } from './block-filter.ts';

/** Key events and summaries. */
export const DEFAULT_RULES: readonly Query[] = [{ kind: 'is', quality: 'key' }];

/** What one poll brings may come in several pieces. */
const GATHER_MS = 1000;

/** After a call the next one waits this long, whatever comes. */
const REST_MS = 20_000;

/** Without a key for this long nobody is taken to be looking, even where the keys would come to us. */
const IDLE_MS = 5 * 60_000;

export type AlertingOptions = {
  readonly store: Store;
  readonly focus: Focus;
  readonly timer: Timer;
  /** One of these matches what is worth a call. */
  readonly rules: readonly Query[];
  /** True while nobody may be called. */
  readonly isQuiet: () => boolean;
  /** Oldest first. */
  readonly call: (changes: readonly Change[]) => void;
};

export type Alerting = {
  /** The reader did something. */
  readonly stir: () => void;
  readonly stop: () => void;
};

export function startAlerting(options: AlertingOptions): Alerting {
  const { store, focus, timer } = options;
  let gathered: readonly Change[] = [];
  let cancel: (() => void) | null = null;
  let isIdle = false;
  let cancelIdle = startIdle();

  function stir(): void {
    cancelIdle();
    cancelIdle = startIdle();
  }

  function startIdle(): () => void {
    isIdle = false;
    return timer(IDLE_MS, () => {
      isIdle = true;
    });
  }

  function hear(state: State, previous: State): void {
    const worthy = newsIn(state, previous).filter((change) =>
      isWorthy(change, state, options.rules),
    );
    if (worthy.length === 0) return;
    gathered = [...gathered, ...worthy];
    cancel ??= timer(GATHER_MS, callNow);
  }

  /** Who has come back meanwhile sees for themselves. */
  function callNow(): void {
    cancel = null;
    const { unseen } = store.getState();
    const changes = toldOnce(gathered).filter(
      ({ kind, block }) => kind !== 'block' || unseen.has(block.id),
    );
    gathered = [];
    if (changes.length === 0 || (focus.isFocused() && !isIdle) || options.isQuiet()) return;
    options.call(changes);
    cancel = timer(REST_MS, callNow);
  }

  const leaves = [store.subscribe(hear), focus.subscribe(stir)];
  return {
    stir,
    stop() {
      for (const leave of leaves) leave();
      cancel?.();
      cancelIdle();
    },
  };
}

/** What is edited is asked about as it reads now: what was worth a call before may be no longer. */
function isWorthy({ block }: Change, state: State, rules: readonly Query[]): boolean {
  const subject = subjectOf(state, block);
  return rules.some((rule) => matches(rule, subject));
}

/** A block that came and was edited, or edited twice, is told of once, as it reads now. */
function toldOnce(changes: readonly Change[]): readonly Change[] {
  const told = new Map<BlockId, Change>();
  for (const change of changes) {
    const before = told.get(change.block.id);
    const isStillNew = before?.kind === 'block' && change.kind === 'edit';
    told.set(change.block.id, isStillNew ? { ...before, block: change.block } : change);
  }
  return [...told.values()];
}
