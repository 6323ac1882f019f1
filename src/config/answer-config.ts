// Owns `teleprinter config`: the settings told with where each comes from, and one changed. Gives text; writes nothing but
// the file of preferences. Knows the families of settings only as they are given.

import { EXIT, type ExitCode } from './exit-codes.ts';
import { nearest } from './nearest.ts';
import { type Parsed, quoted } from './option-kinds.ts';
import type { ConfigOptions } from './own-commands.ts';
import type { Preferences } from './preferences.ts';
import {
  checkTexts,
  decidedBy,
  type Environment,
  readFamily,
  type Stored,
  toStored,
} from './read-settings.ts';
import type { Setting, SettingFamily } from './settings.ts';
import { schemaFor } from './settings-schema.ts';
import { bare, formatStandings, formatStandingsJson, standings } from './standings.ts';

export type ConfigDesk = {
  readonly settings: readonly Setting[];
  readonly families: readonly SettingFamily[];
  readonly preferences: Pick<Preferences, 'stored' | 'change' | 'file' | 'takeTrouble'>;
  readonly environment: Environment;
  /** One line of the reader's, not shown; null when there is none. */
  readonly askSecret: (prompt: string) => Promise<string | null>;
};

export type ConfigAnswer = {
  readonly text: string;
  /** Sentences for people, with or without their full stops. */
  readonly complaints: readonly string[];
  readonly code: ExitCode;
};

export async function answerConfig(
  options: ConfigOptions,
  desk: ConfigDesk,
): Promise<ConfigAnswer> {
  const { preferences } = desk;
  const file = preferences.file();
  if (file === null) return refuse(NO_HOME, EXIT.fault);
  if (options.does === 'path') return tell(`${file}\n`);
  const stored = preferences.stored();
  const trouble = preferences.takeTrouble();
  if (trouble !== null && options.does !== 'list') return refuse(trouble, EXIT.fault);
  switch (options.does) {
    case 'list':
      return listAll(desk, stored, options.json, trouble === null ? [] : [trouble]);
    case 'get':
      return getOne(desk, stored, options.name);
    case 'set':
      return setOne(desk, stored, options.name, options.values);
    case 'unset':
      return unsetOne(desk, stored, options.name);
  }
}

function listAll(
  desk: ConfigDesk,
  stored: Stored,
  json: boolean,
  before: readonly string[],
): ConfigAnswer {
  const { rows, troubles } = standings(desk, stored);
  const text = json ? formatStandingsJson(rows) : formatStandings(rows);
  return {
    text,
    complaints: [...before, ...troubles.map(({ sentence }) => sentence)],
    code: EXIT.done,
  };
}

/** A line for each value, and none for nothing. */
function getOne(desk: ConfigDesk, stored: Stored, name: string): ConfigAnswer {
  const { rows, troubles } = standings(desk, stored);
  const row = rows.find(({ setting }) => setting.name === name);
  if (row === undefined) return refuse(noSuch(desk, name));
  const lines = row.setting.isSecret && row.texts.length > 0 ? ['set, not shown'] : row.texts;
  const own = troubles.filter((trouble) => trouble.name === name);
  return {
    text: lines.map((line) => `${bare(line)}\n`).join(''),
    complaints: own.map(({ sentence }) => sentence),
    code: EXIT.done,
  };
}

async function setOne(
  desk: ConfigDesk,
  stored: Stored,
  name: string,
  given: readonly string[],
): Promise<ConfigAnswer> {
  const setting = allOf(desk).find((one) => one.name === name);
  if (setting === undefined) return refuse(noSuch(desk, name));
  const texts = await textsFor(setting, given, desk);
  if (!texts.ok) return refuse(`the setting ${name} ${texts.reason}`);
  const reason = clashOf(desk, stored, setting, texts.value);
  if (reason !== null)
    return refuse(
      `the setting ${name} cannot be ${quoted(texts.value.join(' '))}: it ${reason}; give that another one first`,
    );
  const value = toStored(setting, texts.value);
  const answer = await change(desk, stored, setting.storedAs ?? name, value);
  const decided = decidedBy(setting, desk.environment);
  if (answer.code !== EXIT.done || decided === null) return answer;
  return { ...answer, complaints: [`${decided.name} in the environment still wins over it`] };
}

async function textsFor(
  setting: Setting,
  given: readonly string[],
  { askSecret }: ConfigDesk,
): Promise<Parsed<readonly string[]>> {
  if (setting.isSecret) {
    if (given.length > 0) return { ok: false, reason: OPEN_SECRET };
    const told = await askSecret(`${setting.name} (not shown): `);
    if (told === null) return { ok: false, reason: 'is left as it was: nothing was given' };
    return checkTexts(setting, [told.trim()]);
  }
  if (given.length === 0) {
    return { ok: false, reason: `needs a value: ${setting.takes.placeholder ?? 'VALUE'}` };
  }
  return checkTexts(setting, setting.form === 'texts' ? given : [given.join(' ')]);
}

const OPEN_SECRET =
  'is not taken from the command line, which others can see and the shell remembers: leave the value out, and it is asked for, or read from a pipe';

async function unsetOne(desk: ConfigDesk, stored: Stored, name: string): Promise<ConfigAnswer> {
  const setting = allOf(desk).find((one) => one.name === name);
  const isStranger = desk.families.some((family) => name.startsWith(`${family.name}.`));
  if (setting === undefined && !isStranger) return refuse(noSuch(desk, name));
  const reason = setting === undefined ? null : clashOf(desk, stored, setting, null);
  if (reason !== null)
    return refuse(
      `the setting ${name} cannot go back to ${quoted(setting?.fallback ?? '')}: it ${reason}; give that another one first`,
    );
  return change(desk, stored, setting?.storedAs ?? name, undefined);
}

/** Why the setting cannot have these texts, or its fallback for null, beside the others of its family. */
function clashOf(
  { families }: ConfigDesk,
  stored: Stored,
  { name }: Setting,
  texts: readonly string[] | null,
): string | null {
  const family = families.find((one) => one.settings.some((member) => member.name === name));
  if (family === undefined) return null;
  const values = new Map(readFamily(family, stored).values);
  if (texts === null) values.delete(name);
  else values.set(name, texts);
  const clash = family.clashIn(values);
  return clash === null ? null : (clash.reasons[clash.names.indexOf(name)] ?? clash.reasons[0]);
}

const NO_HOME = 'there is no home to keep settings in; TELEPRINTER_HOME can name one';

async function change(
  { settings, families, preferences }: ConfigDesk,
  stored: Stored,
  path: string,
  value: unknown,
): Promise<ConfigAnswer> {
  const schema = schemaFor(settings, families, stored);
  const reason = await preferences.change({ path, value, schema });
  if (reason === null) return tell('');
  return refuse(`${preferences.file()} could not be written (${reason})`, EXIT.fault);
}

function allOf({ settings, families }: ConfigDesk): readonly Setting[] {
  return [...settings, ...families.flatMap((family) => family.settings)];
}

function noSuch(desk: ConfigDesk, name: string): string {
  const family = desk.families.find((one) => one.name === name);
  if (family !== undefined) {
    const [first] = family.settings;
    return `${name} is many settings, one for each ${family.member}, such as ${first?.name ?? name}; teleprinter config lists them all`;
  }
  const meant = nearest(
    name,
    allOf(desk).map((setting) => setting.name),
  );
  return meant === null
    ? `there is no setting ${quoted(name)}; teleprinter config lists them all`
    : `there is no setting ${quoted(name)}; did you mean ${meant}?`;
}

function tell(text: string): ConfigAnswer {
  return { text, complaints: [], code: EXIT.done };
}

function refuse(sentence: string, code: ExitCode = EXIT.usage): ConfigAnswer {
  return { text: '', complaints: [sentence], code };
}
