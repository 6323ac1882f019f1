// Owns the shapes in which Al Jazeera's endpoint answers: what says something, what says that there is nothing, and what
// was never asked for. Knows nothing of blocks or cursors.

import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import { safeUrl } from '../../model/plain-text.ts';
import { type Fields, fieldsAt, fieldsListAt, isFields, rawAt, textAt } from '../decode.ts';

/** Where links lead when nothing names the page. */
export const DEFAULT_ORIGIN = 'https://www.aljazeera.com';

export type Answer = {
  readonly kind: 'article' | 'update';
  readonly fields: Fields;
  readonly path: string;
};

/** The part of an answer that says something, by its shape; null for JSON of another source. */
export function answerIn(value: unknown): Answer | null {
  const data = isFields(value) ? fieldsAt(value, 'data') : {};
  const { article } = data;
  if (isFields(article) && isArticle(article)) {
    return { kind: 'article', fields: article, path: 'data.article' };
  }
  for (const key of ['posts', 'post']) {
    const sent = data[key];
    const update: unknown = Array.isArray(sent) ? sent[0] : sent;
    if (!isFields(update) || !isLiveUpdate(update)) continue;
    return { kind: 'update', fields: update, path: `data.${key}` };
  }
  return null;
}

function isArticle(article: Fields): boolean {
  return rawAt(article, 'postType') === 'liveblog' || Array.isArray(article.children);
}

function isLiveUpdate(update: Fields): boolean {
  return (update.postType ?? 'liveblog-update') === 'liveblog-update' && 'modified_gmt' in update;
}

/** The page that the answer links to, a path on the origin. */
export function pageIn(fields: Fields, origin: string): string | null {
  const link = rawAt(fields, 'link');
  return link === '' ? null : safeUrl(link, origin);
}

/** An update that is listed but cannot be had was taken back meanwhile; the list will say so. */
export function isEmptyPlace(value: Fields): boolean {
  const { posts, post } = fieldsAt(value, 'data');
  return [posts, post].some((sent) => sent === null || (Array.isArray(sent) && sent.length === 0));
}

/** What is wrong with JSON that holds neither a live blog nor an update. `pageUrl`: the page that was asked about. */
export function strangeness(value: Fields, pageUrl: string | null): Error {
  const { article } = fieldsAt(value, 'data');
  const [fault] = fieldsListAt(value, 'errors');
  if (isFields(article)) {
    return new NotLiveBlogError(
      pageUrl ?? pageIn(article, DEFAULT_ORIGIN) ?? 'this file',
      'article',
    );
  }
  if (fault !== undefined) {
    return new DecodeError('errors[0]', textAt(fault, 'message') ?? 'the endpoint reports a fault');
  }
  if (article === null) return new DecodeError('data.article', 'no live blog has this name');
  return new DecodeError('data', 'expected a live blog of Al Jazeera, or an update of one');
}
