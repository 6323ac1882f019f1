// Owns what a replay promises in a pipe: a story as it stood, word for word, and nobody is asked for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReplayServer } from '../../src/replay/replay-server.ts';
import { FAIR, fairAt } from '../replay/village-fair.ts';
import { eventsIn, type JsonEvent, openHome } from './program.ts';

const textOf = (events: readonly JsonEvent[], id: string | undefined) =>
  events.find(({ event, block }) => event === 'block' && block?.id === id)?.block?.text;

test('an edited post reads as it did, a removed one is there until it went, all of it in order', async (t) => {
  const { run, runUntil } = openHome(t);
  // Slow enough that a poll falls between the first post that is edited, and its edit.
  const words = ['demo', '--from', 'start', '--speed', '800', '--json'];
  const ended = await runUntil('"at":"1969-07-20T19:5', ...words);
  assert.deepEqual([ended.code, ended.stderr], [143, '']);
  const followed = eventsIn(ended.stdout);
  const asOf = async (at: number) => {
    const moment = new Date(at).toISOString();
    const { code, stdout, stderr } = await run('replay', 'apollo', '--at', moment, '--json');
    assert.equal(code, 0, stderr);
    return eventsIn(stdout);
  };
  const timeOf = (event: JsonEvent | undefined) => Date.parse(event?.at ?? '');

  const edit = followed.find(({ event, block }) => event === 'edit' && block?.updatedAt != null);
  const removals = followed.filter(({ event }) => event === 'remove');
  const removal = removals.at(-1);
  // A line is told a moment after the answer came, in which minutes of the story pass.
  const before = await asOf(Date.parse(edit?.block?.updatedAt ?? '') - 1000);
  const after = await asOf(timeOf(edit));
  assert.equal(textOf(before, edit?.block?.id), edit?.previous?.text);
  assert.equal(textOf(after, edit?.block?.id), edit?.block?.text);
  assert.notEqual(edit?.previous?.text, edit?.block?.text);
  const gone = removal?.block;
  const news = followed.find(({ event, block }) => event === 'block' && block?.id === gone?.id);
  assert.equal(textOf(await asOf(timeOf(news)), gone?.id), gone?.text);
  assert.equal(textOf(await asOf(timeOf(removal)), gone?.id), undefined);

  const played = await run('replay', 'apollo', '--speed', '100000', '--json');
  const told = eventsIn(played.stdout);
  assert.deepEqual([played.code, played.stderr], [0, '']);
  assert.equal(told.at(-1)?.reason, 'kept');
  assert.deepEqual(
    told.filter(({ event }) => event === 'remove').map(({ block }) => block?.id),
    removals.map(({ block }) => block?.id),
  );
  const times = told.map(timeOf);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  const edits = (events: readonly JsonEvent[]) =>
    events.filter(({ event }) => event === 'edit').map(({ block }) => block?.text);
  assert.deepEqual(edits(told), edits(followed));
  const said = await run('replay', 'apollo', '--speed', '100000', '--plain', '--key-events');
  assert.match(said.stdout, /END\. It is the end of what is kept\.\n$/u);
});

test('nobody is asked, and what cannot be shown is refused in a sentence', async (t) => {
  const { run } = openHome(t);
  const server = await createReplayServer({ script: FAIR, clock: { now: () => fairAt(4) } });
  t.after(server.close);
  await run('--source', 'guardian', server.storyUrl, '--once');
  const asked = server.requests().length;
  assert.ok(asked > 0);

  const stood = await run('replay', server.storyUrl, '--at', '1931-08-03T09:05', '--plain');
  assert.equal(stood.code, 0, stood.stderr);
  assert.match(stood.stdout, /The gates open/u);
  assert.doesNotMatch(stood.stdout, /A goat/u);
  assert.match(stood.stderr, /^teleprinter: some of it stands as it was first read, 20.*\.\n$/u);

  const early = await run('replay', 'fair', '--at', '1931-08-03T08:00');
  assert.deepEqual([early.code, early.stdout], [2, '']);
  assert.match(early.stderr, /--at 1931-08-03 08:00 is before its first post: it is kept from/u);
  const strange = await run('replay', 'mountain');
  assert.equal(strange.code, 2);
  assert.match(strange.stderr, /no story that is kept is called "mountain"/u);
  assert.equal(server.requests().length, asked);
});
