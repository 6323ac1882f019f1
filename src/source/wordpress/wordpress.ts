// Owns WordPress's Liveblog plugin as a source: rows for what is new, edited and removed, key events, windows of time that
// all readers share. Knows nothing of HTTP.

import type { StoryHeader } from '../../model/story.ts';
import { EMPTY_UPDATE, type Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter, StoryAddress } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';
import { decodeJson } from '../decode.ts';
import { type FoundDocument, toDocument } from '../found-document.ts';
import {
  addressOfEndpoint,
  locateEndpoint,
  requestQuestion,
  storyIdOf,
  toEndpoint,
  toQuestion,
} from './wordpress-address.ts';
import { type Answer, decodeAnswer, toAnswer } from './wordpress-answer.ts';
import { readSitePage, type SitePage } from './wordpress-page.ts';
import { factsHeader } from './wordpress-story.ts';
import {
  toChangesUpdate,
  toKeyEventsUpdate,
  toPageUpdate,
  toPollUpdate,
} from './wordpress-update.ts';

export const wordpress: SourceAdapter = {
  name: 'wordpress',
  reads: "WordPress's Liveblog plugin: its entries, edits, removals and key events",
  evidence: 'captured',
  minPollMs: 20_000,
  locate: locateEndpoint,
  discover,
  recognises: (document) => toAnswer(document.json()) !== null,
  request: requestQuestion,
  parse,
  probe: null,
};

function discover(document: FoundDocument, url: string): Finding | null {
  const answer = toAnswer(document.json());
  return answer === null ? discoverPage(document, url) : findingOf(answer, url);
}

/** An answer at the plugin's own address leads to all the others; one that was saved, to itself. */
function findingOf({ values }: Answer, url: string): Finding {
  const count = values.length === 1 ? 'one entry' : `${values.length} entries`;
  const evidence = `${count} of WordPress's Liveblog plugin`;
  const endpoint = toEndpoint(url, null, null);
  if (endpoint !== null) return { kind: 'story', address: addressOfEndpoint(endpoint), evidence };
  const { host, pathname } = new URL(url);
  const address = { storyId: `${host}${pathname}`, pageUrl: bareUrl(url), endpoint: url };
  return { kind: 'story', address, evidence };
}

function discoverPage(document: FoundDocument, url: string): Finding | null {
  const page = readSitePage(document, url);
  if (page === null) return null;
  const { endpoint, pageUrl, facts } = page;
  const address = { storyId: storyIdOf(endpoint), pageUrl, endpoint, page: facts };
  return { kind: 'story', address, evidence: "the settings of WordPress's Liveblog plugin" };
}

function parse(body: string, context: ParseContext): Update {
  const question = toQuestion(context.cursor);
  if (question.kind === 'site') return parseSite(body, context);
  const answer = decodeAnswer(decodeJson(body), context.requestUrl ?? 'this file');
  switch (question.kind) {
    case 'page':
      return toPageUpdate(answer, question.page, context);
    case 'poll':
      return toPollUpdate(answer, question.poll, context);
    case 'changes':
      return toChangesUpdate(answer, question.ahead, context);
    case 'key-events':
      return toKeyEventsUpdate(answer, context);
  }
}

/** The page for people, read again: what it says of the story, not of its blocks. */
function parseSite(body: string, { address, requestUrl }: ParseContext): Update {
  const url = requestUrl ?? address?.pageUrl ?? null;
  const page = url === null ? null : readSitePage(toDocument(body), url);
  // A page that shows itself otherwise for once says nothing.
  return page === null || address === null
    ? EMPTY_UPDATE
    : { ...EMPTY_UPDATE, header: headerOf(page, address) };
}

function headerOf({ settings, facts, madeAt }: SitePage, address: StoryAddress): StoryHeader {
  const stated = { status: settings.state ?? 'unknown', updatedAt: madeAt } as const;
  return factsHeader(address.storyId, address.pageUrl, facts, stated);
}
