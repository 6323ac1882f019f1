// Owns short ways to make model values in tests: give what matters, the rest is plain.

import type { Block } from '../../src/model/block.ts';
import type { ProseElement } from '../../src/model/element.ts';
import type { StoryHeader } from '../../src/model/story.ts';
import { EMPTY_UPDATE, type Update } from '../../src/model/update.ts';

export function paragraph(text: string, id = `text-${text}`): ProseElement {
  return { id, type: 'text', passages: [{ kind: 'paragraph', content: [{ text }] }] };
}

export function block(given: Partial<Block> & { id: string }): Block {
  return {
    url: null,
    title: null,
    publishedAt: 0,
    lastUpdatedAt: null,
    keyEvent: false,
    summary: false,
    contributors: [],
    elements: [],
    ...given,
  };
}

export function header(given: Partial<StoryHeader> = {}): StoryHeader {
  return {
    id: 'story',
    url: 'https://example.org/live/story',
    title: 'A story',
    standfirst: [],
    byline: null,
    contributors: [],
    status: 'live',
    source: 'guardian',
    updatedAt: null,
    ...given,
  };
}

export function update(given: Partial<Update> = {}): Update {
  return { ...EMPTY_UPDATE, ...given };
}
