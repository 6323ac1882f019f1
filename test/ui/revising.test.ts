import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { HARBOUR, NOW } from '../helpers/screens.ts';
import { MINUTE_MS, openReading } from './harbour-reading.ts';

function fishAt(minute: number, words: string): Block {
  const [, fish] = HARBOUR;
  assert.ok(fish);
  return { ...fish, lastUpdatedAt: NOW + minute * MINUTE_MS, elements: [paragraph(words)] };
}

/** The harbour, after the post about fish was edited twice, and the one about the tug removed. */
function openEdited() {
  const opened = openReading();
  opened.receive({ blocks: [fishAt(1, 'Plaice gained three pence.')] });
  opened.receive({ blocks: [fishAt(2, 'Plaice gained four pence.')] });
  opened.receive({ removals: [{ id: 'tug', lastUpdatedAt: NOW }] });
  const shown = () => opened.rows().join('\n');
  return { ...opened, shown, layer: () => opened.reading.getReader().layer };
}

test('v tells the last edit of the post on top, and goes from edit to edit', () => {
  const { press, shown } = openEdited();
  press('next-block', 'revisions');
  assert.match(shown(), /from revision 2 to 3 of 3/u);
  assert.match(shown(), /gained \[-three-\]\{\+four\+\} pence/u);
  press('earlier');
  assert.match(shown(), /from revision 1 to 2 of 3/u);
  press('earlier');
  assert.match(shown(), /from revision 1 to 2 of 3/u);
  press('later', 'previous-key-event');
  assert.match(shown(), /from revision 1 to 3 of 3/u);
  assert.match(shown(), /\{\+four\+\}/u);
  press('next-key-event', 'next-key-event', 'later');
  assert.match(shown(), /from revision 2 to 3 of 3/u);
});

test('edits are offered in the directions in which there are some', () => {
  const { press, rows } = openEdited();
  const footer = () => rows().at(-1) ?? '';
  press('next-block', 'revisions');
  assert.match(footer(), / {2}left:earlier {2}q:close /u);
  press('earlier');
  assert.match(footer(), / {2}right:later {2}q:close /u);
});

test('v closes what v opened, on the line where the reader was', () => {
  const { press, rows } = openEdited();
  press('next-block');
  const before = rows();
  press('revisions', 'revisions');
  assert.deepEqual(rows().slice(0, -1), before.slice(0, -1));
});

test('of a post that was not edited v says so', () => {
  const { press, reading } = openEdited();
  press('revisions');
  assert.equal(reading.getReader().layer, null);
  assert.match(reading.getReader().notice ?? '', /reads as it was first seen/u);
});

test('C lists the corrections, the newest first; enter goes to the post, v shows it whole', () => {
  const { press, shown, top, layer } = openEdited();
  press('corrections');
  assert.match(shown(), /Corrections {2}2 edited, 1 removed/u);
  assert.deepEqual(
    shown()
      .match(/^[> ] [~x] .*/gmu)
      ?.map((row) => row.slice(2, 3)),
    ['x', '~', '~'],
  );
  press('next-block', 'revisions');
  assert.equal(layer()?.kind, 'revisions');
  press('close', 'corrections', 'open');
  assert.equal(layer(), null);
  assert.match(top(), /removed by the publisher/u);
});

test('news neither moves the list nor the comparison', () => {
  for (const command of ['corrections', 'revisions'] as const) {
    const { press, rows, receive } = openEdited();
    press('next-block', command);
    const before = rows();
    receive({
      blocks: [fishAt(3, 'Plaice gained five pence.'), block({ id: 'n', publishedAt: NOW })],
    });
    assert.deepEqual(rows().slice(1, -1), before.slice(1, -1));
  }
});

test('a bump of the stamp, or another flag, is no correction', () => {
  const { press, receive, rows } = openReading();
  const [gate] = HARBOUR;
  assert.ok(gate);
  receive({ blocks: [{ ...gate, lastUpdatedAt: NOW, keyEvent: false }] });
  press('corrections');
  assert.match(rows().join('\n'), /Nothing has been edited or removed/u);
});
