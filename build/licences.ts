// Owns whose work is in the bundle, and under what terms: the packages that the bundler took text from, and those whose code
// lies beside it.

import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { CODECS } from './documents.ts';
import { ROOT } from './root.ts';

export type Licensed = {
  readonly name: string;
  readonly version: string;
  /** As the package says, an SPDX expression. */
  readonly licence: string;
  /** The whole text, and what its authors want repeated; null where the package came without. */
  readonly text: string | null;
  /** Where the package says that it comes from. */
  readonly origin: string;
};

/** Terms that ask for no more than to be repeated. */
const GRANTED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

export function isGranted({ licence }: Pick<Licensed, 'licence'>): boolean {
  const choices = licence.replace(/^\(|\)$/gu, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((term) => GRANTED.has(term.trim())));
}

/** Everybody whose work is in the bundle, by name. */
export async function licencesIn({ inputs }: Metafile): Promise<readonly Licensed[]> {
  const folders = new Set([...Object.keys(inputs), ...CODECS.map(inModules)].flatMap(packageOf));
  const all = await Promise.all([...folders].map(readLicence));
  const byName = new Map(all.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function inModules(path: string): string {
  return `node_modules/${path}`;
}

/** The folder of the package that a file is of; none for our own. What a package ships as its own part is its own. */
function packageOf(file: string): string[] {
  if (!file.startsWith('node_modules/')) return [];
  const folders = [...file.matchAll(/(?<=node_modules\/)(?:@[^/]+\/)?[^/]+(?=\/)/gu)].map(
    ({ index, 0: name }) => file.slice(0, index + name.length),
  );
  const folder = folders.findLast((each) => existsSync(join(ROOT, each, 'package.json')));
  return folder === undefined ? [] : [folder];
}

async function readLicence(folder: string): Promise<Licensed> {
  const home = join(ROOT, folder);
  const { name, version, license, author, homepage } = JSON.parse(
    await readFile(join(home, 'package.json'), 'utf8'),
  );
  const files = (await readdir(home)).filter((file) =>
    /^(?:licen[cs]e|copying|notice)/iu.test(file),
  );
  const texts = await Promise.all(
    files.toSorted().map((file) => readFile(join(home, file), 'utf8')),
  );
  const text = texts.map((one) => one.trim()).join('\n\n');
  const origin = [author?.name ?? author, homepage].filter((each) => each !== undefined).join(', ');
  const licence = String(license ?? 'none');
  return { name, version, licence, text: text === '' ? null : text, origin };
}

/** What has to be handed on with the bundle. Throws a sentence for work that nobody has granted. */
export async function writeLicences(outdir: string, metafile: Metafile): Promise<void> {
  const all = await licencesIn(metafile);
  const refused = all.filter((one) => !isGranted(one));
  if (refused.length > 0) {
    const names = refused.map(({ name, licence }) => `${name} (${licence})`).join(', ');
    throw new Error(`not to be handed on without a look at the licence: ${names}`);
  }
  const head = "teleprinter's files in this folder hold work of others, on these terms.\n";
  const parts = all.map(
    ({ name, version, licence, text, origin }) =>
      `${name} ${version}, ${licence}\n\n${text ?? `By ${origin}. It came without a text of its licence.`}\n`,
  );
  await writeFile(join(outdir, 'LICENCES.txt'), [head, ...parts].join(`\n${'-'.repeat(72)}\n\n`));
}
