// Owns parts of what the Guardian's site sends as a source, for files that somebody has kept: the answer to a poll of its
// pages, its text alone, and blocks by themselves or in the properties of an island. Each is put into the shape of the
// site's JSON, and read as it is.

import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import type { FeedRequest, Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter, StoryAddress } from '../adapter.ts';
import { decodeJson, type Fields, isFields, rawAt, textAt } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { parseTree } from '../html/html-tree.ts';
import { addressOfPage, locatePage } from '../schema/page-address.ts';
import { wireElement } from './guardian-island.ts';
import { blockTags, wireBlockOf } from './guardian-page-blocks.ts';
import { isStoryPage } from './guardian-story.ts';
import { toGuardianUpdate } from './guardian-update.ts';

export const guardianPart: SourceAdapter = {
  name: 'guardian-part',
  reads: "a part of the Guardian's answers: a poll's, the text alone, single blocks",
  evidence: 'captured',
  minPollMs: 10_000,
  locate: locatePage,
  discover,
  recognises: (document) => partOf(document.json()) !== null,
  request,
  parse,
  probe: null,
};

type Part = {
  /** As the site's JSON would tell it. */
  readonly page: Fields;
  /** It tells less of its blocks than the site's JSON does. */
  readonly isBrief: boolean;
};

const BLOCK_ID = /^[0-9a-f]{24}$/u;

function partOf(json: unknown): Part | null {
  if (Array.isArray(json)) return partOfLists({ blocks: json });
  if (!isFields(json) || isStoryPage(json)) return null;
  if (isBlock(json)) return { page: { blocks: [json] }, isBrief: false };
  return partOfMarkup(json) ?? partOfLists(json);
}

/** The answer to a poll of the site's own pages: markup of the new blocks, newest first. */
function partOfMarkup(answer: Fields): Part | null {
  const html = rawAt(answer, 'html');
  const isPoll = 'numNewBlocks' in answer || 'refreshStatus' in answer;
  if (!isPoll && !html.includes('id="block-')) return null;
  if (html === '' && !('numNewBlocks' in answer)) return null;
  const blocks = blockTags(parseTree(html)).flatMap((tag) => wireBlockOf(tag) ?? []);
  return { page: { blocks }, isBrief: false };
}

function partOfLists(fields: Fields): Part | null {
  const { blocks, keyEvents } = fields;
  if (isListOf(blocks, isTextBlock))
    return { page: { blocks: blocks.map(toSiteBlock) }, isBrief: true };
  if (!isListOf(blocks, isBlock) && !isListOf(keyEvents, isBlock)) return null;
  return { page: { ...fields, format: {} }, isBrief: false };
}

function isListOf(value: unknown, isOne: (each: Fields) => boolean): value is readonly Fields[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((each) => isFields(each) && isOne(each))
  );
}

function isBlock(fields: Fields): boolean {
  const isStamped = ['blockFirstPublished', 'blockCreatedOn', 'createdOn'].some(
    (key) => key in fields,
  );
  return BLOCK_ID.test(rawAt(fields, 'id')) && Array.isArray(fields.elements) && isStamped;
}

/** As the site's front pages ask for it: no tweets, no pictures. */
function isTextBlock(fields: Fields): boolean {
  return BLOCK_ID.test(rawAt(fields, 'id')) && 'publishedDateTime' in fields && 'body' in fields;
}

function toSiteBlock(block: Fields): Fields {
  const paragraphs = rawAt(block, 'body')
    .split(/\n+/u)
    .filter((line) => line.trim() !== '');
  return {
    id: block.id,
    title: textAt(block, 'title'),
    blockFirstPublished: block.publishedDateTime,
    blockLastUpdated: block.lastUpdatedDateTime,
    elements: paragraphs.map((text) =>
      wireElement('TextBlockElement', {
        html: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
      }),
    ),
  };
}

function discover(document: FoundDocument, url: string): Finding | null {
  const part = partOf(document.json());
  const address = part === null ? null : { ...addressOfPage(url, null), endpoint: url };
  return address && { kind: 'story', address, evidence: "a part of one of the Guardian's answers" };
}

function request({ endpoint, pageUrl }: StoryAddress): FeedRequest {
  return { url: endpoint ?? pageUrl, headers: { accept: 'application/json' } };
}

function parse(body: string, context: ParseContext): Update {
  const part = partOf(decodeJson(body));
  if (part === null) throw new DecodeError('the top level', "no part of the Guardian's answers");
  const update = toGuardianUpdate(
    { headline: 'Live blog', ...part.page },
    context,
    guardianPart.name,
  );
  if (update.blocks.length === 0)
    throw new NotLiveBlogError(context.requestUrl ?? 'this file', 'no-updates');
  const ids = update.blocks.map(({ id }) => id);
  return { ...update, span: null, totalBlocks: null, ...(part.isBrief ? { brief: ids } : {}) };
}
