// Owns what a reader is told of coming to a story: what to type to come back, and what it is if they named none.

import type { StoryOptions } from '../config/options.ts';
import { toLasting } from './last-story.ts';
import { BUNDLED_STORY } from './opened-story.ts';

/** Said to who named no story and has none to go back to: they may not know what they see. */
export function wordsOfGreeting(options: StoryOptions, address: string): readonly string[] {
  const isUnasked = options.command === 'follow' && options.addresses.length === 0;
  return isUnasked && address === BUNDLED_STORY
    ? ['{help}:help bundled story; yours: teleprinter URL']
    : [];
}

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
