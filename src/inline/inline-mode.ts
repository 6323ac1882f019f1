// Owns following where nothing is redrawn: the story is told in sentences as it comes, and keys have posts read out again.
// Sends no control sequence but a call, where the reader wants to be called. Knows no network and no process.

import type { ExitCode } from '../config/exit-codes.ts';
import { explainFault } from '../model/advice.ts';
import type { BlockKey } from '../model/block.ts';
import type { FollowFault } from '../model/errors.ts';
import { formatPlainText } from '../output/plain-text.ts';
import { keyOf } from '../state/order.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { createFocus } from '../terminal/focus.ts';
import type { KeySession } from '../terminal/key-session.ts';
import { type AttentionOptions, startAttention } from '../ui/attention.ts';
import { createQuit, type Outcome, type Quit } from '../ui/quit.ts';
import { showApp } from '../ui/show-app.ts';
import { createVisitMark, type Left } from '../ui/visit-mark.ts';
import { createInlineOrders, type InlineOrders } from './inline-orders.ts';
import { createInlineReader } from './inline-reader.ts';
import { createStoryTelling, type TellOptions } from './tell-story.ts';
import { createVoice, type Voice } from './voice.ts';

type Calls = Pick<AttentionOptions, 'attention' | 'timer'>;

const NO_CALLS: Calls = { attention: null, timer: () => () => {} };

type Ending =
  | { readonly reason: 'ended' | 'stopped' | 'file' | 'kept' }
  | { readonly reason: 'gone' | 'failed'; readonly fault: FollowFault };

export type InlineModeOptions = TellOptions & {
  readonly store: Store;
  readonly session: {
    readonly open: (signal: AbortSignal) => Promise<Ending | null>;
    readonly run: (signal: AbortSignal) => Promise<Ending>;
    readonly pollNow: () => void;
    readonly readOlder: (signal: AbortSignal) => Promise<void>;
  };
  /** Where the story comes from, for people. */
  readonly address: string;
  readonly terminal: KeySession;
  readonly keyEventsOnly: boolean;
  /** Epoch ms of the story's own time. */
  readonly storyNow: () => number;
  /** How the last visit ended; null where none is known. */
  readonly left: Left | null;
  readonly bytesReceived: () => number;
  /** Hears of the newest post that was told of, whenever that has changed. */
  readonly onTold: (newest: BlockKey) => void;
  /** Resolves when the text has been taken. */
  readonly write: (text: string) => Promise<void>;
  /** How the reader is called; left out for not at all. */
  readonly calls?: Calls;
  /** How wide the window is now; null, or left out, where there is none. */
  readonly columns?: () => number | null;
  /** One sentence for people, without a full stop. */
  readonly complain: (sentence: string) => void;
  readonly codeOf: (fault: FollowFault) => ExitCode;
};

/** Follows until the reader quits or `signal` aborts. Everything has been written when this resolves. */
export async function followInline(
  options: InlineModeOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const outcome = await whileReading(options, createQuit(signal));
  if (typeof outcome === 'number') return outcome;
  options.complain(explainFault(outcome));
  return options.codeOf(outcome);
}

async function whileReading(options: InlineModeOptions, quit: Quit): Promise<Outcome> {
  const { terminal, spell, calls = NO_CALLS } = options;
  const voice = createVoice(options.write, options.columns);
  const stops: (() => void)[] = [];
  terminal.enter();
  try {
    voice.tell(spell(`Opening ${options.address}.\n`));
    const since = createVisitMark(options.left, options.storyNow());
    const orders = createOrders(options, voice, since, quit);
    followStory(options, voice, since, orders, quit).catch(quit.fail);
    const attention = startAttention({
      ...options,
      ...calls,
      terminal: { focus: createFocus(), send: voice.ring },
    });
    stops.push(attention.stop);
    const onKeys = (names: readonly string[]) => {
      attention.stir();
      orders.onKeys(names);
    };
    showApp({ terminal, onKeys, onPaste: orders.onPaste }, quit.signal, quit.fail)
      .then((unmount) => (quit.signal.aborted ? unmount() : stops.push(unmount)))
      .catch(quit.fail);
    return await quit.done;
  } finally {
    for (const stop of stops) stop();
    terminal.leave();
    await voice.done();
  }
}

type Mark = ReturnType<typeof createVisitMark>;

function createOrders(
  options: InlineModeOptions,
  voice: Voice,
  since: Mark,
  quit: Quit,
): InlineOrders {
  const { session, storyNow, keyEventsOnly } = options;
  return createInlineOrders({
    ...options,
    voice,
    since,
    reader: createInlineReader(keyEventsOnly),
    readOptions: () => ({ ...options, now: storyNow() }),
    pollNow: session.pollNow,
    readOlder: () => session.readOlder(quit.signal).catch(quit.fail),
    quit: quit.quit,
  });
}

/** A story that has ended or is gone can still be read; only one that was never there is the end. */
async function followStory(
  options: InlineModeOptions,
  voice: Voice,
  since: Mark,
  orders: InlineOrders,
  quit: Quit,
): Promise<void> {
  const { store, session, storyNow } = options;
  const telling = createStoryTelling(options);
  const opened = await session.open(quit.signal);
  if (quit.signal.aborted) return;
  if (opened !== null && 'fault' in opened) {
    quit.quit(opened.fault);
    return;
  }
  const state = store.getState();
  const present = telling.present(state, since(state), storyNow());
  voice.tell(present.says);
  orders.startAt(present.first);
  tellNewest(state, options);
  const leave = store.subscribe((next) => {
    const text = telling.next(next, orders.getReader().keyEventsOnly, storyNow());
    const hasAnswer = next.poll.phase === 'ok' && orders.takeAsking();
    const says = text === '' && hasAnswer ? 'Nothing new.\n' : text;
    voice.tell(says);
    if (says !== '') orders.sayLineAgain();
    tellNewest(next, options);
  });
  const ending = opened ?? (await session.run(quit.signal));
  leave();
  voice.tell(wordsOfEnding(ending, options));
}

function tellNewest({ order, records }: State, { onTold }: InlineModeOptions): void {
  const block = records.get(order[0] ?? '')?.block ?? null;
  if (block !== null) onTold(keyOf(block));
}

function wordsOfEnding({ reason }: Ending, options: InlineModeOptions): string {
  if (reason === 'stopped') return '';
  return formatPlainText({ event: 'end', at: options.storyNow(), reason }, options);
}
