// Owns following on the terminal that the program was started on: joins the terminal, the reading and the screen, and
// lets them hear of a new size, of a stop and of the end of the process.

import { codeOfFault, EXIT, type ExitCode } from '../config/exit-codes.ts';
import type { GlyphSet } from '../layout/glyphs.ts';
import type { Zone } from '../layout/time.ts';
import type { Query } from '../query/query.ts';
import type { Dialect } from '../terminal/dialect.ts';
import { takesLinks } from '../terminal/link-taking.ts';
import { createTerminalSession, type TerminalSession } from '../terminal/terminal-session.ts';
import { systemTimer } from '../terminal/timer.ts';
import { choicesFrom, keepPlace, type Place } from './keep-place.ts';
import { createReach } from './reach.ts';
import type { ReaderChoices } from './reader.ts';
import { createReading, type Reading } from './reading.ts';
import { followOnScreen, type ScreenModeOptions } from './screen-mode.ts';
import { leftFrom } from './visit-mark.ts';

export type TerminalModeOptions = Pick<ScreenModeOptions, 'colour' | 'complain'> &
  Pick<ReaderChoices, 'keyEventsOnly' | 'order'> & {
    readonly isOrderAsked: boolean;
    readonly time: ReaderChoices['timeMode'];
    readonly zone: Zone;
    readonly glyphs: GlyphSet;
    /** What the terminal may be sent. */
    readonly dialect: Dialect;
    readonly mouse: boolean;
    readonly highlights: readonly Query[];
  };

type Story = Pick<ScreenModeOptions, 'store' | 'session' | 'storyNow' | 'speed'> & {
  readonly address: string;
  /** Where the reader was at the last visit, and what keeps it for the next. */
  readonly place?: Place;
  readonly savePlace?: (place: Place) => void;
};

export type TerminalMode = {
  /** Gives the screen back at once, from wherever it is called. */
  readonly leave: () => void;
  /** Follows until the reader quits, the terminal goes away or the signal aborts. To be called once. */
  readonly follow: (story: Story, signal: AbortSignal) => Promise<ExitCode>;
};

/** Takes nothing yet: the screen is taken over by `follow`. */
export function takeTerminal(options: TerminalModeOptions): TerminalMode {
  const gone = new AbortController();
  const { stdin, stdout } = process;
  const terminal = createTerminalSession({
    stdin,
    stdout,
    onGone: () => gone.abort(),
    dialect: options.dialect,
    takesLinks: takesLinks(process.env),
    hasMouse: options.mouse,
  });
  return {
    leave: terminal.leave,
    async follow(story, signal) {
      process.on('exit', terminal.leave);
      process.on('SIGCONT', terminal.resume);
      const reading = readOn(stdout, options, story);
      const { savePlace: save = () => {} } = story;
      const { focus } = terminal;
      const leavePlace = keepPlace({ ...story, reading, timer: systemTimer, focus, save });
      const code = await followOnScreen(
        {
          ...story,
          ...options,
          ...createReach(process, terminal.send),
          reading,
          terminal: { ...terminal, suspend: () => suspend(terminal) },
          timer: systemTimer,
          codeOf: codeOfFault,
        },
        AbortSignal.any([signal, gone.signal]),
      ).finally(leavePlace);
      process.off('SIGCONT', terminal.resume);
      return gone.signal.aborted ? EXIT.hangup : code;
    },
  };
}

function readOn(
  stdout: typeof process.stdout,
  options: TerminalModeOptions,
  { store, address, place, storyNow }: Story,
): Reading {
  const reading = createReading({
    store,
    address,
    left: leftFrom(place, storyNow()),
    choices: choicesFrom(place, { ...options, timeMode: options.time }),
    size: { columns: stdout.columns, rows: stdout.rows },
    glyphs: options.glyphs,
    zone: options.zone,
    highlights: options.highlights,
  });
  stdout.on('resize', () => reading.resize({ columns: stdout.columns, rows: stdout.rows }));
  return reading;
}

/** A stop that we ask for takes the screen again by itself: the SIGCONT that ends it must not do so a second time. */
export function suspend(terminal: Pick<TerminalSession, 'suspend' | 'resume'>): void {
  process.off('SIGCONT', terminal.resume);
  terminal.suspend();
  process.on('SIGCONT', terminal.resume);
}
