// Owns the way from an update of a posting to a block: its own record where it stands alone, its place on the page where
// it has one.

import type { Block, Contributor } from '../../model/block.ts';
import { plainText } from '../../model/plain-text.ts';
import { textOfPassages } from '../../model/visible-text.ts';
import type { Fields } from '../decode.ts';
import { type NamedDraft, toElements } from '../element-id.ts';
import { toPassages } from '../html/html.ts';
import { toDrafts } from '../html/html-elements.ts';
import { type HtmlNode, rawTextOf } from '../html/html-tree.ts';
import { offsetOfStamp, parseWireTime } from '../wire-time.ts';
import { readEmbed } from './embed-islands.ts';
import { type PlacedBlock, readPlace } from './place-block.ts';
import { type HeaderSurroundings, storyTitle, toContributors } from './posting-header.ts';
import {
  decorationOf,
  keyOf,
  type PictureKey,
  pictureKeysAt,
  toImageDrafts,
  toSharedDrafts,
  toVideoDrafts,
} from './posting-media.ts';
import { type ChosenTimes, chooseTimes } from './posting-order.ts';
import type { PostedUpdate } from './posting-updates.ts';
import { foldWords, toBodyNodes, toTitle } from './posting-words.ts';
import { addressOf, urlOf, wordsAt } from './schema-values.ts';

export type BlockSurroundings = HeaderSurroundings;

export type PostedBlock = {
  readonly block: Block;
  readonly isPlaced: boolean;
  readonly isPinned: boolean;
};

/** What holds for all the updates of one page. */
type Common = BlockSurroundings & {
  readonly decoration: ReadonlySet<PictureKey>;
  /** The story's own headlines, which are no update's title. Folded. */
  readonly storyTitles: ReadonlySet<string>;
  /** Headlines that are no titles: the story's own, and one that most updates repeat. Folded. */
  readonly untitled: ReadonlySet<string>;
  /** Headlines that more than one update has. Folded. */
  readonly repeated: ReadonlySet<string>;
  /** The updates' authors are the story's: the same several people on each. */
  readonly isByStory: boolean;
};

/** A block for each update that says anything, in order. */
export function toPostingBlocks(
  updates: readonly PostedUpdate[],
  around: BlockSurroundings,
): readonly PostedBlock[] {
  const common = commonOf(
    updates.map(({ fields }) => fields),
    around,
  );
  const placed = updates.map(({ place }) => (place === null ? null : readPlace(place)));
  const times = timesOf(updates, placed, around);
  return updates
    .map((update, index): PostedBlock => {
      const place = placed[index] ?? null;
      return {
        block: toBlock(update, place, times[index] ?? NO_TIMES, common),
        isPlaced: place !== null,
        isPinned: update.pinned || place?.pinned === true,
      };
    })
    .filter(({ block }, index) => saysAnything(block, updates[index]?.hasName === true));
}

/** A post with a name and a time is one, even when only the page can show what is in it. */
function saysAnything(block: Block, hasName: boolean): boolean {
  return (
    block.title !== null || block.elements.length > 0 || (hasName && block.publishedAt !== null)
  );
}

const NO_TIMES: ChosenTimes = { publishedAt: null, lastUpdatedAt: null };

function timesOf(
  updates: readonly PostedUpdate[],
  placed: readonly (PlacedBlock | null)[],
  { posting }: BlockSurroundings,
): readonly ChosenTimes[] {
  const offset = offsetOf(posting);
  return chooseTimes(
    updates.map(({ fields, isNamed }, index) => {
      const place = isNamed ? (placed[index] ?? null) : null;
      return {
        published: parseWireTime(
          fields.datePublished ?? fields.dateCreated ?? fields.dateModified,
          offset,
        ),
        modified: parseWireTime(fields.dateModified, offset),
        placePublished: place?.publishedAt ?? null,
        placeModified: place?.lastUpdatedAt ?? null,
      };
    }),
  );
}

/** The zone in which the story's own dates are written, for updates that leave theirs out. */
function offsetOf(posting: Fields): number {
  const stamps = ['datePublished', 'dateModified', 'coverageStartTime', 'coverageEndTime'];
  return (
    stamps.map((key) => offsetOfStamp(wordsAt(posting, key))).find((each) => each !== null) ?? 0
  );
}

function commonOf(updates: readonly Fields[], around: BlockSurroundings): Common {
  const { posting, head, base } = around;
  const lead = [
    ...pictureKeysAt(posting, base),
    ...(head.image === null ? [] : [keyOf(head.image)]),
  ];
  const headlines = Map.groupBy(updates, (update) => foldTitle(update));
  const repeated = [...headlines].filter(([, group]) => group.length > 1).map(([title]) => title);
  const least = isStampedAlike(updates) ? 2 : Math.max(LEAST_REPEATS, updates.length / 2);
  const most = repeated.filter((title) => (headlines.get(title)?.length ?? 0) >= least);
  const authors = updates.map((update) => JSON.stringify(update.author ?? null));
  const people = toContributors(updates[0] ?? {}, around);
  const storyTitles = new Set(
    [storyTitle(posting, head), head.title].map((t) => foldWords(t ?? '')),
  );
  return {
    ...around,
    decoration: decorationOf(lead, updates, base),
    storyTitles,
    untitled: new Set([...storyTitles, ...most]),
    repeated: new Set(repeated),
    isByStory: people.length > 1 && updates.length > 1 && new Set(authors).size === 1,
  };
}

/** Least number of updates with one headline for it to be taken as no title of theirs. */
const LEAST_REPEATS = 3;

/** Updates that all have the page's own stamp have its headline too. */
function isStampedAlike(updates: readonly Fields[]): boolean {
  const [first] = updates;
  return first !== undefined && updates.every((each) => each.datePublished === first.datePublished);
}

function foldTitle(update: Fields): string {
  return foldWords(toTitle(wordsAt(update, 'headline', 'name')) ?? '');
}

function toBlock(
  update: PostedUpdate,
  place: PlacedBlock | null,
  times: ChosenTimes,
  common: Common,
): Block {
  const { id, fields } = update;
  const title = titleOf(fields, place, common);
  return {
    id,
    url: permalinkOf(update, common),
    title,
    ...times,
    keyEvent: update.keyEvent || place?.keyEvent === true,
    summary: place?.summary === true,
    contributors: contributorsOf(fields, place, common),
    elements: toElements(toBodyDrafts(fields, place, title, common)),
  };
}

/** The update's own headline, unless others have it too: then the markup's, which also has what was cut short. */
function titleOf(fields: Fields, place: PlacedBlock | null, common: Common): string | null {
  const headline = toTitle(wordsAt(fields, 'headline', 'name'));
  const folded = foldWords(headline ?? '');
  const isOwn = folded !== '' && !common.untitled.has(folded);
  const placed = place?.title ?? null;
  const whole = foldWords(placed ?? '');
  if (placed === null || common.storyTitles.has(whole)) return isOwn ? headline : null;
  if (folded.startsWith(whole)) return headline;
  const isCut = whole.startsWith(folded);
  return isOwn && !common.repeated.has(folded) && !isCut ? headline : placed;
}

/** As the markup shows them; but where its byline says more than the names in the record, as that says. */
function contributorsOf(
  fields: Fields,
  place: PlacedBlock | null,
  common: Common,
): readonly Contributor[] {
  const stated = common.isByStory ? [] : toContributors(fields, common);
  if (place === null || place.names.length === 0) return stated;
  const shown = place.names.join(' ');
  const isShown = stated.length > 0 && stated.every(({ name }) => shown.includes(name));
  return isShown ? stated : place.names.map((name) => ({ name }));
}

/** The update's own address; where it has none, its place on the page. */
function permalinkOf({ fields, place }: PostedUpdate, { pageUrl, base }: Common): string | null {
  const isOwn = (url: string | null) =>
    url !== null && url.replace(/[/#]+$/u, '') !== pageUrl?.replace(/\/$/u, '');
  const stated = [fields.url, fields['@id']]
    .filter((value) => /[/?#]/u.test(addressOf(value, '@id', 'url')))
    .map((value) => urlOf(value, base, '@id', 'url'))
    .find(isOwn);
  if (stated) return stated;
  const anchor = plainText(place?.attributes.id ?? '');
  return pageUrl === null || anchor === ''
    ? null
    : urlOf(`#${encodeURIComponent(anchor)}`, pageUrl);
}

/** The markup's words where it has them, and what the record adds to them. */
function toBodyDrafts(
  fields: Fields,
  place: PlacedBlock | null,
  title: string | null,
  common: Common,
): readonly NamedDraft[] {
  const own = toBodyNodes(bodyWords(fields));
  const body = chooseBody(own, place);
  const drafts = toDrafts(body, common.base, readEmbed).filter(
    ({ element }) => !isWords(element, title),
  );
  const holds = (type: string) => drafts.some(({ element }) => element.type === type);
  return [
    ...drafts,
    ...(holds('image') ? [] : toImageDrafts(fields, common.decoration, common.base)),
    ...(holds('video') ? [] : toVideoDrafts(fields, common.base)),
    ...(body === own ? toSharedDrafts(fields, common.base) : []),
  ];
}

function bodyWords(fields: Fields): string {
  return wordsAt(fields, 'articleBody', 'text', 'description');
}

/** The record's words are often cut short, and never richer; the place's may not have been filled in yet. */
function chooseBody(own: readonly HtmlNode[], place: PlacedBlock | null): readonly HtmlNode[] {
  if (place === null) return own;
  const ownLength = foldWords(rawTextOf(own)).length;
  const placedLength = foldWords(textOfPassages(toPassages(place.body, null))).length;
  return placedLength * 2 >= ownLength && place.body.length > 0 ? place.body : own;
}

/** A body that only repeats the title says it twice. */
function isWords(element: NamedDraft['element'], title: string | null): boolean {
  if (title === null || !('passages' in element)) return false;
  if (foldWords(textOfPassages(element.passages)) !== foldWords(title)) return false;
  // A link under the same words is more than the title.
  return !JSON.stringify(element.passages).includes('"href"');
}
