// Owns the plain lines: each event as one spoken sentence and, indented under it, the text. No escape sequence, no
// wrapping, nothing redrawn: what a pipe, a log and a screen reader get.

import { formatAge, formatStamp, type Zone } from '../layout/time.ts';
import { type Block, type BlockKey, updatedAt } from '../model/block.ts';
import { describeFault } from '../model/errors.ts';
import { plainText } from '../model/plain-text.ts';
import type { StoryHeader } from '../model/story.ts';
import { textOfBlock, textOfPassages } from '../model/visible-text.ts';
import { isOnCalendar } from './calendar.ts';
import { type EndReason, type OutputEvent, wordsOfStory } from './events.ts';
import { indented, linesOfBody, linesOfPassages } from './plain-element.ts';
import { formatRewording } from './rewording.ts';
import { capitalised, formatWait, listOfNames, sentence } from './sentences.ts';

export type PlainOptions = {
  readonly zone: Zone;
  /** An age goes stale in a log, so "both" writes the clock alone. */
  readonly time: 'relative' | 'absolute' | 'both' | 'utc';
  /** Text as whoever reads it can show it: a glyph set's. */
  readonly spell: (text: string) => string;
};

/** A moment in words; the day is left out where it is that of the moment `beside`, or without one, today. */
type Stamp = (moment: number, beside?: number) => string;

/** The event as lines, each with its line feed; "" for what plain lines leave unsaid. */
export function formatPlainText(event: OutputEvent, options: PlainOptions): string {
  const [head = '', ...body] = linesOf(event, stampFrom(event.at, options));
  return head === '' ? '' : [head, ...indented(body)].map((line) => finish(line, options)).join('');
}

function linesOf(event: OutputEvent, stamp: Stamp): string[] {
  switch (event.event) {
    case 'story':
      return linesOfStory(event.header, event.previous, stamp(event.at));
    case 'block':
      return [headOfBlock(event.block, event.pinned, stamp), ...linesOfBody(event.block)];
    case 'edit':
      return linesOfEdit(event.block, event.previous, updatedAt(event.block) ?? event.at, stamp);
    case 'remove': {
      const { block, noticedAt } = event;
      const removed = `REMOVED by the publisher${firstPosted(block, noticedAt, stamp)}.`;
      return [joined([stamp(noticedAt), removed, sentence(nameOf(block))])];
    }
    case 'gap': {
      const [from, to] = [momentOf(event.after, stamp), momentOf(event.before, stamp)];
      return [joined([stamp(event.at), 'GAP.', `Posts between ${from} and ${to} were not seen.`])];
    }
    case 'poll-failed': {
      const { fault, retryInMs } = event;
      const next =
        retryInMs === null ? 'Not trying again.' : `Next try in ${formatWait(retryInMs)}.`;
      const reason = capitalised(describeFault(fault));
      return [joined([stamp(event.at), 'POLL FAILED.', `${reason}.`, next])];
    }
    case 'end': {
      const reason = END_WORDS[event.reason];
      return reason === null ? [] : [joined([stamp(event.at), 'END.', reason])];
    }
  }
}

/** Where the output has been asked to stop after what is there, its end says so by itself. */
const END_WORDS: Record<EndReason, string | null> = {
  ended: 'The publisher has ended the story.',
  gone: 'The publisher has taken the story away.',
  file: null,
  kept: 'It is the end of what is kept.',
  once: null,
  until: 'This is what was waited for.',
  failed: 'It could not be reached.',
  stopped: 'Told to stop.',
};

function linesOfStory(header: StoryHeader, previous: StoryHeader | null, now: string): string[] {
  const { title, byline, standfirst, url } = header;
  const status = header.status === 'unknown' ? 'STORY' : header.status.toUpperCase();
  const by = byline === null ? '' : sentence(/^by\b/i.test(byline) ? byline : `By ${byline}`);
  if (previous === null) {
    const address = url === null ? [] : [url];
    return [
      joined([`${status}.`, sentence(title), by]),
      ...address,
      ...linesOfPassages(standfirst),
    ];
  }
  // Another pin alone is for scripts: each post says itself whether it is pinned.
  if (wordsOfStory(header) === wordsOfStory(previous)) return [];
  const what = header.status === previous.status ? 'STORY CHANGED.' : `STORY NOW ${status}.`;
  const sameIntroduction = textOfPassages(standfirst) === textOfPassages(previous.standfirst);
  return [
    joined([now, what, sentence(title), by]),
    ...(sameIntroduction ? [] : linesOfPassages(standfirst)),
  ];
}

function headOfBlock(block: Block, pinned: boolean, stamp: Stamp): string {
  const marks = [
    pinned ? 'PINNED' : '',
    block.summary ? 'SUMMARY' : block.keyEvent ? 'KEY EVENT' : '',
  ];
  const label = marks.filter((mark) => mark !== '').join(', ');
  const names = listOfNames(block.contributors.map((contributor) => contributor.name));
  const editedAt = updatedAt(block);
  return (
    joined([
      block.publishedAt === null ? '' : stamp(block.publishedAt),
      sentence(label),
      sentence(block.title ?? ''),
      names === '' ? '' : sentence(`By ${names}`),
      editedAt === null ? '' : `Updated ${stamp(editedAt, block.publishedAt ?? undefined)}.`,
    ]) || 'Posted at a time that is not known.'
  );
}

function linesOfEdit(block: Block, previous: Block, editedAt: number, stamp: Stamp): string[] {
  const retitled = formatRewording(previous.title ?? '', block.title ?? '') ?? '';
  const reworded = formatRewording(textOfBlock(previous), textOfBlock(block));
  const head = joined([
    stamp(editedAt),
    `EDITED${firstPosted(block, editedAt, stamp)}.`,
    sentence(nameOf(block)),
    retitled === '' ? '' : `Title: ${retitled}`,
    reworded ?? 'Now reads:',
  ]);
  return reworded === null ? [head, ...linesOfBody(block)] : [head];
}

function firstPosted({ publishedAt }: Block, beside: number, stamp: Stamp): string {
  return publishedAt === null ? '' : `, first posted ${stamp(publishedAt, beside)}`;
}

const NAME_WORDS = 12;

/** What a block without a title is called by: its first words. */
function nameOf(block: Block): string {
  if (block.title !== null) return block.title;
  const words = textOfBlock(block).split(/\s+/u);
  return words.length > NAME_WORDS ? `${words.slice(0, NAME_WORDS).join(' ')}…` : words.join(' ');
}

function momentOf({ publishedAt, lastUpdatedAt }: BlockKey, stamp: Stamp): string {
  const at = publishedAt ?? lastUpdatedAt;
  return at === null ? 'an unknown time' : stamp(at);
}

function stampFrom(now: number, { zone, time }: PlainOptions): Stamp {
  return (moment, beside = now) => {
    if (!isOnCalendar(moment)) return 'at an unknown time';
    if (time === 'relative') return formatAge(now, moment);
    const day = isOnCalendar(beside) ? beside : now;
    return time === 'utc'
      ? `${formatStamp(moment, day, 'UTC')} UTC`
      : formatStamp(moment, day, zone);
  };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** One line and no more, whatever is in it: the last guard between remote text and a terminal. */
function finish(line: string, { spell }: PlainOptions): string {
  return `${spell(plainText(line))}\n`;
}
