import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { completedNames } from '../../src/completed-names.ts';
import { COMMANDS } from '../../src/config/commands.ts';
import { completionsFor } from '../../src/config/completions.ts';
import { OPTION_ROWS } from '../../src/config/options.ts';
import { SHELLS } from '../../src/config/own-commands.ts';

const NAMES = completedNames();
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

for (const shell of SHELLS) {
  test(`the completions for ${shell} name every command, option and setting`, () => {
    const script = completionsFor(shell, NAMES);
    for (const { name } of COMMANDS) assert.match(script, new RegExp(`\\b${name}\\b`, 'u'));
    for (const { name } of OPTION_ROWS)
      assert.ok(script.includes(shell === 'fish' ? `-l ${name}` : `--${name}`), name);
    for (const { name } of NAMES.settings)
      assert.match(script, new RegExp(`[ ']${name.replace('.', '\\.')}\\b`, 'u'));
    for (const name of ['guardian-page', 'gzip-bomb']) assert.ok(script.includes(name), name);
  });

  const skip = has(shell) ? false : `${shell} is not installed`;
  test(`${shell} takes its script`, { skip }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'teleprinter-completions-'));
    const file = join(folder, 'script');
    writeFileSync(file, completionsFor(shell, NAMES));
    const { status, stderr } = spawnSync(shell, ['-n', file]);
    rmSync(folder, { recursive: true });
    assert.equal(stderr.toString(), '');
    assert.equal(status, 0);
  });
}

const OFFERED: readonly (readonly [words: readonly string[], offered: readonly string[]])[] = [
  [['dem'], ['demo']],
  [['demo', '--fau'], ['--fault']],
  [['demo', '--order', 'o'], ['oldest']],
  [['--source', 'guardian-pag'], ['guardian-page']],
  [['demo', '--fault', 'gzip'], ['gzip-bomb']],
  [['completions', 'z'], ['zsh']],
  [['help', 'dem'], ['demo']],
  [['config', 'un'], ['unset']],
  [['config', 'get', 'keys.next-b'], ['keys.next-block']],
  [['config', 'set', 'quiet'], ['quiet-hours']],
  [['config', 'set', 'order', 'n'], ['newest']],
];

/** What a shell that has read its script offers for each of them, a line each; zsh does so for keys on a terminal alone. */
const ASKS: readonly (readonly [shell: 'bash' | 'fish', options: readonly string[], ask: Ask])[] = [
  [
    'bash',
    ['--norc', '-c'],
    (words) =>
      `COMP_WORDS=(teleprinter ${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length}; _teleprinter; echo "\${COMPREPLY[@]}"`,
  ],
  [
    'fish',
    ['--no-config', '-c'],
    (words) =>
      `string join -- ' ' (complete -C 'teleprinter ${words.join(' ')}' | string split -f1 \\t)`,
  ],
];

type Ask = (words: readonly string[]) => string;

for (const [shell, options, ask] of ASKS) {
  test(`${shell} completes commands, options, settings, and the values of each`, {
    skip: has(shell) ? false : `${shell} is not installed`,
  }, () => {
    const asked = OFFERED.map(([words]) => ask(words));
    const script = [completionsFor(shell, NAMES), ...asked].join('\n');
    const { stdout, stderr } = spawnSync(shell, [...options, script]);
    assert.equal(stderr.toString(), '');
    assert.deepEqual(
      stdout.toString().trim().split('\n'),
      OFFERED.map(([, offered]) => offered.join(' ')),
    );
  });
}
