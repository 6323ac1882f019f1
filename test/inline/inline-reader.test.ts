import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chooseInline,
  createInlineReader,
  type InlineReader,
  obeyInline,
} from '../../src/inline/inline-reader.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import type { Command } from '../../src/ui/keymap.ts';
import { header, update } from '../helpers/builders.ts';
import { HARBOUR, NOW } from '../helpers/screens.ts';

const options = { zone: 'UTC', time: 'both', spell: (text: string) => text, now: NOW } as const;

function harbour(given: Parameters<typeof update>[0] = {}): State {
  const blocks = HARBOUR.filter(({ id }) => id !== 'gone');
  return reduce(initialState(NOW), {
    type: 'update-received',
    update: update({ header: header({ pinnedId: 'known' }), blocks, ...given }),
    receivedAt: NOW,
    cause: 'poll',
  });
}

/** Obeys one command after another; what the last one said, and the reader it left. */
function after(commands: readonly Command[], state = harbour(), start = createInlineReader(false)) {
  let reader: InlineReader = start;
  let says = '';
  for (const command of commands) {
    const answer = obeyInline(reader, command, { state, options });
    reader = answer?.reader ?? reader;
    says = answer?.says ?? '';
  }
  return { reader, says };
}

test('posts are counted as they are told, the oldest first, and the newest is read first', () => {
  assert.match(after(['next-block']).says, /^6 of 6\. 14:31 KEY EVENT\. The harbour gate/u);
  assert.match(after(['next-block', 'previous-block']).says, /^5 of 6\. 14:24 Fish market/u);
  assert.match(after(['top']).says, /^1 of 6\. 09:30/u);
  assert.equal(after(['top', 'previous-block']).says, 'This is the oldest post known.\n');
  assert.equal(after(['bottom', 'next-block']).says, 'This is the newest post.\n');
  assert.equal(after(['bottom', 'next-block']).reader.at, 'gate');
});

test('with key events alone the others are passed over, and the place is kept', () => {
  const { reader, says } = after(['bottom', 'key-events-only']);
  assert.equal(says, 'Key events and summaries only: 3.\n');
  assert.match(after(['previous-block'], harbour(), reader).says, /^2 of 3\. 14:15 .*SUMMARY/u);
  assert.equal(after(['key-events-only'], harbour(), reader).says, 'All posts: 6.\n');
});

test('key events are found from where the reader is', () => {
  assert.match(after(['top', 'next-key-event']).says, /^2 of 6\. 13:51 KEY EVENT/u);
  assert.match(after(['previous-key-event']).says, /^6 of 6\. /u);
  assert.equal(after(['bottom', 'next-key-event']).says, 'No newer key event.\n');
});

test('a list is chosen from by number, digit by digit', () => {
  const state = harbour();
  const sight = { state, options };
  let { reader, says } = after(['key-event-index'], state);
  assert.match(
    says,
    /^Key events and summaries, 3\.\n {2}1\. 13:51 Gate shut.*\n {2}2\. .*\n {2}3\. /u,
  );
  const press = (key: string) => {
    const answer = chooseInline(reader, key, sight);
    assert.ok(answer);
    reader = answer.reader;
    return answer.says + (answer.typed ?? '');
  };
  assert.equal(press('1') + press('2'), '12');
  assert.equal(press('enter'), 'There is no 12 in the list of 3.\n');
  press('1');
  assert.match(press('enter'), /^13:51 KEY EVENT\. Gate shut/u);
  assert.equal(reader.at, 'shut');
  assert.equal(reader.list, null);
  assert.equal(chooseInline(reader, '1', sight), null);
});

test('any other command leaves the list', () => {
  const { reader } = after(['key-event-index', 'top']);
  assert.equal(reader.list, null);
  assert.equal(after(['key-event-index', 'close']).says, 'Left the list.\n');
});

test('a removed post is read as removed, and its saved text when it is asked for', () => {
  const removals = [{ id: 'fish', lastUpdatedAt: null }];
  const state = reduce(harbour(), {
    type: 'update-received',
    update: update({ blocks: [], removals }),
    receivedAt: NOW,
    cause: 'poll',
  });
  const told = after(['bottom', 'previous-block'], state);
  assert.match(told.says, /^5 of 6\. 14:32 REMOVED by the publisher, first posted 14:24\./u);
  assert.doesNotMatch(told.says, /Plaice/u);
  assert.match(
    after(['open'], state, told.reader).says,
    /REMOVED.*\nSaved text:\n14:24 .*\n.*Plaice/u,
  );
});

test('without posts, and before any was read, that is said', () => {
  const empty = harbour({ blocks: [], header: header() });
  assert.equal(after(['next-block'], empty).says, 'No posts yet.\n');
  assert.equal(after(['key-event-index'], empty).says, 'No key events yet.\n');
  assert.equal(after(['open'], empty).says, 'No post has been read out yet.\n');
  assert.equal(after(['pinned'], empty).says, 'Nothing is pinned.\n');
});

test('commands of the screen alone have no answer', () => {
  for (const command of ['rail', 'order', 'search', 'redraw'] as const)
    assert.equal(
      obeyInline(createInlineReader(false), command, { state: harbour(), options }),
      null,
    );
});

test('help names every key by what it does here', () => {
  const { says } = after(['help']);
  assert.match(says, /\n {2}k: read the previous post, the older one\.\n/u);
  assert.doesNotMatch(says, /screen|rail/u);
});
