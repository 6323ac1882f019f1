// Owns the file that is run: it runs the program's first script with the code that an earlier start has compiled, since most
// of what there is to do before a first frame would else be compiling. Nothing that is wrong with that code, or with where it
// is kept, is worth a word: then it is compiled again.

import { mkdirSync, readdir, readFileSync, rename, rm, statSync, writeFile } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { constants, Script } from 'node:vm';
import { cacheFolder } from '../src/config/folders.ts';

/** Its name, which changes with its contents: put in by the build. */
declare const FIRST_SCRIPT: string;

/** Where compiled code may be kept; null where others could put theirs in its place, since it is run unread. */
function ownFolder(): string | null {
  try {
    const folder = cacheFolder();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    const isOurs = process.geteuid === undefined || uid === process.geteuid();
    return isOurs && (mode & 0o022) === 0 ? folder : null;
  } catch {
    return null;
  }
}

/**
 * V8 believes what it is given, and would end the process over a page that was spoilt. So it is kept twice: two copies are
 * compared in a tenth of the time in which Node has what sums are made with.
 */
function readCompiled(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(0, bytes.length / 2);
    return code.equals(bytes.subarray(code.length)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keepCompiled(folder: string, name: string, code: Buffer): void {
  const begun = `${folder}/${name}.${process.pid}`;
  writeFile(begun, Buffer.concat([code, code]), { mode: 0o600 }, (error) => {
    if (error !== null) return rm(begun, { force: true }, () => {});
    rename(begun, `${folder}/${name}`, () => forgetOthers(folder, name));
  });
}

/** What other versions of the program have left. */
function forgetOthers(folder: string, kept: string): void {
  readdir(folder, (_error, names = []) => {
    for (const name of names)
      if (name.startsWith('first-') && name !== kept) rm(`${folder}/${name}`, () => {});
  });
}

/**
 * Node keeps what it has compiled of a module by the time that it is loaded, which is next to nothing, and only of what is
 * loaded after it was asked to. Of the first script all is kept that has run.
 */
function runFirstScript(folder: string | null): void {
  const { dirname, url } = import.meta;
  const filename = `${dirname}/${FIRST_SCRIPT}`;
  const name = `${FIRST_SCRIPT}-${process.version}-${process.arch}`;
  const cachedData = folder === null ? undefined : readCompiled(`${folder}/${name}`);
  const script = new Script(readFileSync(filename, 'latin1'), {
    filename,
    ...(cachedData && { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const parts = {};
  Reflect.set(globalThis, Symbol.for('teleprinter.parts'), parts);
  if (folder !== null && script.cachedDataRejected !== false)
    Reflect.set(globalThis, Symbol.for('teleprinter.keep-compiled'), () =>
      keepCompiled(folder, name, script.createCachedData()),
    );
  script.runInThisContext()(url, parts);
}

/** Node calls this way of loading experimental when it is first used, on the reader's own screen. Its other warnings stay. */
function hushLoader(): void {
  const { emitWarning } = process;
  const heed = (warning: unknown, ...rest: unknown[]) => {
    if (!String(warning).includes('USE_MAIN_CONTEXT_DEFAULT_LOADER'))
      Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  Reflect.set(process, 'emitWarning', heed);
}

hushLoader();
const folder = ownFolder();
if (folder !== null) enableCompileCache(folder);
runFirstScript(folder);
