// Owns opening what somebody has saved, in whatever bytes it came.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openFile } from '../../src/open/open-file.ts';
import { CannotOpenError } from '../../src/open/opened-story.ts';
import { page, posted, posting } from '../source/schema/posting-page.ts';

async function open(t: TestContext, bytes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-file-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'saved');
  writeFileSync(path, bytes);
  const story = await openFile(path);
  t.after(story.close);
  const ending = await story.session.open(new AbortController().signal);
  const { order, records } = story.store.getState();
  return { ending, titles: order.map((id) => records.get(id)?.block?.title) };
}

const PAGE = page([posting([posted(10, 'Märchen am Hafen')])]);

for (const [how, bytes] of [
  ['as it is', Buffer.from(PAGE)],
  ['packed, as it came', gzipSync(PAGE)],
  ['as Windows wrote it', Buffer.from(PAGE, 'latin1')],
  ['in UTF-16', Buffer.from(`\uFEFF${PAGE}`, 'utf16le')],
] as const) {
  test(`a page that was saved ${how} is read`, async (t) => {
    const { ending, titles } = await open(t, bytes);
    assert.deepEqual(ending, { reason: 'file' });
    assert.deepEqual(titles, ['Märchen am Hafen']);
  });
}

test('what unpacks to more than any live blog is refused, and what does not unpack is no text', async (t) => {
  await assert.rejects(open(t, gzipSync(Buffer.alloc(17 * 1024 * 1024))), CannotOpenError);
  const { ending } = await open(t, gzipSync(PAGE).subarray(0, 40));
  assert.equal(ending?.reason, 'failed');
});
