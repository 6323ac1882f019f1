// Owns one update of Al Jazeera's, as a block. Knows nothing of the story around it.

import type { Block, BlockId, Contributor } from '../../model/block.ts';
import { DecodeError } from '../../model/errors.ts';
import { plainText } from '../../model/plain-text.ts';
import { type Fields, fieldsAt, fieldsListAt, flagAt, numberAt, rawAt, textAt } from '../decode.ts';
import type { NamedDraft } from '../element-id.ts';
import { toElements } from '../element-id.ts';
import { textOfHtml } from '../html/html.ts';
import { toDrafts } from '../html/html-elements.ts';
import { parseTree } from '../html/html-tree.ts';
import { permalinkOf } from './al-jazeera-address.ts';

/** What an update's links, and its own address, are made absolute with. */
export type Surroundings = {
  /** The story's page; null when nothing names it. */
  readonly pageUrl: string | null;
  readonly base: string;
};

/** Throws DecodeError for what has no id or no words of any kind. */
export function decodeBlock(wire: Fields, { pageUrl, base }: Surroundings, path: string): Block {
  const id = idAt(wire, 'id');
  if (id === null) throw new DecodeError(`${path}.id`, 'expected the number of an update');
  if (typeof wire.content !== 'string' && typeof wire.title !== 'string') {
    throw new DecodeError(`${path}.content`, 'expected an update with a title or a text');
  }
  const labels = fieldsListAt(wire, 'postLabel').flatMap((label) => textAt(label, 'name') ?? []);
  return {
    id,
    url: pageUrl === null ? null : permalinkOf(pageUrl, id),
    title: flagAt(wire, 'shouldDisplayTitle') === false ? null : lineAt(wire, 'title'),
    publishedAt: utcTimeAt(wire, 'date'),
    lastUpdatedAt: utcTimeAt(wire, 'modified_gmt'),
    keyEvent: flagAt(wire, 'isBreaking') === true || labels.some((label) => KEY_LABEL.test(label)),
    summary: false,
    contributors: toContributors(wire),
    elements: toElements([
      ...labels.map(toLabelDraft),
      ...toDrafts(parseTree(rawAt(wire, 'content')), base),
    ]),
  };
}

const KEY_LABEL = /\bbreaking\b|\bkey\b|عاجل/iu;

/** The page prints the label above the text. */
function toLabelDraft(label: string): NamedDraft {
  const content = [{ text: label, bold: true as const }];
  const element = { type: 'text' as const, passages: [{ kind: 'paragraph' as const, content }] };
  return { element, kind: 'label', naturalKey: label };
}

/** The number that names a post; it is sent as a string, and in lists as a number. */
export function toBlockId(value: unknown): BlockId | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return /^\d{1,15}$/u.test(text) ? text : null;
}

export function idAt(fields: Fields, key: string): BlockId | null {
  return toBlockId(fields[key]);
}

/** Text that may hold markup and entities, on one line; null when blank. */
export function lineAt(fields: Fields, key: string): string | null {
  const text = plainText(textOfHtml(rawAt(fields, key))).trim();
  return text === '' ? null : text;
}

/** Epoch ms of a date that is UTC but does not say so; null when absent. */
export function utcTimeAt(fields: Fields, key: string): number | null {
  const text = rawAt(fields, key);
  const at = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/u.test(text) ? `${text}Z` : text);
  return Number.isNaN(at) ? null : at;
}

/** Epoch ms of a number of seconds; null when absent. */
export function secondsAt(fields: Fields, key: string): number | null {
  const seconds = numberAt(fields, key);
  return seconds === null || Math.abs(seconds) > 8.64e12 ? null : Math.trunc(seconds * 1000);
}

/** The people behind a text: users of the newsroom's system, and names that were written in beside them. */
export function toContributors(wire: Fields): Contributor[] {
  const users = flagAt(wire, 'showAuthor') === false ? [] : fieldsListAt(wire, 'author');
  const names = [
    ...users.map((user) => textAt(user, 'name')),
    textAt(wire, 'writeInAuthor'),
    textAt(fieldsAt(wire, 'writeInCoAuthor'), 'name'),
  ];
  const people = names.filter((name) => name !== null && !/^(?:al jazeera|الجزيرة)$/iu.test(name));
  return [...new Set(people)].flatMap((name) => (name === null ? [] : [{ name }]));
}
