// Owns the shapes in which schema.org's values are written: a text or an object around it, one or many, here or by
// reference. Knows no property's meaning.

import { safeUrl } from '../../model/plain-text.ts';
import { type Fields, isFields } from '../decode.ts';

/** Objects that others on the page refer to by `@id`. */
export type References = ReadonlyMap<string, Fields>;

/** True when the object's type is, or is among others, the named one, with or without the vocabulary's address. */
export function isOfType(node: Fields, name: string): boolean {
  return asList(node['@type'] ?? node.type).some(
    (type) => typeof type === 'string' && type.replace(/^.*[/#:]/u, '') === name,
  );
}

export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

const TEXT_KEYS = ['@value', 'text', 'articleBody', 'value', 'name'];

/** The words of a value, markup and all: of a text, of an object around one, of several one after the other; "" for none. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.filter(isScalar).map(wordsOf).join('\n\n');
  if (!isFields(value)) return '';
  return (
    TEXT_KEYS.map((key) => value[key])
      .find(isScalar)
      ?.toString() ?? ''
  );
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** The words of the first of these properties that has any. */
export function wordsAt(node: Fields, ...keys: readonly string[]): string {
  return keys.map((key) => wordsOf(node[key])).find((words) => words.trim() !== '') ?? '';
}

/** The objects under a property, one or many, those named by reference looked up. */
export function nodesAt(node: Fields, key: string, references: References): readonly Fields[] {
  return asList(node[key])
    .filter(isFields)
    .map((value) => dereference(value, references));
}

/** The object itself, with what is said of it elsewhere on the page. */
export function dereference(value: Fields, references: References): Fields {
  const id = value['@id'];
  const told = typeof id === 'string' ? references.get(id) : undefined;
  return told === undefined || told === value ? value : { ...told, ...value };
}

/** The http or https address that a value is or names, made absolute; null for none. */
export function urlOf(
  value: unknown,
  base: string | null,
  ...keys: readonly string[]
): string | null {
  const text = addressOf(value, ...keys).trim();
  return text === '' ? null : safeUrl(text, base ?? undefined);
}

/** The address that a value is or names, as it was written; "" for none. */
export function addressOf(value: unknown, ...keys: readonly string[]): string {
  const [first] = asList(value);
  if (typeof first === 'string') return first;
  if (!isFields(first)) return '';
  const values = keys.map((key) => asList(first[key])[0]);
  const named = values.find((each) => typeof each === 'string');
  if (typeof named === 'string') return named;
  const inner = values.find((each) => isFields(each) && typeof each['@id'] === 'string');
  return inner === undefined ? '' : addressOf(inner, '@id');
}
