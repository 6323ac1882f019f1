// Owns the one table of options: parsing, help, the manual page and completions all come from it,
// and so do the types of what was asked for. Knows nothing of argv.

import type { Query } from '../query/query.ts';
import { ALERT_OPTIONS, type AlertOptions } from './alert-options.ts';
import type { CommandName } from './commands.ts';
import { DEMO_OPTIONS, type DemoChoices } from './demo-options.ts';
import type { Since } from './duration.ts';
import { LOOK_OPTIONS, type LookOptions } from './look-options.ts';
import {
  amount,
  asked,
  choice,
  count,
  flag,
  marking,
  name,
  pattern,
  since,
  zone,
} from './option-kinds.ts';
import type { Option } from './option-row.ts';
import type { OwnOptions } from './own-commands.ts';

/** What every command that follows a story takes. */
export type FollowingOptions = AlertOptions &
  LookOptions & {
    /** "auto": the screen on a terminal that has one, sentences on another, plain lines elsewhere. */
    readonly output: 'auto' | 'inline' | 'plain' | 'json';
    readonly once: boolean;
    /** Name of the adapter to use instead of detecting one; whoever knows the adapters checks it. */
    readonly source: string | null;
    /** What the command line itself says: then it is not as it was in the last visit. */
    readonly isAsked: {
      readonly order: boolean;
      readonly time: boolean;
      readonly keyEvents: boolean;
    };
    readonly keyEventsOnly: boolean;
    readonly order: 'newest' | 'oldest';
    readonly time: 'relative' | 'absolute' | 'both' | 'utc';
    /** IANA name; null for the computer's own. */
    readonly zone: string | null;
    readonly since: Since | null;
    readonly limit: number | null;
    readonly until: RegExp | null;
    /** Floor of the poll interval; null for the source's own. */
    readonly intervalMs: number | null;
    /** False: nothing of the story, nor that it was opened, is written to the disk. */
    readonly archive: boolean;
    /** What is marked in the text on the screen. */
    readonly highlights: readonly Query[];
    /** Asks seldom and draws little. */
    readonly lowBandwidth: boolean;
  };

/** Addresses are http or https URLs in their normal form, or paths of files; none means that the reader named no story. */
export type FollowOptions = FollowingOptions & {
  readonly command: 'follow';
  /** Tells what is found at the address instead of following it. */
  readonly explain: boolean;
  readonly addresses: readonly string[];
};

export type DemoOptions = FollowingOptions &
  DemoChoices & {
    readonly command: 'demo';
  };

/** A story that is kept is played as it came. */
export type ReplayOptions = FollowingOptions & {
  readonly command: 'replay';
  /** An id, an address or words of a title. */
  readonly story: string;
  /** Null for its beginning. */
  readonly at: Since | null;
  /** How many times faster than it happened; 0: it stands still. */
  readonly speed: number;
};

/** What ends in one story to be read. */
export type StoryOptions = FollowOptions | DemoOptions | ReplayOptions;

/** What is live now is listed, or one of it picked and followed. */
export type LiveOptions = FollowingOptions & {
  readonly command: 'live';
  /** The page that lists it, http or https; null for the one of all live blogs. */
  readonly listUrl: string | null;
};

/** What asks the archive, and follows nothing. */
export type ArchiveOptions =
  | { readonly command: 'stories'; readonly json: boolean }
  | { readonly command: 'search'; readonly query: string; readonly json: boolean }
  | {
      readonly command: 'export';
      /** An id, an address or words of a title. */
      readonly story: string;
      readonly format: 'json' | 'markdown' | 'html';
      /** Text of the query language, checked: what is left out. Null for the whole story. */
      readonly filter: string | null;
      /** With earlier revisions and, where the form leaves them out otherwise, removed posts. */
      readonly history: boolean;
      /** IANA name; null for the computer's own. */
      readonly zone: string | null;
    }
  | { readonly command: 'catch-up'; readonly story: string; readonly json: boolean };

export type Options =
  | FollowOptions
  | DemoOptions
  | ReplayOptions
  | LiveOptions
  | ArchiveOptions
  | OwnOptions
  | { readonly command: 'version' };

const EVERY: readonly CommandName[] = ['follow', 'demo', 'live'];
/** Those that only show. */
const SHOWN: readonly CommandName[] = [...EVERY, 'replay'];
const FOLLOW: readonly CommandName[] = ['follow'];
const EXPORT: readonly CommandName[] = ['export'];
const LISTED: readonly CommandName[] = [...SHOWN, 'stories', 'search', 'catch-up', 'config'];
const DAY_SECONDS = 86_400;

export const OPTIONS = {
  source: {
    name: 'source',
    takes: name('NAME'),
    summary: 'Read the address as this kind of source instead of finding out which it is.',
    group: 'following',
    commands: EVERY,
  },
  explain: {
    name: 'explain',
    takes: flag,
    summary: 'Tell what was found at the address, which source was chosen and why; then exit.',
    group: 'following',
    commands: FOLLOW,
  },
  interval: {
    name: 'interval',
    takes: amount('SECONDS', DAY_SECONDS, null),
    summary: 'Ask for news no more often than this.',
    group: 'following',
    commands: EVERY,
  },
  lowBandwidth: {
    name: 'low-bandwidth',
    takes: flag,
    summary:
      'Spare a slow line: ask once a minute at most, and draw no ages, clock, rail, colours or links.',
    group: 'following',
    commands: SHOWN,
  },
  noArchive: {
    name: 'no-archive',
    takes: flag,
    summary: 'Keep nothing: what was kept before is not shown, and nothing at all is written.',
    group: 'following',
    commands: EVERY,
  },
  keyEvents: {
    name: 'key-events',
    takes: flag,
    summary: 'Start with key events and summaries only.',
    group: 'reading',
    commands: SHOWN,
  },
  order: {
    name: 'order',
    takes: choice(['newest', 'oldest'], 'newest'),
    summary:
      'Which end of the story stands at the top of the screen. Lines are always oldest first.',
    group: 'reading',
    commands: SHOWN,
  },
  time: {
    name: 'time',
    takes: choice(['relative', 'absolute', 'both', 'utc'], 'both'),
    summary: 'Show ages, clock times, both, or clock times in UTC.',
    group: 'reading',
    commands: SHOWN,
  },
  timezone: {
    name: 'timezone',
    takes: zone,
    summary: "Show clock times in this zone instead of the computer's own.",
    group: 'reading',
    commands: [...SHOWN, ...EXPORT],
  },
  highlight: {
    name: 'highlight',
    takes: marking,
    summary: 'Mark on the screen what matches; may be given several times. Case is ignored.',
    group: 'reading',
    commands: SHOWN,
  },
  inline: {
    name: 'inline',
    takes: flag,
    summary:
      'Tell the story in sentences, one after the other, and redraw nothing: for screen readers. Its keys have posts read out again.',
    group: 'reading',
    commands: SHOWN,
  },
  ...LOOK_OPTIONS,
  ...ALERT_OPTIONS,
  plain: {
    name: 'plain',
    takes: flag,
    summary: 'Write lines of text; so it is anyway when the output is not a terminal.',
    group: 'scripts',
    commands: SHOWN,
  },
  json: {
    name: 'json',
    takes: flag,
    summary: 'Write one JSON object a line for each thing that happens, or is found.',
    group: 'scripts',
    commands: LISTED,
  },
  format: {
    name: 'format',
    takes: choice(['markdown', 'html', 'json'], 'json'),
    summary:
      'How an export is written: Markdown, one HTML page that needs nothing else, or JSON, which teleprinter reads back.',
    group: 'scripts',
    commands: EXPORT,
  },
  filter: {
    name: 'filter',
    takes: asked,
    summary:
      'Export only the posts that match, asked as in a search: is:starred, author:ada, -/cake/.',
    group: 'scripts',
    commands: EXPORT,
  },
  history: {
    name: 'history',
    takes: flag,
    summary:
      'Export what posts read before they were edited, and posts that were removed, with the times.',
    group: 'scripts',
    commands: EXPORT,
  },
  once: {
    name: 'once',
    takes: flag,
    summary: 'Show what is there now, then exit.',
    group: 'scripts',
    commands: EVERY,
  },
  since: {
    name: 'since',
    takes: since,
    summary: 'Leave out posts first published before this: 2h, 1h30m, 14:30, 2024-06-19T14:30Z.',
    group: 'scripts',
    commands: SHOWN,
  },
  limit: {
    name: 'limit',
    takes: count,
    summary: 'Of the posts there at the start, write the newest N only. 0 waits for news.',
    group: 'scripts',
    commands: SHOWN,
  },
  until: {
    name: 'until',
    takes: pattern,
    summary:
      'Exit with 0 as soon as a new or edited post matches; with --once, a post that is there. Case is ignored.',
    group: 'scripts',
    commands: SHOWN,
  },
  ...DEMO_OPTIONS,
  help: {
    name: 'help',
    short: 'h',
    takes: flag,
    summary: 'Show this, then exit.',
    group: 'general',
    commands: [],
  },
  version: {
    name: 'version',
    short: 'V',
    takes: flag,
    summary: 'Show the version, then exit.',
    group: 'general',
    commands: [],
  },
} as const satisfies Record<string, Option<unknown>>;

/** The rows of the table, in its order. */
export const OPTION_ROWS: readonly Option<unknown>[] = Object.values(OPTIONS);
