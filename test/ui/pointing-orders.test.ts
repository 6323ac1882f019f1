// Owns the tests of the mouse: what the wheel and a click do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPointingOrders } from '../../src/ui/pointing-orders.ts';
import { block } from '../helpers/builders.ts';
import { NOW } from '../helpers/screens.ts';
import { type Opening, openReading } from './harbour-reading.ts';

function point(opening: Opening = {}) {
  const opened = openReading({ rows: 12, ...opening });
  const urls: string[] = [];
  const links = { open: (url: string) => void urls.push(url) };
  const obey = createPointingOrders(opened.reading, links);
  const wheel = (direction: 'up' | 'down') => obey({ kind: 'wheel', direction });
  const click = (pattern: RegExp) => {
    const row = opened.rows().findIndex((text) => pattern.test(text));
    const column = pattern.exec(opened.rows()[row] ?? '')?.index ?? 0;
    obey({ kind: 'click', row, column });
  };
  return { ...opened, urls, wheel, click, obey };
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
