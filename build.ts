// Owns the build: the bundle, what lies beside it, and a word about its size. `npm run build -- --outdir FOLDER`.

import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBundle, writeBundle } from './build/bundle.ts';
import { copyCodecs, writeDocuments } from './build/documents.ts';
import { writeLicences } from './build/licences.ts';
import { ROOT } from './build/root.ts';

async function tellSize(outdir: string): Promise<void> {
  const files = (await readdir(outdir)).filter((name) => /\.c?js$/u.test(name));
  const sizes = await Promise.all(files.map((name) => stat(join(outdir, name))));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  process.stdout.write(`${outdir}: ${files.length} files, ${Math.round(total / 1000)} kB\n`);
}

const { values } = parseArgs({ options: { outdir: { type: 'string', default: 'dist' } } });
const outdir = resolve(ROOT, values.outdir);
try {
  const bundle = await makeBundle(outdir);
  await writeBundle(outdir, bundle);
  await writeLicences(outdir, bundle.metafile);
  await copyCodecs(outdir);
  await writeDocuments(outdir);
  await tellSize(outdir);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
