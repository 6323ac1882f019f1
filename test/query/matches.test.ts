import assert from 'node:assert/strict';
import { test } from 'node:test';
import { block, paragraph } from '../helpers/builders.ts';
import { isMatch, YEAR_2000 } from './subjects.ts';

const BRIDGE = block({
  id: 'bridge',
  title: 'Bridge closed',
  publishedAt: YEAR_2000 + 3_600_000,
  contributors: [{ name: 'Zoë Reed' }, { name: 'Tom Marsh' }],
  elements: [
    paragraph('The CAFÉ by the old\u00a0bridge “won’t open” today — officials said.'),
    paragraph('Second paragraph'),
  ],
});

const finds = (query: string) => isMatch(query, { block: BRIDGE });

test('case, accents, typographic quotes, dashes and blanks make no difference', () => {
  assert.ok(finds('cafe'));
  assert.ok(finds('CAFÉ'));
  assert.ok(finds('"old bridge"'));
  assert.ok(finds('"\\"won\'t open\\""'));
  assert.ok(finds('"today - officials"'));
  assert.ok(!finds('cafes'));
});

test('words are looked for in the text, the title and the names', () => {
  assert.ok(finds('officials closed marsh'));
});

test('a quoted text is not found across title and text, or across paragraphs', () => {
  assert.ok(finds('"bridge closed"'));
  assert.ok(!finds('"closed the"'));
  assert.ok(!finds('"said. second"'));
});

test('author asks the names alone', () => {
  assert.ok(finds('author:zoe'));
  assert.ok(finds('author:"tom marsh"'));
  assert.ok(finds('author:/^tom/'));
  assert.ok(!finds('author:bridge'));
  assert.ok(!isMatch('author:a', { block: block({ id: 'nobody' }) }));
});

test('source asks the name of the source', () => {
  assert.ok(isMatch('source:guardian', { source: 'guardian' }));
  assert.ok(!isMatch('source:guardian', { source: 'feed' }));
});

test('patterns ignore case and take lines for themselves', () => {
  assert.ok(finds('/OFFICIALS SAID\\.$/'));
  assert.ok(finds('/^second/'));
  assert.ok(!finds('/café.*second/'));
});

test('key means key events and summaries, summary the latter alone', () => {
  const key = { block: block({ id: 'k', keyEvent: true }) };
  const summary = { block: block({ id: 's', summary: true }) };
  assert.ok(isMatch('is:key', key));
  assert.ok(isMatch('is:key', summary));
  assert.ok(!isMatch('is:summary', key));
  assert.ok(isMatch('is:summary', summary));
  assert.ok(!finds('is:key'));
});

test('the other qualities are what the caller says of the block', () => {
  for (const quality of ['edited', 'removed', 'unseen', 'starred', 'pinned']) {
    assert.ok(isMatch(`is:${quality}`, { [quality]: true }), quality);
    assert.ok(!isMatch(`is:${quality}`, {}), quality);
  }
});

test('after counts its moment, before does not, and a block without a time is neither', () => {
  assert.ok(finds('after:1h'));
  assert.ok(!finds('before:1h'));
  assert.ok(finds('before:2h'));
  assert.ok(!finds('after:2h'));
  const undated = { block: block({ id: 'u', publishedAt: null }) };
  assert.ok(!isMatch('after:1h or before:1h', undated));
});

test('and, or and not combine', () => {
  assert.ok(finds('bridge -tunnel'));
  assert.ok(!finds('bridge -cafe'));
  assert.ok(finds('tunnel or cafe'));
  assert.ok(finds('not (tunnel or ferry) and author:reed'));
});
