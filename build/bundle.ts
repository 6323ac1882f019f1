// Owns the bundle: src/cli.tsx and everything it needs, as a few files that are loaded when first wanted.

import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { joinFirstScript } from './first-script.ts';
import { layers } from './layers.ts';
import { NEW_LITERALS } from './new-literals.ts';
import { lateFeeds, namedExports, nodeModules } from './plugins.ts';
import { ROOT } from './root.ts';
import { createSubstituting } from './substitutions.ts';

/** Before anything that an older Node does not know. */
const TOO_OLD = `#!/usr/bin/env node
if (Number.parseInt(process.versions.node) < 24) {
  process.stderr.write(\`teleprinter: needs Node 24 or later; this is \${process.version}.\\n\`);
  process.exit(1);
}`;

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
  supported: NEW_LITERALS,
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

export async function writeBundle(outdir: string, bundle: Bundle): Promise<void> {
  const { outputFiles } = bundle;
  const first = await joinFirstScript(bundle);
  await empty(outdir);
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  await rm(join(outdir, 'program.js'));
  for (const [name, text] of first.replaced) await writeFile(join(outdir, name), text);
  await writeFile(join(outdir, first.name), first.text);
  await writeFile(join(outdir, 'cli.js'), await bundleEntry(first.name));
  await chmod(join(outdir, 'cli.js'), 0o755);
}

/** What is run before anything else: a file of its own, and all in one. */
async function bundleEntry(firstScript: string): Promise<string> {
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: [fileURLToPath(new URL('./entry.ts', import.meta.url))],
    splitting: false,
    define: { FIRST_SCRIPT: JSON.stringify(firstScript) },
    banner: { js: TOO_OLD },
    plugins: [nodeModules],
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Takes away what an earlier build left, and nothing else. */
async function empty(outdir: string): Promise<void> {
  await mkdir(outdir, { recursive: true });
  for (const name of await readdir(outdir)) {
    if (/\.c?js$/u.test(name)) await rm(join(outdir, name));
  }
}
