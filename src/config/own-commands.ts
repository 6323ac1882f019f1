// Owns reading the commands that are about the program itself: its help, its settings, its completions.

import { COMMANDS, type CommandName } from './commands.ts';
import { type Parsed, quoted, refuseChoice } from './option-kinds.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

export type ConfigOptions = { readonly command: 'config' } & (
  | { readonly does: 'list'; readonly json: boolean }
  | { readonly does: 'path' }
  | { readonly does: 'get' | 'unset'; readonly name: string }
  /** No value for one that is asked for. */
  | { readonly does: 'set'; readonly name: string; readonly values: readonly string[] }
);

export type HelpTopic = CommandName | 'keys' | 'settings';

export const HELP_TOPICS: readonly HelpTopic[] = [
  ...COMMANDS.map(({ name }) => name),
  'keys',
  'settings',
];

export type OwnOptions =
  | ConfigOptions
  | { readonly command: 'completions'; readonly shell: Shell }
  /** Of the whole program where no topic is named. */
  | { readonly command: 'help'; readonly topic?: HelpTopic };

export type OwnCommand = OwnOptions['command'];

const OWN: readonly CommandName[] = ['config', 'completions', 'help'];

export function isOwnCommand(command: CommandName): command is OwnCommand {
  return OWN.includes(command);
}

/** `words`: what stands after the command. The reason of a refusal is a sentence without its full stop. */
export function readOwn(
  command: OwnCommand,
  words: readonly string[],
  json: boolean,
): Parsed<OwnOptions> {
  if (command === 'config') return readConfig(words, json);
  const [word, stranger] = words;
  if (stranger !== undefined)
    return refuse(`${command} takes one word; leave out ${quoted(stranger)}`);
  return command === 'completions' ? readShell(word) : readTopic(word);
}

function readShell(word: string | undefined): Parsed<OwnOptions> {
  const shell = SHELLS.find((one) => one === word);
  if (shell !== undefined) return { ok: true, value: { command: 'completions', shell } };
  return refuse(
    word === undefined
      ? `completions needs a shell: teleprinter completions ${SHELLS.join('|')}`
      : `completions ${refuseChoice(word, SHELLS).reason}`,
  );
}

function readTopic(word: string | undefined): Parsed<OwnOptions> {
  if (word === undefined) return { ok: true, value: { command: 'help' } };
  const topic = HELP_TOPICS.find((name) => name === word);
  return topic === undefined
    ? refuse(`help ${refuseChoice(word, HELP_TOPICS).reason}`)
    : { ok: true, value: { command: 'help', topic } };
}

export const DEEDS = ['list', 'get', 'set', 'unset', 'path'] as const;

function readConfig(words: readonly string[], json: boolean): Parsed<ConfigOptions> {
  const [word = 'list', name, ...values] = words;
  const does = DEEDS.find((deed) => deed === word);
  if (does === undefined) return refuse(`config ${refuseChoice(word, DEEDS).reason}`);
  if (json && does !== 'list') return refuse(`--json goes with teleprinter config list only`);
  const isAlone = does === 'list' || does === 'path';
  const stranger = isAlone ? name : does === 'set' ? undefined : values[0];
  if (stranger !== undefined)
    return refuse(`config ${does} needs no ${quoted(stranger)}; leave it out`);
  if (does === 'list') return { ok: true, value: { command: 'config', does, json } };
  if (does === 'path') return { ok: true, value: { command: 'config', does } };
  if (name === undefined) {
    const usage = does === 'set' ? 'NAME VALUE' : 'NAME';
    return refuse(`config ${does} needs a setting: teleprinter config ${does} ${usage}`);
  }
  return does === 'set'
    ? { ok: true, value: { command: 'config', does, name, values } }
    : { ok: true, value: { command: 'config', does, name } };
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
