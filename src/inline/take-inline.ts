// Owns following in sentences on the terminal that the program was started on: joins its keys, the reader's place and the
// telling, and lets them hear of a stop and of the end of the process.

import { resolveSince, type Since } from '../config/duration.ts';
import { codeOfFault, EXIT, type ExitCode } from '../config/exit-codes.ts';
import { createKeySession } from '../terminal/key-session.ts';
import { systemTimer } from '../terminal/timer.ts';
import type { AlertChoices } from '../ui/attention-choices.ts';
import { heedJobSignals } from '../ui/job-signals.ts';
import type { Place } from '../ui/keep-place.ts';
import { leftFrom } from '../ui/visit-mark.ts';
import { inlineAttention } from './inline-attention.ts';
import { followInline, type InlineModeOptions } from './inline-mode.ts';
import { windowColumns } from './window-columns.ts';

export type TakeInlineOptions = Pick<
  InlineModeOptions,
  'spell' | 'time' | 'zone' | 'limit' | 'keyEventsOnly' | 'write' | 'complain' | 'keys'
> &
  Pick<AlertChoices, 'alerts' | 'alertRules' | 'quietHours'> & { readonly since: Since | null };

type Story = Pick<InlineModeOptions, 'store' | 'session' | 'address' | 'storyNow'> & {
  readonly place?: Place;
  readonly savePlace?: (place: Place) => void;
  readonly bytesReceived?: () => number;
};

export type InlineMode = {
  /** Gives the keys back at once, from wherever it is called. */
  readonly leave: () => void;
  /** Follows until the reader quits, the terminal goes away or the signal aborts. To be called once. */
  readonly follow: (story: Story, signal: AbortSignal) => Promise<ExitCode>;
};

/** Takes nothing yet: keys are read from when `follow` is called. */
export function takeInline(
  options: TakeInlineOptions,
  { stdin }: { readonly stdin: { readonly fd: number } } = process,
): InlineMode {
  const gone = new AbortController();
  const terminal = createKeySession({ fd: stdin.fd, onGone: () => gone.abort() });
  return {
    leave: terminal.leave,
    async follow(story, signal) {
      process.on('exit', terminal.leave);
      const { suspend, stop } = heedJobSignals(terminal);
      const code = await followInline(
        {
          ...options,
          ...story,
          columns: windowColumns,
          since: momentOf(options, story),
          left: story.place === undefined ? null : leftFrom(story.place, story.storyNow()),
          terminal: { ...terminal, suspend },
          bytesReceived: story.bytesReceived ?? (() => 0),
          onTold: keeperOf(story),
          codeOf: codeOfFault,
          calls: {
            attention: inlineAttention(
              { ...options, glyphs: options },
              process.env,
              story.storyNow(),
            ),
            timer: systemTimer,
          },
        },
        AbortSignal.any([signal, gone.signal]),
      );
      stop();
      process.off('exit', terminal.leave);
      return gone.signal.aborted ? EXIT.hangup : code;
    },
  };
}

function momentOf({ since, zone }: TakeInlineOptions, { storyNow }: Story): number | null {
  if (since === null) return null;
  return resolveSince(since, storyNow(), zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** What was told is what the reader has come to; the row on a screen, and how it is looked at there, stay as they were. */
function keeperOf({ place, savePlace, storyNow }: Story): InlineModeOptions['onTold'] {
  const screen = { anchor: null, ...place };
  let last = '';
  return (newest) => {
    if (newest.id === last) return;
    last = newest.id;
    savePlace?.({ ...screen, lastSeen: newest, leftAt: storyNow() });
  };
}
