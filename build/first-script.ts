// Owns the joining of all that is there before a first frame into one script, which unlike modules can be given code that was
// compiled before. The modules that are loaded later find what they share with it in its parts.

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type BuildResult, build, type Plugin } from 'esbuild';
import { FIRST_FRAME } from './layers.ts';
import { NEW_LITERALS } from './new-literals.ts';

type Bundle = BuildResult<{ write: false; metafile: true }>;

/** Names of files and their contents. `replaced`: instead of the modules of these names. */
type FirstScript = {
  readonly name: string;
  readonly text: string;
  readonly replaced: ReadonlyMap<string, string>;
};

/** What the script hands to the modules that are loaded after it; set by entry.ts. */
const PARTS = "Symbol.for('teleprinter.parts')";

const PROGRAM = 'program.js';
const THREAD = 'picture-worker.js';
const VIRTUAL = 'teleprinter:first-script';

/** Throws a sentence for what cannot be joined. */
export async function joinFirstScript({ outputFiles, metafile }: Bundle): Promise<FirstScript> {
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]),
  );

  /** A module and all that it imports, what is imported before what imports it. */
  function closureOf(name: string, names = new Set<string>()): ReadonlySet<string> {
    if (names.has(name)) return names;
    for (const { path, kind } of outputs.get(name)?.imports ?? [])
      if (kind === 'import-statement') closureOf(basename(path), names);
    return names.add(name);
  }

  const [facade] = [...outputs].find(([, { entryPoint }]) => entryPoint === FIRST_FRAME) ?? [];
  if (facade === undefined) throw new Error('there is no layer of the first frame to be joined');
  const joined = new Set([...closureOf(PROGRAM), ...closureOf(facade)]);
  joined.delete(PROGRAM);
  const names = [...joined];
  const exportsOf = (name: string) => outputs.get(name)?.exports ?? [];
  const modules = new Map([
    ...texts,
    ['first', "import './parts'; import './program.js';"],
    ['parts', names.map((name, index) => givenText(name, index, exportsOf(name))).join('\n')],
  ]);
  const text = await joinModules(modules, facade);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  // A thread has modules of its own: what it shares with the program stays one, and the program has a copy.
  const apart = closureOf(THREAD);
  const replaced = names
    .filter((name) => !apart.has(name))
    .map((name) => [name, partText(name, exportsOf(name))] as const);
  return { name: `first-${hash}.cjs`, text, replaced: new Map(replaced) };
}

async function joinModules(modules: ReadonlyMap<string, string>, facade: string): Promise<string> {
  const plugin: Plugin = {
    name: 'first-script',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /./ }, ({ path }) => ({ path: basename(path), namespace: VIRTUAL }));
      onLoad({ filter: /./, namespace: VIRTUAL }, ({ path }) => ({
        contents: (modules.get(path) ?? '').replaceAll(
          /\bimport\("\.\/([^"]+)"\)/gu,
          (_, name: string) =>
            name === facade ? `Promise.resolve(parts["${name}"]())` : `load("./${name}")`,
        ),
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: ['first'],
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'node',
    target: 'node24',
    supported: NEW_LITERALS,
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: '(function(moduleUrl,parts,load){' },
    footer: { js: '})' },
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [plugin],
  });
  const [{ text } = { text: '' }] = outputFiles;
  if (/\bimport\(/u.test(text)) throw new Error('the first script imports what it cannot');
  return text.replaceAll(/[^\0-\x7f]/gu, escaped);
}

/** In expressions other characters stand as they are, and one of them would have the whole script read as two bytes each. */
function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return character.length > 1 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** Has the exports of a module at hand for those that come later: they are put together when somebody asks. */
function givenText(name: string, index: number, exported: readonly string[]): string {
  const names = exported.map((one, place) => `${one} as e${index}_${place}`);
  const values = exported.map((one, place) => `${JSON.stringify(one)}: e${index}_${place}`);
  const imported = `import { ${names.join(', ')} } from './${name}';`;
  return `${imported}\nparts[${JSON.stringify(name)}] = () => ({ ${values.join(', ')} });`;
}

/** A module that exports what the first script has of it. */
function partText(name: string, exported: readonly string[]): string {
  const part = `const m=globalThis[${PARTS}][${JSON.stringify(name)}]();`;
  const values = exported.map((one, index) => `e${index}=m[${JSON.stringify(one)}]`);
  const names = exported.map((one, index) => `e${index} as ${one}`);
  if (exported.length === 0) return '';
  return `${part}const ${values.join(',')};export{${names.join(',')}};\n`;
}
