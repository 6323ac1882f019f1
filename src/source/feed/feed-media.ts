// Owns the pictures, recordings and files that a feed hangs on a block beside its text, in the several ways there are.

import type { MediaNs } from 'feedsmith';
import { type FeedBlock, type FeedMedia, isPresent } from './feed-shape.ts';

/** As an enclosure, an attachment or a link states it; null without an address. */
export type StatedMedia = {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly medium?: string | undefined;
  readonly width?: number | undefined;
  readonly title?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
  readonly durationSeconds?: number | undefined;
};

export function toFeedMedia(stated: StatedMedia): FeedMedia | null {
  if (stated.url === undefined) return null;
  return {
    kind: kindOf(stated, stated.url),
    url: stated.url,
    width: stated.width ?? null,
    title: stated.title ?? null,
    caption: stated.caption ?? null,
    credit: stated.credit ?? null,
    durationSeconds: stated.durationSeconds ?? null,
  };
}

const KIND_OF_ENDING: readonly (readonly [RegExp, FeedMedia['kind']])[] = [
  [/\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/iu, 'image'],
  [/\.(?:m3u8|m4v|mov|mp4|webm)(?:[?#]|$)/iu, 'video'],
  [/\.(?:aac|flac|m4a|mp3|oga|ogg|opus|wav)(?:[?#]|$)/iu, 'audio'],
];

/** By what is said of it; types are often missing, or the same for everything. */
function kindOf({ medium, type }: StatedMedia, url: string): FeedMedia['kind'] {
  const stated = /^(?:image|video|audio)(?=\/|$)/u.exec((medium ?? type ?? '').toLowerCase())?.[0];
  if (stated === 'image' || stated === 'video' || stated === 'audio') return stated;
  return KIND_OF_ENDING.find(([ending]) => ending.test(url))?.[1] ?? 'file';
}

/** One picture and the recordings of Media RSS. The same picture is often there in several sizes: the widest is taken. */
export function readMediaModule(media: MediaNs.ItemOrFeed | undefined): readonly FeedMedia[] {
  if (media === undefined) return [];
  const groups = media.groups ?? [];
  const alone = (media.contents ?? []).map((content) => fromContent(content, media));
  const grouped = groups.map((group) =>
    (group.contents ?? []).map((content) => fromContent(content, group, media)).filter(isPresent),
  );
  const all = [...alone, ...grouped.flat()].filter(isPresent);
  const thumbnails = [media, ...groups, ...(media.contents ?? [])].flatMap((holder) =>
    (holder.thumbnails ?? []).map((each) => fromThumbnail(each, holder, media)),
  );
  const pictures = all.filter(({ kind }) => kind === 'image');
  const picture = widest(pictures.length > 0 ? pictures : thumbnails.filter(isPresent));
  // The members of a group are one recording in several qualities.
  const recordings = [
    ...alone.filter(isPresent).filter(isRecording),
    ...grouped.flatMap((members) => members.filter(isRecording).slice(0, 1)),
  ];
  return picture === null ? recordings : [picture, ...recordings];
}

type Words = Pick<MediaNs.Content, 'title' | 'description' | 'credits'>;

/** Words that a part does not have are those of what it is in, given from the inside out. */
function wordsOf(...holders: readonly Words[]): StatedMedia {
  const first = <T>(read: (holder: Words) => T | undefined): T | undefined =>
    holders.map(read).find((value) => value !== undefined);
  return {
    title: first((holder) => holder.title?.value),
    caption: first((holder) => holder.description?.value),
    credit: first((holder) => holder.credits?.[0]?.value),
  };
}

function fromContent(content: MediaNs.Content, ...around: readonly Words[]): FeedMedia | null {
  const { url, type, medium, width, duration } = content;
  return toFeedMedia({
    ...wordsOf(content, ...around),
    url,
    type,
    medium,
    width,
    durationSeconds: duration,
  });
}

function fromThumbnail(
  { url, width }: MediaNs.Thumbnail,
  ...around: readonly Words[]
): FeedMedia | null {
  return toFeedMedia({ ...wordsOf(...around), url, width, medium: 'image' });
}

function widest(pictures: readonly FeedMedia[]): FeedMedia | null {
  const [first = null] = pictures;
  return pictures.reduce(
    (best, each) => ((each.width ?? 0) > (best?.width ?? 0) ? each : best),
    first,
  );
}

function isRecording({ kind }: FeedMedia): boolean {
  return kind === 'video' || kind === 'audio';
}

/** The pictures apart from what else hangs on the block. */
export function splitMedia(
  media: readonly (FeedMedia | null)[],
): Pick<FeedBlock, 'pictures' | 'attachments'> {
  const all = media.filter(isPresent);
  return {
    pictures: all.filter(({ kind }) => kind === 'image'),
    attachments: all.filter(({ kind }) => kind !== 'image'),
  };
}
