// Owns reading back what was exported as JSON: the blocks as they were kept, what was removed, stars and notes. What is
// read is checked like an answer, and not trusted for being ours.

import { decodeBlock } from '../archive/decode-block.ts';
import { decodeHeader } from '../archive/decode-header.ts';
import { type Fields, isFields, textOrNull } from '../archive/read-text.ts';
import { type Block, type BlockId, revisionAt } from '../model/block.ts';
import { DecodeError } from '../model/errors.ts';
import { plainText } from '../model/plain-text.ts';
import type { StoryHeader } from '../model/story.ts';
import type { BlockRecord } from '../state/block-record.ts';
import type { Action } from '../state/state.ts';

/**
 * What a state has to hear so that it is the exported story. Null for a body that is no export; throws a DecodeError for
 * one that cannot be read. `now`: epoch ms.
 */
export function readExport(body: string, now: number): readonly Action[] | null {
  if (!/^\s*\{/u.test(body) || !body.includes('"keptStory"')) return null;
  const document = parse(body);
  if (!isFields(document) || !Array.isArray(document.blocks)) return null;
  const header = decodeHeader(JSON.stringify(document.keptStory));
  if (header === null) throw new DecodeError('keptStory', 'it is no story as teleprinter keeps it');
  return actionsOf(header, document.blocks.map(toExported), now);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

type Exported = {
  readonly block: Block;
  readonly isRemoved: boolean;
  readonly noticedAt: number | null;
  readonly isStarred: boolean;
  readonly note: string | null;
};

function toExported(value: unknown, index: number): Exported {
  const fields: Fields = isFields(value) ? value : {};
  const block = decodeBlock(JSON.stringify(fields.kept), fields.id);
  if (block === null)
    throw new DecodeError(`blocks[${index}].kept`, 'it is no post as teleprinter keeps it');
  const noticedAt = Date.parse(textOrNull(fields.removedAt) ?? '');
  const note = textOrNull(fields.note);
  return {
    block,
    isRemoved: fields.removed === true,
    noticedAt: Number.isNaN(noticedAt) ? null : noticedAt,
    isStarred: fields.starred === true,
    note: note === null ? null : plainText(note),
  };
}

function actionsOf(header: StoryHeader, all: readonly Exported[], now: number): readonly Action[] {
  const standing = all.filter(({ isRemoved }) => !isRemoved).map(({ block }) => block);
  const marks = all.filter(({ isStarred, note }) => isStarred || note !== null);
  return [
    { type: 'records-restored', records: removedIn(all) },
    {
      type: 'update-received',
      update: {
        header,
        blocks: standing,
        removals: [],
        span: null,
        older: null,
        totalBlocks: null,
        pollAfterMs: null,
      },
      receivedAt: now,
      cause: 'opening',
    },
    ...marks.map(({ block: { id }, isStarred, note }) => ({
      type: 'block-marked' as const,
      id,
      mark: { isStarred, note },
    })),
  ];
}

function removedIn(all: readonly Exported[]): ReadonlyMap<BlockId, BlockRecord> {
  const removed = all.filter(({ isRemoved }) => isRemoved);
  return new Map(
    removed.map(({ block, noticedAt }) => [
      block.id,
      { block, statedAt: null, removedRevisionAt: revisionAt(block), noticedAt },
    ]),
  );
}
