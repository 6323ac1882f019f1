// Owns writing the file of preferences: whole or not at all, for its owner's eyes alone, with everything else in it kept.

import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Schema } from 'conf';

/** The file's name without its ending. */
export const NAME = 'preferences';

export type Change = {
  /** Where in the file: "order", "keys.next-block". */
  readonly path: string;
  /** Undefined takes away what stands there. */
  readonly value: unknown;
  /** What the file has to be like; what stands in it now has to be like that too. */
  readonly schema?: Schema<Record<string, unknown>>;
};

/**
 * Throws what the disk says. Conf is only ever loaded to write, and not to read what JSON.parse reads: it takes as long to
 * load as the first frame, and brings a listener that ends the process at a signal. Where a folder is not ours to write,
 * it would try for a second without letting go.
 */
export async function writePreferences(folder: string, change: Change): Promise<void> {
  const { path, value, schema } = change;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  accessSync(folder, constants.W_OK);
  const { default: Conf } = await import('conf');
  const conf = new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: NAME,
    configFileMode: 0o600,
    ...(schema && { schema }),
  });
  if (value === undefined) conf.delete(path);
  else conf.set(path, value);
}
