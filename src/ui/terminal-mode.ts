// Owns following on the terminal that the program was started on: joins the terminal, the reading and the screen, and
// lets them hear of a new size, of a stop and of the end of the process.

import { codeOfFault, EXIT, type ExitCode } from '../config/exit-codes.ts';
import type { FollowingOptions } from '../config/options.ts';
import type { GlyphSet } from '../layout/glyphs.ts';
import type { Zone } from '../layout/time.ts';
import type { Query } from '../query/query.ts';
import type { StoryHistory } from '../state/reading.ts';
import type { Abilities } from '../terminal/abilities.ts';
import type { Dialect } from '../terminal/dialect.ts';
import { takesLinks } from '../terminal/link-taking.ts';
import { type AskedWay, pictureWayOf } from '../terminal/picture-way.ts';
import { createTerminalSession } from '../terminal/terminal-session.ts';
import { systemTimer } from '../terminal/timer.ts';
import { takesTitle } from '../terminal/window-title.ts';
import { type AlertChoices, attentionChoices } from './attention-choices.ts';
import { heedJobSignals } from './job-signals.ts';
import { choicesFrom, keepPlace, type Place } from './keep-place.ts';
import type { Turn } from './quit.ts';
import { createReach, type ReachOptions } from './reach.ts';
import type { ReaderChoices } from './reader.ts';
import { createReading, type Reading } from './reading.ts';
import { followOnScreen, type ScreenModeOptions } from './screen-mode.ts';
import { type StoryList, wordsOfTurn } from './turning.ts';
import { leftFrom } from './visit-mark.ts';

export type TerminalModeOptions = Pick<
  ScreenModeOptions,
  'colour' | 'complain' | 'keys' | 'looks'
> &
  Pick<ReaderChoices, 'keyEventsOnly' | 'order'> & {
    readonly isAsked: FollowingOptions['isAsked'];
    readonly time: ReaderChoices['timeMode'];
    readonly zone: Zone;
    readonly glyphs: GlyphSet;
    readonly lowBandwidth: boolean;
    /** What the terminal may be sent. */
    readonly dialect: Dialect;
    readonly mouse: boolean;
    /** In which way images are to be drawn. */
    readonly images: AskedWay;
    /** What the reader is told first, one at most. */
    readonly notices: readonly string[];
    readonly highlights: readonly Query[];
  } & AlertChoices &
  Pick<ReachOptions, 'fetchPicture' | 'colours'> &
  Pick<Abilities, 'redraws' | 'showsUnicode' | 'multiplexer' | 'isRemote'>;

type Story = Pick<ScreenModeOptions, 'store' | 'session' | 'storyNow' | 'speed'> & {
  readonly address: string;
  /** Where the reader was at the last visit, and what keeps it for the next. */
  readonly place?: Place;
  readonly savePlace?: (place: Place) => void;
  /** What is known of the story's past. */
  readonly history?: StoryHistory;
};

/** The story that is read, and those that can be turned to from it. */
type Stories = StoryList & {
  readonly current: () => Story;
  /** Opens the next story, or the one before. Null, or why that could not be done. */
  readonly turn: (by: Turn['turn']) => Promise<string | null>;
};

export type TerminalMode = {
  /** Gives the screen back and keeps the reader's place at once, from wherever it is called. */
  readonly leave: () => void;
  /** A passing word to whoever looks at the screen. */
  readonly say: (notice: string) => void;
  /** Follows until the reader quits, the terminal goes away or the signal aborts. To be called once. */
  readonly follow: (stories: Stories, signal: AbortSignal) => Promise<ExitCode>;
};

/** Takes nothing yet: the screen is taken over by `follow`. */
export function takeTerminal(options: TerminalModeOptions): TerminalMode {
  const gone = new AbortController();
  const { stdout } = process;
  const terminal = createTerminalSession({
    // By its number: the stream that stands for it would only be opened.
    stdin: { fd: 0 },
    stdout,
    onGone: () => gone.abort(),
    dialect: options.dialect,
    takesLinks: takesLinks(process.env) && !options.lowBandwidth,
    hasMouse: options.mouse,
    keepsTitle: options.alerts !== 'none' && takesTitle(process.env),
  });
  let leavePlace = () => {};
  let say = (_notice: string) => {};
  return {
    leave() {
      terminal.leave();
      leavePlace();
    },
    say: (notice) => say(notice),
    async follow(stories, signal) {
      process.on('exit', terminal.leave);
      const { suspend, stop } = heedJobSignals(terminal);
      const either = AbortSignal.any([signal, gone.signal]);

      async function read(story: Story, notice: string | null): Promise<ExitCode | Turn> {
        const { reading, close } = readOn(stdout, options, story, stories);
        const { savePlace: save = () => {} } = story;
        const { focus } = terminal;
        say = reading.say;
        if (notice !== null) say(notice);
        leavePlace = keepPlace({ ...story, reading, timer: systemTimer, focus, save });
        return followOnScreen(
          {
            ...story,
            ...options,
            ...createReach(process, {
              ...options,
              colours: options.lowBandwidth ? 0 : options.colours,
              pictureWay: pictureWayOf(process.env, options.images, options),
              questions: terminal.questions,
              send: terminal.send,
            }),
            stories,
            reading,
            terminal: { ...terminal, suspend },
            timer: systemTimer,
            attention: attentionChoices(options, process.env, story.storyNow()),
            codeOf: codeOfFault,
          },
          either,
        ).finally(() => {
          leavePlace();
          close();
        });
      }

      try {
        let outcome = await read(stories.current(), options.notices.at(-1) ?? null);
        while (typeof outcome !== 'number') {
          const reason = await stories.turn(outcome.turn);
          outcome = await read(stories.current(), reason ?? wordsOfTurn(stories.list()));
        }
        return gone.signal.aborted ? EXIT.hangup : outcome;
      } finally {
        terminal.leave();
        stop();
      }
    },
  };
}

function choicesFor(options: TerminalModeOptions, place: Place | undefined): ReaderChoices {
  const choices = choicesFrom(place, { ...options, timeMode: options.time });
  // Ages change with every minute.
  const hasAges = choices.timeMode === 'both' || choices.timeMode === 'relative';
  return options.lowBandwidth && hasAges ? { ...choices, timeMode: 'absolute' } : choices;
}

function readOn(
  stdout: typeof process.stdout,
  options: TerminalModeOptions,
  { store, address, place, storyNow, history }: Story,
  stories: StoryList,
): { readonly reading: Reading; readonly close: () => void } {
  const reading = createReading({
    store,
    address,
    left: leftFrom(place, storyNow()),
    choices: choicesFor(options, place),
    size: { columns: stdout.columns, rows: stdout.rows },
    glyphs: options.glyphs,
    hasClock: !options.lowBandwidth,
    zone: options.zone,
    highlights: options.highlights,
    ...(options.keys && { keys: options.keys }),
    stories,
    ...(history === undefined ? {} : { history }),
  });
  const resize = () => reading.resize({ columns: stdout.columns, rows: stdout.rows });
  stdout.on('resize', resize);
  return { reading, close: () => stdout.off('resize', resize) };
}
