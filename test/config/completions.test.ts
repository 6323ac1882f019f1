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
  [['--source', 'guardian-'], ['guardian-page']],
  [['demo', '--fault', 'gzip'], ['gzip-bomb']],
  [['completions', 'z'], ['zsh']],
  [['help', 'dem'], ['demo']],
  [['config', 'un'], ['unset']],
  [['config', 'get', 'keys.next-b'], ['keys.next-block']],
  [['config', 'set', 'quiet'], ['quiet-hours']],
  [['config', 'set', 'order', 'n'], ['newest']],
];

test('bash completes commands, options, settings, and the values of each', {
  skip: has('bash') ? false : 'no bash',
}, () => {
  const asked = OFFERED.map(
    ([words]) => `COMP_WORDS=(teleprinter ${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length}; _teleprinter; echo "\${COMPREPLY[@]}"`,
  );
  const script = [completionsFor('bash', NAMES), ...asked].join('\n');
  const { stdout } = spawnSync('bash', ['--norc'], { input: script });
  assert.deepEqual(
    stdout.toString().trim().split('\n'),
    OFFERED.map(([, offered]) => offered.join(' ')),
  );
});

test('fish completes commands, options, settings, and the values of each', {
  skip: has('fish') ? false : 'no fish',
}, () => {
  const asked = OFFERED.map(
    ([words]) =>
      `complete -C 'teleprinter ${words.join(' ')}' | string split -f1 \\t | string join ' '`,
  );
  const script = [completionsFor('fish', NAMES), ...asked].join('\n');
  const { stdout, stderr } = spawnSync('fish', ['--no-config'], {
    input: script,
  });
  assert.equal(stderr.toString(), '');
  assert.deepEqual(
    stdout.toString().trim().split('\n'),
    OFFERED.map(([, offered]) => offered.join(' ')),
  );
});
