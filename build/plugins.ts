// Owns how modules get into the bundle that need more than their own text: CommonJS by names, feeds at their first call,
// Node's own without `import`.

import { createRequire, isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';
import { ROOT } from './root.ts';

/** Loaded by `import()`, a CommonJS package has only a default export in a bundle: its names are spelt out here. */
export const namedExports: Plugin = {
  name: 'named-exports',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^react$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, namespace: 'named-exports' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'named-exports' }, ({ path }) => {
      const names = Object.keys(createRequire(import.meta.url)(path)).join(', ');
      return { contents: `export { ${names} } from '${path}';`, resolveDir: ROOT };
    });
  },
};

const FEEDS = 'teleprinter:feeds';
const FEED_READERS = ['parseAtomFeed', 'parseJsonFeed', 'parseRdfFeed', 'parseRssFeed'];

/** Nearly two hundred modules that only a feed needs: what is asked for by `require` runs at its first call. */
export const lateFeeds: Plugin = {
  name: 'late-feeds',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^feedsmith$/ }, ({ namespace }) =>
      namespace === FEEDS ? undefined : { path: 'late', namespace: FEEDS },
    );
    onResolve({ filter: new RegExp(`^${FEEDS}$`) }, () => ({ path: 'package', namespace: FEEDS }));
    onLoad({ filter: /^package$/, namespace: FEEDS }, () => ({
      contents: `export { ${FEED_READERS.join(', ')} } from 'feedsmith';`,
      resolveDir: ROOT,
    }));
    onLoad({ filter: /^late$/, namespace: FEEDS }, () => ({
      contents: FEED_READERS.map(
        (name) => `export const ${name} = (...all) => require('${FEEDS}').${name}(...all);`,
      ).join('\n'),
      resolveDir: ROOT,
    }));
  },
};

/** Each takes a good part of a first frame to load, which needs no hash and no other program. Only functions of them are used. */
const LOADED_WHEN_CALLED: ReadonlySet<string> = new Set([
  'node:child_process',
  'node:crypto',
  'node:os',
]);

/**
 * Node's own modules, asked for without `import`, which reads every export of theirs: for some of these Node loads what
 * nothing here uses. This also serves CommonJS packages, whose `require` an ES module does not have.
 */
export const nodeModules: Plugin = {
  name: 'node-modules',
  setup({ onLoad, onResolve }) {
    // One for each importer: shared, it would hold what any part of the program uses, and be loaded with the first one.
    onResolve({ filter: /./ }, ({ path, kind, importer }) => {
      if (!isBuiltin(path)) return undefined;
      const namespace = kind === 'require-call' ? 'node-required' : 'node-imported';
      return { path, namespace, suffix: `?${importer}` };
    });
    onLoad({ filter: /./, namespace: 'node-required' }, ({ path }) => ({
      contents: `module.exports = ${nodeModule(path)};`,
    }));
    onLoad({ filter: /./, namespace: 'node-imported' }, ({ path }) => {
      const names = Object.keys(createRequire(import.meta.url)(path)).filter(isName);
      const isLazy = LOADED_WHEN_CALLED.has(path);
      const exports = names.map((name) =>
        isLazy
          ? `export const ${name} = (...given) => ${nodeModule(path)}.${name}(...given);`
          : `export const ${name} = /* @__PURE__ */ (() => m.${name})();`,
      );
      const whole = `const m = /* @__PURE__ */ ${nodeModule(path)}; export default m;`;
      return { contents: [whole, ...exports].join('\n') };
    });
  },
};

function nodeModule(name: string): string {
  return `process.getBuiltinModule(${JSON.stringify(name)})`;
}

function isName(key: string): boolean {
  return /^(?!default$)[A-Za-z_]\w*$/.test(key);
}
