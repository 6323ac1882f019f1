// Owns what lies beside the bundle: the manual page and the completions, made from the same tables as --help, and the code
// that unpacks images.

import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completedNames } from '../src/completed-names.ts';
import { completionsFor } from '../src/config/completions.ts';
import { manPage } from '../src/config/man-page.ts';
import { SHELLS } from '../src/config/own-commands.ts';
import { settingRows } from '../src/config/settings-help.ts';
import { OWN_KEYS } from '../src/ui/key-bindings.ts';
import { KEY_SETTINGS } from '../src/ui/key-settings.ts';
import { termOf } from '../src/ui/keymap.ts';
import { THEME_SETTINGS } from '../src/ui/theme-settings.ts';
import { ROOT } from './root.ts';

/** What unpacks images, read when the first one is to be drawn. */
export const CODECS = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
];

export async function copyCodecs(outdir: string): Promise<void> {
  for (const path of CODECS) {
    await copyFile(fileURLToPath(import.meta.resolve(path)), join(outdir, basename(path)));
  }
}

/** What packagers put where man and the shells look for it. */
export async function writeDocuments(outdir: string): Promise<void> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const keys = OWN_KEYS.rows.map((row) => [termOf(row), row.does] as const);
  const settings = settingRows([KEY_SETTINGS, THEME_SETTINGS]);
  await writeFile(join(outdir, 'teleprinter.1'), manPage(version, keys, settings));
  for (const shell of SHELLS) {
    await writeFile(join(outdir, `teleprinter.${shell}`), completionsFor(shell, completedNames()));
  }
}
