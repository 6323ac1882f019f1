// Owns the reading of settings out of what the preferences hold: what is right counts, what is wrong is told in a sentence
// and left at its default, what is not known is of a later version and none of our business. Pure.

import { nearest } from './nearest.ts';
import { type Parsed, quoted } from './option-kinds.ts';
import type { Clash, Setting, SettingFamily, SettingValues } from './settings.ts';

/** A file of preferences, as it was read. */
export type Stored = Readonly<Record<string, unknown>>;

export type SettingsRead = {
  /** Of those that are set, and right. */
  readonly values: SettingValues;
  readonly troubles: readonly Trouble[];
};

/** What is wrong with one setting. */
export type Trouble = {
  readonly name: string;
  /** Finishes the sentence that begins with the name. */
  readonly reason: string;
  /** With what becomes of it, and without a full stop. */
  readonly sentence: string;
};

/** Settings that belong to no family. */
export function readSettings(settings: readonly Setting[], stored: Stored): SettingsRead {
  const values = new Map<string, readonly string[]>();
  const troubles: Trouble[] = [];
  for (const setting of settings) {
    const value = storedValue(setting, stored);
    if (value === undefined) continue;
    const read = readValue(setting, value);
    if (read.ok) values.set(setting.name, read.value);
    else troubles.push(tellWrong(setting, read.reason));
  }
  return { values, troubles };
}

/** The settings of a family: of two that clash, the one that was set gives way. */
export function readFamily(family: SettingFamily, stored: Stored): SettingsRead {
  const { values, troubles } = readSettings(family.settings, stored);
  const held = new Map(values);
  const told = [...strangersIn(family, stored), ...troubles];
  for (let clash = family.clashIn(held); clash !== null; clash = family.clashIn(held)) {
    const given = giveWay(family, clash, held);
    if (given.length === 0) break;
    told.push(...given);
  }
  return { values: held, troubles: told };
}

function giveWay(
  { settings }: SettingFamily,
  { names, reasons }: Clash,
  values: Map<string, readonly string[]>,
): readonly Trouble[] {
  return names.flatMap((name, index) => {
    const setting = settings.find((one) => one.name === name);
    if (setting === undefined || !values.delete(name)) return [];
    return [tellWrong(setting, reasons[index] ?? '')];
  });
}

/** The texts of a value as it stands in the file. The reason of a refusal finishes a sentence. */
export function readValue(setting: Setting, value: unknown): Parsed<readonly string[]> {
  const list = Array.isArray(value) && setting.form === 'texts' ? value : [value];
  const texts: string[] = [];
  for (const one of list) {
    if (!['string', 'number', 'boolean'].includes(typeof one)) {
      return {
        ok: false,
        reason: `takes ${setting.form === 'texts' ? 'texts' : 'a text'}, not ${kindOf(one)}`,
      };
    }
    texts.push(String(one));
  }
  return checkTexts(setting, texts);
}

/** The texts themselves when each can be read. */
export function checkTexts(setting: Setting, texts: readonly string[]): Parsed<readonly string[]> {
  for (const text of texts) {
    const parsed = setting.takes.parse(text);
    if (!parsed.ok) return parsed;
  }
  return { ok: true, value: texts };
}

/** What is to stand in the file for these texts, which have been checked: a switch and a number as such. */
export function toStored(setting: Setting, texts: readonly string[]): unknown {
  const { form, takes } = setting;
  if (form === 'texts') return texts;
  const [text = ''] = texts;
  const parsed = takes.parse(text);
  return parsed.ok && form !== 'text' ? parsed.value : text;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that decides a setting, and what by; null where the environment says nothing of it. */
export function decidedBy(
  { variables = [] }: Setting,
  environment: Environment,
): { readonly name: string; readonly text: string } | null {
  for (const { name, reads } of variables) {
    const given = environment[name] ?? '';
    const text = given === '' ? null : reads(given);
    if (text !== null) return { name, text };
  }
  return null;
}

/** Without what the environment decides, which is asked of what is set alone: to look a time zone up takes as long as a frame. */
export function besideEnvironment(
  settings: readonly Setting[],
  values: SettingValues,
  environment: Environment,
): SettingValues {
  const decided = settings
    .filter(({ name }) => values.has(name))
    .filter((setting) => decidedBy(setting, environment) !== null);
  const names = new Set(decided.map(({ name }) => name));
  return names.size === 0 ? values : new Map([...values].filter(([name]) => !names.has(name)));
}

/** Undefined where nothing is set; null is as good as nothing. */
export function storedValue({ name, storedAs = name }: Setting, stored: Stored): unknown {
  const [first = '', ...rest] = storedAs.split('.');
  const value = rest.reduce<unknown>(
    (at, part) => (isFields(at) ? ownValue(at, part) : undefined),
    ownValue(stored, first),
  );
  return value ?? undefined;
}

/** Names in the file that begin like the family's and are none of it. */
function strangersIn(
  { name, member, settings }: SettingFamily,
  stored: Stored,
): readonly Trouble[] {
  const given = stored[name];
  if (given === undefined || given === null) return [];
  if (!isFields(given)) {
    const reason = `takes names and their values, not ${kindOf(given)}`;
    return [{ name, reason, sentence: `the setting ${name} ${reason}` }];
  }
  const members = settings.map((setting) => setting.name.slice(name.length + 1));
  return Object.keys(given)
    .filter((one) => !members.includes(one))
    .map((one) => {
      const meant = nearest(one, members);
      const hint = meant === null ? '' : `; did you mean ${name}.${meant}?`;
      const full = quoted(shortened(`${name}.${one}`));
      const sentence = `the preferences set ${full}, and there is no such ${member}${hint}`;
      return { name: full, reason: `is no ${member}${hint}`, sentence };
    });
}

function tellWrong({ name, fallback }: Setting, given: string): Trouble {
  const left = fallback === '' ? 'is left unset' : `is left at ${fallback}`;
  const reason = shortened(given);
  return { name, reason, sentence: `the setting ${name} ${left}: it ${reason}` };
}

/** Whatever stands in the file, it is told in one sentence. */
const MOST_CHARACTERS = 300;

function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text;
}

export function isFields(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(fields: Stored, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : typeof value;
}
