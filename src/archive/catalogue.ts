// Owns what can be asked of the archive as a whole: which stories there are, which one is meant, what is said where.

import type { StoryStatus } from '../model/story.ts';
import { NO_ORIGIN } from './content.ts';
import type { Database } from './database.ts';
import { decodeBlock } from './decode-block.ts';
import { decodeHeader } from './decode-header.ts';
import { numberOrNull, textOrNull } from './read-text.ts';

export type KeptStory = {
  readonly address: string;
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  readonly status: StoryStatus;
  readonly source: string;
  /** Blocks that are kept, removed ones among them. */
  readonly blocks: number;
  /** The source's own stamp of the newest answer, or when that came, epoch ms. */
  readonly updatedAt: number | null;
  /** Epoch ms of real time. */
  readonly openedAt: number;
};

export type Hit = {
  readonly story: Pick<KeptStory, 'id' | 'title' | 'address'>;
  readonly blockId: string;
  readonly title: string | null;
  readonly url: string | null;
  /** First published, epoch ms. */
  readonly publishedAt: number | null;
  readonly isRemoved: boolean;
  /** The words around what was found. */
  readonly excerpt: string;
};

export function createCatalogue(database: Database) {
  const list = database.prepare(`
    SELECT story.*, (SELECT count(*) FROM block
      WHERE block.story = story.story AND newest IS NOT NULL) AS blocks
    FROM story ORDER BY opened_at DESC`);
  const unseen = database.prepare(
    'SELECT count(*) AS count FROM block JOIN story USING (story) WHERE address = ? AND unseen = 1',
  );
  const match = database.prepare(`
    SELECT story.address, story.header, block.id, content,
      coalesce(removed_revision_at >= revision_at, 0) AS removed,
      snippet(words, -1, '', '', '…', 24) AS excerpt
    FROM words JOIN block ON block.block = words.rowid
      JOIN revision ON revision = newest JOIN story ON story.story = block.story
    WHERE words MATCH ? ORDER BY words.rank LIMIT ?`);

  return {
    /** The story opened last comes first. */
    stories: (): readonly KeptStory[] => list.all().flatMap(toKeptStory),
    /** Blocks of the story that have not been seen. */
    countUnseen: (address: string): number => Number(unseen.get(address)?.count ?? 0),
    /** Those that the words name: by address, link or id if any is just that, else by part of the title in any case. */
    named(words: string): readonly KeptStory[] {
      const all = list.all().flatMap(toKeptStory);
      const exact = all.filter(({ address, url, id }) => [address, url, id].includes(words));
      if (exact.length > 0) return exact;
      const part = words.toLowerCase();
      return all.filter(({ title }) => title.toLowerCase().includes(part));
    },
    /** The best first. `query`: words that all must be there; some in quotation marks must follow each other. */
    search(query: string, limit: number): readonly Hit[] {
      const wanted = toMatch(query);
      return wanted === '' ? [] : match.all(wanted, limit).flatMap(toHit);
    },
  };
}

/** SQLite's query language has signs and words of its own: all that is typed is taken as text. */
function toMatch(query: string): string {
  return [...query.matchAll(/"([^"]*)"?|([^\s"]+)/gu)]
    .map(([, phrase, word]) => phrase ?? word ?? '')
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text) => `"${text}"`)
    .join(' ');
}

function toKeptStory(row: Record<string, unknown>): KeptStory[] {
  const header = decodeHeader(row.header);
  if (header === null) return [];
  const { id, url, title, status, updatedAt } = header;
  return [
    {
      ...{ id, url: lasting(url), title, status },
      address: String(row.address),
      source: String(row.source),
      blocks: Number(row.blocks),
      updatedAt: updatedAt ?? numberOrNull(row.answered_at),
      openedAt: Number(row.opened_at),
    },
  ];
}

function toHit(row: Record<string, unknown>): Hit[] {
  const header = decodeHeader(row.header);
  const block = decodeBlock(row.content, row.id);
  if (header === null || block === null) return [];
  return [
    {
      story: { id: header.id, title: header.title, address: String(row.address) },
      blockId: block.id,
      title: block.title,
      url: lasting(block.url),
      publishedAt: block.publishedAt,
      isRemoved: row.removed === 1,
      excerpt: textOrNull(row.excerpt) ?? '',
    },
  ];
}

/** The address, but for what was replayed on this machine: that is at no address any more. */
export function lasting(url: string | null): string | null {
  return url?.startsWith(NO_ORIGIN) ? null : url;
}
