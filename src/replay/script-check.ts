// Owns what makes a story script sound: times in order, and no event about a block that is not there. Pure.

import type { ScriptEvent, StoryScript } from './script.ts';

const WHOLE_SECONDS_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u;
const PATH = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/u;

/** Everything that is wrong with a script, a sentence each; empty for a sound one. */
export function checkScript(script: StoryScript): readonly string[] {
  return [...checkHeader(script), ...checkTimes(script.events), ...checkBlocks(script.events)];
}

function checkHeader(script: StoryScript): string[] {
  const problems: string[] = [];
  if (!PATH.test(script.path)) {
    problems.push(
      `The path "${script.path}" is not lower-case words and digits between single slashes.`,
    );
  }
  if (script.headline.trim() === '') problems.push('The story has no headline.');
  if (script.events.length === 0) problems.push('Nothing happens in the story.');
  return problems;
}

function checkTimes(events: readonly ScriptEvent[]): string[] {
  return events.flatMap((event, index) => {
    if (!WHOLE_SECONDS_UTC.test(event.at) || Number.isNaN(Date.parse(event.at))) {
      return [`${nameEvent(event, index)}: the time is not a whole second in UTC.`];
    }
    const before = events[index - 1];
    return before !== undefined && Date.parse(event.at) < Date.parse(before.at)
      ? [`${nameEvent(event, index)}: it stands after an event of ${before.at}, which is later.`]
      : [];
  });
}

/** What is known of the page so far: which blocks were ever on it, and since when each reads as it does. */
type Page = {
  readonly changedAt: Map<string, number>;
  readonly removed: Set<string>;
  lastPostAt: number;
  pinned: string | null;
  ended: boolean;
};

function checkBlocks(events: readonly ScriptEvent[]): string[] {
  const page: Page = {
    changedAt: new Map(),
    removed: new Set(),
    lastPostAt: Number.NEGATIVE_INFINITY,
    pinned: null,
    ended: false,
  };
  return events.flatMap((event, index) =>
    checkEvent(page, event).map((problem) => `${nameEvent(event, index)}: ${problem}`),
  );
}

function checkEvent(page: Page, event: ScriptEvent): string[] {
  const problems = page.ended ? ['the story had ended.'] : [];
  switch (event.did) {
    case 'post':
      return [...problems, ...checkPost(page, event)];
    case 'edit':
    case 'remove':
      return [...problems, ...checkChange(page, event)];
    case 'pin':
      page.pinned = event.block;
      return [...problems, ...checkPresence(page, event.block)];
    case 'unpin': {
      const nothingPinned = page.pinned === null;
      page.pinned = null;
      return nothingPinned ? [...problems, 'nothing was pinned.'] : problems;
    }
    case 'headline':
      return event.headline.trim() === '' ? [...problems, 'the headline is empty.'] : problems;
    case 'end':
      page.ended = true;
      return problems;
  }
}

function checkPost(page: Page, event: ScriptEvent & { did: 'post' }): string[] {
  const at = Date.parse(event.at);
  const problems: string[] = [];
  if (page.changedAt.has(event.block) && !page.removed.has(event.block)) {
    problems.push(`a block named "${event.block}" was posted before.`);
  }
  // Blocks are ordered by the second of their publication, so two in one second would have no order.
  if (at === page.lastPostAt) problems.push('another block was posted in that second.');
  if (event.content.body.length === 0) problems.push('the block has no body.');
  page.changedAt.set(event.block, at);
  page.removed.delete(event.block);
  page.lastPostAt = at;
  return problems;
}

function checkChange(page: Page, event: ScriptEvent & { did: 'edit' | 'remove' }): string[] {
  const at = Date.parse(event.at);
  const problems = checkPresence(page, event.block);
  // A revision is known by the second of its last update, so two in one second could not be told apart.
  if (at === page.changedAt.get(event.block)) {
    problems.push(`the block "${event.block}" last changed in that very second.`);
  }
  if (event.did === 'edit' && Object.keys(event.content).length === 0) {
    problems.push('the edit changes nothing.');
  }
  if (event.did === 'edit' && event.content.body?.length === 0) {
    problems.push('the edit leaves no body.');
  }
  page.changedAt.set(event.block, at);
  if (event.did === 'remove') page.removed.add(event.block);
  if (event.did === 'remove' && page.pinned === event.block) page.pinned = null;
  return problems;
}

function checkPresence(page: Page, block: string): string[] {
  if (!page.changedAt.has(block)) return [`the block "${block}" has not been posted.`];
  return page.removed.has(block) ? [`the block "${block}" has been removed.`] : [];
}

function nameEvent(event: ScriptEvent, index: number): string {
  const subject = 'block' in event ? ` of "${event.block}"` : '';
  return `Event ${index + 1}, ${event.did}${subject} at ${event.at}`;
}
