// Owns finding out what can be followed at an address: by the URL alone, else by one look at the document that stands
// there and at the frames that it names. Asks no source; tells each step to whoever wants to explain it.

import { type FollowFault, isFollowFault, NotLiveBlogError } from '../model/errors.ts';
import type { Client, HttpResult } from '../net/client.ts';
import type { Finding, SourceAdapter } from '../source/adapter.ts';
import { type FoundDocument, toDocument } from '../source/found-document.ts';
import { judgePage } from '../source/page-kind.ts';
import { findSources, type Selection, sourceRank } from '../source/registry.ts';
import type { FoundAnswer } from './ask-source.ts';

/** What happened on the way to a source. */
export type DetectionStep =
  | { readonly kind: 'located'; readonly selection: Selection }
  | { readonly kind: 'fetched'; readonly url: string; readonly document: FoundDocument }
  | { readonly kind: 'found'; readonly adapter: SourceAdapter; readonly finding: Finding }
  | { readonly kind: 'failed'; readonly url: string; readonly fault: FollowFault }
  | { readonly kind: 'tried'; readonly selection: Selection; readonly fault: FollowFault | null };

/** A source to try, and the answer that finding it already brought, if any. */
export type Candidate = { readonly selection: Selection; readonly found: FoundAnswer | null };

type DetectOptions = {
  readonly client: Client;
  /** As `--source` takes it; null for any. */
  readonly source: string | null;
  readonly onStep: (step: DetectionStep) => void;
};

const ACCEPT =
  'text/html, application/xhtml+xml, application/json, application/feed+json, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5';

/** Frames that one page leads to and that are worth a look. */
const MOST_LOOKS = 2;

type Look = { readonly url: string; readonly document: FoundDocument; readonly found: FoundAnswer };
type Found = Awaited<ReturnType<typeof findSources>>;

/**
 * What can be followed at the URL, the richest first; never empty. Throws NotLiveBlogError when nothing can, with what
 * the page offers instead, and any other FollowFault when the page cannot be had.
 */
export async function detectSources(
  url: string,
  options: DetectOptions,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const page = await look(url, options, signal);
  const found = await findIn(page, options);
  const candidates = toCandidates(found, page.found);
  const frames = found.flatMap(({ finding }) => (finding.kind === 'look' ? [finding.url] : []));
  for (const frame of frames.slice(0, MOST_LOOKS)) {
    const inner = await look(frame, options, signal).catch(failure(frame, options, signal));
    if (inner === null) continue;
    candidates.push(...toCandidates(await findIn(inner, options), inner.found));
  }
  if (candidates.length === 0) throw nothingIn(url, page.document, found);
  return candidates.sort((a, b) => sourceRank(a.selection) - sourceRank(b.selection));
}

async function look(
  url: string,
  { client, onStep }: DetectOptions,
  signal: AbortSignal,
): Promise<Look> {
  const request = { url: new URL(url).href, headers: { accept: ACCEPT } };
  const result = await getFresh(client, request, signal);
  const document = toDocument(result.body, result.contentType);
  onStep({ kind: 'fetched', url: result.url, document });
  return { url: result.url, document, found: { requestUrl: result.url, result } };
}

/** Nothing is held of the page, so an answer that says "unchanged" would be a fault of the client's. */
async function getFresh(
  client: Client,
  request: Parameters<Client['get']>[0],
  signal: AbortSignal,
): Promise<Extract<HttpResult, { kind: 'fresh' }>> {
  client.forget(request.url);
  const result = await client.get(request, signal);
  if (result.kind === 'unchanged')
    throw new Error(`unchanged, though nothing is held: ${request.url}`);
  return result;
}

async function findIn({ url, document }: Look, { source, onStep }: DetectOptions): Promise<Found> {
  const found = await findSources(document, url, source);
  for (const { adapter, finding } of found) onStep({ kind: 'found', adapter, finding });
  return found;
}

function toCandidates(found: Found, answer: FoundAnswer): Candidate[] {
  return found.flatMap(({ adapter, finding }) =>
    finding.kind === 'story'
      ? [{ selection: { adapter, address: finding.address }, found: answer }]
      : [],
  );
}

/** A frame that cannot be had leaves what the page itself holds. */
function failure(url: string, { onStep }: DetectOptions, signal: AbortSignal) {
  return (error: unknown): null => {
    signal.throwIfAborted();
    if (!isFollowFault(error)) throw error;
    onStep({ kind: 'failed', url, fault: error });
    return null;
  };
}

function nothingIn(url: string, document: FoundDocument, found: Found): NotLiveBlogError {
  const offers = found.flatMap(({ finding }) =>
    finding.kind === 'offer' ? [{ url: finding.url, title: finding.title }] : [],
  );
  return new NotLiveBlogError(url, judgePage(document), offers);
}
