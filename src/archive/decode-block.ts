// Owns the check that a value read back is a block as the model has it. What is not is as if it had never been kept: the
// source will tell it again.

import type { Block, BlockKey } from '../model/block.ts';
import type { Element } from '../model/element.ts';
import { arePassages } from './decode-passages.ts';
import {
  type Fields,
  isAbsentOr,
  isFields,
  isFlag,
  isListOf,
  isText,
  isTextOrNull,
  isTimeOrNull,
  isWebUrlOrNull,
  parseClean,
} from './read-text.ts';

/** The block that was written as this JSON, or null when that is no sound block of this id. */
export function decodeBlock(json: unknown, id: unknown): Block | null {
  const value = parseClean(json);
  return isBlock(value) && value.id === id ? value : null;
}

function isBlock(value: unknown): value is Block {
  return (
    isFields(value) &&
    isText(value.id) &&
    isWebUrlOrNull(value.url) &&
    isTextOrNull(value.title) &&
    isTimeOrNull(value.publishedAt) &&
    isTimeOrNull(value.lastUpdatedAt) &&
    isAbsentOr(value.placedAt, Number.isFinite) &&
    isFlag(value.keyEvent) &&
    isFlag(value.summary) &&
    areContributors(value.contributors) &&
    isListOf(value.elements, isElement)
  );
}

/** What it takes to say where a block stands. */
export function isBlockKey(value: unknown): value is BlockKey {
  return (
    isFields(value) &&
    isText(value.id) &&
    isTimeOrNull(value.publishedAt) &&
    isTimeOrNull(value.lastUpdatedAt) &&
    isAbsentOr(value.placedAt, Number.isFinite)
  );
}

export function areContributors(value: unknown): boolean {
  return isListOf(value, (person) => isFields(person) && isText(person.name));
}

const hasPassages = ({ passages }: Fields) => arePassages(passages);

const isRecording = ({ url, title, caption, platform, durationSeconds, expired }: Fields) =>
  isWebUrlOrNull(url) &&
  [title, caption, platform].every(isTextOrNull) &&
  isTimeOrNull(durationSeconds) &&
  isFlag(expired);

/** For each type, whether its own fields are sound. */
const CHECKS: Record<Element['type'], (fields: Fields) => boolean> = {
  text: hasPassages,
  heading: hasPassages,
  quote: hasPassages,
  list: hasPassages,
  table: hasPassages,
  code: hasPassages,
  divider: hasPassages,
  image: ({ url, alt, caption, credit }) =>
    isWebUrlOrNull(url) && [alt, caption, credit].every(isTextOrNull),
  video: isRecording,
  audio: isRecording,
  social: ({ platform, author, handle, dateLine, passages, url }) =>
    isText(platform) &&
    [author, handle, dateLine].every(isTextOrNull) &&
    arePassages(passages) &&
    isWebUrlOrNull(url),
  link: ({ prefix, text, url }) => isTextOrNull(prefix) && isText(text) && isWebUrlOrNull(url),
  embed: ({ label, title, passages, collapsed, url }) =>
    isText(label) &&
    isTextOrNull(title) &&
    arePassages(passages) &&
    isAbsentOr(collapsed, isFlag) &&
    isWebUrlOrNull(url),
  unknown: ({ name, drawn }) => isText(name) && isFlag(drawn),
};

const CHECK_BY_TYPE: ReadonlyMap<unknown, (fields: Fields) => boolean> = new Map(
  Object.entries(CHECKS),
);

function isElement(value: unknown): value is Element {
  if (!isFields(value) || !isText(value.id)) return false;
  return CHECK_BY_TYPE.get(value.type)?.(value) ?? false;
}
