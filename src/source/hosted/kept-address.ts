// Owns the address of one answer of a hosted blog that is kept somewhere, or that its host gives at that address alone.

import type { StoryAddress } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';

/** It is asked for there again. */
export function keptAddress(url: string): StoryAddress {
  return { storyId: url, pageUrl: bareUrl(url), endpoint: url };
}
