// Owns the rows of a block: its revisions, which of them is the greatest, its greatest removal, its words. The same joins
// as in state/merge.ts, made where two instances meet.

import { type Block, revisionAt } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';
import type { BlockRecord } from '../state/block-record.ts';
import { compareStamps } from '../state/merge.ts';
import { filedAt } from '../state/order.ts';
import type { BlockCause } from '../state/state.ts';
import { hashOf, type Origin, textOfContent } from './content.ts';
import type { Database } from './database.ts';
import { numberOrNull } from './read-text.ts';

/** How a revision came to be known, and when, epoch ms. */
export type Arrival = { readonly cause: BlockCause; readonly receivedAt: number };

type Revision = {
  readonly row: number;
  readonly revisionAt: number;
  readonly statedAt: number | null;
  readonly content: string;
};

export function createBlockRows(database: Database) {
  const find = database.prepare(
    'SELECT block, newest, removed_revision_at, noticed_at FROM block WHERE story = ? AND id = ?',
  );
  const insert = database.prepare('INSERT INTO block (story, id) VALUES (?, ?)');
  const remove = database.prepare(
    'UPDATE block SET removed_revision_at = ?, noticed_at = ? WHERE block = ?',
  );
  const findRevision = database.prepare('SELECT * FROM revision WHERE revision = ?');
  const findSame = database.prepare(
    'SELECT * FROM revision WHERE block = ? AND revision_at = ? AND hash = ?',
  );
  const insertRevision = database.prepare(
    'INSERT INTO revision (block, revision_at, hash, stated_at, received_at, cause, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const restate = database.prepare(
    'UPDATE revision SET stated_at = ?, received_at = ?, content = ? WHERE revision = ?',
  );
  const setNewest = database.prepare('UPDATE block SET newest = ?, filed_at = ? WHERE block = ?');
  const insertReading = database.prepare(
    'INSERT INTO reading (block, received_at, revision, stated_at, removed_revision_at, noticed_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setWords = database.prepare(
    'INSERT OR REPLACE INTO words (rowid, title, body) VALUES (?, ?, ?)',
  );

  /** The revision as the archive holds it after this delivery of it; null when it holds just that already. */
  function keepRevision(
    block: number,
    { revisionAt: at, statedAt, content }: Omit<Revision, 'row'>,
    { cause, receivedAt }: Arrival,
  ): Revision | null {
    const hash = hashOf(content);
    const known = findSame.get(block, at, hash);
    if (known === undefined) {
      const { lastInsertRowid } = insertRevision.run(
        ...[block, at, hash, statedAt, receivedAt, cause, content],
      );
      return { row: Number(lastInsertRowid), revisionAt: at, statedAt, content };
    }
    const knownStatedAt = numberOrNull(known.stated_at);
    const isStated = compareStamps(statedAt, knownStatedAt) > 0;
    const isEarlier = receivedAt < Number(known.received_at);
    if (!isStated && !isEarlier && known.content === content) return null;
    const latest = isStated ? statedAt : knownStatedAt;
    restate.run(
      latest,
      Math.min(receivedAt, Number(known.received_at)),
      content,
      known.revision ?? null,
    );
    return { row: Number(known.revision), revisionAt: at, statedAt: latest, content };
  }

  function newestOf(row: unknown): Revision | null {
    const known = typeof row === 'number' ? findRevision.get(row) : undefined;
    if (known === undefined) return null;
    return {
      row: Number(known.revision),
      revisionAt: Number(known.revision_at),
      statedAt: numberOrNull(known.stated_at),
      content: String(known.content),
    };
  }

  /** The greatest revision, now that what is said is kept too. */
  function keepContent(
    block: number,
    said: Block,
    delivered: Omit<Revision, 'row'>,
    newest: Revision | null,
    arrival: Arrival,
  ): Revision | null {
    const kept = keepRevision(block, delivered, arrival);
    if (kept === null || (newest !== null && compareRevisions(kept, newest) <= 0)) return newest;
    const at = filedAt(said);
    setNewest.run(kept.row, Number.isFinite(at) ? at : null, block);
    setWords.run(block, said.title ?? '', textOfBlock(said));
    return kept;
  }

  return {
    /** Inside a transaction. Joins what is said of a block with what is kept of it. */
    keepRecord(
      story: number,
      id: string,
      said: BlockRecord,
      arrival: Arrival,
      origin: Origin,
    ): void {
      const known = find.get(story, id);
      const block = Number(known?.block ?? insert.run(story, id).lastInsertRowid);
      const isRemoval = isGreaterRemoval(said, known);
      if (isRemoval) remove.run(said.removedRevisionAt, said.noticedAt, block);
      const before = newestOf(known?.newest);
      let newest = before;
      if (said.block !== null) {
        const content = textOfContent(said.block, origin);
        const delivered = { revisionAt: revisionAt(said.block), statedAt: said.statedAt, content };
        newest = keepContent(block, said.block, delivered, before, arrival);
      }
      if (!isRemoval && newest?.row === before?.row) return;
      insertReading.run(
        ...[block, arrival.receivedAt, newest?.row ?? null, newest?.statedAt ?? null],
        isRemoval ? said.removedRevisionAt : numberOrNull(known?.removed_revision_at),
        isRemoval ? said.noticedAt : numberOrNull(known?.noticed_at),
      );
    },
  };
}

/** As `mergeContent` compares. */
function compareRevisions(a: Revision, b: Revision): number {
  return (
    a.revisionAt - b.revisionAt ||
    compareStamps(a.statedAt, b.statedAt) ||
    (a.content === b.content ? 0 : a.content < b.content ? -1 : 1)
  );
}

/** As `mergeWithdrawal` compares. */
function isGreaterRemoval(
  said: BlockRecord,
  known: Readonly<Record<string, unknown>> | undefined,
): boolean {
  if (said.removedRevisionAt === null) return false;
  const order = compareStamps(said.removedRevisionAt, numberOrNull(known?.removed_revision_at));
  const noticedAt = numberOrNull(known?.noticed_at);
  if (order !== 0 || said.noticedAt === null) return order > 0;
  return noticedAt === null || said.noticedAt < noticedAt;
}
