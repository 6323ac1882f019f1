// Owns the way from what the reader named (an address, a file, nothing, the bundled story) to something that can be
// followed. Asks nothing of the network.

import { EXIT } from '../config/exit-codes.ts';
import { refuseChoice } from '../config/option-kinds.ts';
import type { DemoOptions, FollowOptions } from '../config/options.ts';
import { SOURCE_NAMES } from '../source/registry.ts';
import { CannotOpenError, type OpenedStory } from './opened-story.ts';
import { NO_ARCHIVE, type ReaderArchive } from './reader-archive.ts';

/** What is played when the reader names no story. */
const UNASKED_DEMO = {
  command: 'demo',
  speed: 60,
  from: 'middle',
  restart: false,
  fault: null,
} as const;

/** Throws CannotOpenError. */
export async function openStory(
  options: FollowOptions | DemoOptions,
  userAgent: string,
  archive: ReaderArchive = NO_ARCHIVE,
): Promise<OpenedStory> {
  refuseUnknownSource(options.source);
  const demo = demoIn(options);
  if (demo !== null) {
    const { openDemo } = await import('./open-demo.ts');
    return openDemo(demo, userAgent, archive);
  }
  const [address = ''] = options.command === 'follow' ? options.addresses : [];
  if (options.command === 'follow' && options.addresses.length > 1) {
    const { openSeveral } = await import('./open-several.ts');
    return openSeveral(options.addresses, options, userAgent, archive);
  }
  if (/^https?:/u.test(address)) {
    const { openAddress } = await import('./open-address.ts');
    return openAddress(address, options, userAgent, archive);
  }
  const { openFile } = await import('./open-file.ts');
  return openFile(address);
}

/** What is opened is the bundled story; null for any other. */
export function demoIn(options: FollowOptions | DemoOptions): DemoOptions | null {
  if (options.command === 'demo') return options;
  return options.addresses.length === 0 ? { ...options, ...UNASKED_DEMO } : null;
}

function refuseUnknownSource(name: string | null): void {
  if (name === null || SOURCE_NAMES.includes(name)) return;
  throw new CannotOpenError(`--source ${refuseChoice(name, SOURCE_NAMES).reason}`, EXIT.usage);
}
