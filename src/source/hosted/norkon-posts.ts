// Owns one post of a Live Center channel, as a block. Knows nothing of the channel.

import type { Block, BlockId } from '../../model/block.ts';
import { plainText, safeUrl } from '../../model/plain-text.ts';
import { type Fields, fieldsAt, numberAt, rawAt, scalarText, textAt } from '../decode.ts';
import { type NamedDraft, toElements } from '../element-id.ts';
import { textOfHtml } from '../html/html.ts';
import { type ReadIsland, toDrafts } from '../html/html-elements.ts';
import { toFrameDraft, toPictureDraft } from '../html/html-islands.ts';
import { parseTree } from '../html/html-tree.ts';
import { parseWireTime } from '../wire-time.ts';

/** Null for what has no number, no time or no words. */
export function toNorkonBlock(post: Fields, pageUrl: string | null): Block | null {
  const id = toPostId(post.id);
  const publishedAt = parseWireTime(post.created, 0);
  const title = textOfHtml(rawAt(post, 'title')).trim() || null;
  const content = fieldsAt(post, 'content');
  const body = toDrafts(parseTree(rawAt(content, 'html')), pageUrl, readOwn);
  const elements = toElements([...body, ...toLinkDrafts(fieldsAt(content, 'linkMeta'))]);
  if (id === null || publishedAt === null || (title === null && elements.length === 0)) return null;
  const author = textAt(post, 'authorName');
  return {
    id,
    url: pageUrl,
    title,
    publishedAt,
    lastUpdatedAt: parseWireTime(post.updated, 0),
    keyEvent: (numberAt(post, 'importance') ?? 0) >= IMPORTANT,
    summary: false,
    contributors: author === null ? [] : [{ name: author }],
    elements,
  };
}

/** Clients show that importance is a number, not where it begins; the lowest two may both be ordinary. */
const IMPORTANT = 2;

/** A post's number. */
export function toPostId(value: unknown): BlockId | null {
  return /^\d{1,15}$/u.exec(scalarText(value))?.[0] ?? null;
}

/** The editor's own tag for what it inserts: a picture by the Norwegian word for one, or something that is shown in a frame. */
const readOwn: ReadIsland = ({ name, attributes, children }, base) => {
  if (name !== 'ncpost-content' || children.length > 0) return null;
  const url = safeUrl(attributes['data-src'] ?? attributes['data-url'] ?? '', base ?? undefined);
  if (url === null || url === base) return [];
  const caption =
    plainText(attributes['data-caption'] ?? attributes['data-text'] ?? '').trim() || null;
  const isPicture = /^(?:bilde|image)$/iu.test(attributes['data-type'] ?? '');
  const credit = plainText(attributes['data-credit'] ?? '').trim() || null;
  return [
    isPicture ? toPictureDraft({ url, alt: null, caption, credit }) : toFrameDraft(url, caption),
  ];
};

/** The page that the post links to, as its preview shows it. */
function toLinkDrafts(link: Fields): readonly NamedDraft[] {
  const url = safeUrl(rawAt(link, 'url'));
  const text = textAt(link, 'title');
  if (url === null || text === null) return [];
  const prefix = textAt(link, 'siteName');
  return [{ element: { type: 'link', prefix, text, url }, kind: 'link', naturalKey: url }];
}
