// Owns what reaches the reader beyond the screen: the call of an alert, and the count in the title of the window. Joins
// them to the terminal; knows no clock.

import { isQuiet, type QuietHours } from '../config/quiet-hours.ts';
import { formatClock, type Zone } from '../layout/time.ts';
import type { Query } from '../query/query.ts';
import { type EachFollowed, followedAlone } from '../state/followed.ts';
import { selectUnseenCount } from '../state/selectors.ts';
import type { Store } from '../state/store.ts';
import { type AlertWay, alertSequence, type Spell } from '../terminal/alert.ts';
import type { Multiplexer } from '../terminal/multiplexer.ts';
import type { TerminalSession } from '../terminal/terminal-session.ts';
import type { Timer } from '../terminal/timer.ts';
import { titleSequence } from '../terminal/window-title.ts';
import { alertWords, windowTitle } from './alert-words.ts';
import { type News, startAlerting } from './alerting.ts';

/** What was chosen, and what the terminal takes. */
export type AttentionChoices = {
  readonly way: AlertWay;
  readonly rules: readonly Query[];
  readonly quietHours: QuietHours | null;
  readonly zone: Zone;
  readonly multiplexer: Multiplexer;
  readonly spell: Spell;
  /** The window's title was kept, and is given back by whoever kept it. */
  readonly hasTitle: boolean;
};

export type Attention = {
  /** The reader did something. */
  readonly stir: () => void;
  /** The terminal is ours again: its title was given back meanwhile. */
  readonly restart: () => void;
  readonly stop: () => void;
};

export type AttentionOptions = {
  /** Of the story that is read. */
  readonly store: Store;
  /** The stories that may call; left out for the one alone. */
  readonly eachFollowed?: EachFollowed;
  readonly terminal: Pick<TerminalSession, 'focus' | 'send'>;
  readonly timer: Timer;
  /** Epoch ms of the clock on the screen. */
  readonly storyNow: () => number;
  /** Null: nothing is sent. */
  readonly attention: AttentionChoices | null;
};

export function startAttention(options: AttentionOptions): Attention {
  const { attention: choices, store, terminal, timer, storyNow } = options;
  if (choices === null) return { stir() {}, restart() {}, stop() {} };
  const { quietHours, zone } = choices;
  const title = choices.hasTitle ? startTitle(options, choices.spell) : null;
  const alerting = startAlerting({
    eachFollowed: options.eachFollowed ?? followedAlone({ store, storyNow }),
    timer,
    focus: terminal.focus,
    rules: choices.rules,
    isQuiet: () => quietHours !== null && isQuiet(quietHours, formatClock(storyNow(), zone)),
    call: (news) => {
      const words = alertWords(
        titleOf(news),
        news.map(({ change }) => change),
      );
      terminal.send(alertSequence(words, choices.way, choices));
    },
  });
  return {
    stir: alerting.stir,
    restart() {
      alerting.stir();
      title?.restart();
    },
    stop() {
      alerting.stop();
      title?.stop();
    },
  };
}

/** Of the stories that it is about; null where none of them has one. */
function titleOf(news: readonly News[]): string | null {
  const titles = news.flatMap(({ story }) => story.store.getState().header?.title ?? []);
  return titles.length === 0 ? null : [...new Set(titles)].join(' + ');
}

/** Sets the title whenever it reads otherwise than before. */
function startTitle({ store, terminal }: AttentionOptions, spell: Spell) {
  let shown: string | null = null;

  function show(): void {
    const state = store.getState();
    if (state.header === null) return;
    const title = windowTitle(state.header.title, selectUnseenCount(state));
    if (title !== shown) terminal.send(titleSequence(title, spell));
    shown = title;
  }

  const stop = store.subscribe(show);
  show();
  return {
    stop,
    restart() {
      shown = null;
      show();
    },
  };
}
