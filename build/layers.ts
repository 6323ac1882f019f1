// Owns which parts of the program are loaded as one file. A bundler cuts at every place where two ways of loading part, and
// a first frame that comes in forty pieces waits for each of them: what is needed at one moment is told to be one piece.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';
import { ROOT } from './root.ts';

type Layer = {
  /** When it is loaded. */
  readonly moment: string;
  readonly files: readonly string[];
  /** What is loaded by `import()` at that moment or later: it may count on the layer to be there. */
  readonly isBefore: (entry: string) => boolean;
};

const LAYERS: readonly Layer[] = [
  {
    moment: 'first frame',
    files: [
      'src/open/open-remembered.ts',
      'src/open/open-address.ts',
      'src/archive/archive.ts',
      'src/archive/trouble.ts',
      'src/ui/terminal-mode.ts',
      'src/ui/farewell.ts',
      'src/open/come-back.ts',
    ],
    isBefore: (entry) =>
      !/^src\/(?:cli|config\/|ui\/keymap|terminal\/picture-worker|replay\/faults)/u.test(entry),
  },
  {
    moment: 'asking',
    files: ['src/open/address-session.ts', 'src/source/guardian/guardian.ts'],
    isBefore: (entry) => /^src\/(?:source\/|open\/(?:open-demo|explain|live-stories))/u.test(entry),
  },
];

const PREFIX = 'teleprinter:layer/';

/** What is loaded by `import()`, as paths from the root. */
export function entriesOf({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs).flatMap(({ entryPoint }) =>
    entryPoint?.startsWith('src/') ? [entryPoint] : [],
  );
}

/** Lets every entry import the layers that are there before it, so that no other file is cut out of them. */
export function layers(entries: readonly string[]): Plugin {
  for (const { moment, files } of LAYERS) {
    const missing = files.filter((file) => !entries.includes(file));
    if (missing.length === 0) continue;
    throw new Error(`${missing.join(', ')}: not loaded by import() for the moment of ${moment}`);
  }
  const paths = new Map(entries.map((entry) => [join(ROOT, entry), entry]));
  return {
    name: 'layers',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^${PREFIX}`) }, ({ path }) => ({ path, namespace: PREFIX }));
      onLoad({ filter: /./, namespace: PREFIX }, ({ path }) => ({
        contents: importsOf(LAYERS.find(({ moment }) => path === PREFIX + moment)?.files ?? []),
        resolveDir: ROOT,
      }));
      onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => {
        const entry = paths.get(path);
        const before = LAYERS.filter(({ isBefore }) => entry !== undefined && isBefore(entry));
        if (before.length === 0) return undefined;
        const text = await readFile(path, 'utf8');
        const names = before.map(({ moment }) => `import '${PREFIX}${moment}';`).join('');
        return { contents: `${text}\n${names}`, loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}

function importsOf(files: readonly string[]): string {
  return files.map((file) => `import './${file}';`).join('\n');
}
