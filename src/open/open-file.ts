// Owns opening a file: an answer of a source that somebody has saved, or a story that was exported. It is read once, and
// there is nothing to poll.

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EXIT } from '../config/exit-codes.ts';
import type { Ending } from '../follow/session.ts';
import { DecodeError, type FollowFault, isFollowFault, NotLiveBlogError } from '../model/errors.ts';
import { decodeText } from '../net/body.ts';
import { systemClock } from '../net/clock.ts';
import { toDocument } from '../source/found-document.ts';
import { initialState } from '../state/initial-state.ts';
import type { Action } from '../state/state.ts';
import { createStore, type Store } from '../state/store.ts';
import { readUpdate } from './file-update.ts';
import { CannotOpenError, type OpenedStory } from './opened-story.ts';
import { readExport } from './read-export.ts';
import { spareMemory } from './spare-memory.ts';

/** As much as an answer may hold; a device can go on for ever. */
const CAP_BYTES = 16 * 1024 * 1024;

/** From here on what a text leaves behind is worth a pause. */
const LARGE_CHARACTERS = 4_000_000;

/** Reads the file, or a pipe that stands for one. Throws CannotOpenError when it cannot be read. */
export async function openFile(path: string): Promise<OpenedStory> {
  const body = await readText(path);
  const isLarge = body.length > LARGE_CHARACTERS;
  const storyNow = systemClock.now;
  const read = await readActions(body, path, storyNow());
  const store = createStore(initialState(storyNow()));
  return {
    store,
    address: path,
    storyNow,
    speed: 1,
    close: async () => {},
    session: {
      async open() {
        // Later than the first frame, and sooner than the first key.
        if (isLarge) setTimeout(spareMemory, 0).unref();
        return show(store, read, storyNow());
      },
      run: async () => ({ reason: 'stopped' }),
      pollNow: () => {},
      readOlder: async () => {},
      reachedAt: () => Number.NEGATIVE_INFINITY,
    },
  };
}

function show(store: Store, read: readonly Action[] | FollowFault, now: number): Ending {
  if (read instanceof Error) return { reason: 'failed', fault: read };
  for (const action of read) store.dispatch(action);
  store.dispatch({ type: 'polling-stopped', at: now, reason: 'file' });
  return { reason: 'file' };
}

async function readActions(
  body: string,
  path: string,
  now: number,
): Promise<readonly Action[] | FollowFault> {
  try {
    return await parseFile(body, path, now);
  } catch (error) {
    if (!isFollowFault(error)) throw error;
    return error;
  }
}

async function parseFile(body: string, path: string, now: number): Promise<readonly Action[]> {
  try {
    const exported = readExport(body, now);
    if (exported !== null) return exported;
    const update = await readUpdate(toDocument(body));
    return [{ type: 'update-received', update, receivedAt: now, cause: 'poll' }];
  } catch (error) {
    if (error instanceof NotLiveBlogError) throw new NotLiveBlogError(path, error.found);
    if (!(error instanceof DecodeError)) throw error;
    throw new DecodeError(error.path, error.message, { url: path, cause: error });
  }
}

async function readText(path: string): Promise<string> {
  try {
    const stat = statSync(path);
    if (stat.size > CAP_BYTES) throw tooLarge(path);
    // A pipe may keep us waiting, and then has to be read beside everything else.
    const bytes = stat.isFile() ? readFileSync(path) : await readPieces(path);
    return decodeText(unpacked(bytes, path), null);
  } catch (error) {
    throw error instanceof CannotOpenError ? error : unreadable(path, error);
  }
}

/** What was saved as it came over the wire may still be packed; what cannot be unpacked is left as it is. */
function unpacked(bytes: Uint8Array, path: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: CAP_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(path);
    return bytes;
  }
}

async function readPieces(path: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > CAP_BYTES) throw tooLarge(path);
  }
  return Buffer.concat(pieces);
}

function tooLarge(path: string): CannotOpenError {
  return new CannotOpenError(`${path} ${TOO_LARGE}`, EXIT.notLiveBlog);
}

const TOO_LARGE = 'holds more than 16 MiB, which no live blog does; give the file of one';

const ADVICE_BY_CODE: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it; change its permissions, or give another file',
  EPERM: 'you may not read it; change its permissions, or give another file',
  ENOENT: 'there is no such file; check its name',
  EISDIR: 'it is a folder; give a file in it',
};

function unreadable(path: string, error: unknown): CannotOpenError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const advice = ADVICE_BY_CODE[code] ?? `the system says ${code}; check the disk, or give another`;
  const exitCode = code === 'EISDIR' ? EXIT.usage : EXIT.unreachable;
  return new CannotOpenError(`${path} could not be read: ${advice}`, exitCode);
}
