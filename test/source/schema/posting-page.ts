// Owns made-up pages that describe a live blog in schema.org's vocabulary: give what matters, the rest is plain.

import type { Block } from '../../../src/model/block.ts';
import type { Update } from '../../../src/model/update.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { jsonLd } from '../../../src/source/schema/json-ld.ts';

export const PAGE_URL = 'https://news.example/live/harbour';

export type Json = Readonly<Record<string, unknown>>;

/** A posting whose updates are as given, newest first. */
export function posting(updates: readonly Json[], more: Json = {}): Json {
  return {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    url: PAGE_URL,
    headline: 'The harbour opens: live',
    liveBlogUpdate: updates,
    ...more,
  };
}

/** An update at that minute past ten, with an id in its address unless `more` says otherwise. */
export function posted(minute: number, headline: string, more: Json = {}): Json {
  const time = `2024-05-01T10:${String(minute).padStart(2, '0')}:07Z`;
  return {
    '@type': 'BlogPosting',
    headline,
    datePublished: time,
    articleBody: `Words on ${headline}.`,
    url: `${PAGE_URL}#u${minute}`,
    ...more,
  };
}

/** A page with each of the values in a script of its own; a string is put there as it is. */
export function page(values: readonly (Json | readonly Json[] | string)[], markup = ''): string {
  const scripts = values.map(
    (value) =>
      `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`,
  );
  return `<!doctype html><html><head><title>Window</title>${scripts.join('\n')}</head><body>${markup}</body></html>`;
}

export function read(body: string, context: Partial<ParseContext> = {}): Update {
  return jsonLd.parse(body, { ...FILE_CONTEXT, ...context });
}

/** What most comparisons are about. */
export function gist(block: Block): readonly [id: string, title: string | null, text: string] {
  return [block.id, block.title, textOfBlock(block)];
}

export function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
