// Owns what can be wrong with an archive, in words. Whatever it is, the reader goes on reading.

/** The file cannot be used as our archive, and why. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  /** `damaged`: to be set aside. `newer`: of a later version of the program, and to be left alone. */
  readonly kind: 'damaged' | 'newer' | 'unusable';

  constructor(kind: ArchiveError['kind'], words: string, options?: { cause?: unknown }) {
    super(words, options);
    this.kind = kind;
  }
}

/** SQLite's own primary result codes. */
const WORDS: Readonly<Record<number, string>> = {
  5: 'another program holds the archive',
  6: 'another program holds the archive',
  8: 'the archive is read-only',
  10: 'the disk has a fault',
  11: 'the archive is damaged',
  13: 'the disk is full',
  14: 'the archive cannot be opened',
  26: 'the archive is damaged',
};

/** Extended codes that tell more: the memory that programs share is a file, and there was no room for it. */
const EXTENDED_WORDS: Readonly<Record<number, string>> = {
  4874: 'the disk is full',
};

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  EACCES: "the archive's folder is not yours to write",
  EPERM: "the archive's folder is not yours to write",
  EROFS: 'the disk is read-only',
  ENOENT: "the archive's folder cannot be made",
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ELOOP: "a link stands in the place of the archive's file",
  ENOTDIR: "a file stands in the place of the archive's folder",
  EEXIST: "a file stands in the place of the archive's folder",
  EISDIR: "a folder stands in the place of the archive's file",
};

/** A few words, without a full stop: "the disk is full". Never text of a story. */
export function wordsOfTrouble(error: unknown): string {
  if (error instanceof ArchiveError) return error.message;
  const code = sqliteCodeOf(error) ?? -1;
  const known =
    EXTENDED_WORDS[code] ?? WORDS[primary(code)] ?? SYSTEM_WORDS[systemCodeOf(error) ?? ''];
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** True when the file itself is not sound: not a database, or one whose pages contradict each other. */
export function isDamage(error: unknown): boolean {
  if (error instanceof ArchiveError) return error.kind === 'damaged';
  return [11, 26].includes(primary(sqliteCodeOf(error) ?? -1));
}

/** True when another program is in the way, which may be over in a moment. */
export function isBusy(error: unknown): boolean {
  return [5, 6].includes(primary(sqliteCodeOf(error) ?? -1));
}

function primary(code: number): number {
  return code & 0xff;
}

function sqliteCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode : null;
}

function systemCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && /^E[A-Z]+$/u.test(error.code) ? error.code : null;
}
