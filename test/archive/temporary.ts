// Owns archives for tests: in a folder of their own, closed and gone when the test ends.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import type { StoryKey } from '../../src/archive/story-row.ts';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';

export const KEY: StoryKey = {
  address: 'https://example.org/live/story',
  source: 'guardian',
  origin: null,
};

export function temporaryFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-archive-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new archive, or another instance on the file given. */
export function openTemporary(
  t: Pick<TestContext, 'after'>,
  file = join(temporaryFolder(t), 'archive.sqlite'),
): Archive & { readonly file: string } {
  const archive = openArchive({ file, now: () => 1000 });
  t.after(archive.close);
  return { ...archive, file };
}

/** Gives the archive an answer as a session does. */
export function keep(
  archive: Archive,
  previous: State,
  update: Update,
  {
    receivedAt = 0,
    cause = 'poll',
    key = KEY,
  }: { receivedAt?: number; cause?: 'poll' | 'backfill'; key?: StoryKey } = {},
): State {
  const next = reduce(previous, { type: 'update-received', update, receivedAt, cause });
  archive.keepUpdate(key, { update, receivedAt, cause, previous, next });
  return next;
}

export function keepAll(
  archive: Archive,
  deliveries: readonly { readonly update: Update; readonly receivedAt: number }[],
): State {
  return deliveries.reduce(
    (state, { update, receivedAt }) => keep(archive, state, update, { receivedAt }),
    initialState(0),
  );
}

/** Every revision that is kept of the one story, and the gaps in its record. */
export function historyOf(archive: Archive, address = KEY.address) {
  const row = archive.findStory(address, null, null)?.row ?? 0;
  return { revisions: archive.loadRevisions(row, null), gaps: archive.loadGaps(row) };
}
