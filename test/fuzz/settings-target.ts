// Owns what no file of preferences may make the program do: fail, or say anything that a terminal would obey.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPreferences } from '../../src/config/preferences.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import { schemaFor } from '../../src/config/settings-schema.ts';
import { formatStandings, formatStandingsJson, standings } from '../../src/config/standings.ts';
import { KEY_SETTINGS } from '../../src/ui/key-settings.ts';
import { readOwnLook } from '../../src/ui/own-look.ts';
import { THEME_SETTINGS } from '../../src/ui/theme-settings.ts';
import { checkText } from './source-target.ts';
import type { Target } from './target.ts';

const FAMILIES = [KEY_SETTINGS, THEME_SETTINGS];

export const settingsTarget: Target = {
  name: 'settings',
  seeds: [
    '{"order":"oldest","time":"utc","mouse":true,"interval":20,"highlight":["levy","(a|b)+"],"alert":"is:key","guardianKey":"abc"}',
    `{"keys":{"next-block":"j x ^N","top":"gg","jump-back":"''","star":"none","open":"enter 👍"},"theme":{"key":"bold red","match":"inverse","link":"#ff8800"}}`,
    '{"keys":null,"theme":[],"order":7,"later":{"a.b":[1,{"__proto__":2}]},"quiet-hours":"23:00-07:00"}',
  ],
  run(input) {
    const home = mkdtempSync(join(tmpdir(), 'teleprinter-fuzz-'));
    try {
      writeFileSync(join(home, 'preferences.json'), input);
      const preferences = openPreferences({ home });
      const stored = preferences.stored();
      checkText([preferences.takeTrouble() ?? '', ...readOwnLook(stored, 256).troubles]);
      const desk = { settings: SETTINGS, families: FAMILIES, environment: {} };
      const { rows, troubles } = standings(desk, stored);
      checkText(troubles);
      checkText(formatStandings(rows).split('\n'));
      for (const line of formatStandingsJson(rows).trim().split('\n')) {
        checkText(line);
        JSON.parse(line);
      }
      schemaFor(SETTINGS, FAMILIES, stored);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};
