// Owns the JSON lines, version 1: the contract with scripts. One event a line; fields may be added, none may go.
// Times are ISO 8601 in UTC; what is absent is null.

import { type Block, updatedAt } from '../model/block.ts';
import {
  DecodeError,
  describeFault,
  type FollowFault,
  HttpError,
  NetworkError,
} from '../model/errors.ts';
import type { StoryHeader, StoryStatus } from '../model/story.ts';
import { textOfBlock, textOfPassages } from '../model/visible-text.ts';
import { isOnCalendar } from './calendar.ts';
import type { OutputEvent } from './events.ts';
import { type JsonElement, toJsonElement } from './json-element.ts';

const VERSION = 1;

export type JsonBlock = {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly publishedAt: string | null;
  /** Null unless strictly later than `publishedAt`. */
  readonly updatedAt: string | null;
  readonly keyEvent: boolean;
  readonly summary: boolean;
  readonly pinned: boolean;
  readonly contributors: readonly string[];
  /** What a reader sees, paragraphs separated by one blank line; the title is not part of it. */
  readonly text: string;
  readonly elements: readonly JsonElement[];
};

export type JsonStory = {
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  readonly standfirst: string;
  readonly byline: string | null;
  readonly status: StoryStatus;
  readonly source: string;
  readonly updatedAt: string | null;
  /** Id of the block that is pinned. */
  readonly pinnedId: string | null;
};

/** The event as one line, with its line feed. */
export function formatJsonLine(event: OutputEvent): string {
  const head = { v: VERSION, event: event.event, at: isoTime(event.at) };
  return toLine({ ...head, ...fieldsOf(event) });
}

/** Any object as one line, with its line feed. */
export function toLine(fields: object): string {
  return `${escapeHidden(JSON.stringify(fields))}\n`;
}

/** The block as scripts see it. */
export function toJsonBlock(block: Block, { pinned }: { readonly pinned: boolean }): JsonBlock {
  return {
    id: block.id,
    url: block.url,
    title: block.title,
    publishedAt: isoTime(block.publishedAt),
    updatedAt: isoTime(updatedAt(block)),
    keyEvent: block.keyEvent,
    summary: block.summary,
    pinned,
    contributors: block.contributors.map((contributor) => contributor.name),
    text: textOfBlock(block),
    elements: block.elements.map(toJsonElement),
  };
}

function fieldsOf(event: OutputEvent): object {
  switch (event.event) {
    case 'story':
      return { story: toJsonStory(event.header) };
    case 'block':
      return { cause: event.cause, block: toJsonBlock(event.block, event) };
    case 'edit': {
      const { previous } = event;
      return {
        block: toJsonBlock(event.block, event),
        previous: {
          title: previous.title,
          text: textOfBlock(previous),
          updatedAt: isoTime(updatedAt(previous)),
        },
      };
    }
    case 'remove':
      return { block: toJsonBlock(event.block, event) };
    case 'gap':
      return { after: event.after.id, before: event.before.id };
    case 'poll-failed': {
      const { fault, retryInMs } = event;
      return { kind: kindOfFault(fault), message: describeFault(fault), retryInMs };
    }
    case 'end':
      return { reason: event.reason };
  }
}

/** The story as scripts see it. */
export function toJsonStory(header: StoryHeader): JsonStory {
  return {
    id: header.id,
    url: header.url,
    title: header.title,
    standfirst: textOfPassages(header.standfirst),
    byline: header.byline,
    status: header.status,
    source: header.source,
    updatedAt: isoTime(header.updatedAt),
    pinnedId: header.pinnedId ?? null,
  };
}

/** "http-503", "decode", "not-live-blog", or the kind of a network fault: "refused", "timeout", … */
function kindOfFault(fault: FollowFault): string {
  if (fault instanceof NetworkError) return fault.kind;
  if (fault instanceof HttpError) return `http-${fault.status}`;
  return fault instanceof DecodeError ? 'decode' : 'not-live-blog';
}

/** Null for no time, and for one that is on no calendar, which a source can state. */
export function isoTime(at: number | null): string | null {
  return at === null || !isOnCalendar(at) ? null : new Date(at).toISOString();
}

/**
 * What JSON lets stand but a terminal obeys or a line reader breaks at: delete and C1, bidi controls, line and paragraph
 * separators, invisible tags. The model holds none of it; a line of output must not depend on that.
 */
const HIDDEN =
  /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

function escapeHidden(json: string): string {
  return json.replace(HIDDEN, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
