// Owns what a reader types to come back to a story.

import type { StoryOptions } from '../config/options.ts';
import { toLasting } from './last-story.ts';

/** Short where the story is remembered, else with its address; in words where that holds a secret. */
export function comeBackWords(options: StoryOptions): string {
  if (options.command === 'demo') return 'teleprinter demo';
  if (options.command === 'replay') return `teleprinter replay ${shellWord(options.story)}`;
  const { addresses, source, archive } = options;
  if (addresses.some((address) => toLasting(address, null) === null))
    return 'teleprinter with the same address';
  const isRemembered = addresses.length > 0 && source === null && archive;
  const named = isRemembered
    ? []
    : [...addresses, ...(source === null ? [] : ['--source', source])];
  return ['teleprinter', ...named.map(shellWord)].join(' ');
}

/** As a shell takes it for one word. */
function shellWord(text: string): string {
  return /^[\w/.:=@%+,-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
