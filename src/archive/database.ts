// Owns the file: opening it with owner-only modes, how durable it is, bringing its tables up to date. The only file that
// loads SQLite. Knows no story.

import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { APPLICATION_ID, MIGRATIONS, VERSION } from './schema.ts';
import { ArchiveError, isBusy, isDamage } from './trouble.ts';

export type Database = DatabaseSync;

/** How long a write waits for another instance's. */
const BUSY_MS = 5000;

export type Opened = {
  readonly database: Database;
  /** False where the disk cannot share memory between programs: then a rollback journal keeps what is written safe. */
  readonly hasWal: boolean;
};

/**
 * Opens the file, or makes it; tables are brought up to date. Throws ArchiveError or what the system says. `vfs`: SQLite's
 * name for a way to use the disk, for tests.
 */
export function openDatabase(file: string, vfs: string | null = null): Opened {
  claimFile(file);
  const url = pathToFileURL(file);
  if (vfs !== null) url.searchParams.set('vfs', vfs);
  const database = new (loadSqlite())(url, { timeout: BUSY_MS });
  try {
    // Before anything is changed: the file may be somebody else's.
    versionOf(database);
    const hasWal = startWal(database);
    // What was said to be kept is on the disk, even if the power fails.
    database.exec('PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF');
    migrate(database);
    return { database, hasWal };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The same, but what is damaged is renamed with the date and begun anew. `setAside`: the name that it has now. */
export function openOrSetAside(
  file: string,
  now: number,
  { vfs = null, isDamaged = false }: { vfs?: string | null; isDamaged?: boolean } = {},
): Opened & { readonly setAside: string | null } {
  try {
    if (!isDamaged) return { ...openDatabase(file, vfs), setAside: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const setAside = setFileAside(file, now);
  return { ...openDatabase(file, vfs), setAside };
}

/** Renames the file; what SQLite keeps beside it goes with it. */
function setFileAside(file: string, now: number): string {
  const date = new Date(now).toISOString().replace(/[:.]/gu, '-');
  const aside = `${file}.damaged-${date}`;
  renameSync(file, aside);
  for (const companion of ['-wal', '-shm', '-journal']) {
    try {
      renameSync(file + companion, aside + companion);
    } catch {
      rmSync(file + companion, { force: true });
    }
  }
  return aside;
}

/** Runs what is given as one change: all of it or nothing. Others wait from the first read on, so that none is overtaken. */
export function inTransaction<T>(database: Database, change: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite itself has already gone back when the disk was full.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** For what may be a second old after a power cut: does not wait for the disk. */
export function withoutWaiting(database: Database, change: () => void): void {
  database.exec('PRAGMA synchronous = NORMAL');
  try {
    change();
  } finally {
    database.exec('PRAGMA synchronous = FULL');
  }
}

/** Early releases of Node 24 warn that SQLite is new there: nothing that a reader could act on. */
function loadSqlite(): typeof DatabaseSync {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite').DatabaseSync;
  } catch (error) {
    throw new ArchiveError('unusable', 'this Node was built without SQLite', { cause: error });
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** SQLite would make the file readable for all, and follow a link that stands in its place. */
function claimFile(file: string): void {
  const folder = dirname(file);
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700);
  const { O_CREAT, O_RDWR, O_NOFOLLOW } = constants;
  const descriptor = openSync(file, O_CREAT | O_RDWR | (O_NOFOLLOW ?? 0), 0o600);
  try {
    const { mode, uid } = fstatSync(descriptor);
    const isLoose = (mode & 0o077) !== 0 && uid === process.getuid?.();
    if (isLoose) fchmodSync(descriptor, 0o600);
  } finally {
    closeSync(descriptor);
  }
}

/** Two instances that begin an archive at the same moment get in each other's way, and SQLite does not wait here. */
function startWal(database: Database): boolean {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; ; tries++) {
    try {
      return database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode === 'wal';
    } catch (error) {
      if (!isBusy(error) || tries >= 100) throw error;
      Atomics.wait(pause, 0, 0, 20);
    }
  }
}

function migrate(database: Database): void {
  if (versionOf(database) === VERSION) return;
  inTransaction(database, () => {
    // Another instance may have been faster.
    const version = versionOf(database);
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${VERSION}; PRAGMA application_id = ${APPLICATION_ID}`);
  });
}

function versionOf(database: Database): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  const owner = Number(database.prepare('PRAGMA application_id').get()?.application_id);
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (version > VERSION && owner === APPLICATION_ID) {
    throw new ArchiveError('newer', 'the archive is of a newer version of teleprinter');
  }
  if (!isEmpty && owner !== APPLICATION_ID) {
    throw new ArchiveError('damaged', 'the file of the archive is not ours');
  }
  return isEmpty ? 0 : version;
}
