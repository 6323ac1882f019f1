// Owns what was given for the options: on the command line, or by settings where it says nothing. Each value is checked
// when it comes in, and read again by whoever wants it typed.

import { plainText } from '../model/plain-text.ts';
import { nearest } from './nearest.ts';
import type { Parsed } from './option-kinds.ts';
import type { Option } from './option-row.ts';
import { OPTION_ROWS } from './options.ts';
import { isNo, isSettable, type SettingValues } from './settings.ts';

export type Given = {
  readonly option: Option<unknown>;
  /** Null when none was given; a switch has none, or "no". */
  readonly value: string | null;
};

/** One option as `parseArgs` found it. */
type Token = {
  readonly rawName: string;
  readonly name: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

/**
 * Checks one option by itself. Without strictness node gives `--since --json` the value "--json"; here a value that looks
 * like an option needs "=". The reason of a refusal is a whole sentence.
 */
export function readGiven({ rawName, name, value, inlineValue }: Token): Parsed<Given> {
  const option = OPTION_ROWS.find((row) => row.name === name);
  if (option === undefined) return readNegation(rawName, name, value);
  const { placeholder, parse } = option.takes;
  if (placeholder === null) {
    return value === undefined
      ? { ok: true, value: { option, value: null } }
      : refuse(`--${name} takes no value.`);
  }
  if (value === undefined || (inlineValue !== true && /^-\D/.test(value))) {
    return refuse(`--${name} needs a value: --${name} ${placeholder}.`);
  }
  const parsed = parse(value);
  return parsed.ok
    ? { ok: true, value: { option, value } }
    : refuse(`--${name} ${stopped(parsed.reason)}`);
}

/** A switch that is set can be turned off for one run: "--no-mouse". */
function readNegation(rawName: string, name: string, value: string | undefined): Parsed<Given> {
  const option = OPTION_ROWS.find(
    (row) => `no-${row.name}` === name && row.takes.placeholder === null && isSettable(row),
  );
  if (option === undefined) return refuse(unknownOption(rawName));
  return value === undefined
    ? { ok: true, value: { option, value: 'no' } }
    : refuse(`--${name} takes no value.`);
}

function unknownOption(rawName: string): string {
  const meant = nearest(
    rawName,
    OPTION_ROWS.map((option) => `--${option.name}`),
  );
  const shown = plainText(rawName);
  return meant === null
    ? `there is no option ${shown}; --help lists them all.`
    : `there is no option ${shown}; did you mean ${meant}?`;
}

/** What the command line says, and where it says nothing of an option, what is set. */
export function withSettings(given: readonly Given[], settings: SettingValues): readonly Given[] {
  const set = OPTION_ROWS.filter((option) => isSettable(option) && !isGiven(option, given));
  return [...given, ...set.flatMap((option) => fromSetting(option, settings))];
}

function fromSetting(option: Option<unknown>, settings: SettingValues): readonly Given[] {
  const texts = settings.get(option.name) ?? [];
  const isSwitch = option.takes.placeholder === null;
  return texts.map((text) => ({
    option,
    value: isSwitch && isNo(text) ? 'no' : text,
  }));
}

export function isGiven(option: Option<unknown>, given: readonly Given[]): boolean {
  return given.some((one) => one.option.name === option.name);
}

/** Values have been checked by `readGiven`, so reading one again cannot fail; it gives back the type that the list has lost. */
export function valueFor<T>(option: Option<T>, given: readonly Given[]): T {
  return valuesFor(option, given).at(-1) ?? option.takes.absent;
}

/** As `valueFor`, for an option that may be given several times: all values in order. */
export function valuesFor<T>(option: Option<T>, given: readonly Given[]): readonly T[] {
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
