// Owns what the Content API says of a story, put into the shape that the site's own JSON has, and which of its blocks
// stand together without holes.

import { type Fields, fieldsAt, fieldsListAt, flagAt, numberAt, rawAt, textAt } from '../decode.ts';
import { parseTree } from '../html/html-tree.ts';
import { atomsOf } from './content-api-atoms.ts';
import { type BlockReferences, stampAt, toSiteBlock } from './content-api-blocks.ts';
import { blockTags, wireBlockOf } from './guardian-page-blocks.ts';

/** True for what is live blogged, now or once. Only the newer answers give it a type of its own. */
export function isLiveContent(content: Fields): boolean {
  const isTagged = fieldsListAt(content, 'tags').some(({ id }) => id === 'tone/minutebyminute');
  return (
    isTagged ||
    textAt(content, 'type') === 'liveblog' ||
    /(?:^|\/)live\/\d{4}\//u.test(rawAt(content, 'id'))
  );
}

export function hasBlocks(content: Fields): boolean {
  const { whole, others } = blockListsOf(content);
  return [whole, ...others, drawnBlocksOf(content)].some((list) => list.length > 0);
}

/** Whoever asks for the text of a live blog and not for its blocks has them in the markup of the text. */
function drawnBlocksOf(content: Fields): readonly Fields[] {
  const body = rawAt(fieldsAt(content, 'fields'), 'body');
  if (!body.includes('id="block-')) return [];
  return blockTags(parseTree(body))
    .map(wireBlockOf)
    .filter((block) => block !== null);
}

export type ContentPage = {
  /** As the site's own JSON would tell it. */
  readonly page: Fields;
  /** The blocks that stand together without holes, newest first, as the API sent them. */
  readonly whole: readonly Fields[];
  readonly totalBlocks: number | null;
};

export function toContentPage(content: Fields): ContentPage {
  const fields = fieldsAt(content, 'fields');
  const { whole, others } = blockListsOf(content);
  const references = { people: peopleOf(content), atoms: atomsOf(content) };
  const told = (list: readonly unknown[]) => list.map((block) => toSiteBlock(block, references));
  const isTold = [whole, ...others].some((list) => list.length > 0);
  const page = {
    pageId: content.id,
    webURL: rawAt(content, 'webUrl').replace(/^http:/u, 'https:'),
    headline: textAt(fields, 'headline') ?? textAt(content, 'webTitle'),
    standfirst: rawAt(fields, 'standfirst'),
    byline: textAt(fields, 'byline'),
    contentType: 'LiveBlog',
    format: { design: designOf(fields) },
    tags: fieldsListAt(content, 'tags')
      .filter(({ type }) => type === 'contributor')
      .map(({ webTitle }) => ({ type: 'Contributor', title: webTitle })),
    webPublicationDate: stampAt(fields, 'lastModified') ?? stampAt(content, 'webPublicationDate'),
    blocks: isTold ? told(whole) : drawnBlocksOf(content),
    keyEvents: told(others.flat()),
  };
  return {
    page,
    whole: whole.filter((block) => typeof block === 'object' && block !== null),
    totalBlocks: numberAt(fieldsAt(content, 'blocks'), 'totalBodyBlocks'),
  };
}

function designOf(fields: Fields): string | null {
  const isLive = flagAt(fields, 'liveBloggingNow');
  if (isLive === null) return null;
  return isLive ? 'LiveBlogDesign' : 'DeadBlogDesign';
}

function peopleOf(content: Fields): BlockReferences['people'] {
  const people = fieldsListAt(content, 'tags').flatMap((tag): [string, string][] => {
    const id = /^profile\/(.+)$/u.exec(rawAt(tag, 'id'))?.[1];
    const name = textAt(tag, 'webTitle');
    return id === undefined || name === null ? [] : [[id, name]];
  });
  return new Map(people);
}

type BlockLists = {
  readonly whole: readonly Fields[];
  readonly others: readonly (readonly Fields[])[];
};

/** What was asked for by its place in the blog has no holes; what was asked for by its kind has. */
const WITHOUT_HOLES = /^body:(?:latest|around|oldest)\b/u;

function blockListsOf(content: Fields): BlockLists {
  const blocks = fieldsAt(content, 'blocks');
  const requested = fieldsAt(blocks, 'requestedBodyBlocks');
  const body = fieldsListAt(blocks, 'body');
  const keys = Object.keys(requested);
  const wholeKey = body.length > 0 ? null : keys.find((key) => WITHOUT_HOLES.test(key));
  return {
    whole: wholeKey === null || wholeKey === undefined ? body : fieldsListAt(requested, wholeKey),
    others: keys.filter((key) => key !== wholeKey).map((key) => fieldsListAt(requested, key)),
  };
}
