// Owns the check that README's tables are those of the program. `UPDATE_README=1 npm test` writes them anew.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { EXIT_MEANINGS } from '../src/config/exit-codes.ts';
import { glossOf, termOf } from '../src/config/help.ts';
import { OPTION_ROWS } from '../src/config/options.ts';
import { settingRows } from '../src/config/settings-help.ts';
import { loadAdapters } from '../src/source/registry.ts';
import { OWN_KEYS } from '../src/ui/key-bindings.ts';
import { KEY_SETTINGS } from '../src/ui/key-settings.ts';
import { THEME_SETTINGS } from '../src/ui/theme-settings.ts';

const README = new URL('../README.md', import.meta.url);

const TABLES: Record<string, string> = {
  keys: table(
    ['key', 'does', 'action'],
    OWN_KEYS.rows.map(({ keys, does, command }) => [
      keys.map((key) => `\`${key}\``).join(' '),
      does,
      `\`${command}\``,
    ]),
  ),
  settings: table(
    ['setting', 'means'],
    settingRows([KEY_SETTINGS, THEME_SETTINGS]).map(([term, gloss]) => {
      const [name = ''] = term.split(' ');
      const isOption = OPTION_ROWS.some((option) => option.name === name);
      return [`\`${term}\``, isOption ? `\`--${name}\` for every run` : gloss];
    }),
  ),
  sources: table(
    ['source', 'reads', 'asked at most every', 'evidence'],
    (await loadAdapters()).map(({ name, reads, minPollMs, evidence }) => [
      `\`${name}\``,
      reads,
      `${minPollMs / 1000} s`,
      evidence,
    ]),
  ),
  options: table(
    ['option', 'does'],
    OPTION_ROWS.map((option) => [`\`${termOf(option)}\``, glossOf(option)]),
  ),
  'exit codes': table(
    ['code', 'meaning'],
    EXIT_MEANINGS.map(({ code, meaning }) => [`${code}`, meaning]),
  ),
};

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  const cell = (text: string) => text.replaceAll('|', '\\|');
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

function withTables(page: string): string {
  return Object.entries(TABLES).reduce((text, [name, rows]) => {
    const [before = '', rest = ''] = text.split(`<!-- ${name} -->\n`);
    const after = rest.slice(rest.indexOf(`<!-- end of ${name} -->`));
    return `${before}<!-- ${name} -->\n${rows}\n${after}`;
  }, page);
}

test('the tables in README are those of the program', () => {
  const page = readFileSync(README, 'utf8');
  const wanted = withTables(page);
  if (process.env.UPDATE_README !== undefined) writeFileSync(README, wanted);
  else assert.equal(page, wanted);
});
