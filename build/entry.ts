// Owns the file that is run: it runs the program's first script with the code that an earlier start has compiled, since most
// of what there is to do before a first frame would else be compiling. Nothing that is wrong with that code, or with where it
// is kept, is worth a word: then it is compiled again.

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder } from '../src/config/folders.ts';

/** Its name, which changes with its contents: put in by the build. */
declare const FIRST_SCRIPT: string;

/** Who wants nothing at all to be written is spared this too; what there is already is used. */
const MAY_WRITE = !process.argv.includes('--no-archive');

/** Where compiled code may be kept; null where others could put theirs in its place, since it is run unread. */
function ownFolder(): string | null {
  try {
    const folder = cacheFolder();
    const there = statSync(folder, { throwIfNoEntry: false });
    if (there === undefined && !MAY_WRITE) return null;
    const { uid, mode } = there ?? makeFolder(folder);
    const isOurs = process.geteuid === undefined || uid === process.geteuid();
    return isOurs && (mode & 0o022) === 0 ? folder : null;
  } catch {
    return null;
  }
}

/** And the one above it, but no home for a user who has none: where none can be made, Node tries to for ever. */
function makeFolder(folder: string): Stats {
  const above = dirname(folder);
  if (statSync(above, { throwIfNoEntry: false }) === undefined) mkdirSync(above, { mode: 0o700 });
  mkdirSync(folder, { mode: 0o700 });
  return statSync(folder);
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

/** In the place of what was kept before, also by other versions. */
function keepCompiled(folder: string, name: string, code: Buffer): void {
  const begun = `${folder}/${name}.${process.pid}`;
  try {
    writeFileSync(begun, Buffer.concat([code, code]), { mode: 0o600 });
    renameSync(begun, `${folder}/${name}`);
    for (const other of readdirSync(folder))
      if (other.startsWith('first-') && other !== name) rmSync(`${folder}/${other}`);
  } catch {
    rmSync(begun, { force: true });
  }
}

/**
 * Node keeps what it has compiled of a module by the time that it is loaded, which is next to nothing, and only of what is
 * loaded after it was asked to. Of the first script all is kept that has run when a start is over; until one has come to
 * that, as of who only reads in a pipe, what has run by the first turn.
 */
function runFirstScript(folder: string | null): void {
  const { dirname: beside, url } = import.meta;
  const filename = `${beside}/${FIRST_SCRIPT}`;
  const whole = `${FIRST_SCRIPT}-${process.version}-${process.arch}`;
  const rough = `${whole}-rough`;
  const names = folder === null ? [] : [whole, rough];
  const name = names.find((one) => statSync(`${folder}/${one}`, { throwIfNoEntry: false }));
  const cachedData = name === undefined ? undefined : readCompiled(`${folder}/${name}`);
  const script = new Script(readFileSync(filename, 'latin1'), {
    filename,
    ...(cachedData && { cachedData }),
  });
  const isTaken = script.cachedDataRejected === false;
  const parts = {};
  Reflect.set(globalThis, Symbol.for('teleprinter.parts'), parts);
  const mayKeep = MAY_WRITE && folder !== null;
  if (mayKeep && !(isTaken && name === whole))
    Reflect.set(globalThis, Symbol.for('teleprinter.keep-compiled'), () =>
      keepCompiled(folder, whole, script.createCachedData()),
    );
  // For a script to import by itself is an experiment of Node's, and it says so.
  script.runInThisContext()(url, parts, (name: string) => import(name));
  if (mayKeep && !isTaken) keepCompiled(folder, rough, script.createCachedData());
}

const folder = ownFolder();
if (MAY_WRITE && folder !== null) enableCompileCache(folder);
runFirstScript(folder);
