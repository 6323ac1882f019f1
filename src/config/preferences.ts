// Owns what is remembered from one run to the next, which is the address of the last story, and what the reader has
// written beside it. Nothing that is wrong with the file ends the program: the reader is told, and goes on.

import { accessSync, constants, mkdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { safeUrl } from '../model/plain-text.ts';
import { type Machine, preferencesFolder } from './folders.ts';

export type Preferences = {
  /** A URL, or the absolute path of a file that is there; null when there is no story to go back to. */
  readonly lastAddress: () => string | null;
  /** Resolves when the address is on the disk, or cannot be. One with a password is not kept, nor one of a pipe. */
  readonly keepLastAddress: (address: string) => Promise<void>;
  /** The reader's own key for the Guardian's Content API, which only the reader writes; null for none. */
  readonly guardianKey: () => string | null;
  /** What went wrong since this was last asked: one sentence for people, without its full stop; null for nothing. */
  readonly takeTrouble: () => string | null;
};

export type PreferencesOptions = {
  /** The folder for all our files; null for the platform's own. */
  readonly home: string | null;
  readonly machine?: Machine;
};

/** As it is in the file. What else stands there is of a later version, and stays. */
type Stored = { readonly lastAddress?: unknown; readonly guardianKey?: unknown };

const NAME = 'preferences';

/** Touches no disk yet. */
export function openPreferences({ home, machine }: PreferencesOptions): Preferences {
  let trouble: string | null = null;

  /** Null when what is there cannot be read: then it is not overwritten either. */
  function read(): Stored | null {
    let file = 'the file of preferences';
    try {
      file = join(preferencesFolder(home, machine), `${NAME}.json`);
      return decodeStored(readFileSync(file, 'utf8'));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return {};
      trouble = `${file} cannot be read (${reasonOf(error)}), so no story is remembered; correct or delete it`;
      return null;
    }
  }

  return {
    lastAddress() {
      const stored = read()?.lastAddress ?? null;
      const address = toLastingAddress(stored);
      if (address === null && stored !== null) trouble = describeLost(stored);
      return address;
    },
    async keepLastAddress(text) {
      const address = toLastingAddress(text);
      const stored = address === null ? null : read();
      if (address === null || stored === null || stored.lastAddress === address) return;
      try {
        await write(preferencesFolder(home, machine), address);
      } catch (error) {
        trouble = `the address of this story could not be kept for the next time (${reasonOf(error)})`;
      }
    },
    guardianKey() {
      const stored = read()?.guardianKey;
      return typeof stored === 'string' && stored.trim() !== '' ? stored.trim() : null;
    },
    takeTrouble() {
      const taken = trouble;
      trouble = null;
      return taken;
    },
  };
}

/**
 * Conf is only ever loaded to write, when the reader has left, and not to read what JSON.parse reads: it takes as long to
 * load as the first frame, and brings a listener that ends the process at a signal. It gets no schema, since
 * `toLastingAddress` asks more than one could. Where a folder is not ours to write, it would try for a second without letting go.
 */
async function write(folder: string, address: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  accessSync(folder, constants.W_OK);
  const { default: Conf } = await import('conf');
  new Conf<{ lastAddress: string }>({
    cwd: folder,
    configName: NAME,
    configFileMode: 0o600,
  }).set('lastAddress', address);
}

function decodeStored(text: string): Stored {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new SyntaxError('no object');
}

/** Null for what cannot be gone back to, or must not be kept. */
function toLastingAddress(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (isAbsolute(value)) return isLastingFile(value) ? value : null;
  const url = safeUrl(value);
  if (url === null) return null;
  const { username, password } = new URL(url);
  return username === '' && password === '' ? url : null;
}

/** Not what a shell puts in a file's place: the same name stands for something else the next time. */
function isLastingFile(path: string): boolean {
  if (/^\/(?:dev|proc)\//u.test(path)) return false;
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Anything but a path could hold a password. */
function describeLost(stored: unknown): string {
  return typeof stored === 'string' && isAbsolute(stored)
    ? `the last story was in a file that is no longer there: ${stored}`
    : 'what is remembered as the last story is no address';
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** A SyntaxError's own message quotes the file. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is no JSON object';
  return codeOf(error) ?? String(error);
}
