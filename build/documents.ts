// Owns what lies beside the bundle: the manual page and the completions, made from the same tables as --help, and the code
// that unpacks images.

import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completionsFor, SHELLS } from '../src/config/completions.ts';
import { manPage } from '../src/config/man-page.ts';
import { KEYMAP, keysOf } from '../src/ui/keymap.ts';
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
  const keys = KEYMAP.map((binding) => [keysOf(binding), binding.does] as const);
  await writeFile(join(outdir, 'teleprinter.1'), manPage(version, keys));
  for (const shell of SHELLS) {
    await writeFile(join(outdir, `teleprinter.${shell}`), completionsFor(shell));
  }
}
