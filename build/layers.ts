// Owns which parts of the program are loaded as one file. A bundler cuts at every place where two ways of loading part, and
// a first frame that comes in forty pieces waits for each of them: what is needed at one moment is told to be one piece.

import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Loader, Metafile, Plugin } from 'esbuild';
import { ROOT } from './root.ts';

type Layer = {
  /** When it is loaded. */
  readonly moment: string;
  readonly files: readonly string[];
  /** What is loaded by `import()` at that moment or later: it may count on the layer to be there. */
  readonly isBefore: (entry: string) => boolean;
};

/** Threads, and what is told without a story. */
const APART = /^src\/(?:config\/|ui\/keymap|terminal\/picture-worker|replay\/faults)/u;

/** What asks a source over the network. */
const ASKS = /^src\/open\/(?:open-demo|explain|live-stories)/u;

const LAYERS: readonly Layer[] = [
  {
    moment: 'first-frame',
    files: [
      'src/open/open-remembered.ts',
      'src/open/open-address.ts',
      'src/archive/archive.ts',
      'src/archive/trouble.ts',
      'src/ui/terminal-mode.ts',
      'src/ui/own-look.ts',
      'src/ui/farewell.ts',
      'src/open/come-back.ts',
    ],
    isBefore: (entry) => !APART.test(entry),
  },
  {
    moment: 'reading',
    files: ['src/source/guardian/guardian.ts'],
    isBefore: (entry) => entry.startsWith('src/source/') || ASKS.test(entry),
  },
  {
    moment: 'asking',
    files: ['src/open/address-session.ts'],
    isBefore: (entry) => ASKS.test(entry),
  },
];

const PREFIX = 'teleprinter:layer/';
/** What esbuild knows the layer of the first frame by. */
export const FIRST_FRAME = `${PREFIX}:${PREFIX}first-frame`;
const PROGRAM = 'src/cli.tsx';

/** Lets all that is loaded by `import()` import the layers that are there before it, so that nothing is cut out of them. */
export function layers(metafile: Metafile): Plugin {
  const entries = entriesOf(metafile);
  for (const { moment, files } of LAYERS) {
    const missing = files.filter((file) => !entries.includes(file));
    if (missing.length === 0) continue;
    throw new Error(`${missing.join(', ')}: not loaded by import() for the moment of ${moment}`);
  }
  const all = [startOf(metafile), ...LAYERS];
  return {
    name: 'layers',
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: new RegExp(`^${PREFIX}`) }, ({ path }) => ({ path, namespace: PREFIX }));
      onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === PREFIX) return undefined;
        const found = await resolve(path, { kind, resolveDir, importer, pluginData: PREFIX });
        const layer = LAYERS.find(({ files }) => files.includes(relative(ROOT, found.path)));
        return layer && { path: PREFIX + layer.moment, namespace: PREFIX };
      });
      onLoad({ filter: /./, namespace: PREFIX }, ({ path }) => {
        const layer = all.find(({ moment }) => path === PREFIX + moment);
        const before = all.slice(0, layer === undefined ? 0 : all.indexOf(layer));
        const contents = [...importsOf(before), ...exportsOf(layer?.files ?? [])].join('\n');
        return { contents, resolveDir: ROOT };
      });
      const filter = /[\\/](?:src[\\/].*\.tsx?|node_modules[\\/]ink[\\/]build[\\/]index\.js)$/;
      onLoad({ filter }, async ({ path }) => {
        const entry = relative(ROOT, path);
        const isLayer = LAYERS.some(({ files }) => files.includes(entry));
        if (isLayer || entry === PROGRAM || !entries.includes(entry)) return undefined;
        const before = importsOf(all.filter(({ isBefore }) => isBefore(entry)));
        return {
          contents: [await readFile(path, 'utf8'), ...before].join('\n'),
          loader: loaderOf(path),
        };
      });
    },
  };
}

/** What is loaded by `import()`, as paths from the root. */
function entriesOf({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs).flatMap(({ entryPoint }) => entryPoint ?? []);
}

/** What the program itself imports, which is there before everything else. */
function startOf({ inputs }: Metafile): Layer {
  const files = new Set<string>();
  function add(file: string): void {
    const own = inputs[file]?.imports.filter(({ kind }) => kind === 'import-statement') ?? [];
    for (const { path } of own) {
      if (!path.startsWith('src/') || files.has(path)) continue;
      files.add(path);
      add(path);
    }
  }
  add(PROGRAM);
  const isBefore = (entry: string) => !entry.includes('picture-worker');
  return { moment: 'start', files: [...files], isBefore };
}

function importsOf(before: readonly Layer[]): readonly string[] {
  return before.map(({ moment }) => `import '${PREFIX}${moment}';`);
}

/** Those who import a file of a layer get the layer, and take from it what they know by its name. */
function exportsOf(files: readonly string[]): readonly string[] {
  return files.map((file) => `export * from './${file}';`);
}

function loaderOf(path: string): Loader {
  if (path.endsWith('.js')) return 'js';
  return path.endsWith('x') ? 'tsx' : 'ts';
}
