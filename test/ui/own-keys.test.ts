// Whatever names a key names the reader's own: on the screen, in its footer, help and notices, in the picker and in sentences.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOfKeys } from '../../src/inline/inline-keys.ts';
import { createInlineReader, obeyInline } from '../../src/inline/inline-reader.ts';
import { createStoryTelling } from '../../src/inline/tell-story.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { helpEntries, hintsFor } from '../../src/ui/hints.ts';
import { createKeyBindings } from '../../src/ui/key-bindings.ts';
import { createKeyOrders } from '../../src/ui/key-orders.ts';
import { type Command, KEYMAP } from '../../src/ui/keymap.ts';
import { createPicker } from '../../src/ui/picker.ts';
import { toggleStar } from '../../src/ui/starring.ts';
import { block } from '../helpers/builders.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { HARBOUR, NOW } from '../helpers/screens.ts';
import { openReading } from './harbour-reading.ts';

/** Every action has one key, a Greek or Cyrillic letter that no text of the story holds. */
const FIRST_LETTER = 0x3b1;
const keys = createKeyBindings(
  KEYMAP.map((row, index) => ({ ...row, keys: [String.fromCodePoint(FIRST_LETTER + index)] })),
);
const keyOf = (command: Command) => keys.keyOf(command) ?? '';

/** Names that a reader with other keys must never be told. */
const OTHERS = /\b(?:esc|space|pagedown|tab)\b|(?:^|\s)[?&'/qeEFUcMi]:?(?=\s|$)/u;

function screenAfter(...commands: readonly Command[]) {
  const opened = openReading({ keys });
  opened.postBlocks(1);
  opened.press(...commands);
  return opened;
}

test('what has come is played by the key that the reader has', () => {
  const text = screenAfter('catch-up').rows().join('\n');
  const words = `${keyOf('page-down')} plays the post; ${keyOf('close')} goes back`;
  assert.ok(text.includes(words), text);
});

test('an image that was told in words is drawn by the key that the reader has', () => {
  const opened = openReading({ keys });
  opened.reading.show({
    kind: 'pictures',
    images: [
      {
        id: 'gate',
        type: 'image',
        url: 'https://example.org/gate.png',
        alt: 'A gate',
        caption: null,
        credit: null,
      },
    ],
    cursor: 0,
    drawing: 'unasked',
    depth: 'none',
    cell: null,
    scroll: 0,
  });
  assert.ok(
    opened
      .rows()
      .join('\n')
      .includes(`${keyOf('image')} again draws it here`),
  );
});

test('what is said where nothing is to be seen names the keys that the reader has', () => {
  const plain = [block({ id: 'a', publishedAt: NOW, title: 'Only this' })];
  const opened = openReading({ keys, blocks: plain, keyEventsOnly: true });
  assert.ok(
    opened
      .rows()
      .join('\n')
      .includes(`${keyOf('key-events-only')} shows all`),
  );
  const filtered = openReading({ keys });
  filtered.press('filter');
  for (const key of ['z', 'z', 'z', 'enter']) filtered.reading.type(key);
  assert.ok(
    filtered
      .rows()
      .join('\n')
      .includes(`${keyOf('close')} clears it`),
  );
});

test('notices name the keys that the reader has', () => {
  const { store, reading, rows } = openReading({ keys });
  toggleStar(store, reading);
  assert.ok(
    rows()
      .at(-1)
      ?.includes(`${keyOf('starred-only')} shows all that are`),
    rows().at(-1),
  );
  const orders = createKeyOrders({
    store,
    reading,
    keys,
    timer: createFakeTimer().timer,
    terminal: { redraw() {}, suspend() {} },
    ...{ pollNow() {}, quit() {}, turn() {}, meter: () => ({ received: 0, drawn: 0 }) },
    obeyLinks: () => false,
  });
  orders.onKeys(['x']);
  assert.ok(
    rows()
      .at(-1)
      ?.includes(`x is not a key here: ${keyOf('help')} shows them`),
  );
  orders.stop();
});

test('the footer and the help name no key but the reader’s, in every layer', () => {
  const layers: readonly (readonly Command[])[] = [
    [],
    ['help'],
    ['key-event-index'],
    ['catch-up'],
    ['corrections'],
    ['revisions'],
    ['time-machine'],
    ['catch-up', 'page-down'],
  ];
  for (const commands of layers) {
    const { store, reading } = screenAfter(...commands);
    for (const { key } of hintsFor(store.getState(), reading.getReader(), keys))
      assert.match(key, /^[\u03b1-\u0450]$/u, `${key} after ${commands}`);
  }
  const [, , ...told] = helpEntries(keys);
  for (const { keys: names, action } of told) {
    assert.match(names, /^[\u03b1-\u0450]$/u);
    assert.doesNotMatch(action, OTHERS, action);
  }
});

test('the picker names the keys that the reader has', () => {
  const size = { columns: 80, rows: 12 };
  const picker = createPicker({ size, glyphs: UNICODE_GLYPHS, zone: 'UTC', keys });
  const [foot] = picker.rows(NOW).slice(-1);
  const text = foot?.spans.map((span) => span.text).join('') ?? '';
  assert.ok(text.includes(`${keyOf('open')}:open`), text);
  assert.doesNotMatch(text, OTHERS);
});

test('sentences name the keys that the reader has', () => {
  const { store } = openReading({ blocks: HARBOUR });
  const state = store.getState();
  const options = { zone: 'UTC', time: 'both', spell: (text: string) => text } as const;
  const telling = createStoryTelling({ ...options, since: null, limit: 1, keys });
  const since = { mark: 'opened', newest: null, at: 0 } as const;
  const { says } = telling.present(state, since, NOW);
  const [last = ''] = says.trimEnd().split('\n').slice(-1);
  assert.ok(last.includes(`${keyOf('previous-block')} reads the one before`), last);
  assert.ok(last.includes(`${keyOf('help')} lists the keys, ${keyOf('quit')} quits`), last);
  const sight = { state, options: { ...options, now: NOW }, keys };
  const list = obeyInline(createInlineReader(false), 'key-event-index', sight)?.says ?? '';
  assert.ok(list.includes(`${keyOf('close')} leaves`), list);
  for (const line of linesOfKeys(keys)) assert.match(line, /^[\u03b1-\u0450]: /u);
});
