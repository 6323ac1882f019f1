// Owns settings as a reader in a real tmux meets them: a key that is bound works and is named, what is wrong is said once and
// stops nothing, and the shells complete what can be set.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { emptyFolder } from './program.ts';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

const footer = (pane: TmuxPane) => pane.rows().at(-1) ?? '';

test(
  'a key that is bound works, is named in footer and help, and frees the one before',
  withTmux,
  async (t) => {
    const pane = openPane(t);
    pane.shell('teleprinter config set keys.help X && teleprinter config set keys.next-block j N');
    await pane.sees(/cannot be "j N": it shares "N"/u);
    pane.shell(
      "clear; teleprinter config set keys.next-block Z; teleprinter config set theme.key 'bold red'",
    );
    pane.shell('teleprinter demo --speed 1');
    await pane.sees(/1\/\d+ all/u);
    assert.match(footer(pane), /X:help/u);
    pane.press('Z');
    await pane.waits(() => !/ 1\/\d+ all/u.test(footer(pane)));
    pane.press('?');
    await pane.sees(/\? is not a key here: X shows them/u);
    pane.press('X');
    await pane.sees(/^ *Z +next post/mu);
    assert.match(pane.rows().join('\n'), /^ *k +previous post/mu);
    pane.press('q');
    await pane.waits(() => /X:help/u.test(footer(pane)));
  },
);

for (const [columns, rows] of [
  [80, 24],
  [40, 12],
] as const) {
  test(
    `at ${columns}x${rows} a wrong setting is told on the screen and after it, and the rest counts`,
    withTmux,
    async (t) => {
      const home = join(emptyFolder(t), 'home');
      mkdirSync(home);
      const file = join(home, 'preferences.json');
      const text = '{"order": "sideways", "keys": {"help": "X", "star": "q"}, "later": [1]}';
      writeFileSync(file, text);
      const pane = openPane(t, [columns, rows], { TELEPRINTER_HOME: home });
      pane.shell('teleprinter demo --speed 1');
      await pane.sees(columns < 80 ? /2 settings are wr/u : /2 settings are wrong: order, keys/u);
      for (const row of pane.rows()) assert.ok(row.length <= columns, row);
      pane.press('X');
      await pane.sees(/next post/u);
      pane.press('q');
      await pane.waits(() => /1\/\d+/u.test(footer(pane)));
      // A second quit so soon after closing a layer was meant for the layer.
      await new Promise((resolve) => setTimeout(resolve, 600));
      pane.press('q');
      await pane.waits(() => {
        const said = pane.rows().join('');
        return said.includes('order is left at newest') && said.includes('star is left at m');
      });
      const { keys, later } = JSON.parse(readFileSync(file, 'utf8'));
      assert.deepEqual([keys, later], [{ help: 'X', star: 'q' }, [1]]);
    },
  );
}

test('a file that is damaged keeps nobody from reading, and is told of', withTmux, async (t) => {
  const home = join(emptyFolder(t), 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'preferences.json'), '{"order": "old');
  const pane = openPane(t, [80, 24], { TELEPRINTER_HOME: home });
  pane.shell('teleprinter demo --speed 1');
  await pane.sees(/1\/\d+ all .*the preferences cannot be read/u);
  pane.press('q');
  await pane.sees(/preferences\.json cannot be read/u);
});

test(
  'a secret is asked for, shown nowhere while it is typed, and kept for its owner alone',
  withTmux,
  async (t) => {
    const home = join(emptyFolder(t), 'home');
    const pane = openPane(t, [80, 24], { TELEPRINTER_HOME: home });
    pane.shell("teleprinter config set guardian-key && echo do''ne");
    await pane.sees(/guardian-key \(not shown\):/u);
    pane.press('-l', 'hunter2');
    pane.press('Enter');
    await pane.sees(/done/u);
    const file = join(home, 'preferences.json');
    assert.match(readFileSync(file, 'utf8'), /"guardianKey": "hunter2"/u);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    pane.shell(
      'teleprinter config get guardian-key; echo k3y | teleprinter config set guardian-key',
    );
    await pane.sees(/set, not shown/u);
    await pane.waits(() => readFileSync(file, 'utf8').includes('"guardianKey": "k3y"'));
    assert.doesNotMatch(pane.rows().join('\n'), /hunter2/u);
  },
);

const SHELLS: readonly (readonly [shell: string, start: string, load: string])[] = [
  ['bash', 'bash --norc', 'HISTFILE=; eval "$(teleprinter completions bash)"'],
  ['zsh', 'zsh -f', 'autoload -U compinit; compinit -D; eval "$(teleprinter completions zsh)"'],
  [
    'fish',
    'fish --no-config --private',
    'set -g fish_autosuggestion_enabled 0; teleprinter completions fish | source',
  ],
];

const COMPLETED: readonly (readonly [typed: string, line: string])[] = [
  ['teleprinter comp', 'teleprinter completions'],
  ['teleprinter demo --fau', 'teleprinter demo --fault=?'],
  ['teleprinter config set keys.next-b', 'teleprinter config set keys.next-block'],
  ['teleprinter config set order o', 'teleprinter config set order oldest'],
  ['teleprinter demo --order=o', 'teleprinter demo --order=oldest'],
  ['teleprinter demo --order o', 'teleprinter demo --order oldest'],
  ['teleprinter help sett', 'teleprinter help settings'],
];

for (const [shell, start, load] of SHELLS) {
  test(
    `${shell} completes what can be typed after the name of the program`,
    withTmux,
    async (t) => {
      const pane = openPane(t, [80, 24]);
      pane.shell(`command -v ${shell} > /dev/null && exec ${start} || echo ab''sent`);
      pane.shell(`${load}; clear; echo loa''ded`);
      await pane.sees(/loaded|absent/u);
      if (pane.rows().includes('absent')) return t.skip(`${shell} is not installed`);
      for (const [typed, line] of COMPLETED) {
        pane.press('-l', typed);
        pane.press('Tab');
        await pane.sees(new RegExp(`${line} *$`, 'mu'));
        pane.press('C-u');
      }
    },
  );
}
