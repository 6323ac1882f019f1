import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldLines } from '../../src/inline/fold-lines.ts';

test('a line goes on between words, below where its text begins', () => {
  assert.equal(
    foldLines('The gate is open and the ferry waits.\n', 24),
    'The gate is open and\nthe ferry waits.\n',
  );
  assert.equal(
    foldLines('  The gate is open and the ferry waits.\n', 24),
    '  The gate is open and\n  the ferry waits.\n',
  );
  assert.equal(
    foldLines('  - The gate is open and the ferry waits.\n', 24),
    '  - The gate is open\n    and the ferry\n    waits.\n',
  );
  assert.equal(
    foldLines('  12. The gate is open and the ferry waits.\n', 24),
    '  12. The gate is open\n      and the ferry\n      waits.\n',
  );
});

test('a word too long for any row stays whole, and cells are counted, not letters', () => {
  const address = 'https://example.org/world/live/2026/may/04/the-ferry';
  assert.equal(foldLines(`Read ${address} now.\n`, 24), `Read\n${address}\nnow.\n`);
  assert.equal(foldLines('漢字漢字漢字 漢字漢字漢字\n', 24), '漢字漢字漢字\n漢字漢字漢字\n');
});

test('what fits, and what is too narrow to fold, stays as it is', () => {
  const lines = 'One.\n\n  two words here\n';
  assert.equal(foldLines(lines, 80), lines);
  assert.equal(
    foldLines('The gate is open and the ferry waits.\n', 10),
    'The gate is open and the ferry waits.\n',
  );
});
