// Owns how a page for people leads to Sourcefabric's Live Blog: by a frame that holds the blog, or, in that frame, by what
// its own script is told.

import { safeUrl } from '../../model/plain-text.ts';
import type { Finding } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';
import { type Fields, fieldsAt, isFields, rawAt, textAt } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { textOfHtml } from '../html/html.ts';
import { findTags, isNamed } from '../html/html-query.ts';
import { assignedValue } from '../js-literal.ts';
import { readPageHead } from '../schema/page-head.ts';
import {
  endpointOf,
  isPublishedBlog,
  locateBlog,
  toAddress,
  withSettings,
} from './sourcefabric-address.ts';
import { toStatus } from './sourcefabric-blog.ts';

/** Null for a page without such a blog. Never throws. */
export function discoverPage(document: FoundDocument, url: string): Finding | null {
  return discoverBlog(document, url) ?? discoverFrame(document, url);
}

function discoverBlog(document: FoundDocument, url: string): Finding | null {
  if (!document.body.includes('api_host')) return null;
  const told = assignedValue(document, 'LB');
  if (!isFields(told)) return null;
  const blog = fieldsAt(told, 'blog');
  const id = objectId(blog);
  if (id === null) return null;
  const located = locateBlog(url, false)?.endpoint ?? null;
  const endpoint =
    endpointOf(rawAt(told, 'api_host'), id, objectId(fieldsAt(told, 'output'))) ?? located;
  if (endpoint === null) return null;
  const head = readPageHead(document.tree(), url);
  const settings = { order: toOrder(fieldsAt(told, 'settings')), status: toStatus(blog) } as const;
  const page = {
    title: textAt(blog, 'title') ?? head.title,
    standfirst: textOfHtml(rawAt(blog, 'description')).trim() || null,
    byline: null,
  };
  const address = {
    ...toAddress(endpoint, bareUrl(url)),
    endpoint: withSettings(endpoint, settings),
    page,
  };
  return { kind: 'story', address, evidence: "the settings of Sourcefabric's Live Blog" };
}

/** A database's own id, as such or in the object that some servers write around it. */
function objectId(fields: Fields): string | null {
  const id = rawAt(fields, '_id') || rawAt(fieldsAt(fields, '_id'), '$oid');
  return /^[a-f0-9]{24}$/u.test(id) ? id : null;
}

function toOrder(settings: Fields): 'editorial' | 'time' {
  return /^(?:newest|oldest|ascending|descending)/u.test(rawAt(settings, 'postOrder'))
    ? 'time'
    : 'editorial';
}

function discoverFrame(document: FoundDocument, url: string): Finding | null {
  if (!/<iframe/iu.test(document.body)) return null;
  const { base } = readPageHead(document.tree(), url);
  for (const { attributes } of findTags(document.tree(), isNamed('iframe'))) {
    const address = frameAddress(attributes, base);
    const isNamedSo = attributes.id === 'liveblog-iframe';
    if (address !== null && (isNamedSo || isPublishedBlog(address))) {
      return { kind: 'look', url: address, evidence: "a frame of Sourcefabric's Live Blog" };
    }
  }
  return null;
}

/** Pages that load frames late keep the address elsewhere. */
function frameAddress(
  attributes: Readonly<Record<string, string>>,
  base: string | null,
): string | null {
  const stated = ['src', 'data-src', 'data-lazy-src'].map((name) => attributes[name] ?? '');
  return (
    stated
      .map((raw) => (raw === '' ? null : safeUrl(raw, base ?? undefined)))
      .find((each) => each !== null) ?? null
  );
}
