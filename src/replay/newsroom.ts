// Owns the truth of a story at a moment: what the newsroom has on its page once the script's events so far are played.
// Pure. Knows nothing of pages, of wire formats or of who asks.

import type { ScriptContent, ScriptElement, ScriptEvent, StoryScript } from './script.ts';

/** A block as it stands now. Times are epoch milliseconds. */
export type NewsroomBlock = {
  /** The script's own name for it. */
  readonly name: string;
  readonly title: string | null;
  readonly body: readonly ScriptElement[];
  readonly keyEvent: boolean;
  readonly summary: boolean;
  readonly contributors: readonly string[];
  readonly publishedAt: number;
  /** Equal to publishedAt until the first edit. */
  readonly lastUpdatedAt: number;
};

export type Newsroom = {
  readonly headline: string;
  /** Newest first. */
  readonly blocks: readonly NewsroomBlock[];
  /** Names of the blocks that were removed and not posted again, in order of removal. */
  readonly removed: readonly string[];
  /** Name of the pinned block. */
  readonly pinned: string | null;
  readonly ended: boolean;
  /** When anything last happened; null before the first event. */
  readonly modifiedAt: number | null;
  /** How many events have been played: two newsrooms of one script with the same count are the same. */
  readonly eventsPlayed: number;
};

/** The newsroom at the time `at` (epoch ms), events of that very moment included. Events that make no sense change nothing. */
export function playUntil(script: StoryScript, at: number): Newsroom {
  const opening: Newsroom = {
    headline: script.headline,
    blocks: [],
    removed: [],
    pinned: null,
    ended: false,
    modifiedAt: null,
    eventsPlayed: 0,
  };
  return script.events.filter((event) => Date.parse(event.at) <= at).reduce(playEvent, opening);
}

function playEvent(room: Newsroom, event: ScriptEvent): Newsroom {
  const at = Date.parse(event.at);
  const after = { ...room, modifiedAt: at, eventsPlayed: room.eventsPlayed + 1 };
  switch (event.did) {
    case 'post':
      return {
        ...after,
        blocks: [
          postBlock(event.block, event.content, at),
          ...room.blocks.filter((block) => block.name !== event.block),
        ],
        removed: room.removed.filter((name) => name !== event.block),
      };
    case 'edit':
      return {
        ...after,
        blocks: room.blocks.map((block) =>
          block.name === event.block ? editBlock(block, event.content, at) : block,
        ),
      };
    case 'remove':
      return removeBlock(after, event.block);
    case 'pin':
      return { ...after, pinned: hasBlock(room, event.block) ? event.block : room.pinned };
    case 'unpin':
      return { ...after, pinned: null };
    case 'headline':
      return { ...after, headline: event.headline };
    case 'end':
      return { ...after, ended: true };
  }
}

function postBlock(name: string, content: ScriptContent, at: number): NewsroomBlock {
  return {
    name,
    title: content.title ?? null,
    body: content.body,
    keyEvent: content.keyEvent ?? false,
    summary: content.summary ?? false,
    contributors: content.contributors ?? [],
    publishedAt: at,
    lastUpdatedAt: at,
  };
}

function editBlock(
  block: NewsroomBlock,
  content: Partial<ScriptContent>,
  at: number,
): NewsroomBlock {
  return { ...block, ...content, lastUpdatedAt: at };
}

function removeBlock(room: Newsroom, name: string): Newsroom {
  if (!hasBlock(room, name)) return room;
  return {
    ...room,
    blocks: room.blocks.filter((block) => block.name !== name),
    removed: [...room.removed, name],
    pinned: room.pinned === name ? null : room.pinned,
  };
}

function hasBlock(room: Newsroom, name: string): boolean {
  return room.blocks.some((block) => block.name === name);
}
