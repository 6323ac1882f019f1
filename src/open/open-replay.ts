// Owns opening the past of a kept story: played as it came, or standing still at a moment, by a clock of its own. Asks
// nothing of any network, and writes nothing: all that is needed is read at the start.

import { resolveSince, type Since } from '../config/duration.ts';
import { EXIT } from '../config/exit-codes.ts';
import { quoted } from '../config/option-kinds.ts';
import type { ReplayOptions } from '../config/options.ts';
import { systemClock } from '../net/clock.ts';
import { createReplayClock } from '../replay/replay-clock.ts';
import { createPast, type Past } from '../state/past.ts';
import { historyFrom } from '../state/session-history.ts';
import type { State } from '../state/state.ts';
import { createStore } from '../state/store.ts';
import { toLasting } from './export-story.ts';
import { askingArchive, findNamed, type NamedStory } from './named-story.ts';
import { CannotOpenError, type OpenedStory } from './opened-story.ts';
import { createPlayedSession } from './played-session.ts';

/** What is played, and what the reader has put on it. */
type Kept = {
  readonly title: string;
  readonly past: Past;
  /** When the publisher answered last, epoch ms of the story's own time: until then it stood as it was read last. */
  readonly until: number;
  readonly marks: State['marks'];
};

type Replay = {
  readonly story: OpenedStory;
  /** One sentence that the reader should hear, without its full stop. */
  readonly notice: string | null;
};

/** `home`: the folder for everything of ours; null for the platform's own. Throws CannotOpenError. */
export async function openReplay(options: ReplayOptions, home: string | null): Promise<Replay> {
  const kept = await askingArchive(home, (archive) => readKept(findNamed(archive, options.story)));
  const zone = options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { past } = kept;
  const startAt = options.at === null ? past.from : momentIn(kept, options.at, zone);
  const readAt = past.firstReadAt(startAt);
  const notice =
    readAt === null || options.at === null
      ? null
      : `some of it stands as it was first read, ${stamp(readAt, zone)}: how it read before was not kept`;
  return { story: playFrom(kept, startAt, options.speed), notice };
}

/** `speed`: how many times faster than it happened; 0 stands still. */
function playFrom({ title, past, marks }: Kept, startAt: number, speed: number): OpenedStory {
  const endAt = Math.max(past.to, startAt);
  const clock = createReplayClock({ startAt, speed, realNow: () => performance.now() });
  let skippedMs = 0;
  const storyNow = () => Math.min(clock.now() + skippedMs, endAt);
  const skip = (ms: number) => {
    skippedMs += ms;
  };
  // What stands there at the start is news to nobody.
  const store = createStore({
    ...past.stateAt(startAt),
    ...{ marks, unseen: new Set(), edited: new Set() },
    poll: { phase: 'replayed', speed },
  });
  const untilNow = <T extends { readonly at: number }>(told: readonly T[]) =>
    told.filter(({ at }) => at <= storyNow());
  return {
    store,
    session: createPlayedSession({
      ...{ past, store, startAt, speed, storyNow, skip },
      clock: systemClock,
    }),
    address: title,
    storyNow,
    speed: Math.max(speed, 1),
    history: historyFrom(
      () => untilNow(past.readings),
      () => untilNow(past.headings),
    ),
    close: async () => {},
  };
}

function readKept({ kept, story, header }: NamedStory): Kept {
  const readings = kept.loadReadings(story.row, null).map((reading) => {
    const { block } = reading.record;
    return block === null
      ? reading
      : { ...reading, record: { ...reading.record, block: toLasting(block) } };
  });
  const headings = kept
    .loadHeadings(story.row, null)
    .map((heading) => ({ ...heading, header: toLasting(heading.header) }));
  const past = createPast({ allReadings: () => readings, headings: () => headings });
  const { title } = header;
  if (past === null) throw refusal(`no post of ${quoted(title)} is kept`);
  const until = Math.max(past.to, story.answeredAt ?? past.to);
  return { title, past, until, marks: kept.loadMarks(story.row) };
}

const DAY_MS = 86_400_000;

/** The moment that is meant, epoch ms. A clock time is that of the one day of the story which has it. */
function momentIn({ past: { from }, until }: Kept, since: Since, zone: string): number {
  const now = since.kind === 'clock' ? until : systemClock.now();
  const at = resolveSince(since, now, zone);
  const range = `it is kept from ${stamp(from, zone)} to ${stamp(until, zone)}`;
  if (since.kind === 'clock' && at - DAY_MS >= from) {
    const example = stamp(at, zone).replace(' ', 'T');
    throw refusal(`--at needs the day too, as in ${example}, for ${range}`);
  }
  if (at < from) throw refusal(`--at ${stamp(at, zone)} is before its first post: ${range}`);
  if (at > until) throw refusal(`--at ${stamp(at, zone)} is after the last of it: ${range}`);
  return at;
}

function refusal(reason: string): CannotOpenError {
  return new CannotOpenError(reason, EXIT.usage);
}

/** "1969-07-20 21:20", as the reader would write it. */
function stamp(at: number, zone: string): string {
  // The Swedish write a date and a time as ISO does.
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
}
