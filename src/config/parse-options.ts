// Owns reading the command line: argv in, what was asked for or one helpful sentence out.
// The options themselves are in options.ts. Touches nothing but, to tell a file from a slip of the pen, the disk.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COMMANDS, type CommandName } from './commands.ts';
import { type Given, isGiven, readGiven, valueFor, valuesFor, withSettings } from './given.ts';
import { parseOperands } from './operands.ts';
import { quoted } from './option-kinds.ts';
import type { Option } from './option-row.ts';
import {
  type ArchiveOptions,
  type FollowingOptions,
  OPTION_ROWS,
  OPTIONS,
  type Options,
  type ReplayOptions,
} from './options.ts';
import { isOwnCommand, readOwn } from './own-commands.ts';
import { isSettable, type SettingValues } from './settings.ts';

/** The command line cannot be obeyed; exit with 2. One or two sentences for people, free of controls. */
export type UsageError = { readonly command: 'usage-error'; readonly message: string };

const NOTHING_SET: SettingValues = new Map();

/**
 * What the arguments after the program's name ask for. `--help` and `--version` win over everything else, mistakes
 * included; of an option given twice the last one counts, and of one that is not given the setting.
 */
export function parseOptions(
  argv: readonly string[],
  isFile: (path: string) => boolean = existsSync,
  settings: SettingValues = NOTHING_SET,
): Options | UsageError {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(OPTION_ROWS.map((option) => [option.name, nodeOption(option)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = tokens.filter((token) => token.kind === 'option');
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  if (options.some((token) => token.name === OPTIONS.help.name)) return helpOn(operands);
  if (options.some((token) => token.name === OPTIONS.version.name)) return { command: 'version' };

  const given: Given[] = [];
  for (const token of options) {
    const read = readGiven(token);
    if (!read.ok) return usageError(read.reason);
    given.push(read.value);
  }
  return toOptions(operands, given, isFile, settings);
}

/** Of the command that is named; without one, of the whole program. */
function helpOn([word]: readonly string[]): Options {
  const topic = COMMANDS.find(({ name }) => name === word)?.name;
  return topic === undefined ? { command: 'help' } : { command: 'help', topic };
}

function nodeOption(option: Option<unknown>) {
  const type = option.takes.placeholder === null ? 'boolean' : 'string';
  return option.short === undefined
    ? ({ type } as const)
    : ({ type, short: option.short } as const);
}

/** Checks what only the whole line can tell: which command, and which options go with it and with each other. */
function toOptions(
  operands: readonly string[],
  given: readonly Given[],
  isFile: (path: string) => boolean,
  settings: SettingValues,
): Options | UsageError {
  const command = commandIn(operands, given);
  const stranger = given.find(({ option }) => !option.commands.includes(command));
  if (stranger !== undefined && command === 'config' && isSettable(stranger.option)) {
    const { name } = stranger.option;
    return usageError(`As a setting it has no hyphens: teleprinter config set ${name} VALUE.`);
  }
  if (stranger !== undefined) {
    const places = stranger.option.commands.map((place) => `teleprinter ${place}`).join(', ');
    return usageError(`--${stranger.option.name} goes with ${places} only.`);
  }
  const [form, other] = FORMS.filter((one) => isGiven(OPTIONS[one], given));
  if (form !== undefined && other !== undefined) {
    return usageError(
      `--${form} and --${other} are two forms of the same output: give one of them.`,
    );
  }
  if (isOwnCommand(command)) {
    const own = readOwn(command, operands.slice(1), isGiven(OPTIONS.json, given));
    return own.ok ? own.value : usageError(stopped(own.reason));
  }
  const told = withSettings(given, settings);
  if (isArchiveCommand(command)) return toArchiveOptions(command, operands.slice(1), told);
  if (command === 'replay') return toReplayOptions(operands.slice(1), given, told);
  const addresses = parseOperands(operands, command, isFile);
  if (!addresses.ok) return usageError(addresses.reason);
  const following = toFollowingOptions(given, told);
  if (command === 'follow') {
    const explain = valueFor(OPTIONS.explain, given);
    if (explain && !/^https?:/u.test(addresses.value[0] ?? ''))
      return usageError('--explain needs an address to explain.');
    return { command, addresses: addresses.value, explain, ...following };
  }
  if (command === 'live') return { command, listUrl: addresses.value[0] ?? null, ...following };
  return {
    command,
    speed: valueFor(OPTIONS.speed, given),
    from: valueFor(OPTIONS.from, given),
    restart: isGiven(OPTIONS.restart, given) || isGiven(OPTIONS.from, given),
    fault: valueFor(OPTIONS.fault, given),
    ...following,
  };
}

/** The command that is named; without a word, options that only the bundled story has ask for it. */
function commandIn([word]: readonly string[], given: readonly Given[]): CommandName {
  if (word !== undefined) return COMMANDS.find(({ name }) => name === word)?.name ?? 'follow';
  const isDemo = given.some(
    ({ option: { commands } }) => commands.includes('demo') && !commands.includes('follow'),
  );
  return isDemo ? 'demo' : 'follow';
}

const FOLLOWING: readonly CommandName[] = ['follow', 'demo', 'live', 'replay'];

function isArchiveCommand(command: CommandName): command is ArchiveOptions['command'] {
  return !FOLLOWING.includes(command);
}

function toArchiveOptions(
  command: ArchiveOptions['command'],
  operands: readonly string[],
  given: readonly Given[],
): ArchiveOptions | UsageError {
  const words = operands.join(' ').trim();
  const json = isGiven(OPTIONS.json, given);
  if (command === 'stories') {
    return words === ''
      ? { command, json }
      : usageError(`all stories are listed; leave out ${quoted(words)}.`);
  }
  if (words === '') {
    const [wanted, example] = command === 'search' ? ['words', 'WORDS'] : ['a story', 'STORY'];
    return usageError(`${command} needs ${wanted}: teleprinter ${command} ${example}.`);
  }
  if (command === 'catch-up') return { command, story: words, json };
  return command === 'search'
    ? { command, query: words, json }
    : {
        command,
        story: words,
        format: valueFor(OPTIONS.format, given),
        filter: valueFor(OPTIONS.filter, given),
        history: valueFor(OPTIONS.history, given),
        zone: valueFor(OPTIONS.timezone, given),
      };
}

/** Nobody is called for news of long ago, and no command is run for it. */
function toReplayOptions(
  operands: readonly string[],
  asked: readonly Given[],
  given: readonly Given[],
): ReplayOptions | UsageError {
  const story = operands.join(' ').trim();
  if (story === '') return usageError('replay needs a story: teleprinter replay STORY.');
  const at = valueFor(OPTIONS.at, asked);
  const isStill = at !== null && !isGiven(OPTIONS.speed, asked);
  const speed = isStill ? 0 : valueFor(OPTIONS.speed, asked);
  const quiet = { alerts: 'none', alertRules: [], exec: null } as const;
  return { ...toFollowingOptions(asked, given), ...quiet, command: 'replay', story, at, speed };
}

/** Options of which one at most says in what form the story is told. */
const FORMS = ['inline', 'plain', 'json'] as const;

function formIn(given: readonly Given[]): (typeof FORMS)[number] | undefined {
  return FORMS.find((form) => valueFor(OPTIONS[form], given));
}

/** How often a slow line asks, unless the reader says. */
const SELDOM_MS = 60_000;

/** `asked`: what the command line says by itself. */
function toFollowingOptions(asked: readonly Given[], given: readonly Given[]): FollowingOptions {
  const seconds = valueFor(OPTIONS.interval, given);
  const lowBandwidth = valueFor(OPTIONS.lowBandwidth, given);
  return {
    output: formIn(asked) ?? formIn(given) ?? 'auto',
    once: valueFor(OPTIONS.once, given),
    source: valueFor(OPTIONS.source, given),
    keyEventsOnly: valueFor(OPTIONS.keyEvents, given),
    order: valueFor(OPTIONS.order, given),
    isAsked: {
      order: isGiven(OPTIONS.order, asked),
      time: isGiven(OPTIONS.time, asked),
      keyEvents: isGiven(OPTIONS.keyEvents, asked),
    },
    time: valueFor(OPTIONS.time, given),
    zone: valueFor(OPTIONS.timezone, given),
    since: valueFor(OPTIONS.since, given),
    limit: valueFor(OPTIONS.limit, given),
    until: valueFor(OPTIONS.until, given),
    intervalMs: seconds === null ? (lowBandwidth ? SELDOM_MS : null) : seconds * 1000,
    archive: !valueFor(OPTIONS.noArchive, given),
    highlights: valuesFor(OPTIONS.highlight, given).filter((query) => query !== null),
    ascii: valueFor(OPTIONS.ascii, given),
    lowBandwidth,
    mouse: valueFor(OPTIONS.mouse, given),
    color: valueFor(OPTIONS.color, given),
    images: valueFor(OPTIONS.images, given),
    alerts: valueFor(OPTIONS.alerts, given),
    alertRules: valuesFor(OPTIONS.alert, given).filter((text) => text !== null),
    quietHours: valueFor(OPTIONS.quietHours, given),
    exec: valueFor(OPTIONS.exec, given),
  };
}

function stopped(sentence: string): string {
  return sentence.endsWith('?') ? sentence : `${sentence}.`;
}

function usageError(message: string): UsageError {
  return { command: 'usage-error', message };
}
