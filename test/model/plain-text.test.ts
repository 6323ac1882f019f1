import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, safeUrl, stripControls } from '../../src/model/plain-text.ts';
import { HOSTILE_CHARACTER } from '../helpers/hostile-characters.ts';
import { RUNS } from '../helpers/runs.ts';

/** Any code unit, controls and halves of characters as often as letters. */
const anything = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x9f }),
      fc.integer({ min: 0x600, max: 0x61f }),
      fc.integer({ min: 0x2000, max: 0x206f }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      fc.integer({ min: 0xfef0, max: 0xffff }),
    ),
  )
  .map((units) => String.fromCharCode(...units));

test('no control, no turn of direction and no half of a character is left in a text, read once or twice', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const lines = stripControls(text);
      assert.doesNotMatch(lines, HOSTILE_CHARACTER);
      assert.equal(stripControls(lines), lines);
      assert.doesNotMatch(plainText(text), /\n/u);
      assert.doesNotMatch(plainText(text), HOSTILE_CHARACTER);
    }),
    { numRuns: RUNS },
  );
});

test('every control of both sets goes, and what parts lines and words still does', () => {
  assert.equal(stripControls('a\u0007b\u001b[31mc\u009b1md\u007fe'), 'ab[31mc1mde');
  assert.equal(
    stripControls('one\r\ntwo\u2028three\u0085four\tfive'),
    'one\ntwo\nthree\nfour five',
  );
  assert.equal(plainText('one\r\n\r\ntwo'), 'one two');
});

test('an address is of the web or none', () => {
  assert.equal(safeUrl('/a\u001b', 'https://example.org/x'), 'https://example.org/a');
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'x'])
    assert.equal(safeUrl(text), null);
});
