// Owns how a pipe is told what its reader has missed: the totals, the newest summary, key events, edits and removals, then
// the posts themselves, oldest first; as plain text, or as JSON lines.

import { formatSince, formatTotals } from '../layout/catch-up-words.ts';
import { formatStamp, type Zone } from '../layout/time.ts';
import type { Block, BlockId } from '../model/block.ts';
import { plainText } from '../model/plain-text.ts';
import type { Missed } from '../model/since.ts';
import type { StoryHeader } from '../model/story.ts';
import type { OutputEvent } from './events.ts';
import { formatJsonLine, isoTime, toJsonStory, toLine } from './json-lines.ts';
import { formatPlainText } from './plain-text.ts';

export type MissedStory = {
  readonly header: StoryHeader;
  readonly missed: Missed;
  /** What an edited block read when the reader left; null when that is not known. */
  readonly readThen: (id: BlockId) => Block | null;
  /** When a removal was noticed, epoch ms. */
  readonly noticedAt: (id: BlockId) => number | null;
};

export type MissedOptions = {
  readonly zone: Zone;
  /** Epoch ms. */
  readonly now: number;
};

/** A line of totals, then a line for each edit, removal and missed block, as they are told while following. */
export function formatMissedJson(story: MissedStory, { now }: MissedOptions): string {
  const { header, missed } = story;
  const { since, summary, blocks, keyEvents, edited, removed } = missed;
  const totals = toLine({
    ...{ v: 1, event: 'catch-up', at: isoTime(now), since: isoTime(since.at) },
    story: toJsonStory(header),
    new: blocks.length,
    key: keyEvents.length,
    edited: edited.length,
    removed: removed.length,
    summary: summary?.id ?? null,
  });
  const events = [...editsOf(story, now), ...removalsOf(story, now), ...blocksOf(story, now)];
  return totals + events.map(formatJsonLine).join('');
}

/** Paragraphs of the plain lines, each part under a heading of its own. */
export function formatMissedText(story: MissedStory, options: MissedOptions): string {
  const { now, zone } = options;
  const { keyEvents, summary } = story.missed;
  const told = (events: readonly OutputEvent[]) =>
    events.map((event) =>
      formatPlainText(event, { zone, time: 'absolute', spell: (text) => text }),
    );
  const rest = blocksOf(story, now).filter(({ block }) => block !== summary);
  return [
    headOf(story, options),
    partOf('Newest summary', told(summary === null ? [] : [blockEvent(story, summary, now)])),
    partOf(
      'Key events',
      keyEvents.map((block) => lineOf(block, options)),
    ),
    partOf('Edited', told(editsOf(story, now))),
    partOf('Removed', told(removalsOf(story, now))),
    partOf('Posts', told(rest)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function headOf({ header, missed }: MissedStory, { now, zone }: MissedOptions): string {
  const since = Number.isFinite(missed.since.at)
    ? formatSince(missed, formatStamp(missed.since.at, now, zone))
    : 'Not read yet';
  return `${plainText(header.title)}\n${since}: ${formatTotals(missed)}.\n`;
}

function partOf(heading: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${heading}\n${parts.join('')}`;
}

function lineOf({ title, publishedAt }: Block, { now, zone }: MissedOptions): string {
  const stamp = publishedAt === null ? '' : `${formatStamp(publishedAt, now, zone)} `;
  return `${stamp}${plainText(title ?? 'without a title')}\n`;
}

function blocksOf(story: MissedStory, now: number) {
  return story.missed.blocks.map((block) => blockEvent(story, block, now));
}

function blockEvent({ header }: MissedStory, block: Block, at: number) {
  const pinned = header.pinnedId === block.id;
  return { event: 'block', cause: 'new', at, block, pinned } as const;
}

function editsOf({ header, missed, readThen }: MissedStory, at: number): readonly OutputEvent[] {
  return missed.edited.flatMap((block) => {
    const previous = readThen(block.id);
    const pinned = header.pinnedId === block.id;
    return previous === null ? [] : { event: 'edit' as const, at, block, previous, pinned };
  });
}

function removalsOf({ missed, noticedAt }: MissedStory, at: number): readonly OutputEvent[] {
  return missed.removed.map((block) => ({
    ...{ event: 'remove' as const, at, block, pinned: false },
    noticedAt: noticedAt(block.id) ?? at,
  }));
}
