import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../src/config/commands.ts';
import { EXIT, EXIT_MEANINGS } from '../../src/config/exit-codes.ts';
import { helpOnCommand, helpOnKeys, helpOnSettings, helpText } from '../../src/config/help.ts';
import { OPTION_ROWS } from '../../src/config/options.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import { KEY_SETTINGS } from '../../src/ui/key-settings.ts';
import { THEME_SETTINGS } from '../../src/ui/theme-settings.ts';

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

const FAMILIES = [KEY_SETTINGS, THEME_SETTINGS];

test('help on a command has its usage and the options that it takes, and no others', () => {
  for (const { name, usage } of COMMANDS) {
    const help = helpOnCommand(name, 80, FAMILIES);
    assert.ok(help.startsWith(`Usage\n  teleprinter ${usage} [options]\n`), name);
    for (const option of OPTION_ROWS) {
      const isTold = new RegExp(`^ {2}(?:-\\w, )?--${option.name}(?: |$)`, 'mu').test(help);
      assert.equal(isTold, option.commands.includes(name), `${name} --${option.name}`);
    }
  }
});

test('help on settings names every one with what holds without it, and so does help on config', () => {
  const help = helpOnSettings(FAMILIES, 80);
  assert.ok(helpOnCommand('config', 80, FAMILIES).endsWith(help));
  const words = help.replace(/\s+/gu, ' ');
  const all = [...SETTINGS, ...FAMILIES.flatMap(({ settings }) => settings)];
  for (const { name } of all) assert.match(help, new RegExp(`^ {2}${name}(?: |$)`, 'mu'), name);
  assert.ok(words.includes('keys.page-down one page down. Default: space f pagedown.'));
  assert.ok(words.includes('theme.key titles and marks of key events. Default: magenta bold.'));
  assert.ok(words.includes('mouse yes|no '));
});

test('help on keys says how to bind them', () => {
  const help = helpOnKeys([['x (next-block)', 'next post']], 80);
  assert.ok(help.startsWith('Keys\n  x (next-block)\n      next post\n'));
  assert.match(help, /teleprinter config set\s+keys\.next-block j x\n$/u);
});

for (const columns of [1, 30, 40, 80, 200]) {
  test(`help on one thing at ${columns} columns is no wider than its words`, () => {
    const texts = [
      helpOnSettings(FAMILIES, columns),
      helpOnKeys(KEYS, columns),
      helpOnCommand('config', columns, FAMILIES),
    ];
    for (const line of texts.flatMap((text) => text.split('\n'))) {
      if (!line.startsWith('      ')) continue;
      const isWord = !line.trim().includes(' ');
      assert.ok(line.length <= Math.max(Math.min(columns, 80), 20) || isWord, line);
    }
  });
}
