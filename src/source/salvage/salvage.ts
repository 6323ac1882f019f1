// Owns copied pages as a source: a Guardian live blog that was republished or saved as text, from which the blocks are
// recovered that leaked into it, and those that only its text shows. Nothing is made up; what is lost is counted.

import type { Block } from '../../model/block.ts';
import type { Element } from '../../model/element.ts';
import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import { plainText } from '../../model/plain-text.ts';
import type { StoryHeader } from '../../model/story.ts';
import type { Update } from '../../model/update.ts';
import { textOfBlock, textOfPassages } from '../../model/visible-text.ts';
import type { Finding, ParseContext, SourceAdapter } from '../adapter.ts';
import { hashText } from '../element-id.ts';
import { type FoundDocument, toDocument } from '../found-document.ts';
import { toBlock, uniteBlocks, type WireBlock } from '../guardian/guardian-blocks.ts';
import { toGuardianElements } from '../guardian/guardian-elements.ts';
import { toPassages } from '../html/html.ts';
import { addressOfPage, locatePage, requestPage } from '../schema/page-address.ts';
import { readPageHead } from '../schema/page-head.ts';
import { elementIdsOf, fromFirstBlock, holdsLeak, type Leak, readLeak } from './salvage-leak.ts';
import {
  findShownBlocks,
  findStatedTitle,
  findTitle,
  isSameBlock,
  type ShownBlock,
  toTold,
} from './salvage-page.ts';
import { toMarkup, unescaped, withoutJoints } from './salvage-text.ts';

export const salvage: SourceAdapter = {
  name: 'salvage',
  reads: 'a copy of a Guardian live blog, as text or on another page',
  evidence: 'captured',
  minPollMs: 60_000,
  locate: locatePage,
  discover,
  recognises: (document) => textOf(document) !== null,
  request: requestPage,
  parse,
  probe: null,
};

/** Without one of these words nothing has leaked, and a document need not be taken apart. */
const TRACE = /elementId|blockFirstPublished|blockCreatedOn/u;

/** The text that a copy shows, or what leaked into its markup; null for anything else. */
function textOf(document: FoundDocument): string | null {
  const { body } = document;
  if (!TRACE.test(body) || document.json() !== undefined || isCutArticle(body)) return null;
  const shown = () => textOfPassages(toPassages(document.tree(), null));
  const isPage = /<(?:!doctype|html|head|body|div)\b/iu.test(body);
  const readings = isPage
    ? [shown, () => fromFirstBlock(unescaped(body))]
    : [() => body, () => unescaped(body)];
  return readings.map((read) => withoutJoints(read())).find(holdsLeak) ?? null;
}

/** The site's own JSON of an article, without its end: that has blocks too. */
function isCutArticle(body: string): boolean {
  return (
    /^\s*\{/u.test(body) &&
    /"design"\s*:\s*"(?!(?:Live|Dead)Blog)\w+Design"|"contentType"\s*:\s*"Article"/u.test(body)
  );
}

function discover(document: FoundDocument, url: string): Finding | null {
  const text = textOf(document);
  if (text === null) return null;
  const leak = readLeak(text);
  if (leak.blocks.length === 0) return null;
  const count = `${leak.blocks.length} ${leak.blocks.length === 1 ? 'post' : 'posts'}`;
  const lost = leak.lost === 0 ? '' : `, ${leak.lost} parts of them lost`;
  const evidence = `a copied live blog of the Guardian's, with the markup of ${count}${lost}`;
  return { kind: 'story', address: addressOfPage(url, null), evidence };
}

/** Where links of the Guardian's own lead. */
const BASE = 'https://www.theguardian.com/';

function parse(body: string, context: ParseContext): Update {
  const document = toDocument(body);
  const text = textOf(document);
  if (text === null) throw new DecodeError('byte 0', "not a copy of a Guardian's live blog");
  const leak = readLeak(text);
  const leaked = toLeakedBlocks(leak);
  const shown = findShownBlocks(leak.after);
  if (leaked.length + shown.length === 0)
    throw new NotLiveBlogError(context.requestUrl ?? 'this file', 'no-updates');
  return {
    header: toHeader(titleOf(document, leak), context),
    blocks: [...leaked, ...toUnleakedBlocks(shown, leaked)],
    removals: [],
    span: null,
    older: null,
    totalBlocks: null,
    pollAfterMs: null,
    statedAt: context.answeredAt,
  };
}

/** As it stands above the leak, or as the page calls itself. */
function titleOf(document: FoundDocument, { before }: Leak): string | null {
  return findStatedTitle(before) ?? findTitle(before) ?? readPageHead(document.tree(), null).title;
}

function toHeader(title: string | null, { address }: ParseContext): StoryHeader {
  return {
    id: address?.storyId ?? `copied-${hashText(title ?? '')}`,
    url: address?.pageUrl ?? null,
    title: title ?? 'A copied live blog',
    standfirst: [],
    byline: null,
    contributors: [],
    // The Guardian says so in the headline when a blog has ended.
    status: /\bas it happened$/iu.test(title ?? '') ? 'ended' : 'unknown',
    source: salvage.name,
    updatedAt: null,
  };
}

function toLeakedBlocks({ blocks }: Leak): readonly Block[] {
  const united = uniteBlocks({ page: blocks, keyEvents: [], pinned: null });
  return united.map((wire) => {
    const block = toBlock(wire, { pageUrl: null, base: BASE, listed: new Set() });
    return { ...block, elements: withOwnIds(block.elements, wire) };
  });
}

/** A copy is a copy of one rendering, in which the ids of elements are as good as any. */
function withOwnIds(elements: readonly Element[], wire: WireBlock): readonly Element[] {
  const own = elementIdsOf(wire);
  const isUsed = new Set<string>();
  return elements.map((element, index) => {
    const id = own[index] ?? element.id;
    if (isUsed.has(id)) return element;
    isUsed.add(id);
    return { ...element, id };
  });
}

/** Blocks that only the page's text has. They stand below the last one whose time is known, in the page's order. */
function toUnleakedBlocks(
  shown: readonly ShownBlock[],
  leaked: readonly Block[],
): readonly Block[] {
  const blocks = new Map<string, Block>();
  const told = leaked.map((block) => toTold(block.title, textOfBlock(block), block.publishedAt));
  let above = leaked.reduce((newest, block) => Math.max(newest, block.publishedAt ?? 0), 0);
  for (const each of shown) {
    const known = told.find((block) => isSameBlock(each, block));
    above = known?.publishedAt ?? above - 1;
    if (known !== undefined) continue;
    const block = toShownBlock(each, above);
    blocks.set(block.id, block);
  }
  return [...blocks.values()];
}

function toShownBlock({ paragraphs }: ShownBlock, placedAt: number): Block {
  const copied = paragraphs.join('\n\n');
  return {
    id: `copied-${hashText(plainText(copied))}`,
    url: null,
    title: null,
    publishedAt: null,
    lastUpdatedAt: null,
    placedAt,
    keyEvent: false,
    summary: false,
    contributors: [],
    elements: toGuardianElements([{ _type: 'TextBlockElement', html: toMarkup(copied) }], BASE),
  };
}
