// Owns the tests of the mouse: what the wheel and a click do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinkOrders } from '../../src/ui/link-orders.ts';
import { createPointingOrders } from '../../src/ui/pointing-orders.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { NOW } from '../helpers/screens.ts';
import { type Opening, openReading } from './harbour-reading.ts';

function point(opening: Opening = {}) {
  const opened = openReading({ rows: 12, ...opening });
  const urls: string[] = [];
  const turns: number[] = [];
  const { timer, advance } = createFakeTimer();
  const links = createLinkOrders({
    reading: opened.reading,
    opener: {
      whyNot: null,
      async open(url) {
        urls.push(url);
        return null;
      },
    },
    copy: async () => true,
    onFault: assert.ifError,
  });
  const obey = createPointingOrders(opened.reading, links, (by) => turns.push(by), timer);
  const wheel = (direction: 'up' | 'down') => obey({ kind: 'wheel', direction });
  const click = (pattern: RegExp) => {
    const row = opened.rows().findIndex((text) => pattern.test(text));
    const column = pattern.exec(opened.rows()[row] ?? '')?.index ?? 0;
    obey({ kind: 'click', row, column });
  };
  return { ...opened, advance, urls, turns, wheel, click, obey };
}

test('the wheel scrolls three rows, and back', () => {
  const { wheel, top, rows, reading } = point();
  const { bodyTop } = reading.getScreen();
  const before = top();
  const third = rows()[bodyTop + 3];
  wheel('down');
  assert.equal(top(), third);
  wheel('up');
  assert.equal(top(), before);
});

test('a click puts a post on top, and two quotes go back', () => {
  const { click, press, reading } = point();
  click(/Fish market/u);
  assert.equal(reading.getScreen().view.selectedId, 'fish');
  press('jump-back');
  assert.equal(reading.getScreen().view.selectedId, 'gate');
});

test('a click on the words of a link opens it, and one beside them does not', () => {
  const href = 'https://example.org/chart';
  const content = [{ text: '漢字 see ' }, { text: 'the chart', href }, { text: ' now' }];
  const linked = block({
    id: 'linked',
    publishedAt: NOW,
    elements: [{ id: 'a', type: 'text', passages: [{ kind: 'paragraph', content }] }],
  });
  const { obey, urls, rows, reading } = point({ blocks: [linked] });
  const { bodyTop } = reading.getScreen();
  const text = rows()[bodyTop] ?? '';
  // Two characters of the row are two cells wide.
  const start = text.indexOf('the chart') + 2;
  for (const column of [start - 1, start, start + 8, start + 9])
    obey({ kind: 'click', row: bodyTop, column });
  assert.deepEqual(urls, [href, href]);
});

test('a click beyond the text, on the header or while a line is typed moves nothing', () => {
  const { obey, click, reading, press } = point();
  const before = reading.getReader().viewport;
  obey({ kind: 'click', row: 0, column: 3 });
  obey({ kind: 'click', row: 99, column: 3 });
  press('search');
  click(/Fish market/u);
  assert.equal(reading.getReader().viewport, before);
});

test('under a layer nothing is clicked', () => {
  const { obey, reading, press } = point();
  press('help');
  const before = reading.getReader().viewport;
  for (let row = 0; row < 12; row += 1) obey({ kind: 'click', row, column: 12 });
  assert.equal(reading.getReader().viewport, before);
});

test('in the index a click chooses, and one on what is chosen goes there', () => {
  const { click, press, rows, reading, wheel } = point({ rows: 24 });
  const before = reading.getReader().viewport;
  press('key-event-index');
  const listed = rows().filter((text) => /^[ >] [*#] /u.test(text));
  const last = listed.at(-1)?.slice(10, 24) ?? '';
  const lastRow = new RegExp(last, 'u');
  click(lastRow);
  assert.equal(reading.getReader().layer?.kind, 'index', 'one click alone opens nothing');
  assert.ok(rows().some((text) => text.startsWith('>') && lastRow.test(text)));
  wheel('up');
  assert.ok(rows().some((text) => text.startsWith('>') && !lastRow.test(text)));
  assert.equal(reading.getReader().viewport, before, 'what is read stays where it is');
  click(/Key events and summaries/u);
  assert.equal(reading.getReader().layer?.kind, 'index');
  click(lastRow);
  click(lastRow);
  assert.equal(reading.getReader().layer, null);
  assert.match(rows()[reading.getScreen().bodyTop] ?? '', lastRow);
});

test('two clicks in a row are for what the first one chose, though the list slides under them', () => {
  const blocks = Array.from({ length: 40 }, (_, index) =>
    block({ id: `k${index}`, title: `Key ${index}.`, publishedAt: index, keyEvent: true }),
  );
  const { obey, press, rows, reading, advance } = point({ blocks });
  press('key-event-index');
  const click = () => obey({ kind: 'click', row: 9, column: 12 });
  const titleAt = (row: number) => /Key \d+\./u.exec(rows()[row] ?? '')?.[0] ?? '';
  const chosen = titleAt(9);
  click();
  assert.notEqual(titleAt(9), chosen, 'the list has slid');
  click();
  assert.equal(reading.getReader().layer, null);
  assert.equal(titleAt(reading.getScreen().bodyTop), chosen);
  press('key-event-index');
  const other = titleAt(9);
  click();
  advance(500);
  const later = titleAt(9);
  click();
  assert.notEqual(reading.getReader().layer, null);
  assert.ok(
    rows().some((text) => text.startsWith('>') && text.includes(later)),
    other,
  );
});

test('in the list of links a click chooses, and one on what is chosen opens it', () => {
  const content = ['one', 'two'].map((text) => ({ text, href: `https://example.org/${text}` }));
  const linked = block({
    id: 'linked',
    publishedAt: NOW,
    elements: [{ id: 'a', type: 'text', passages: [{ kind: 'paragraph', content }] }],
  });
  const { click, press, urls, rows } = point({ blocks: [linked] });
  press('links');
  click(/example\.org\/two/u);
  assert.deepEqual(urls, []);
  assert.ok(
    rows().some((text) => /^> +2 /u.test(text)),
    rows().join('\n'),
  );
  click(/^> +2 /u);
  assert.deepEqual(urls, ['https://example.org/two']);
});

test('in the list of corrections a click on a row or on its words is one on the correction', () => {
  const { click, press, receive, reading, rows } = point({ rows: 24 });
  const before = reading.getReader().viewport;
  const edit = (id: string, at: number, words: string) =>
    block({
      ...{ id, title: words, publishedAt: NOW - at, lastUpdatedAt: NOW },
      elements: [paragraph(words)],
    });
  receive({ blocks: [edit('fish', 9, 'The fish came'), edit('gate', 1, 'The gate opened')] });
  press('corrections');
  const chosen = () => rows().find((text) => text.startsWith('> ')) ?? '';
  const other = rows().find((text) => /^ {2}~/u.test(text)) ?? '';
  click(new RegExp(other.slice(15, 28), 'u'));
  assert.match(chosen(), new RegExp(other.slice(15, 28), 'u'));
  assert.equal(reading.getReader().viewport, before);
  const words = rows().findIndex((text) => text.startsWith('> ')) + 1;
  assert.match(rows()[words] ?? '', /^ {4}\S/u);
  click(/^ {4}\S/u);
  assert.equal(reading.getReader().layer, null);
});

test('in the rail a key event is gone to and a story turned to, and beside them nothing moves', () => {
  const stories = ['fair', 'gate', 'storm'].map((title, at) => ({
    ...{ title: `The ${title}`, unseen: 0, isRead: at === 1 },
  }));
  const { obey, press, rows, reading, turns } = point({ columns: 120, rows: 40, stories });
  press('rail');
  const inRail = (pattern: RegExp) => {
    const row = rows().findIndex((text) => pattern.test(text.slice(86)));
    assert.ok(row >= 0, rows().join('\n'));
    obey({ kind: 'click', row, column: 100 });
  };
  inRail(/The storm/u);
  inRail(/The fair/u);
  inRail(/The gate/u);
  assert.deepEqual(turns, [1, -1]);
  const before = reading.getReader().viewport;
  inRail(/KEY EVENTS/u);
  assert.equal(reading.getReader().viewport, before);
  const last = reading
    .getScreen()
    .rows.flatMap(({ rail }) => (rail?.tells?.kind === 'block' ? rail.tells.id : []));
  const row = reading.getScreen().rows.findLastIndex(({ rail }) => rail?.tells?.kind === 'block');
  obey({ kind: 'click', row, column: 100 });
  assert.equal(reading.getScreen().view.selectedId, last.at(-1));
});
