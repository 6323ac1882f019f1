// Owns the rows in which WordPress's Liveblog plugin tells what happened: each is a new entry, an edit or a removal of an
// older one, under that one's id. Knows the wire's field names; knows nothing of blocks.

import { plainText } from '../../model/plain-text.ts';
import { type Fields, flagAt, isFields, numberAt, rawAt, scalarText } from '../decode.ts';

/** Times are epoch ms. */
export type Row = {
  readonly id: string;
  readonly kind: 'new' | 'update' | 'delete';
  /** When the entry was first published; null when the row has no time at all. */
  readonly publishedAt: number | null;
  /** When the row itself was written. */
  readonly rowAt: number | null;
  readonly fields: Fields;
};

const KINDS: ReadonlySet<unknown> = new Set(['new', 'update', 'delete']);

/** True for what only this plugin writes: other plugins answer under the same name. */
export function isRow(value: unknown): value is Fields {
  return (
    isFields(value) &&
    KINDS.has(value.type) &&
    idOf(value) !== null &&
    ('content' in value || 'render' in value)
  );
}

function idOf(fields: Fields): string | null {
  const id = typeof fields.id === 'number' ? String(fields.id) : rawAt(fields, 'id');
  const text = plainText(id).trim();
  return text === '' ? null : text;
}

export type Rows = {
  readonly rows: readonly Row[];
  /** As `Poll.ahead`, seconds: what these rows show, else what was known before. */
  readonly ahead: number;
};

/** What is no row is left out. */
export function toRows(values: readonly unknown[], aheadBefore: number): Rows {
  const rows = values.filter(isRow);
  const ahead = aheadOf(rows) ?? aheadBefore;
  return { rows: rows.map((fields) => toRow(fields, ahead)), ahead };
}

/**
 * A new entry has two stamps of one moment: the row's, in UTC, and the entry's, which some versions of the plugin write in
 * the site's own time. Null when no row has both.
 */
function aheadOf(rows: readonly Fields[]): number | null {
  for (const fields of rows) {
    const [rowAt, entryAt] = [numberAt(fields, 'timestamp'), numberAt(fields, 'entry_time')];
    if (fields.type === 'new' && rowAt !== null && entryAt !== null) {
      const ahead = entryAt - rowAt;
      return ahead % QUARTER_HOUR === 0 && Math.abs(ahead) <= FARTHEST_ZONE ? ahead : 0;
    }
  }
  return null;
}

const QUARTER_HOUR = 900;
const FARTHEST_ZONE = 14 * 3600;

function toRow(fields: Fields, ahead: number): Row {
  const rowAt = secondsAt(fields, 'timestamp');
  const entryAt = secondsAt(fields, 'entry_time');
  const kind = kindOf(fields);
  const publishedAt = entryAt === null ? null : entryAt - ahead * 1000;
  return {
    id: idOf(fields) ?? '',
    kind,
    publishedAt: earlier(publishedAt ?? (kind === 'new' ? rowAt : null), rowAt),
    rowAt,
    fields,
  };
}

/** One version of the plugin keeps entries that were taken back to drafts, and says so. */
function kindOf(fields: Fields): Row['kind'] {
  const status = rawAt(fields, 'status');
  if (fields.type === 'delete' || (status !== '' && status !== 'publish')) return 'delete';
  return fields.type === 'update' ? 'update' : 'new';
}

/** Nothing is edited before it is published. */
function earlier(publishedAt: number | null, rowAt: number | null): number | null {
  return publishedAt === null || rowAt === null ? publishedAt : Math.min(publishedAt, rowAt);
}

const LAST_DATE_SECONDS = 8.64e12;

function secondsAt(fields: Fields, key: string): number | null {
  const seconds = numberAt(fields, key);
  return seconds === null || seconds <= 0 || seconds > LAST_DATE_SECONDS
    ? null
    : Math.trunc(seconds * 1000);
}

/** What stands after all rows were applied in their order, and what was removed by them. */
export type Outcome = { readonly standing: readonly Row[]; readonly removed: readonly Row[] };

export function applyRows(rows: readonly Row[]): Outcome {
  const standing = new Map<string, Row>();
  const removed = new Map<string, Row>();
  for (const row of rows) {
    if (row.kind === 'delete') {
      standing.delete(row.id);
      removed.set(row.id, row);
    } else if (isNewer(row, standing.get(row.id)) && isNewer(row, removed.get(row.id))) {
      standing.set(row.id, row);
      removed.delete(row.id);
    }
  }
  return { standing: [...standing.values()], removed: [...removed.values()] };
}

/** Of two rows of one moment the later one in the answer. */
function isNewer(row: Row, known: Row | undefined): boolean {
  return known === undefined || (row.rowAt ?? 0) >= (known.rowAt ?? 0);
}

export function latestOf(rows: readonly Row[]): number | null {
  return rows.reduce<number | null>(
    (latest, { rowAt }) => (rowAt === null ? latest : Math.max(latest ?? rowAt, rowAt)),
    null,
  );
}

/** Sent as a flag, or by older versions only as a class. */
export function isKeyRow({ fields }: Row): boolean {
  const flag = flagAt(fields, 'key_event') ?? NUMBERS.get(scalarText(fields.key_event)) ?? null;
  return flag ?? /(?:^|\s)type-key(?:\s|$)/u.test(rawAt(fields, 'css_classes'));
}

const NUMBERS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['0', false],
]);
