// Owns what a screen reader is given to read, from the first line to the last: one golden transcript of the bundled story.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { openStage } from './telling-stage.ts';

const GOLDEN = new URL('apollo-11.transcript.txt', import.meta.url);

test('the bundled story reads to the ear as it always did', async (t) => {
  const { said, says, types, comes, ended, calls } = await openStage(t, '1969-07-20T20:18:16Z', {
    limit: 3,
  });
  await says(/q quits/u);
  await comes('1969-07-20T20:20:00Z');
  await comes('1969-07-20T20:24:30Z');
  await says(/EDITED/u);
  // One answer without a post may be a mistake: the second tells that it is gone.
  await comes('1969-07-20T20:25:00Z');
  await says(/REMOVED/u);
  types('k');
  await says(/\d+ of \d+\. /u);
  types('e');
  await says(/Key events and summaries only/u);
  types('[');
  types('E');
  await says(/Type a number/u);
  types('9');
  types('2\r');
  await says(/There is no 92/u);
  types('2\r\tpBx');
  await says(/not a key here/u);
  types('c?');
  await says(/suspend; fg/u);
  types('/eagle is:');
  types('\r');
  await says(/Not understood/u);
  types('\u007f\u007f\u007f\u007f\r');
  await says(/match "eagle"/u);
  types('2\rN');
  types('q');
  assert.equal(await ended, 0);
  assert.deepEqual(calls, ['enter', 'leave']);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, said());
  assert.equal(said(), readFileSync(GOLDEN, 'utf8'));
});
