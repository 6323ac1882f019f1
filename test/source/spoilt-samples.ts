// Owns the spoiling of sound documents, one place at a time: every text and value of JSON, every text and attribute of markup,
// and what stands as the one inside the other, however deep.

import { SAMPLES } from '../fuzz/samples.ts';
import {
  ALL_SIGNS,
  HOSTILE_ADDRESSES,
  HOSTILE_VALUES,
  type HostilePage,
} from './hostile-corpus.ts';

/** One place of the whole, spoilt; and which. */
type Spoilt<T> = { readonly at: string; readonly value: T };

/** The sound documents, by number, with one place spoilt in each. Thousands: made one at a time. */
export function* spoiltSamples(): Generator<HostilePage & { readonly number: number }> {
  for (const [number, sample] of SAMPLES.entries())
    for (const { at, value } of spoiltText(sample)) yield { number, what: at, body: value };
}

/** The document with all signs behind every text of it at once, but for those that `isSound` says it cannot do without. */
export function spoiltThroughout(sample: string, isSound: (body: string) => boolean): string {
  const changes = [...spoiltText(sample)]
    .filter(({ at }) => at.endsWith('signs') || at.startsWith('after'))
    .map(({ value }) => changeBetween(sample, value))
    .sort((one, other) => other.from - one.from);
  let spoilt = sample;
  let last = sample.length;
  // From the last place to the first, so that the places before it stay where they are.
  for (const { from, to, put } of changes) {
    const next = spoilt.slice(0, from) + put + spoilt.slice(to);
    if (to > last || !isSound(next)) continue;
    spoilt = next;
    last = from;
  }
  return spoilt;
}

/** The stretch of one text in whose place the other has something else. */
function changeBetween(one: string, other: string) {
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  let left = 0;
  const most = Math.min(one.length, other.length) - from;
  while (left < most && one[one.length - 1 - left] === other[other.length - 1 - left]) left += 1;
  return { from, to: one.length - left, put: other.slice(from, other.length - left) };
}

/** Every place of what the text holds: JSON with or without something around it, and markup. */
export function* spoiltText(text: string): Generator<Spoilt<string>> {
  yield* spoiltIsland(text);
  if (text.includes('<') && !isJson(text)) yield* spoiltMarkup(text);
}

/** What stands between the first bracket and the last, where that is JSON. */
function* spoiltIsland(text: string): Generator<Spoilt<string>> {
  const [, before = '', json = '', after = ''] = /^([^{[]*)(.*[}\]])(.*)$/su.exec(text) ?? [];
  if (!isJson(json)) return;
  const isScript = before.startsWith('<script');
  for (const { at, value } of spoiltValue(JSON.parse(json))) {
    const written = JSON.stringify(value);
    yield { at, value: before + (isScript ? written.replaceAll('</', '<\\/') : written) + after };
  }
}

function isJson(text: string): boolean {
  if (!/^[\s\ufeff]*[[{]/u.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\ufeff/u, ''));
    return true;
  } catch {
    return false;
  }
}

/** Each member in turn, and the value itself: with all signs behind it, and as each of the others. */
function* spoiltValue(value: unknown): Generator<Spoilt<unknown>> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value))
      for (const one of spoiltValue(member))
        yield { at: `${key}.${one.at}`, value: withMember(value, key, one.value) };
  }
  if (typeof value === 'string') {
    yield { at: 'signs', value: value + ALL_SIGNS };
    for (const address of HOSTILE_ADDRESSES) yield { at: address.slice(0, 20), value: address };
    // Words are spoilt as a whole; what is read further is spoilt inside.
    if (isJson(value) || value.includes('="{')) yield* spoiltText(value);
  }
  for (const other of HOSTILE_VALUES)
    yield { at: JSON.stringify(other).slice(0, 12), value: other };
}

function withMember(value: object, key: string, member: unknown): unknown {
  return Array.isArray(value)
    ? value.map((one, index) => (String(index) === key ? member : one))
    : { ...value, [key]: member };
}

function* spoiltMarkup(body: string): Generator<Spoilt<string>> {
  const pieces = body.split(/(<script[^>]*>.*?<\/script>|<[^>]*>)/su);
  for (const [index, piece] of pieces.entries()) {
    for (const { at, value } of spoiltPiece(piece))
      yield { at, value: pieces.with(index, value).join('') };
  }
}

function* spoiltPiece(piece: string): Generator<Spoilt<string>> {
  if (piece.startsWith('<script')) yield* spoiltIsland(piece);
  else if (piece.startsWith('<')) yield* spoiltTag(piece);
  else if (piece.trim() !== '')
    yield { at: `after ${piece.slice(0, 12)}`, value: piece + ALL_SIGNS };
}

function* spoiltTag(tag: string): Generator<Spoilt<string>> {
  for (const { 0: whole, 1: name = '', 2: written = '', index } of tag.matchAll(
    /([\w-]+)="([^"]*)"/gu,
  )) {
    for (const { at, value } of spoiltAttribute(written)) {
      const attribute = `${name}="${value}"`;
      const after = tag.slice(index + whole.length);
      yield { at: `${name} ${at}`, value: tag.slice(0, index) + attribute + after };
    }
  }
}

/** As it is written between its quotation marks. */
function* spoiltAttribute(written: string): Generator<Spoilt<string>> {
  yield { at: 'signs', value: (written + ALL_SIGNS).replaceAll('"', '&quot;') };
  for (const other of HOSTILE_ADDRESSES)
    yield { at: other.slice(0, 12), value: other.replaceAll('"', '&quot;') };
  const text = written.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  if (!isJson(text)) return;
  for (const { at, value } of spoiltText(text)) {
    const escaped = value
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll('<', '&lt;');
    yield { at, value: escaped };
  }
}
