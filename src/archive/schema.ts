// Owns the shape of the archive's tables, as the list of steps that lead to it from nothing. A step that was ever released
// is never changed: a new one is added, and the tests bring a file of each past version up to date.

/** "TLPR": tells a file of ours from another program's. */
export const APPLICATION_ID = 0x544c5052;

/**
 * Times are epoch ms in the story's own time, but for `opened_at`. Of each block the greatest revision (`newest`) and the
 * greatest removal are found by the rules of the merge, so that it cannot matter who wrote what first.
 */
const FIRST = `
CREATE TABLE story (
  story INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  source TEXT NOT NULL,
  header TEXT NOT NULL,
  pin_stated_at INTEGER,
  older TEXT,
  reached_start INTEGER NOT NULL DEFAULT 0,
  total_blocks INTEGER,
  answered_at INTEGER,
  opened_at INTEGER NOT NULL,
  place TEXT,
  UNIQUE (address, source)
);
CREATE TABLE block (
  block INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  id TEXT NOT NULL,
  newest INTEGER,
  filed_at INTEGER,
  removed_revision_at INTEGER,
  noticed_at INTEGER,
  unseen INTEGER NOT NULL DEFAULT 0,
  starred_at INTEGER,
  note TEXT,
  UNIQUE (story, id)
);
CREATE INDEX block_by_time ON block (story, filed_at DESC, id DESC);
CREATE TABLE revision (
  revision INTEGER PRIMARY KEY,
  block INTEGER NOT NULL REFERENCES block ON DELETE CASCADE,
  revision_at INTEGER NOT NULL,
  hash TEXT NOT NULL,
  stated_at INTEGER,
  received_at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (block, revision_at, hash)
);
CREATE TABLE poll_gap (
  gap INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  UNIQUE (story, from_at)
);
CREATE TABLE memory (
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (story, name)
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER block_forgotten AFTER DELETE ON block BEGIN
  DELETE FROM words WHERE rowid = old.block;
END;
`;

/**
 * How the story stood at any time. A `reading` is how a block was read from `received_at` on, `heading` the same for the
 * story's header; both only where that changed. A `gap` is a stretch of the story between two blocks that was never read.
 */
const SECOND = `
CREATE TABLE reading (
  reading INTEGER PRIMARY KEY,
  block INTEGER NOT NULL REFERENCES block ON DELETE CASCADE,
  received_at INTEGER NOT NULL,
  revision INTEGER,
  stated_at INTEGER,
  removed_revision_at INTEGER,
  noticed_at INTEGER
);
CREATE INDEX reading_by_block ON reading (block);
INSERT INTO reading (block, received_at, revision, stated_at)
  SELECT block, received_at, revision, stated_at FROM revision
  ORDER BY received_at, revision_at, stated_at, revision;
INSERT INTO reading (block, received_at, revision, stated_at, removed_revision_at, noticed_at)
  SELECT block.block, noticed_at, newest, stated_at, removed_revision_at, noticed_at
  FROM block LEFT JOIN revision ON revision = newest WHERE noticed_at IS NOT NULL;
CREATE TABLE heading (
  heading INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  received_at INTEGER NOT NULL,
  header TEXT NOT NULL
);
CREATE INDEX heading_by_story ON heading (story);
INSERT INTO heading (story, received_at, header)
  SELECT story, coalesce(
    (SELECT min(received_at) FROM revision JOIN block USING (block) WHERE block.story = story.story),
    answered_at, 0), header FROM story;
CREATE TABLE gap (
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  after_id TEXT NOT NULL,
  bounds TEXT NOT NULL,
  goes_on_at TEXT,
  PRIMARY KEY (story, after_id)
) WITHOUT ROWID;
`;

/** The step at each index leads from that version to the next. */
export const MIGRATIONS: readonly string[] = [FIRST, SECOND];

/** What is written to `user_version`. */
export const VERSION: number = MIGRATIONS.length;
