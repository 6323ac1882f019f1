// Owns the table of settings: what may stand in the preferences and counts for every run, where the command line says
// nothing else. Validation, `teleprinter config`, help, README and the manual page come from it. Keys and tones, which
// config does not know, are families that are given.

import { type Kind, quoted, zone } from './option-kinds.ts';
import type { Option } from './option-row.ts';
import { OPTION_ROWS } from './options.ts';

export type Setting = {
  /** "order", or "keys.next-block" for a member of a family. */
  readonly name: string;
  /** The name in the file, where it is another one. */
  readonly storedAs?: string;
  /** How one value is read. */
  readonly takes: Kind<unknown>;
  /** What it is in the file; `texts` where several values may be given. */
  readonly form: 'switch' | 'number' | 'text' | 'texts';
  readonly summary: string;
  /** What holds without it, as it is written; empty for nothing. */
  readonly fallback: string;
  /** What in the environment wins over it, the first one that says anything. */
  readonly variables?: readonly Variable[];
  /** Never shown, nor taken from the command line, which others can see. */
  readonly isSecret?: true;
};

type Variable = {
  readonly name: string;
  /** The value of the setting that this value of the variable, which is never empty, amounts to; null where it says nothing. */
  readonly reads: (value: string) => string | null;
};

/** Texts by the names of settings, each checked. */
export type SettingValues = ReadonlyMap<string, readonly string[]>;

/** Two settings of a family that cannot both hold. `reason` finishes the sentence that begins with the first one's name. */
export type Clash = {
  readonly names: readonly [string, string];
  readonly reasons: readonly [string, string];
};

export type SettingFamily = {
  /** "keys" of "keys.next-block". */
  readonly name: string;
  /** What a member is: "action". */
  readonly member: string;
  readonly summary: string;
  readonly settings: readonly Setting[];
  /** Null when all can hold together. What is not among the values is at its fallback. */
  readonly clashIn: (values: SettingValues) => Clash | null;
};

const YES = ['yes', 'true', 'on'];
const NO = ['no', 'false', 'off'];

/** True for a switch that is set, and off. */
export function isNo(text: string): boolean {
  return NO.includes(text.toLowerCase());
}

/** A switch, which on the command line takes no value. */
const yesOrNo: Kind<boolean> = {
  placeholder: 'yes|no',
  choices: ['yes', 'no'],
  absent: false,
  parse: (text) => {
    const word = text.toLowerCase();
    if (YES.includes(word)) return { ok: true, value: true };
    if (isNo(text)) return { ok: true, value: false };
    return { ok: false, reason: `takes yes or no, not ${quoted(text)}` };
  },
};

const key: Kind<string | null> = {
  placeholder: 'KEY',
  choices: [],
  absent: null,
  parse: (text) =>
    /^[\x21-\x7e]{1,200}$/u.test(text.trim())
      ? { ok: true, value: text.trim() }
      : { ok: false, reason: 'takes a key of letters and digits, without blanks' },
};

/** The options whose value may be set for every run. */
const SETTABLE: ReadonlyMap<string, Setting['form']> = new Map([
  ['interval', 'number'],
  ['low-bandwidth', 'switch'],
  ['key-events', 'switch'],
  ['order', 'text'],
  ['time', 'text'],
  ['timezone', 'text'],
  ['highlight', 'texts'],
  ['inline', 'switch'],
  ['ascii', 'switch'],
  ['mouse', 'switch'],
  ['color', 'text'],
  ['images', 'text'],
  ['alerts', 'text'],
  ['alert', 'texts'],
  ['quiet-hours', 'text'],
]);

/** What the environment says for every program wins over what is set for this one. */
const VARIABLES: ReadonlyMap<string, readonly Variable[]> = new Map([
  [
    'color',
    [
      { name: 'FORCE_COLOR', reads: forcedColour },
      { name: 'NO_COLOR', reads: () => 'never' },
    ],
  ],
  ['timezone', [{ name: 'TZ', reads: (value) => (zone.parse(value).ok ? value : null) }]],
]);

function forcedColour(value: string): string {
  if (value === '0' || value === 'false') return 'never';
  return value === '2' ? '256' : 'always';
}

/** True for an option that a setting of its name stands behind. */
export function isSettable({ name }: Option<unknown>): boolean {
  return SETTABLE.has(name);
}

const GUARDIAN_KEY: Setting = {
  name: 'guardian-key',
  storedAs: 'guardianKey',
  takes: key,
  form: 'text',
  summary: "Your own key for the Guardian's Content API. It is asked for, and never shown.",
  fallback: '',
  variables: [{ name: 'TELEPRINTER_GUARDIAN_KEY', reads: (value) => value.trim() || null }],
  isSecret: true,
};

/** The settings of this table, without the families. */
export const SETTINGS: readonly Setting[] = [...OPTION_ROWS.flatMap(toSettings), GUARDIAN_KEY];

function toSettings({ name, takes, summary }: Option<unknown>): readonly Setting[] {
  const form = SETTABLE.get(name);
  if (form === undefined) return [];
  const { absent } = takes;
  const fallback = typeof absent === 'string' || typeof absent === 'number' ? `${absent}` : '';
  const isSwitch = form === 'switch';
  return [
    {
      name,
      takes: isSwitch ? yesOrNo : takes,
      form,
      summary,
      fallback: isSwitch ? 'no' : fallback,
      ...(VARIABLES.has(name) && { variables: VARIABLES.get(name) ?? [] }),
    },
  ];
}
