import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpEntries, hintsFor } from '../../src/ui/hints.ts';
import { OWN_KEYS } from '../../src/ui/key-bindings.ts';
import { KEYMAP } from '../../src/ui/keymap.ts';
import { openReading } from './harbour-reading.ts';

function hintsOf({ store, reading }: ReturnType<typeof openReading>): string {
  return hintsFor(store.getState(), reading.getReader(), OWN_KEYS)
    .map(({ key, label }) => `${key}:${label}`)
    .join(' ');
}

test('the help tells the signs of the screen, then every command of the table, in its order', () => {
  const [margin, others, ...commands] = helpEntries(OWN_KEYS);
  assert.equal(margin?.keys, '* # o ~ x');
  assert.equal(others?.keys, '^ +');
  assert.deepEqual(
    commands.map(({ action }) => action),
    KEYMAP.map(({ does }) => OWN_KEYS.spell(does)),
  );
});

test('a reader who follows is offered nothing that would do nothing', () => {
  assert.equal(hintsOf(openReading()), 'e:key ?:help /:search E:index q:quit');
});

test('unseen blocks and the live edge are offered while there is a way to go', () => {
  const opened = openReading({ rows: 12 });
  opened.press('bottom');
  opened.postBlocks(2);
  assert.equal(
    hintsOf(opened),
    'e:key U:unseen c:catch up F:follow ?:help /:search E:index q:quit',
  );
  opened.press('follow');
  assert.equal(hintsOf(opened), 'e:key U:unseen c:catch up ?:help /:search E:index q:quit');
});

test('among key events alone the same key is offered for all', () => {
  assert.match(hintsOf(openReading({ keyEventsOnly: true })), /^e:all /u);
});

test('in a layer the keys of the layer are offered', () => {
  const opened = openReading();
  opened.press('help');
  assert.equal(hintsOf(opened), 'space:more q:close');
  opened.press('close', 'key-event-index');
  assert.equal(hintsOf(opened), 'enter:go q:close');
  opened.press('close', 'catch-up');
  assert.equal(hintsOf(opened), 'esc:back');
  opened.press('close');
  opened.postBlocks(1);
  opened.press('catch-up');
  assert.equal(hintsOf(opened), 'space:play esc:back');
  opened.press('page-down');
  assert.equal(hintsOf(opened), 'space:next esc:back');
});

test('before there is anything to read the way out is offered, and the help', () => {
  assert.equal(hintsOf(openReading({ blocks: [] })), 'q:quit ?:help');
});

test('an empty list offers nothing to go to', () => {
  const opened = openReading({ blocks: [] });
  opened.press('key-event-index');
  assert.equal(hintsOf(opened), 'q:close');
  opened.press('close', 'corrections');
  assert.equal(hintsOf(opened), 'q:close');
});
