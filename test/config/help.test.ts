import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../src/config/commands.ts';
import { EXIT, EXIT_MEANINGS } from '../../src/config/exit-codes.ts';
import { helpText } from '../../src/config/help.ts';
import { OPTION_ROWS } from '../../src/config/options.ts';

const KEYS = [['j k', 'Next and previous post.']] as const;

test('help names every command, option and exit code of the tables', () => {
  const help = helpText(80, KEYS);
  const lines = help.split('\n').map((line) => line.replace(/^ {2}(-\w, )?/u, ''));
  for (const { usage } of COMMANDS) assert.ok(help.includes(`  teleprinter ${usage} [options]\n`));
  for (const { name, takes } of OPTION_ROWS) {
    const term = takes.placeholder === null ? `--${name}` : `--${name} ${takes.placeholder}`;
    assert.ok(
      lines.some((line) => line === term || line.startsWith(`${term}  `)),
      name,
    );
  }
  for (const code of Object.values(EXIT)) assert.match(help, new RegExp(`^  ${code}  `, 'mu'));
  assert.equal(EXIT_MEANINGS.length, Object.keys(EXIT).length);
});

test('help says the default of an option that has one', () => {
  const words = helpText(80).replace(/\s+/gu, ' ');
  assert.ok(words.includes('--order newest|oldest Which end'));
  assert.ok(words.includes('Default: newest.'));
  assert.ok(words.includes('Play N times as fast as it happened. Default: 60.'));
});

test('help shows the keys that it is given, and no empty section', () => {
  assert.ok(
    helpText(80, KEYS).includes('\nKeys\n  j k                   Next and previous post.\n'),
  );
  assert.ok(!helpText(80).includes('Keys'));
});

test('help on a narrow terminal puts what is said of an option below it', () => {
  assert.ok(helpText(40).includes('\n  --ascii\n      Draw with ASCII alone.\n'));
});

for (const columns of [1, 30, 40, 56, 80, 200]) {
  test(`help at ${columns} columns is no wider than its words, in ASCII, without loose ends`, () => {
    const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '');
    const help = helpText(columns, KEYS);
    assert.deepEqual(words(help), words(helpText(80, KEYS)));
    assert.match(help, /^[\n\x20-\x7e]+[^\n]\n$/u);
    assert.doesNotMatch(help, /[ \t]$/mu);
    const prose = help.split('\n').filter((line) => line.startsWith('      '));
    for (const line of prose)
      assert.ok(line.length <= Math.max(columns, 20) || words(line).length === 1, line);
    assert.ok(Math.max(...help.split('\n').map((line) => line.length)) <= 80);
  });
}
