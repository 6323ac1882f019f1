// Owns the schema that the file of preferences is written under, made from the table of settings. Settings that are wrong in
// the file by now are left out of it: one that is being put right must not fail over another.

import type { Schema } from 'conf';
import { isFields, readValue, type Stored, storedValue, toStored } from './read-settings.ts';
import type { Setting, SettingFamily } from './settings.ts';

type FileSchema = Schema<Record<string, unknown>>;

export function schemaFor(
  settings: readonly Setting[],
  families: readonly SettingFamily[],
  stored: Stored,
): FileSchema {
  const sound = (all: readonly Setting[]) => all.filter((setting) => isSound(setting, stored));
  const groups = families
    .filter(({ name }) => stored[name] === undefined || isFields(stored[name]))
    .map(({ name, settings: members }) => {
      const properties = sound(members).map(
        (setting) => [setting.name.slice(name.length + 1), typeOf(setting)] as const,
      );
      return [name, { type: 'object', properties: Object.fromEntries(properties) }] as const;
    });
  const alone = sound(settings).map(
    (setting) => [setting.storedAs ?? setting.name, typeOf(setting)] as const,
  );
  return Object.fromEntries([...alone, ...groups]);
}

/** Not set, or set in the very form in which it would be written. */
function isSound(setting: Setting, stored: Stored): boolean {
  const value = storedValue(setting, stored);
  if (value === undefined) return storedNull(setting, stored);
  const read = readValue(setting, value);
  return read.ok && JSON.stringify(toStored(setting, read.value)) === JSON.stringify(value);
}

/** A null counts as nothing, and is of no type. */
function storedNull({ name, storedAs = name }: Setting, stored: Stored): boolean {
  const [first = '', last] = storedAs.split('.');
  const group = last === undefined ? stored : stored[first];
  return !(isFields(group) && group[last ?? first] === null);
}

function typeOf({ form, takes: { choices } }: Setting): FileSchema[string] {
  if (form === 'switch') return { type: 'boolean' };
  if (form === 'number') return { type: 'number' };
  if (form === 'texts') return { type: 'array', items: { type: 'string' } };
  return choices.length > 0 ? { enum: [...choices] } : { type: 'string' };
}
