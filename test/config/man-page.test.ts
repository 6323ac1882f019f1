import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { COMMANDS } from '../../src/config/commands.ts';
import { ENVIRONMENT } from '../../src/config/environment.ts';
import { EXIT_MEANINGS } from '../../src/config/exit-codes.ts';
import { manPage } from '../../src/config/man-page.ts';
import { OPTION_ROWS } from '../../src/config/options.ts';

const KEYS = [
  ["''", 'back to before the last jump'],
  ['.', 'nothing'],
] as const;
const SETTINGS = [['time utc', 'how a time is shown']] as const;
const page = manPage('1.2.3', KEYS, SETTINGS);

test('the manual page names every command, option, key, exit code and variable of the tables', () => {
  const plain = page
    .replaceAll('\\-', '-')
    .replaceAll('\\&', '')
    .replace(/\\f[BIR]/gu, '');
  for (const { usage } of COMMANDS) assert.ok(plain.includes(`teleprinter ${usage}`), usage);
  for (const { name } of OPTION_ROWS) assert.ok(plain.includes(`--${name}`), name);
  for (const { code, meaning } of EXIT_MEANINGS) assert.ok(plain.includes(`${code}\n${meaning}`));
  for (const [name] of ENVIRONMENT) assert.ok(plain.includes(name), name);
  for (const [setting] of SETTINGS) assert.ok(plain.includes(`.TP\n${setting}\n`), setting);
  for (const [keys] of KEYS) assert.ok(plain.includes(`.TP\n${keys}\n`), keys);
  assert.ok(page.includes('"teleprinter 1.2.3"'));
});

test('no line of the manual page is a request by accident', () => {
  for (const line of page.split('\n'))
    if (/^[.']/u.test(line)) assert.match(line, /^\.(?:TH|SH|SS|TP|B|br)\b/u, line);
});

const hasGroff = spawnSync('groff', ['--version']).status === 0;

test('the manual page is set without a complaint', {
  skip: hasGroff ? false : 'groff is not installed',
}, () => {
  const { status, stderr } = spawnSync('groff', ['-man', '-Tascii', '-ww'], { input: page });
  assert.equal(stderr.toString(), '');
  assert.equal(status, 0);
});
