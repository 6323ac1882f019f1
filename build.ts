// Owns the bundle: src/cli.tsx and everything it needs, as a few chunks that are loaded when first wanted; and the manual
// page and the completions, which are made from the same tables as --help.
// What packages build at import and a first frame does not need is put off here; an upgrade that moves the text which a
// substitution replaces stops the build with a sentence.

import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { completionsFor, SHELLS } from './src/config/completions.ts';
import { manPage } from './src/config/man-page.ts';
import { KEYMAP, keysOf } from './src/ui/keymap.ts';

const ROOT = dirname(fileURLToPath(import.meta.url));

/** Replaces text of one file of a package. `end`: everything from `from` up to and including it is replaced. */
type Substitution = {
  readonly file: string;
  readonly why: string;
  readonly from: string;
  readonly end?: string;
  readonly to: string;
};

const LAZY = 'teleprinter:lazy';
const importing = (name: string) => `import { ${name} } from '${LAZY}';`;

/** What takes milliseconds to make is made once, for everyone, when some text first needs it. */
const LAZY_MODULE = `
import { isSimple } from ${JSON.stringify(join(ROOT, 'src/layout/text-width.ts'))};
export { isSimple };

let made;
/** Stands for an Intl.Segmenter of graphemes. */
export const lazySegmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };

function* characters(text) {
  for (let index = 0; index < text.length; index += 1) yield { segment: text[index], index };
}

/** The same, for callers that only iterate: text of single-cell characters and escapes is its own segmentation. */
export const iteratingSegmenter = {
  segment: (text) => isSimple(text.replaceAll('\\u001b', '')) ? characters(text) : lazySegmenter.segment(text),
};

// Every emoji that Unicode recommends holds one of these: a cheap question before a costly one.
const mayBeEmoji = /[\\p{Extended_Pictographic}\\p{Emoji_Presentation}\\u20e3]/u;
let emoji;
export const rgiEmojiRegex = {
  test: (text) => mayBeEmoji.test(text) && (emoji ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text),
};
`;

const YOGA = 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js';

const SUBSTITUTIONS: readonly Substitution[] = [
  {
    file: YOGA,
    why: 'Yoga is instantiated from its bytes: fetching them would load all of fetch',
    from: 'if(h.instantiateWasm)',
    end: 'return{}})();',
    to: 'a(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(H.slice(H.indexOf(",")+1),"base64")),d))})();',
  },
  { file: YOGA, why: 'nothing asks for the bytes', from: 'function ya(){', end: '})}', to: '' },
  {
    file: YOGA,
    why: 'nor for a promise of them',
    from: 'function b(e){a(e.instance)}',
    end: 'x(f)})}',
    to: '',
  },
  {
    file: 'yoga-layout/dist/src/index.js',
    why: 'Yoga is ready at once, so that no module waits for another',
    from: 'const Yoga = wrapAssembly(await loadYoga());',
    to: 'const yoga = {}; loadYoga(yoga); const Yoga = wrapAssembly(yoga);',
  },
  {
    file: 'string-width/index.js',
    why: 'the segmenter is made when first needed',
    from: 'const segmenter = new Intl.Segmenter();',
    to: importing('lazySegmenter as segmenter, isSimple, rgiEmojiRegex'),
  },
  {
    file: 'string-width/index.js',
    why: 'the table of emoji is built when first needed',
    from: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
    to: '',
  },
  {
    file: 'string-width/index.js',
    why: 'single-cell characters beyond ASCII need neither',
    from: 'if (/^[\\u0020-\\u007E]*$/.test(string)) {',
    to: 'if (ambiguousIsNarrow && isSimple(string)) {',
  },
  {
    file: '@alcalzone/ansi-tokenize/build/tokenize.js',
    why: 'the segmenter is made when first needed',
    from: 'const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });',
    to: importing('iteratingSegmenter as segmenter'),
  },
  {
    file: 'wrap-ansi/index.js',
    why: 'the segmenter is made when first needed',
    from: 'const segmenter = new Intl.Segmenter();',
    to: importing('lazySegmenter as segmenter'),
  },
  {
    file: 'slice-ansi/tokenize-ansi.js',
    why: 'the segmenter is made when first needed',
    from: "const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, {granularity: 'grapheme'});",
    to: importing('lazySegmenter as GRAPHEME_SEGMENTER'),
  },
  {
    file: 'ink/build/reconciler.js',
    why: 'the developer tools of React are no part of the bundle',
    from: "if (process.env['DEV'] === 'true') {\n    // Intentionally",
    to: 'if (false) {\n    //',
  },
  {
    file: 'ink/build/reconciler.js',
    why: 'nor what is told to them',
    from: "if (process.env['DEV'] === 'true') {\n    try {",
    to: 'if (false) {\n    try {',
  },
  {
    file: 'ink/build/ink.js',
    why: 'nor their hook',
    from: "process.env['DEV'] === 'true'",
    to: 'false',
  },
  {
    file: 'ink/build/line-update.js',
    why: 'the segmenter is made when first needed',
    from: "const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });",
    to: importing('lazySegmenter as segmenter'),
  },
];

/** Throws a sentence when the text is not there exactly once. */
function substitute(source: string, { file, why, from, end, to }: Substitution): string {
  const start = source.indexOf(from);
  const stop = end === undefined ? start + from.length : source.indexOf(end, start) + end.length;
  const isSound = start !== -1 && source.indexOf(from, start + 1) === -1 && stop > start;
  if (!isSound || (end !== undefined && !source.includes(end, start))) {
    throw new Error(
      `${file} no longer holds the text that the bundle replaces (${why}): ${from}\n` +
        'Look at what the new version does there, and change SUBSTITUTIONS in build.ts.',
    );
  }
  return source.slice(0, start) + to + source.slice(stop);
}

function substitutions(onDone: (file: string) => void): Plugin {
  const files = new Map(Map.groupBy(SUBSTITUTIONS, ({ file }) => file));
  return {
    name: 'substitutions',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^${LAZY}$`) }, () => ({ path: LAZY, namespace: LAZY }));
      onLoad({ filter: /./, namespace: LAZY }, () => ({
        contents: LAZY_MODULE,
        resolveDir: ROOT,
      }));
      onLoad({ filter: /[\\/]node_modules[\\/].*\.js$/ }, async ({ path }) => {
        const file = path.split(`node_modules${sep}`).at(-1)?.replaceAll(sep, '/') ?? '';
        const wanted = files.get(file);
        if (wanted === undefined) return undefined;
        onDone(file);
        return { contents: wanted.reduce(substitute, await readFile(path, 'utf8')) };
      });
    },
  };
}

/** Loaded by `import()`, a CommonJS package has only a default export in a bundle: its names are spelt out here. */
const namedExports: Plugin = {
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
const lateFeeds: Plugin = {
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

/** Takes a good part of a first frame to load, for hashes that it does not need. Only functions of it are used. */
const LOADED_WHEN_CALLED: ReadonlySet<string> = new Set(['node:crypto']);

/**
 * Node's own modules, asked for without `import`, which reads every export of theirs: for some of these Node loads what
 * nothing here uses. This also serves CommonJS packages, whose `require` an ES module does not have.
 */
const nodeModules: Plugin = {
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

/** Node keeps the compiled code between runs only of what is loaded after it was asked to: hence a file of its own. */
const ENTRY = `#!/usr/bin/env node
if (Number.parseInt(process.versions.node) < 24) {
  process.stderr.write(\`teleprinter: needs Node 24 or later; this is \${process.version}.\\n\`);
  process.exit(1);
}
process.getBuiltinModule('node:module').enableCompileCache();
await import('./program.js');
`;

async function bundle(outdir: string): Promise<void> {
  const untouched = new Set(SUBSTITUTIONS.map(({ file }) => file));
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: { program: 'src/cli.tsx', 'picture-worker': 'src/terminal/picture-worker.ts' },
    outdir,
    write: false,
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
    plugins: [
      nodeModules,
      namedExports,
      lateFeeds,
      substitutions((file) => untouched.delete(file)),
    ],
  });
  if (untouched.size > 0) {
    const names = [...untouched].join(', ');
    throw new Error(`nothing imports ${names} any more: take it out of SUBSTITUTIONS in build.ts`);
  }
  await empty(outdir);
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  await writeFile(join(outdir, 'cli.js'), ENTRY);
  await chmod(join(outdir, 'cli.js'), 0o755);
}

/** What unpacks images, read when the first one is to be drawn. */
const CODECS = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
];

async function copyCodecs(outdir: string): Promise<void> {
  for (const path of CODECS) {
    await copyFile(fileURLToPath(import.meta.resolve(path)), join(outdir, basename(path)));
  }
}

/** What packagers put where man and the shells look for it. */
async function writeDocuments(outdir: string): Promise<void> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const keys = KEYMAP.map((binding) => [keysOf(binding), binding.does] as const);
  await writeFile(join(outdir, 'teleprinter.1'), manPage(version, keys));
  for (const shell of SHELLS) {
    await writeFile(join(outdir, `teleprinter.${shell}`), completionsFor(shell));
  }
}

/** Takes away what an earlier build left, and nothing else. */
async function empty(outdir: string): Promise<void> {
  await mkdir(outdir, { recursive: true });
  for (const name of await readdir(outdir)) {
    if (name.endsWith('.js')) await rm(join(outdir, name));
  }
}

async function tellSize(outdir: string): Promise<void> {
  const files = (await readdir(outdir)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(files.map((name) => stat(join(outdir, name))));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  process.stdout.write(`${outdir}: ${files.length} files, ${Math.round(total / 1000)} kB\n`);
}

const { values } = parseArgs({ options: { outdir: { type: 'string', default: 'dist' } } });
const outdir = resolve(ROOT, values.outdir);
try {
  await bundle(outdir);
  await copyCodecs(outdir);
  await writeDocuments(outdir);
  await tellSize(outdir);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
