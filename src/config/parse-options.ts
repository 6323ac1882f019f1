// Owns reading the command line: argv in, what was asked for or one helpful sentence out.
// The options themselves are in options.ts. Touches nothing but, to tell a file from a slip of the pen, the disk.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { plainText } from '../model/plain-text.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { nearest } from './nearest.ts';
import { parseOperands } from './operands.ts';
import { type Parsed, quoted } from './option-kinds.ts';
import type { Option } from './option-row.ts';
import {
  type ArchiveOptions,
  type FollowingOptions,
  OPTION_ROWS,
  OPTIONS,
  type Options,
} from './options.ts';

/** The command line cannot be obeyed; exit with 2. One or two sentences for people, free of controls. */
export type UsageError = { readonly command: 'usage-error'; readonly message: string };

type Given = {
  readonly option: Option<unknown>;
  /** Null when none was given; a switch has none. */
  readonly value: string | null;
};

/**
 * What the arguments after the program's name ask for. `--help` and `--version` win over everything else, mistakes
 * included; of an option given twice the last one counts.
 */
export function parseOptions(
  argv: readonly string[],
  isFile: (path: string) => boolean = existsSync,
): Options | UsageError {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(OPTION_ROWS.map((option) => [option.name, nodeOption(option)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = tokens.filter((token) => token.kind === 'option');
  if (options.some((token) => token.name === OPTIONS.help.name)) return { command: 'help' };
  if (options.some((token) => token.name === OPTIONS.version.name)) return { command: 'version' };

  const given: Given[] = [];
  for (const token of options) {
    const read = toGiven(token.rawName, token.name, token.value, token.inlineValue === true);
    if (!read.ok) return usageError(read.reason);
    given.push(read.value);
  }
  const operands = tokens.filter((token) => token.kind === 'positional');
  return toOptions(
    operands.map((operand) => operand.value),
    given,
    isFile,
  );
}

function nodeOption(option: Option<unknown>) {
  const type = option.takes.placeholder === null ? 'boolean' : 'string';
  return option.short === undefined
    ? ({ type } as const)
    : ({ type, short: option.short } as const);
}

/** Checks one option by itself. Without strictness node gives `--since --json` the value "--json"; here a value that looks like an option needs "=". */
function toGiven(
  rawName: string,
  name: string,
  value: string | undefined,
  inline: boolean,
): Parsed<Given> {
  const option = OPTION_ROWS.find((row) => row.name === name);
  if (option === undefined) return refuse(unknownOption(rawName));
  const { placeholder, parse } = option.takes;
  if (placeholder === null) {
    return value === undefined
      ? { ok: true, value: { option, value: null } }
      : refuse(`--${name} takes no value.`);
  }
  if (value === undefined || (!inline && /^-\D/.test(value))) {
    return refuse(`--${name} needs a value: --${name} ${placeholder}.`);
  }
  const parsed = parse(value);
  return parsed.ok
    ? { ok: true, value: { option, value } }
    : refuse(`--${name} ${stopped(parsed.reason)}`);
}

function unknownOption(rawName: string): string {
  const meant = nearest(
    rawName,
    OPTION_ROWS.map((option) => `--${option.name}`),
  );
  const shown = plainText(rawName);
  return meant === null
    ? `There is no option ${shown}; --help lists them all.`
    : `There is no option ${shown}; did you mean ${meant}?`;
}

/** Checks what only the whole line can tell: which command, and which options go with it and with each other. */
function toOptions(
  operands: readonly string[],
  given: readonly Given[],
  isFile: (path: string) => boolean,
): Options | UsageError {
  const command = COMMANDS.find((candidate) => candidate.name === operands[0])?.name ?? 'follow';
  const stranger = given.find(({ option }) => !option.commands.includes(command));
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
  if (isArchiveCommand(command)) return toArchiveOptions(command, operands.slice(1), given);
  const addresses = parseOperands(operands, command, isFile);
  if (!addresses.ok) return usageError(addresses.reason);
  const following = toFollowingOptions(given);
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

const FOLLOWING: readonly CommandName[] = ['follow', 'demo', 'live'];

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
      : usageError(`All stories are listed; leave out ${quoted(words)}.`);
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

/** Options of which one at most says in what form the story is told. */
const FORMS = ['inline', 'plain', 'json'] as const;

/** How often a slow line asks, unless the reader says. */
const SELDOM_MS = 60_000;

function toFollowingOptions(given: readonly Given[]): FollowingOptions {
  const seconds = valueFor(OPTIONS.interval, given);
  const lowBandwidth = valueFor(OPTIONS.lowBandwidth, given);
  return {
    output: FORMS.find((form) => isGiven(OPTIONS[form], given)) ?? 'auto',
    once: valueFor(OPTIONS.once, given),
    source: valueFor(OPTIONS.source, given),
    keyEventsOnly: valueFor(OPTIONS.keyEvents, given),
    order: valueFor(OPTIONS.order, given),
    isOrderAsked: isGiven(OPTIONS.order, given),
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
    alerts: valueFor(OPTIONS.alerts, given),
    alertRules: valuesFor(OPTIONS.alert, given).filter((text) => text !== null),
    quietHours: valueFor(OPTIONS.quietHours, given),
    exec: valueFor(OPTIONS.exec, given),
  };
}

function isGiven(option: Option<unknown>, given: readonly Given[]): boolean {
  return given.some((one) => one.option.name === option.name);
}

/** Values have been checked by `toGiven`, so reading one again cannot fail; it gives back the type that the list has lost. */
function valueFor<T>(option: Option<T>, given: readonly Given[]): T {
  return valuesFor(option, given).at(-1) ?? option.takes.absent;
}

/** As `valueFor`, for an option that may be given several times: all values in order. */
function valuesFor<T>(option: Option<T>, given: readonly Given[]): readonly T[] {
  return given
    .filter((one) => one.option.name === option.name)
    .map(({ value }) => option.takes.parse(value ?? ''))
    .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

function stopped(sentence: string): string {
  return sentence.endsWith('?') ? sentence : `${sentence}.`;
}

function usageError(message: string): UsageError {
  return { command: 'usage-error', message };
}
