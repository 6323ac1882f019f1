// Owns what is said of the settings, for help, README and the manual page.

import type { HelpRow } from './help.ts';
import { SETTINGS, type Setting, type SettingFamily } from './settings.ts';

/** The settings that belong to no family, then a row for each family. */
export function settingRows(families: readonly SettingFamily[]): readonly HelpRow[] {
  return [
    ...SETTINGS.map(rowOf),
    ...families.map(({ name, member, summary, settings: [first] }): HelpRow => {
      const value = first?.takes.placeholder ?? 'VALUE';
      return [`${name}.${member.toUpperCase()} ${value}`, summary];
    }),
  ];
}

/** The members of a family, each with what it is set to. */
export function memberRows({ settings }: SettingFamily): readonly HelpRow[] {
  return settings.map(({ name, summary, fallback }) => [name, withDefault(summary, fallback)]);
}

function rowOf({ name, takes, form, summary, fallback }: Setting): HelpRow {
  const value = `${takes.placeholder ?? 'VALUE'}${form === 'texts' ? '...' : ''}`;
  return [`${name} ${value}`, withDefault(summary, fallback)];
}

function withDefault(summary: string, fallback: string): string {
  const sentence = /[.?!]$/u.test(summary) ? summary : `${summary}.`;
  return fallback === '' ? sentence : `${sentence} Default: ${fallback}.`;
}
