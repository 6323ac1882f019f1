// Owns an answer that holds several stories at once, as a search does: their blocks stand on one time line.

import type { StoryStatus } from '../../model/story.ts';
import type { Update } from '../../model/update.ts';

/** One story is itself. Of several nothing is claimed that holds for one of them only. */
export function joinStories(updates: readonly Update[], source: string): Update {
  const [first] = updates;
  if (first === undefined) throw new RangeError('no story to join');
  if (updates.length === 1) return first;
  const headers = updates.flatMap(({ header }) => header ?? []);
  const stamps = headers.flatMap(({ updatedAt }) => updatedAt ?? []);
  const others = headers.length - 1;
  return {
    ...first,
    header: {
      id: headers.map(({ id }) => id).join(' '),
      url: null,
      title: `${headers[0]?.title ?? ''}, and ${others} more live ${others === 1 ? 'blog' : 'blogs'}`,
      standfirst: [],
      byline: null,
      contributors: [],
      status: statusOf(headers.map(({ status }) => status)),
      source,
      updatedAt: stamps.length === 0 ? null : Math.max(...stamps),
    },
    blocks: updates.flatMap(({ blocks }) => blocks),
    removals: updates.flatMap(({ removals }) => removals),
    span: null,
    older: null,
    totalBlocks: null,
  };
}

function statusOf(statuses: readonly StoryStatus[]): StoryStatus {
  if (statuses.includes('live')) return 'live';
  return statuses.every((status) => status === 'ended') ? 'ended' : 'unknown';
}
