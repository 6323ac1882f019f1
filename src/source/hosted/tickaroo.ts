// Owns Tickaroo as a source: a blog that a page embeds as a tag of its own, and that its host answers as that tag filled in.
// What fills it is a schema.org posting, read as any other. Knows nothing of what a posting says.

import { DecodeError } from '../../model/errors.ts';
import type { Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from '../adapter.ts';
import { type Fields, isFields, rawAt } from '../decode.ts';
import { type FoundDocument, toDocument } from '../found-document.ts';
import { firstTag } from '../html/html-query.ts';
import { type HtmlNode, type HtmlTag, parseTree } from '../html/html-tree.ts';
import { findLinkedData, findPostings } from '../schema/linked-data.ts';
import { toPostingsUpdate } from '../schema/live-blog-posting.ts';
import { parseLooseJson } from '../schema/loose-json.ts';
import { embeddedAddress } from './hosted-story.ts';
import { keptAddress } from './kept-address.ts';
import { locatePrefetch, TICKAROO_HOST } from './tickaroo-address.ts';

export const tickaroo: SourceAdapter = {
  name: 'tickaroo',
  reads: "the posting in Tickaroo's embed, which a page's tag names",
  evidence: 'inferred',
  minPollMs: 30_000,
  locate: locatePrefetch,
  discover,
  recognises: (document) => postingsIn(document).length > 0,
  request: ({ endpoint = '' }) => ({ url: endpoint, headers: { accept: 'application/json' } }),
  parse,
  probe: null,
};

/** A page with the tag: its host is asked where the tag says as whom, else the page itself, which was filled in already. */
function discover(document: FoundDocument, url: string): Finding | null {
  const tag = tagIn(document);
  const { liveblogid: storyId, clientid: client } = tag?.attributes ?? {};
  if (isName(storyId) && isName(client)) {
    const question = new URLSearchParams({ client_id: client, liveblogId: storyId });
    const endpoint = `${TICKAROO_HOST}/api/embed/v4/prefetch/liveblog.json?${question}`;
    const address = embeddedAddress(document, url, { storyId, endpoint });
    return { kind: 'story', address, evidence: `Tickaroo's tag for ${storyId}` };
  }
  if (postingsIn(document).length === 0) return null;
  const address = locatePrefetch(url, true) ?? keptAddress(url);
  return { kind: 'story', address, evidence: "a posting in Tickaroo's embed" };
}

/** As the host gives them; anything else is the page's own invention. */
function isName(text: string | undefined): text is string {
  return text !== undefined && /^[\w.:-]{1,100}$/u.test(text);
}

function tagIn(document: FoundDocument): HtmlTag | null {
  if (!/<tickaroo-liveblog[\s>]/iu.test(document.body)) return null;
  return firstTag(document.tree(), isLiveBlogTag);
}

/** A teaser of the blog has a tag with a longer name. */
function isLiveBlogTag(tag: HtmlTag): boolean {
  return tag.name === 'tickaroo-liveblog';
}

function parse(body: string, context: ParseContext): Update {
  const postings = postingsIn(toDocument(body));
  if (postings.length === 0) throw new DecodeError('html', "expected Tickaroo's tag, filled in");
  const url = context.address?.pageUrl ?? null;
  const page = { source: 'tickaroo', tree: [], url };
  return toPostingsUpdate(postings.map(withoutDoubledTitles), page, context);
}

/** The postings of an answer, which holds markup and often a description beside it, or of a page that holds the markup. */
function postingsIn(document: FoundDocument): readonly Fields[] {
  const answer = document.json();
  if (answer === undefined) return postingsInTag(tagIn(document));
  if (!isFields(answer)) return [];
  const html = rawAt(answer, 'html');
  const filled = /<tickaroo-liveblog[\s>]/iu.test(html) ? parseTree(html) : [];
  const postings = postingsInTag(firstTag(filled, isLiveBlogTag));
  return postings.length > 0 || filled.length === 0 ? postings : postingsOf(answer.schema);
}

/** The attribute is JSON, and the description in it is JSON again, as a text. */
function postingsInTag(tag: HtmlTag | null): readonly Fields[] {
  const filling = parseLooseJson(tag?.attributes.initialdata ?? '');
  return isFields(filling) ? postingsOf(filling.schemaOrg) : [];
}

function postingsOf(value: unknown): readonly Fields[] {
  if (typeof value !== 'string') return findPostings([value]).postings;
  const scripts: readonly HtmlNode[] = value.trimStart().startsWith('<') ? parseTree(value) : [];
  return scripts.length > 0
    ? findLinkedData(scripts).postings
    : findPostings([parseLooseJson(value)]).postings;
}

/** Most texts begin with their own headline: a line of its own, or what the next sentence follows. */
function withoutDoubledTitles(posting: Fields): Fields {
  const updates = [posting.liveBlogUpdate].flat().map((update) => {
    if (!isFields(update)) return update;
    const [title, text] = [rawAt(update, 'headline').trim(), rawAt(update, 'articleBody').trim()];
    const rest = text.slice(title.length);
    const isDoubled = title !== '' && text.startsWith(title) && /^(?:\s*\n|\s+\p{Lu})/u.test(rest);
    return isDoubled ? { ...update, articleBody: rest.trim() } : update;
  });
  return { ...posting, liveBlogUpdate: updates };
}
