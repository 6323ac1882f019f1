import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../src/layout/row.ts';
import { paragraph } from '../helpers/builders.ts';
import { HARBOUR } from '../helpers/screens.ts';
import { newBlock, type Opened, openReading } from './harbour-reading.ts';

/** Presses keys by their names. */
const type = ({ reading }: Opened, ...keys: readonly string[]) => {
  for (const key of keys) reading.type(key);
};

/** Types words, a key for each character. */
const spell = ({ reading }: Opened, words: string) => {
  for (const character of words) reading.type(character === ' ' ? 'space' : character);
};

const footer = (opened: Opened) => opened.rows().at(-1) ?? '';

const shownIds = ({ reading }: Opened) =>
  reading.getScreen().scene.timeline.blocks.map(({ id }) => id);

const selected = ({ reading }: Opened) => reading.getScreen().view.selectedId;

/** What is marked on the screen, the line that is being typed left out. */
const marked = ({ reading }: Opened) =>
  reading
    .getScreen()
    .rows.slice(0, -1)
    .flatMap(({ spans }: Row) => spans.filter(({ tone }) => tone === 'match'))
    .map(({ text }) => text);

test('a filter shows what matches while it is typed, and says how much that is', () => {
  const opened = openReading();
  opened.press('filter');
  spell(opened, 'tug');
  assert.deepEqual(shownIds(opened), ['tug']);
  assert.equal(footer(opened), '&tug   1 of 7');
  assert.deepEqual(marked(opened), ['tug', 'tug']);
  type(opened, 'enter');
  assert.match(footer(opened), /^FOLLOW {2}1\/1 of 7 {2}newest first {2}&tug {2}esc:clear/u);
});

test('esc while typing goes back to the row and the filter of before', () => {
  const opened = openReading({ rows: 10 });
  opened.press('head-below', 'row-down');
  const before = opened.rows();
  opened.press('filter');
  spell(opened, 'is:key');
  assert.notDeepEqual(opened.rows(), before);
  type(opened, 'esc');
  assert.deepEqual(opened.rows(), before);
});

test('a filter keeps the row on top if its block is shown, and cleared puts back the one that it hid', () => {
  const opened = openReading({ rows: 10 });
  opened.press('head-below', 'head-below', 'row-down');
  assert.equal(selected(opened), 'known');
  const top = opened.top();
  opened.press('filter');
  spell(opened, 'boats');
  assert.equal(opened.top(), top);
  type(opened, '^U');
  spell(opened, 'hinge');
  assert.equal(selected(opened), 'shut');
  type(opened, 'enter');
  opened.press('close');
  assert.equal(opened.top(), top);
});

test('the key-events view and a filter combine, and esc clears one after the other', () => {
  const opened = openReading();
  opened.press('key-events-only', 'filter');
  spell(opened, 'gate');
  type(opened, 'enter');
  assert.deepEqual(shownIds(opened), ['gate', 'known', 'shut']);
  assert.match(footer(opened), /1\/3 of 7 key/u);
  opened.press('search');
  spell(opened, 'hinge');
  type(opened, 'enter');
  opened.press('close');
  assert.equal(shownIds(opened).length, 3);
  opened.press('close');
  assert.equal(shownIds(opened).length, 3);
  assert.match(footer(opened), /1\/3 key|3\/3 key/u);
  opened.press('close');
  assert.equal(shownIds(opened).length, 7);
});

test('a line with a fault says where and why, changes nothing, and stays open', () => {
  const opened = openReading();
  opened.press('filter');
  spell(opened, 'tug is:');
  assert.equal(footer(opened), '&tug is:   8: expected a value right after is:');
  assert.deepEqual(shownIds(opened), ['tug']);
  type(opened, 'enter');
  assert.ok(opened.reading.getReader().typing !== null);
});

test('what may become a field is asked for as a word when it is done', () => {
  const opened = openReading();
  opened.press('filter');
  spell(opened, 'is');
  assert.equal(shownIds(opened).length, 7);
  type(opened, 'enter');
  assert.deepEqual(shownIds(opened), ['fish', 'gone', 'morning']);
});

test('an empty line shows all', () => {
  const opened = openReading();
  opened.press('filter');
  spell(opened, 'tug');
  type(opened, 'enter');
  opened.press('filter');
  assert.match(footer(opened), /^&tug/u);
  type(opened, '^U', 'enter');
  assert.equal(shownIds(opened).length, 7);
});

test('a search goes to the nearest match below while it is typed, and n and N go on from there', () => {
  const opened = openReading({ rows: 10 });
  opened.press('head-below');
  opened.press('search');
  spell(opened, 'gate');
  assert.equal(selected(opened), 'known');
  type(opened, 'enter');
  assert.deepEqual(marked(opened), ['gate', 'Gate']);
  opened.press('next-match');
  assert.equal(selected(opened), 'shut');
  opened.press('next-match');
  assert.match(footer(opened), /no match further down/u);
  opened.press('previous-match', 'previous-match');
  assert.equal(selected(opened), 'gate');
  opened.press('jump-back');
  assert.equal(selected(opened), 'known');
});

test('two quotes go back to where a search began, and esc does while it is typed', () => {
  const opened = openReading({ rows: 10 });
  const before = opened.rows();
  opened.press('search');
  spell(opened, 'hinge');
  type(opened, 'esc');
  assert.deepEqual(opened.rows(), before);
  opened.press('search');
  spell(opened, 'hinge');
  type(opened, 'enter');
  opened.press('jump-back', 'close');
  assert.equal(opened.top(), before[1]);
});

test('in a block taller than the screen a search shows each match', () => {
  const words = Array.from({ length: 300 }, (_, word) => (word % 100 === 99 ? 'needle' : 'straw'));
  const tall = newBlock(2, { elements: [paragraph(words.join(' '))] });
  const opened = openReading({ blocks: [tall, newBlock(1)], rows: 8 });
  opened.press('search');
  spell(opened, 'needle');
  type(opened, 'enter');
  const rows = [opened.reading.getScreen().view.place.row];
  for (let time = 0; time < 2; time += 1) {
    assert.deepEqual(marked(opened), ['needle']);
    opened.press('next-match');
    rows.push(opened.reading.getScreen().view.place.row);
  }
  assert.deepEqual(marked(opened), ['needle']);
  assert.equal(new Set(rows).size, 3);
  assert.deepEqual(
    rows,
    rows.toSorted((a, b) => a - b),
  );
  opened.press('next-match');
  assert.match(footer(opened), /no match further down/u);
  opened.press('previous-match', 'previous-match');
  assert.equal(opened.reading.getScreen().view.place.row, rows[0]);
});

test('a match goes on from one row to the next', () => {
  const opened = openReading({ columns: 30 });
  opened.press('search');
  spell(opened, '"waiting outside the mole"');
  assert.equal(marked(opened).join(' ').replace(/\s+/gu, ' '), 'waiting outside the mole');
  assert.ok(marked(opened).length > 1);
});

test('n without a search says what searches', () => {
  const opened = openReading();
  opened.press('next-match');
  assert.match(footer(opened), /nothing was searched for: \/ does/u);
});

test('up and down walk through what was asked before, back to the line that was begun', () => {
  const opened = openReading();
  for (const words of ['tug', 'hinge']) {
    opened.press('search');
    spell(opened, words);
    type(opened, 'enter');
  }
  opened.press('search');
  spell(opened, 'pl');
  type(opened, 'up');
  assert.match(footer(opened), /^\/hinge/u);
  type(opened, 'up', 'up');
  assert.match(footer(opened), /^\/tug/u);
  type(opened, 'down', 'down', 'down');
  assert.match(footer(opened), /^\/pl/u);
});

test('backspace on an empty line closes it', () => {
  const opened = openReading();
  opened.press('search');
  type(opened, 'a', 'backspace', 'backspace');
  assert.equal(opened.reading.getReader().typing, null);
});

test('this author only, on top of a filter, and back to it', () => {
  const opened = openReading({
    blocks: HARBOUR.map((block, index) =>
      index < 4 ? { ...block, contributors: [{ name: index % 2 === 0 ? 'A "B" C' : 'D' }] } : block,
    ),
  });
  opened.press('author-only');
  assert.deepEqual(shownIds(opened), ['gate', 'known']);
  opened.press('author-only');
  assert.equal(shownIds(opened).length, 7);
  opened.press('filter');
  spell(opened, 'gate or tug');
  type(opened, 'enter');
  opened.press('author-only');
  assert.deepEqual(shownIds(opened), ['gate', 'known']);
  assert.match(footer(opened), /&\(gate or tug\) author:"A \\"B\\" C"/u);
  opened.press('author-only');
  assert.deepEqual(shownIds(opened), ['gate', 'known', 'tug', 'shut']);
  opened.press('head-below', 'head-below', 'head-below', 'author-only');
  assert.match(footer(opened), /no author is named/u);
});

test('news that does not pass the filter is counted as unseen and not shown', () => {
  const opened = openReading();
  opened.press('filter');
  spell(opened, 'tug');
  type(opened, 'enter');
  opened.postBlocks(2);
  assert.deepEqual(shownIds(opened), ['tug']);
  assert.match(opened.rows()[0] ?? '', /\^2 new/u);
  opened.press('first-unseen');
  assert.match(footer(opened), /2 new, none passes the filter: esc clears it/u);
});

test('a block that was let through as unseen is not taken away when it is seen', () => {
  const opened = openReading();
  opened.postBlocks(2);
  opened.press('filter');
  spell(opened, 'is:unseen');
  type(opened, 'enter');
  assert.deepEqual(shownIds(opened), ['new-2', 'new-1']);
  opened.store.dispatch({ type: 'blocks-seen', ids: ['new-2'] });
  assert.deepEqual(shownIds(opened), ['new-2', 'new-1']);
  opened.press('close', 'filter');
  spell(opened, 'is:unseen');
  assert.deepEqual(shownIds(opened), ['new-1']);
});

test('times are those of the clock on the screen', () => {
  const opened = openReading({ zone: 'Asia/Tokyo' });
  opened.press('filter');
  spell(opened, 'after:23:20');
  assert.deepEqual(shownIds(opened), ['gate', 'fish']);
  type(opened, '^U');
  spell(opened, 'before:30m ago');
  assert.deepEqual(shownIds(opened), ['gone', 'shut', 'morning']);
});

test('a filter that nothing passes says so', () => {
  const opened = openReading();
  opened.press('filter');
  spell(opened, 'zebra');
  assert.match(
    opened.rows().join('\n'),
    /Nothing among 7 posts passes the filter: esc clears it\./u,
  );
  opened.press('key-events-only');
  assert.match(opened.rows().join('\n'), /No key event among 7 posts passes the filter/u);
});

test('a key that asks nothing new draws nothing new', () => {
  const opened = openReading();
  opened.press('filter');
  spell(opened, 'gate');
  type(opened, 'enter');
  const { blocks } = opened.reading.getScreen().scene.timeline;
  opened.press('row-down', 'time-mode');
  assert.equal(opened.reading.getScreen().scene.timeline.blocks, blocks);
  opened.store.dispatch({ type: 'ticked', now: 0 });
  assert.equal(opened.reading.getScreen().scene.timeline.blocks, blocks);
});

test('what the reader wants marked is marked beside what is searched for', () => {
  const opened = openReading({
    highlights: [
      { kind: 'pattern', source: 'pence?' },
      { kind: 'pattern', source: '\\bhinge' },
    ],
  });
  assert.deepEqual(marked(opened), ['pence', 'hinge']);
  opened.press('search');
  spell(opened, 'tug');
  assert.deepEqual(marked(opened), ['tug', 'tug', 'hinge']);
  type(opened, 'esc');
  assert.deepEqual(marked(opened), ['pence', 'hinge']);
});

test('a match goes on through the bars beside a quotation', () => {
  const words = 'one two three four five six seven eight nine ten';
  const content = [{ text: words }];
  const passages = [
    {
      kind: 'quote' as const,
      attribution: null,
      passages: [{ kind: 'paragraph' as const, content }],
    },
  ];
  const quote = newBlock(1, { elements: [{ id: 'q', type: 'quote', passages }] });
  const opened = openReading({ blocks: [quote], columns: 24 });
  opened.press('search');
  spell(opened, `"${words}"`);
  assert.equal(marked(opened).join(' '), words);
});

test('a paste goes into the line as one, and nowhere without a line', () => {
  const opened = openReading();
  opened.reading.paste('tug');
  assert.equal(opened.reading.getReader().typing, null);
  opened.press('filter');
  opened.reading.paste('second\ntug\u001b[2J');
  assert.match(footer(opened), /^&second tug\[2J/u);
  type(opened, '^U');
  opened.reading.paste('x'.repeat(1001));
  assert.match(footer(opened), /^& {3}words, author:/u);
});

test('an empty line says what can be typed into it, and how it is left', () => {
  const opened = openReading();
  opened.press('search');
  assert.match(footer(opened), /^\/ {3}words, .*; enter keeps it, esc leaves$/u);
  spell(opened, 't');
  assert.equal(footer(opened).trimEnd(), '/t');
});

test('a search that finds nothing below says so while it is typed, and after, and where else to look', () => {
  const opened = openReading();
  opened.press('search');
  spell(opened, 'nowhere at all');
  assert.match(footer(opened), /^\/nowhere at all +no match further down$/u);
  type(opened, 'enter');
  assert.match(footer(opened), /no match further down: N looks up/u);
  opened.press('search');
  spell(opened, 'tug');
  assert.doesNotMatch(footer(opened), /no match/u);
});
