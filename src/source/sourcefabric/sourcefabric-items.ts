// Owns the parts of a post of Sourcefabric's Live Blog. Each says what it is and has its rendering as HTML, which is read
// wherever nothing better is sent: for text, for types that a newsroom has made up, for old servers that send no more.

import type { Passage } from '../../model/passage.ts';
import { plainText, safeUrl } from '../../model/plain-text.ts';
import { type Fields, fieldsAt, fieldsListAt, numberAt, rawAt, textAt } from '../decode.ts';
import type { NamedDraft } from '../element-id.ts';
import { parseHtml, textOfHtml } from '../html/html.ts';
import { type ReadIsland, toDrafts } from '../html/html-elements.ts';
import { toPictureDraft } from '../html/html-islands.ts';
import { firstTag, hasClass, isNamed, lineOf } from '../html/html-query.ts';
import { type HtmlTag, parseTree } from '../html/html-tree.ts';

type ReadItem = (item: Fields, base: string | null) => readonly NamedDraft[] | null;

const READERS: ReadonlyMap<string, ReadItem> = new Map<string, ReadItem>([
  ['advertisement', () => []],
  ['image', readImage],
  ['galleryimage', readImage],
  ['quote', readQuote],
  ['embed', readEmbed],
  ['comment', readComment],
  ['poll', readPoll],
]);

export function toItemDrafts(item: Fields, base: string | null): readonly NamedDraft[] {
  const name = plainText(rawAt(item, 'item_type')).trim().toLowerCase();
  if (name.startsWith('advertisement ')) return [toAdvertisement(item, base)];
  return (
    READERS.get(name)?.(item, base) ?? toDrafts(parseTree(rawAt(item, 'text')), base, readRendered)
  );
}

/** Placed by the server between posts. One that editors wrote as a post of its own is a post, though without its words. */
export function isAdvertisement(item: Fields): boolean {
  return rawAt(item, 'item_type').trim().toLowerCase() === 'advertisement';
}

function toAdvertisement(item: Fields, base: string | null): NamedDraft {
  const link = firstTag(parseTree(rawAt(item, 'text')), isNamed('a'))?.attributes.href ?? '';
  const url = link === '' ? null : safeUrl(link, base ?? undefined);
  const element = {
    type: 'embed',
    label: 'advertisement',
    title: null,
    passages: [],
    url,
  } as const;
  return { element, kind: 'advertisement', naturalKey: url ?? '' };
}

/** Wide enough for a window, then whatever there is. */
const RENDITIONS = ['viewImage', 'baseImage', 'original', 'thumbnail'];

function readImage(item: Fields, base: string | null): readonly NamedDraft[] | null {
  const meta = fieldsAt(item, 'meta');
  const renditions = fieldsAt(fieldsAt(meta, 'media'), 'renditions');
  const url = RENDITIONS.map((name) => rawAt(fieldsAt(renditions, name), 'href'))
    .filter((href) => href.trim() !== '')
    .map((href) => safeUrl(href, base ?? undefined))
    .find((href) => href !== null);
  if (url === undefined) return null;
  const [caption, alt, credit] = [
    lineAt(meta, 'caption'),
    textAt(meta, 'alt'),
    lineAt(meta, 'credit'),
  ];
  return [toPictureDraft({ url, alt, caption, credit })];
}

/** Words that may hold markup, on one line. */
function lineAt(fields: Fields, key: string): string | null {
  const text = textOfHtml(rawAt(fields, key)).trim();
  return text === '' ? null : text;
}

/** What the server's own rendering writes in a way of its own. */
const readRendered: ReadIsland = (tag, base) => {
  if (tag.name === 'figure') return readFigure(tag, base);
  return hasClass(tag, 'liveblog--card') ? readCard(tag, base) : null;
};

/** "Caption Credit: Somebody", under a picture of which there are several sizes. */
function readFigure(figure: HtmlTag, base: string | null): readonly NamedDraft[] | null {
  const picture = firstTag(figure.children, isNamed('img'));
  if (picture === null) return null;
  const { src = '', srcset = '', alt = '' } = picture.attributes;
  const url = safeUrl(bestSource(srcset) ?? src, base ?? undefined);
  const words = lineOf(firstTag(figure.children, isNamed('figcaption'))?.children ?? []) ?? '';
  const [, caption = '', credit = ''] = /^(.*?)(?:(?:^|\s)Credit:\s*(.*))?$/u.exec(words) ?? [];
  const described = plainText(alt).trim();
  return [
    toPictureDraft({
      url,
      alt: orNull(described),
      caption: orNull(caption),
      credit: orNull(credit),
    }),
  ];
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Enough for a window of ordinary size, px. */
const WANTED_WIDTH = 1000;

/** The smallest of those that are wide enough, else the widest; null when no width is told. */
function bestSource(srcset: string): string | null {
  const sources = srcset
    .split(/,\s/u)
    .map((source) => /^\s*(\S+)\s+(\d+)w\s*$/u.exec(source))
    .filter((found) => found !== null)
    .map(([, url, width]) => ({ url: url ?? '', width: Number(width) }))
    .toSorted((a, b) => a.width - b.width);
  return (sources.find(({ width }) => width >= WANTED_WIDTH) ?? sources.at(-1))?.url ?? null;
}

/** A link with its title and a few words; a card around a quoted post or a frame is read for what is in it. */
function readCard(card: HtmlTag, base: string | null): readonly NamedDraft[] | null {
  const part = (name: string) => firstTag(card.children, (tag) => hasClass(tag, name));
  const title = lineOf(part('title-preview')?.children ?? []);
  if (title === null) return null;
  const url = safeUrl(part('link-preview')?.attributes.href ?? '', base ?? undefined);
  const description = lineOf(part('description-preview')?.children ?? []);
  return [toCardDraft(title, description, url)];
}

function toCardDraft(
  title: string | null,
  description: string | null,
  url: string | null,
): NamedDraft {
  const passages: Passage[] =
    description === null ? [] : [{ kind: 'paragraph', content: [{ text: description }] }];
  const label = url === null ? 'embed' : `embed: ${new URL(url).hostname.replace(/^www\./u, '')}`;
  return {
    element: { type: 'embed', label, title, passages, url },
    kind: 'embed',
    naturalKey: url,
  };
}

/** As the network's own code shows it; else what is told of the page behind the link; else the rendering. */
function readEmbed(item: Fields, base: string | null): readonly NamedDraft[] | null {
  const meta = fieldsAt(item, 'meta');
  const shown = toDrafts(parseTree(rawAt(meta, 'html')), base, readRendered);
  if (shown.length > 0) return shown;
  const [title, description] = [lineAt(meta, 'title'), lineAt(meta, 'description')];
  const url = safeUrl(rawAt(meta, 'original_url') || rawAt(meta, 'url'), base ?? undefined);
  if (title === null && (url === null || rawAt(item, 'text').trim() !== '')) return null;
  return [toCardDraft(title, description, url)];
}

function readQuote(item: Fields, base: string | null): readonly NamedDraft[] | null {
  const meta = fieldsAt(item, 'meta');
  const passages = parseHtml(rawAt(meta, 'quote'), base);
  if (passages.length === 0) return null;
  const quote: Passage = {
    kind: 'quote',
    passages,
    attribution: lineAt(meta, 'credit'),
    mark: 'quoted',
  };
  return [{ element: { type: 'quote', passages: [quote] }, kind: 'quote', naturalKey: null }];
}

/** A reader's own, which editors have let through. */
function readComment(item: Fields, base: string | null): readonly NamedDraft[] {
  const author = textAt(item, 'commenter') ?? textAt(fieldsAt(item, 'meta'), 'commenter');
  const passages = parseHtml(rawAt(item, 'text'), base);
  const comment = {
    type: 'social',
    platform: 'comment',
    handle: null,
    dateLine: null,
    url: null,
  } as const;
  return [{ element: { ...comment, author, passages }, kind: 'comment', naturalKey: null }];
}

/** The question, and the answers with the votes for each. */
function readPoll(item: Fields): readonly NamedDraft[] | null {
  const poll = fieldsAt(item, 'poll_body');
  const title = lineAt(poll, 'question');
  if (title === null) return null;
  const items = fieldsListAt(poll, 'answers').flatMap((answer) => {
    const [option, votes] = [lineAt(answer, 'option'), numberAt(answer, 'votes') ?? 0];
    if (option === null) return [];
    const text = votes > 0 ? `${option} (${votes})` : option;
    return [{ content: [{ text }], lists: [] }];
  });
  const passages: Passage[] = items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
  return [
    {
      element: { type: 'embed', label: 'poll', title, passages, url: null },
      kind: 'poll',
      naturalKey: title,
    },
  ];
}
