// Owns what is remembered from one run to the next, which is the address of the last story, and the settings that the
// reader has written beside it. Nothing that is wrong with the file ends the program: the reader is told, and goes on.

import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { plainText, safeUrl } from '../model/plain-text.ts';
import { type Machine, preferencesFolder } from './folders.ts';
import type { Stored } from './read-settings.ts';
import { type Change, NAME, writePreferences } from './write-preferences.ts';

export type Preferences = {
  /**
   * A URL, several of them with a space between, or the absolute path of a file that is there; null when there is no story
   * to go back to.
   */
  readonly lastAddress: () => string | null;
  /** Resolves when the address is on the disk, or cannot be. One with a password is not kept, nor one of a pipe. */
  readonly keepLastAddress: (address: string) => Promise<void>;
  /** All that is in the file; nothing where it cannot be read. */
  readonly stored: () => Stored;
  /** Resolves with null when the change is on the disk, or with why it cannot be, in a few words. */
  readonly change: (change: Change) => Promise<string | null>;
  /** The path of the file, which need not be there; null for a user who has no home. */
  readonly file: () => string | null;
  /** The reader's own key for the Guardian's Content API, which only the reader writes; null for none. */
  readonly guardianKey: () => string | null;
  /** What went wrong since this was last asked: one sentence for people, without its full stop or a control; null for nothing. */
  readonly takeTrouble: () => string | null;
};

export type PreferencesOptions = {
  /** The folder for all our files; null for the platform's own. */
  readonly home: string | null;
  readonly machine?: Machine;
};

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
      trouble = `${file} cannot be read (${reasonOf(error)}), so neither settings nor a story are remembered; correct or delete it`;
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
        const folder = preferencesFolder(home, machine);
        await writePreferences(folder, { path: 'lastAddress', value: address });
      } catch (error) {
        trouble = `the address of this story could not be kept for the next time (${reasonOf(error)})`;
      }
    },
    stored: () => read() ?? {},
    async change(change) {
      if (read() === null) return 'the file cannot be read';
      try {
        await writePreferences(preferencesFolder(home, machine), change);
        return null;
      } catch (error) {
        return reasonOf(error);
      }
    },
    file() {
      try {
        return join(preferencesFolder(home, machine), `${NAME}.json`);
      } catch {
        return null;
      }
    },
    guardianKey() {
      const stored = read()?.guardianKey;
      return typeof stored === 'string' && stored.trim() !== '' ? stored.trim() : null;
    },
    takeTrouble() {
      const taken = trouble;
      trouble = null;
      return taken === null ? null : plainText(taken);
    },
  };
}

function decodeStored(text: string): Stored {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new SyntaxError('no object');
}

/** Null for what cannot be gone back to, or must not be kept. */
function toLastingAddress(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (isAbsolute(value)) return isLastingFile(value) ? value : null;
  const urls = value.split(' ').map(toLastingUrl);
  return urls.includes(null) ? null : urls.join(' ');
}

function toLastingUrl(text: string): string | null {
  const url = safeUrl(text);
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
