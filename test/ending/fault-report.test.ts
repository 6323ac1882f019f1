// Owns the tests of the file of the last fault.

import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { keepFaultReport, takeUntoldFault } from '../../src/ending/fault-report.ts';
import { formatFaultReport } from '../../src/ending/fault-text.ts';

const TEXT = formatFaultReport(new Error('x'), {
  version: '1',
  at: 0,
  ranMs: 0,
  machine: '',
  terminal: '',
  command: '',
  userHome: null,
});

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'fault-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return join(path, 'home');
}

test('it is one file, in a folder that is made for it, and nobody else may read either', (t) => {
  const home = folder(t);
  const file = keepFaultReport(home, TEXT) ?? '';
  keepFaultReport(home, TEXT);
  assert.deepEqual(readdirSync(home), ['fault.txt']);
  assert.equal(readFileSync(file, 'utf8'), TEXT);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(home).mode & 0o777, 0o700);
});

test('the next start is told of it once', (t) => {
  const home = folder(t);
  assert.equal(takeUntoldFault(home), null);
  const file = keepFaultReport(home, TEXT);
  assert.equal(takeUntoldFault(home), file);
  assert.equal(takeUntoldFault(home), null);
  assert.ok(existsSync(file ?? ''));
});

test('a link in its place is replaced, and what it leads to left alone', (t) => {
  const home = folder(t);
  const file = keepFaultReport(home, TEXT) ?? '';
  const other = join(home, 'other');
  writeFileSync(other, 'mine');
  rmSync(file);
  symlinkSync(other, file);
  keepFaultReport(home, TEXT);
  assert.equal(readFileSync(other, 'utf8'), 'mine');
  assert.equal(readFileSync(file, 'utf8'), TEXT);
});

test('where nothing can be written there is no report, and no second fault', (t) => {
  const home = folder(t);
  const file = keepFaultReport(home, TEXT) ?? '';
  assert.equal(keepFaultReport(join(file, 'below'), TEXT), null);
  assert.equal(takeUntoldFault(join(file, 'below')), null);
});
