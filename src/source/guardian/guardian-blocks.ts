// Owns the Guardian's blocks: one block's fields, and the union of the copies that one answer holds in several lists.

import type { Block, BlockId, Contributor } from '../../model/block.ts';
import {
  decodeFields,
  decodeList,
  decodeText,
  type Fields,
  fieldsAt,
  fieldsListAt,
  flagAt,
  textAt,
  timeAt,
} from '../decode.ts';
import { permalinkOf } from './guardian-address.ts';
import { toGuardianElements } from './guardian-elements.ts';

/** A block as it was sent, of which only what identifies it has been read. */
export type WireBlock = {
  readonly id: BlockId;
  readonly fields: Fields;
  /** Where it stands in the body, for errors. */
  readonly path: string;
};

/** The blocks under a key; none when the key is absent. Throws DecodeError for a list that is none, or a block without id. */
export function decodeWireBlocks(body: Fields, key: string): readonly WireBlock[] {
  const value = body[key];
  if (value === undefined || value === null) return [];
  return decodeList(value, key).map((block, index) => decodeWireBlock(block, `${key}[${index}]`));
}

/** Old pages gave the pinned copy of a block an id of its own, "<id>-pinned". */
export function decodeWireBlock(value: unknown, path: string): WireBlock {
  const fields = decodeFields(value, path);
  const id = decodeText(fields.id, `${path}.id`).replace(/-pinned$/u, '');
  return { id, fields, path };
}

/** Where a snapshot speaks of blocks. */
export type WireBlockLists = {
  readonly page: readonly WireBlock[];
  readonly keyEvents: readonly WireBlock[];
  readonly pinned: WireBlock | null;
};

/** Each block once, in the page's order and then the rest; of two copies the one that was updated last. */
export function uniteBlocks({ page, keyEvents, pinned }: WireBlockLists): readonly WireBlock[] {
  const united = new Map<BlockId, WireBlock>();
  for (const copy of [...page, ...keyEvents, ...(pinned === null ? [] : [pinned])]) {
    const held = united.get(copy.id);
    if (held === undefined || updatedStamp(copy) > updatedStamp(held)) united.set(copy.id, copy);
  }
  return [...united.values()];
}

function updatedStamp({ fields }: WireBlock): number {
  return timeAt(fields, 'blockLastUpdated') ?? 0;
}

/** What a block's own fields do not say. */
export type BlockSurroundings = {
  /** The story's page; null when it is not known, and then blocks have no permalinks. */
  readonly pageUrl: string | null;
  /** Against which links are resolved. */
  readonly base: string;
  /** Blocks in the list of key events. */
  readonly listed: ReadonlySet<BlockId>;
};

/** Throws DecodeError when the elements are no list; a single broken element becomes an unknown one. */
export function toBlock(wire: WireBlock, { pageUrl, base, listed }: BlockSurroundings): Block {
  const { id, fields, path } = wire;
  const flags = toFlags(fieldsAt(fields, 'attributes'), listed.has(id));
  return {
    id,
    url: pageUrl === null ? null : permalinkOf(pageUrl, id),
    title: textAt(fields, 'title') ?? (flags.summary ? UNTITLED_SUMMARY : null),
    publishedAt: publishedStamp(wire),
    lastUpdatedAt: timeAt(fields, 'blockLastUpdated'),
    ...flags,
    contributors: toContributors(fieldsListAt(fields, 'contributors'), 'name'),
    elements: toGuardianElements(decodeList(fields.elements ?? [], `${path}.elements`), base),
  };
}

/** The title that the list of key events gives to a summary without one; the same block on a page may lack it. */
const UNTITLED_SUMMARY = 'Summary';

type Flags = Pick<Block, 'keyEvent' | 'summary'>;

/** Attributes were not sent before May 2022; a block in the list of key events that says nothing of itself is one. */
function toFlags(attributes: Fields, isListed: boolean): Flags {
  const summary = flagAt(attributes, 'summary') === true;
  return { summary, keyEvent: flagAt(attributes, 'keyEvent') ?? (isListed && !summary) };
}

/**
 * First-published, else created. The older `firstPublished` and `lastUpdated` beside them are the story's own times,
 * repeated on every block, and never a block's.
 */
export function publishedStamp({ fields }: WireBlock): number | null {
  return (
    timeAt(fields, 'blockFirstPublished') ??
    timeAt(fields, 'blockCreatedOn') ??
    timeAt(fields, 'createdOn')
  );
}

/** People by the name under the key; one without a name is left out. */
export function toContributors(people: readonly Fields[], key: string): Contributor[] {
  return people.flatMap((person) => {
    const name = textAt(person, key);
    return name === null ? [] : [{ name }];
  });
}
