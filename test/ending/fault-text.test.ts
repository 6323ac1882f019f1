// Owns the tests of what a report of a fault says, and of what it never does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FaultSetting, formatFaultReport, toldReport } from '../../src/ending/fault-text.ts';
import { RUNS } from '../helpers/runs.ts';

const SETTING: FaultSetting = {
  version: '1.2.3',
  at: Date.UTC(2024, 5, 19, 14, 30),
  ranMs: 61_400,
  machine: 'node v24, linux x64',
  terminal: 'xterm-256color, 80x24',
  command: 'follow',
  userHome: '/home/reader',
};

function report(fault: unknown): string {
  return formatFaultReport(fault, SETTING);
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
}

test('it says what happened, where and on what', () => {
  const missing: { readonly deep?: { readonly name: string } } = {};
  const fault = thrownBy(() => (missing as { deep: { name: string } }).deep.name);
  const text = report(fault);
  assert.match(text, /^version {3}1\.2\.3$/mu);
  assert.match(text, /^terminal {2}xterm-256color, 80x24$/mu);
  assert.match(text, /^when {6}2024-06-19T14:30:00\.000Z, after 61 s$/mu);
  assert.match(text, /^fault {5}TypeError: Cannot read properties of undefined$/mu);
  assert.match(text, /^ {4}at .*fault-text\.test\.ts:\d+:\d+\)?$/mu);
});

test('no value that an error quotes is told', () => {
  const words = 'the minister resigned';
  const faults = [
    thrownBy(() => JSON.parse(words)),
    thrownBy(() => Object.defineProperty(words as unknown as object, 'x', {})),
    thrownBy(() => new Intl.DateTimeFormat('en', { timeZone: words })),
    new TypeError(`Cannot create property 'x' on string '${words}'`),
    thrownBy(() => [1].map(words as unknown as () => void)),
    thrownBy(() => (undefined as unknown as Record<string, string>)[words]),
    new Error(words),
    new Error('outer', { cause: new Error(words) }),
    words,
    { message: words },
  ];
  for (const fault of faults) assert.doesNotMatch(report(fault), /minister|resigned/u);
});

test('of other errors the name and a code are told', () => {
  class HttpError extends Error {
    override readonly name = 'HttpError';
  }
  assert.match(
    report(new HttpError('https://example.org/?api-key=secret')),
    /^fault {5}HttpError$/mu,
  );
  const full = Object.assign(new Error('no space: /home/reader/x'), { code: 'ENOSPC' });
  assert.match(report(full), /^fault {5}Error \(ENOSPC\)$/mu);
});

test('lines of a message that look like lines of a trace are not taken for one', () => {
  const fault = new Error('first\n    at secret (file:///story/words.ts:1:2)\nlast');
  assert.doesNotMatch(report(fault), /secret|words/u);
});

test('the folder of the reader is not named', () => {
  const fault = new Error('x');
  fault.stack = 'Error: x\n    at run (file:///home/reader/teleprinter/dist/cli.js:1:2)';
  assert.match(report(fault), /at run \(file:\/\/~\/teleprinter\/dist\/cli\.js:1:2\)/u);
});

test('nothing of any message is ever told but the words of the engine', () => {
  const secret = fc.string({ minLength: 6 }).map((text) => `SECRET${text}`);
  const wrapped = fc
    .tuple(secret, fc.constantFrom('"', "'", '`'))
    .map(
      ([text, quote]) => new TypeError(`${quote}${text.replaceAll(quote, '')}${quote} is wrong`),
    );
  const fault = fc.oneof(
    secret.map((text) => new Error(text)),
    wrapped,
    secret,
  );
  fc.assert(
    fc.property(fault, (thrown) => !report(thrown).includes('SECRET')),
    { numRuns: RUNS },
  );
});

test('a report is told of once', () => {
  const told = toldReport(report(new Error('x'))) ?? '';
  assert.match(told, /^A fault of teleprinter\n\nThis holds/u);
  assert.equal(toldReport(told), null);
  assert.equal(toldReport('anything else'), null);
});
