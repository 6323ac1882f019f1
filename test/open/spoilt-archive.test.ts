// Owns an archive of which every page is spoilt in turn, before the whole of keeping and restoring a story: whatever is read
// back is a story, what comes is shown, and it is kept or said not to be.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { archiveFile, findReaderArchive } from '../../src/open/reader-archive.ts';
import { recordStory } from '../../src/open/record-story.ts';
import type { State } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { temporaryFolder } from '../archive/temporary.ts';
import { createDice } from '../fuzz/mutate.ts';
import { checkText } from '../fuzz/source-target.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { RUNS } from '../helpers/runs.ts';

const ADDRESS = 'https://example.org/live/story';
const WORDS = 'The harbour gate is shut, and forty boats are waiting outside the mole. '.repeat(20);

function post(number: number, more = ''): Block {
  const elements = [paragraph(`${number} ${WORDS}${more}`)];
  return block({ id: `b${number}`, publishedAt: number, lastUpdatedAt: number, elements });
}

type Visit = { readonly state: State; readonly said: string | null };

/** A visit from its beginning to its end, with everything that asks the archive; gives the state that it ends with, and what was said of the archive. */
async function visit(home: string, blocks: readonly Block[]): Promise<Visit> {
  const archive = await findReaderArchive(home, () => 5000);
  const recording = recordStory({
    ...{ archive, address: ADDRESS, source: null },
    ...{ storyNow: () => 6000, now: () => 7000 },
  });
  const store = createStore(recording.state, recording.keep);
  recording.restoreRest(store);
  const given = update({ header: header(), blocks });
  store.dispatch({ type: 'update-received', update: given, receivedAt: 6000, cause: 'poll' });
  store.dispatch({ type: 'blocks-seen', ids: blocks.map(({ id }) => id) });
  const mark = { isStarred: true, note: 'a note' };
  store.dispatch({ type: 'block-marked', id: blocks[0]?.id ?? '', mark });
  recording.savePlace({ anchor: null, order: 'newest', keyEventsOnly: false, lastSeen: null });
  recording.history?.changedReadings();
  recording.history?.readingsOf('b3');
  const state = store.getState();
  const said = archive.takeNotice() ?? state.notKept;
  archive.close();
  return { state, said };
}

async function soundArchive(t: TestContext): Promise<Buffer> {
  const home = temporaryFolder(t);
  await visit(
    home,
    Array.from({ length: 60 }, (_, number) => post(number)),
  );
  await visit(home, [{ ...post(3, 'Edited.'), lastUpdatedAt: 100 }]);
  return readFileSync(archiveFile(home));
}

/** Ways to spoil a page: blank, noise, another page in its place, one byte. */
function spoil(sound: Buffer, page: number, bytes: number, way: number): Buffer {
  const spoilt = Buffer.from(sound);
  const at = page * bytes;
  const dice = createDice(page * 4 + way);
  if (way === 0) spoilt.fill(0, at, at + bytes);
  if (way === 1) for (let byte = at; byte < at + bytes; byte++) spoilt[byte] = dice() * 256;
  if (way === 2) sound.copy(spoilt, at, 0, bytes);
  if (way === 3) spoilt[at + Math.floor(dice() * bytes)] = dice() * 256;
  return spoilt;
}

test('whichever page of an archive is spoilt, the story is read, and kept or said not to be', async (t) => {
  const sound = await soundArchive(t);
  const pageBytes = sound.readUInt16BE(16);
  const pages = sound.length / pageBytes;
  assert.ok(pages > 20);
  const home = temporaryFolder(t);
  const news = Array.from({ length: 3 }, (_, number) => post(1000 + number));
  for (let page = 0; page < pages; page++) {
    // Each by itself takes a while of the disk: all of them when the laws are tried long.
    for (const way of RUNS > 2000 ? [0, 1, 2, 3] : [page % 4]) {
      rmSync(home, { recursive: true });
      mkdirSync(home);
      writeFileSync(archiveFile(home), spoil(sound, page, pageBytes, way));
      const { state, said } = await visit(home, news);
      const what = `page ${page}, way ${way}`;
      checkText([state.header, [...state.records.entries()].map(([, { block }]) => block)]);
      for (const { id } of news) assert.ok(state.records.get(id)?.block, what);
      const again = await visit(home, news.slice(0, 1));
      const isKept = news.every(({ id }) => again.state.records.get(id)?.block);
      assert.ok(isKept || said !== null || again.said !== null, what);
    }
  }
});
