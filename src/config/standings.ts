// Owns how the settings stand now: what each is, and where that comes from; as a table and as JSON. Pure.

import { quoted } from './option-kinds.ts';
import {
  decidedBy,
  type Environment,
  readFamily,
  readSettings,
  type Stored,
  type Trouble,
  toStored,
} from './read-settings.ts';
import type { Setting, SettingFamily, SettingValues } from './settings.ts';

type Settled = {
  readonly settings: readonly Setting[];
  readonly families: readonly SettingFamily[];
  readonly environment: Environment;
};

type Origin = 'default' | 'preferences' | 'environment';
export type Standing = {
  readonly setting: Setting;
  readonly texts: readonly string[];
  readonly from: Origin;
  /** Of the environment. */
  readonly variable?: string;
};

/** Every setting as it holds now, and what is wrong with those that are set. */
export function standings(
  { settings, families, environment }: Settled,
  stored: Stored,
): { readonly rows: readonly Standing[]; readonly troubles: readonly Trouble[] } {
  const read = [
    { settings, ...readSettings(settings, stored) },
    ...families.map((family) => ({ settings: family.settings, ...readFamily(family, stored) })),
  ];
  const rows = read.flatMap((group) =>
    group.settings.map((setting) => standingOf(setting, group.values, environment)),
  );
  return { rows, troubles: read.flatMap(({ troubles }) => troubles) };
}

function standingOf(setting: Setting, values: SettingValues, environment: Environment): Standing {
  const decided = decidedBy(setting, environment);
  if (decided !== null)
    return { setting, texts: [decided.text], from: 'environment', variable: decided.name };
  const texts = values.get(setting.name);
  if (texts !== undefined) return { setting, texts, from: 'preferences' };
  return { setting, texts: setting.fallback === '' ? [] : [setting.fallback], from: 'default' };
}

/** A JSON object a line. */
export function formatStandingsJson(rows: readonly Standing[]): string {
  return rows.map(toJsonLine).join('');
}

/** A secret is null, whether it is set or not; where it comes from tells. */
function toJsonLine({ setting, texts, from }: Standing): string {
  const value = setting.isSecret || texts.length === 0 ? null : toStored(setting, texts);
  const line = JSON.stringify({ name: setting.name, value, from });
  return `${line.replace(/[^ -~]/g, escaped)}\n`;
}

/** One UTF-16 unit: what a terminal would obey is in no JSON of ours. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A table without a head. */
export function formatStandings(rows: readonly Standing[]): string {
  const cells = rows.map((row) => [row.setting.name, shownValue(row), originOf(row)] as const);
  const widthOf = (column: 0 | 1) => Math.max(...cells.map((row) => row[column].length));
  const [names, values] = [widthOf(0), Math.min(widthOf(1), MOST_CELLS)];
  return cells
    .map(([name, value, from]) => `${name.padEnd(names)}  ${value.padEnd(values)}  ${from}\n`)
    .join('');
}

function originOf({ from, variable }: Standing): string {
  return variable === undefined ? from : `${from}: ${variable}`;
}

/** A long value moves what stands behind it in its own row, and in no other. */
const MOST_CELLS = 28;

function shownValue({ setting, texts }: Standing): string {
  if (texts.length === 0) return '-';
  if (setting.isSecret) return 'set, not shown';
  return setting.form === 'texts' ? texts.map(quoted).join(', ') : texts.map(bare).join(' ');
}

/** Checked by its kind, but it may still hold what a terminal would obey. */
export function bare(text: string): string {
  return quoted(text).slice(1, -1);
}
