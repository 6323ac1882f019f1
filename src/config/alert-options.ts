// Owns the options by which the reader, or a command of the reader's, is told of what comes.

import { parseQuery } from '../query/parse-query.ts';
import { type CommandWords, parseCommandWords } from './command-words.ts';
import type { CommandName } from './commands.ts';
import { parseSince } from './duration.ts';
import { choice, type Kind, quoted } from './option-kinds.ts';
import type { Option } from './option-row.ts';
import { parseQuietHours, type QuietHours } from './quiet-hours.ts';

export type AlertOptions = {
  /** How the reader is called; "auto": as the terminal is known to take it. */
  readonly alerts: 'auto' | 'bell' | 'osc9' | 'osc777' | 'osc99' | 'none';
  /** Queries, one of which matches what is worth a call; none for key events. */
  readonly alertRules: readonly string[];
  /** By the clock on the screen. */
  readonly quietHours: QuietHours | null;
  /** Run for each block that is new or edited. */
  readonly exec: CommandWords | null;
};

/** A query, as text: its times are meant when it is asked, and nobody knows the time here. */
const rule: Kind<string | null> = {
  placeholder: 'QUERY',
  choices: [],
  absent: null,
  parse: (text) => {
    const read = parseQuery(text, { momentOf: (time) => (parseSince(time) === null ? null : 0) });
    if (read.ok) return { ok: true, value: text };
    const { at, message } = read.fault;
    return { ok: false, reason: `cannot read ${quoted(text)}: ${message}, at character ${at + 1}` };
  },
};

const hours: Kind<QuietHours | null> = {
  placeholder: 'FROM-TO',
  choices: [],
  absent: null,
  parse: (text) => {
    const value = parseQuietHours(text);
    return value === null
      ? { ok: false, reason: `takes two times such as 23:00-07:00, not ${quoted(text)}` }
      : { ok: true, value };
  },
};

const commandLine: Kind<CommandWords | null> = {
  placeholder: 'COMMAND',
  choices: [],
  absent: null,
  parse: (text) => {
    const read = parseCommandWords(text);
    return read.ok ? { ok: true, value: read.words } : read;
  },
};

const EVERY: readonly CommandName[] = ['follow', 'demo', 'live'];

export const ALERT_OPTIONS = {
  alerts: {
    name: 'alerts',
    takes: choice(['auto', 'bell', 'osc9', 'osc777', 'osc99', 'none'], 'auto'),
    summary:
      'How to call you while you look elsewhere, or have touched no key for five minutes: by a notification of the terminal and the bell. The count of new posts stands in the title of the window. With "none" neither.',
    group: 'alerts',
    commands: EVERY,
  },
  alert: {
    name: 'alert',
    takes: rule,
    summary:
      'What you are called for, in the words of the filter (author:, is:key, /pattern/, ...), edits included; may be given several times. Without it for key events and summaries.',
    group: 'alerts',
    commands: EVERY,
  },
  quietHours: {
    name: 'quiet-hours',
    takes: hours,
    summary: 'Do not call between these times, by the clock on the screen: 23:00-07:00.',
    group: 'alerts',
    commands: EVERY,
  },
  exec: {
    name: 'exec',
    takes: commandLine,
    summary:
      'Run this for each post that comes or is edited, with its JSON line as input; four at once, each 30 seconds at most. No shell is asked: quotes and \\ keep blanks, and no part of a post becomes an argument. For a shell write one: \'sh -c "..."\'.',
    group: 'alerts',
    commands: EVERY,
  },
} as const satisfies Record<string, Option<unknown>>;
