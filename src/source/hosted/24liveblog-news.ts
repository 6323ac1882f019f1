// Owns what 24liveblog says: a post as a block, an event as the facts of the story.

import type { Block } from '../../model/block.ts';
import type { ListItem, Passage } from '../../model/passage.ts';
import type { StoryHeader, StoryStatus } from '../../model/story.ts';
import type { ParseContext } from '../adapter.ts';
import { type Fields, fieldsListAt, rawAt, scalarText } from '../decode.ts';
import { textOfHtml } from '../html/html.ts';
import { parseElements } from '../html/html-elements.ts';
import { parseWireTime } from '../wire-time.ts';
import { toHostedHeader } from './hosted-story.ts';

/** Null for what has no number, no time or no words: an advertisement's place, say. */
export function toNewsBlock(post: Fields, pageUrl: string | null): Block | null {
  const id = numberTextAt(post, 'nid');
  const publishedAt = parseWireTime(post.created, null);
  const title = lineAt(post, 'newstitle');
  const elements = parseElements(rawAt(post, 'contents'), pageUrl);
  if (id === null || publishedAt === null || (title === null && elements.length === 0)) return null;
  return {
    id,
    url: pageUrl,
    title,
    publishedAt,
    // No client shows that posts carry the time of their edits, so the time of the answer tells them apart.
    lastUpdatedAt: null,
    keyEvent: false,
    summary: false,
    contributors: [],
    elements,
  };
}

/** The key points are titles of posts, made into a list that opens the story. */
export function toEventHeader(event: Fields, context: ParseContext): StoryHeader {
  const points = fieldsListAt(event, 'keypoints').flatMap((point): ListItem[] => {
    const text = lineAt(point, 'title');
    return text === null ? [] : [{ content: [{ text }], lists: [] }];
  });
  const list: Passage = { kind: 'list', ordered: false, items: points };
  return toHostedHeader(
    {
      source: '24liveblog',
      title: lineAt(event, 'title'),
      standfirst: points.length === 0 ? [] : [list],
      updatedAt: parseWireTime(event.last_updated, null),
      status: statusOf(event.closed),
    },
    context,
  );
}

/** A flag, written as a boolean, a number or a text. */
function statusOf(closed: unknown): StoryStatus {
  if (closed === undefined || closed === null) return 'unknown';
  return ['', '0', 'false'].includes(scalarText(closed)) ? 'live' : 'ended';
}

function numberTextAt(fields: Fields, key: string): string | null {
  return /^\d{1,30}$/u.exec(scalarText(fields[key]))?.[0] ?? null;
}

function lineAt(fields: Fields, key: string): string | null {
  const text = textOfHtml(rawAt(fields, key)).trim();
  return text === '' ? null : text;
}
