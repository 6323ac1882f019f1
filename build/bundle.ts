// Owns the bundle: src/cli.tsx and everything it needs, as a few files that are loaded when first wanted.

import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { layers } from './layers.ts';
import { lateFeeds, namedExports, nodeModules } from './plugins.ts';
import { ROOT } from './root.ts';
import { createSubstituting } from './substitutions.ts';

/** Node keeps the compiled code between runs only of what is loaded after it was asked to: hence a file of its own. */
const ENTRY = `#!/usr/bin/env node
if (Number.parseInt(process.versions.node) < 24) {
  process.stderr.write(\`teleprinter: needs Node 24 or later; this is \${process.version}.\\n\`);
  process.exit(1);
}
process.getBuiltinModule('node:module').enableCompileCache();
await import('./program.js');
`;

const OPTIONS = {
  absWorkingDir: ROOT,
  entryPoints: { program: 'src/cli.tsx', 'picture-worker': 'src/terminal/picture-worker.ts' },
  write: false,
  metafile: true,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  chunkNames: '[name]-[hash]',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'silent',
  logOverride: { 'assign-to-define': 'silent' },
} as const satisfies BuildOptions;

type Bundle = Awaited<ReturnType<typeof makeBundle>>;

/** In memory, with what it is made of. Throws a sentence for what is not as it should be. */
export async function makeBundle(outdir: string) {
  const substituting = createSubstituting();
  const run = (...plugins: readonly Plugin[]) =>
    build({
      ...OPTIONS,
      outdir,
      plugins: [...plugins, nodeModules, namedExports, lateFeeds, substituting.plugin],
    });
  const { metafile } = await run();
  substituting.checkAll();
  return run(layers(metafile));
}

export async function writeBundle(outdir: string, { outputFiles }: Bundle): Promise<void> {
  await empty(outdir);
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  await writeFile(join(outdir, 'cli.js'), ENTRY);
  await chmod(join(outdir, 'cli.js'), 0o755);
}

/** Takes away what an earlier build left, and nothing else. */
async function empty(outdir: string): Promise<void> {
  await mkdir(outdir, { recursive: true });
  for (const name of await readdir(outdir)) {
    if (name.endsWith('.js')) await rm(join(outdir, name));
  }
}
