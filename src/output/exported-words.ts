// Owns the words that an export has for a block and a story beside their own: when, what kind, what became of it.

import { formatDateTime, formatZone, type Zone } from '../layout/time.ts';
import { updatedAt } from '../model/block.ts';
import type { StoryHeader } from '../model/story.ts';
import { isOnCalendar } from './calendar.ts';
import type { ExportedBlock, ExportedStory } from './exported-story.ts';
import { sentence } from './sentences.ts';

const STATUS_WORDS = { live: 'Live', ended: 'Ended', unknown: '' } as const;

/** "Live. By A. Reporter. Updated 19 Jun 2024 14:31. Times are BST." */
export function wordsOfStory({ header }: ExportedStory, zone: Zone): string {
  const { byline, status, updatedAt: at } = header;
  const by = byline === null ? '' : sentence(/^by\b/iu.test(byline) ? byline : `By ${byline}`);
  const isDated = at !== null && isOnCalendar(at);
  return [
    sentence(STATUS_WORDS[status]),
    by,
    isDated ? `Updated ${formatDateTime(at, zone)}.` : '',
    `Times are ${isDated ? formatZone(at, zone) : (zone ?? 'local')}.`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** "Key event", "Pinned", "Edited 19 Jun 2024 14:31", "Removed by the publisher, noticed …", "Starred". */
export function labelsOfBlock(
  { block, removal, mark }: ExportedBlock,
  header: StoryHeader,
  zone: Zone,
): readonly string[] {
  const editedAt = updatedAt(block);
  const isPinned = removal === null && header.pinnedId === block.id;
  return [
    block.summary ? 'Summary' : block.keyEvent ? 'Key event' : '',
    isPinned ? 'Pinned' : '',
    editedAt === null ? '' : `Updated ${formatDateTime(editedAt, zone)}`,
    removal === null ? '' : removalWords(removal.noticedAt, zone),
    mark.isStarred ? 'Starred' : '',
  ].filter((label) => label !== '');
}

function removalWords(noticedAt: number | null, zone: Zone): string {
  const when = noticedAt === null ? '' : `, noticed ${formatDateTime(noticedAt, zone)}`;
  return `Removed by the publisher${when}`;
}

/** "Read until it was changed, from 19 Jun 2024 14:31". `receivedAt`: epoch ms. */
export function wordsOfEarlier(receivedAt: number | null, zone: Zone): string {
  const from = receivedAt === null ? '' : `, from ${formatDateTime(receivedAt, zone)}`;
  return `As it read before${from}`;
}
