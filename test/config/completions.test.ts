import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { COMMANDS } from '../../src/config/commands.ts';
import { completionsFor, SHELLS } from '../../src/config/completions.ts';
import { OPTION_ROWS } from '../../src/config/options.ts';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;

for (const shell of SHELLS) {
  test(`the completions for ${shell} name every command and option`, () => {
    const script = completionsFor(shell);
    for (const { name } of COMMANDS) assert.match(script, new RegExp(`\\b${name}\\b`, 'u'));
    for (const { name } of OPTION_ROWS)
      assert.ok(script.includes(shell === 'fish' ? `-l ${name}` : `--${name}`), name);
  });

  const skip = has(shell) ? false : `${shell} is not installed`;
  test(`${shell} takes its script`, { skip }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'teleprinter-completions-'));
    const file = join(folder, 'script');
    writeFileSync(file, completionsFor(shell));
    const { status, stderr } = spawnSync(shell, ['-n', file]);
    rmSync(folder, { recursive: true });
    assert.equal(stderr.toString(), '');
    assert.equal(status, 0);
  });
}

test('bash completes commands, options, and the values of an option', {
  skip: has('bash') ? false : 'no bash',
}, () => {
  const complete = (...words: readonly string[]) => {
    const script = `${completionsFor('bash')}
COMP_WORDS=(teleprinter ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_teleprinter; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return spawnSync('bash', ['--norc'], { input: script, cwd: '/proc/self/fdinfo' })
      .stdout.toString()
      .trim()
      .split('\n');
  };
  assert.deepEqual(complete('dem'), ['demo']);
  assert.deepEqual(complete('demo', '--fau'), ['--fault']);
  assert.deepEqual(complete('demo', '--order', 'o'), ['oldest']);
});
