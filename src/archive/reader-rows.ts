// Owns what the archive keeps of the reader: the place in each story, stars, notes, small memories, the last story.

import type { BlockId } from '../model/block.ts';
import type { Mark } from '../model/mark.ts';
import { plainText } from '../model/plain-text.ts';
import { type Database, withoutWaiting } from './database.ts';
import type { KeptPlace } from './place.ts';
import { textOrNull } from './read-text.ts';
import type { StoryKey } from './story-row.ts';

type Story = Pick<StoryKey, 'address' | 'source'>;

const OF_STORY = 'story = (SELECT story FROM story WHERE address = ? AND source = ?)';

export function createReaderRows(database: Database) {
  const setPlace = database.prepare('UPDATE story SET place = ? WHERE address = ? AND source = ?');
  const setOpened = database.prepare(
    'UPDATE story SET opened_at = ? WHERE address = ? AND source = ?',
  );
  const setMark = database.prepare(
    `UPDATE block SET starred_at = CASE WHEN ? THEN coalesce(starred_at, ?) END, note = ? WHERE ${OF_STORY} AND id = ?`,
  );
  const listStars = database.prepare(
    'SELECT id, starred_at, note FROM block WHERE story = ? AND (starred_at IS NOT NULL OR note IS NOT NULL)',
  );
  const setMemory = database.prepare(
    'INSERT OR REPLACE INTO memory (story, name, value) SELECT story, ?, ? FROM story WHERE address = ? AND source = ?',
  );
  const getMemory = database.prepare(`SELECT value FROM memory WHERE ${OF_STORY} AND name = ?`);
  const setSetting = database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  const dropSetting = database.prepare('DELETE FROM setting WHERE name = ?');
  const getSetting = database.prepare('SELECT value FROM setting WHERE name = ?');

  return {
    /** Does not wait for the disk: the place is saved while the reader scrolls. */
    savePlace({ address, source }: Story, place: KeptPlace): void {
      withoutWaiting(database, () => void setPlace.run(JSON.stringify(place), address, source));
    },
    /** The story was opened at `at`, epoch ms of real time. `asked`: as `--source` was given; null without it. */
    keepOpened({ address, source }: Story, at: number, asked: string | null): void {
      setOpened.run(at, address, source);
      setMemory.run(ASKED_SOURCE, asked ?? '', address, source);
    },
    /** What `--source` has to be for the story to be opened as it was; null for nothing. */
    askedSource({ address, source }: Story): string | null {
      return textOrNull(getMemory.get(address, source, ASKED_SOURCE)?.value) || null;
    },
    /** All that the reader has put on a block, since `at`, epoch ms. */
    keepMark({ address, source }: Story, id: BlockId, { isStarred, note }: Mark, at: number): void {
      setMark.run(Number(isStarred), at, note, address, source, id);
    },
    /** The blocks that the reader has starred or written a note on. */
    loadMarks(story: number): ReadonlyMap<BlockId, Mark> {
      return new Map(listStars.all(story).map((row) => [String(row.id), toMark(row)]));
    },
    remember({ address, source }: Story, name: string, value: string): void {
      setMemory.run(name, value, address, source);
    },
    recall({ address, source }: Story, name: string): string | null {
      return textOrNull(getMemory.get(address, source, name)?.value);
    },
    /** As `savePlace`, for stories that are read as one. `set`: their addresses, with a space between. */
    saveSetPlace(set: string, place: KeptPlace): void {
      withoutWaiting(database, () => void setSetting.run(SET_PLACE + set, JSON.stringify(place)));
    },
    /** As JSON; null where none is kept. */
    setPlace(set: string): unknown {
      return getSetting.get(SET_PLACE + set)?.value ?? null;
    },
    /** Null: what was opened last is in no archive. */
    keepLastAddress(address: string | null): void {
      if (address === null) dropSetting.run(LAST_ADDRESS);
      else setSetting.run(LAST_ADDRESS, address);
    },
    lastAddress(): string | null {
      return textOrNull(getSetting.get(LAST_ADDRESS)?.value);
    },
  };
}

function toMark(row: Record<string, unknown>): Mark {
  const note = textOrNull(row.note);
  return { isStarred: row.starred_at !== null, note: note === null ? null : plainText(note) };
}

const LAST_ADDRESS = 'last address';

const SET_PLACE = 'place in ';

const ASKED_SOURCE = 'asked source';
