// Owns when the reader is called: for news that a rule names, once for all that comes at the same time, and only while
// nobody is looking. Knows neither how a terminal is asked to call nor what time it is.

import type { BlockId } from '../model/block.ts';
import { matches } from '../query/matches.ts';
import type { Query } from '../query/query.ts';
import type { EachFollowed, FollowedStory } from '../state/followed.ts';
import { newsIn } from '../state/news.ts';
import type { Change, State } from '../state/state.ts';
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
  readonly eachFollowed: EachFollowed;
  readonly focus: Focus;
  readonly timer: Timer;
  /** One of these matches what is worth a call. */
  readonly rules: readonly Query[];
  /** True while nobody may be called. */
  readonly isQuiet: () => boolean;
  /** Oldest first, of each story. */
  readonly call: (news: readonly News[]) => void;
};

/** What came in one story. */
export type News = { readonly story: FollowedStory; readonly change: Change };

export type Alerting = {
  /** The reader did something. */
  readonly stir: () => void;
  readonly stop: () => void;
};

export function startAlerting(options: AlertingOptions): Alerting {
  const { eachFollowed, focus, timer } = options;
  let gathered: readonly News[] = [];
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

  function hear(story: FollowedStory, state: State, previous: State): void {
    const worthy = newsIn(state, previous, story.isResumed).filter((change) =>
      isWorthy(change, state, options.rules),
    );
    if (worthy.length === 0) return;
    gathered = [...gathered, ...worthy.map((change) => ({ story, change }))];
    cancel ??= timer(GATHER_MS, callNow);
  }

  function listen(story: FollowedStory): () => void {
    return story.store.subscribe((state, previous) => hear(story, state, previous));
  }

  /** Who has come back meanwhile sees for themselves. */
  function callNow(): void {
    cancel = null;
    const news = toldOnce(gathered).filter(isUnseen);
    gathered = [];
    if (news.length === 0 || (focus.isFocused() && !isIdle) || options.isQuiet()) return;
    options.call(news);
    cancel = timer(REST_MS, callNow);
  }

  const leaves = [eachFollowed(listen), focus.subscribe(stir)];
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

/** A post that has been seen since, or was removed, calls nobody. */
function isUnseen({ story, change: { kind, block } }: News): boolean {
  return kind !== 'block' || story.store.getState().unseen.has(block.id);
}

/** A block that came and was edited, or edited twice, is told of once, as it reads now. */
function toldOnce(all: readonly News[]): readonly News[] {
  const stories = Map.groupBy(all, ({ story }) => story);
  return [...stories.values()].flatMap((news) => {
    const told = new Map<BlockId, News>();
    for (const one of news)
      told.set(one.change.block.id, asOne(told.get(one.change.block.id), one));
    return [...told.values()];
  });
}

function asOne(before: News | undefined, { story, change }: News): News {
  const isStillNew = before?.change.kind === 'block' && change.kind === 'edit';
  return { story, change: isStillNew ? { ...before.change, block: change.block } : change };
}
