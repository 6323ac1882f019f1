// Owns the Guardian's video and audio, its own and that of other platforms.

import { type Fields, fieldsListAt, flagAt, rawAt, textAt } from '../decode.ts';
import type { ElementDraft } from '../element-id.ts';
import { parseTree } from '../html/html-tree.ts';
import {
  addressAt,
  type Converter,
  captionAt,
  durationAt,
  embeddedAddress,
  firstTextAt,
  joinWithDash,
  type PageContext,
} from './guardian-wire.ts';

type RecordingDraft = Extract<ElementDraft, { type: 'video' | 'audio' }>;

const VIDEO: RecordingDraft = {
  type: 'video',
  url: null,
  title: null,
  caption: null,
  platform: null,
  durationSeconds: null,
  expired: false,
};

const AUDIO: RecordingDraft = { ...VIDEO, type: 'audio' };

export const toYoutubeAtom: Converter = (wire) => {
  const assetId = textAt(wire, 'assetId');
  return {
    ...VIDEO,
    url: assetId === null ? null : `https://youtu.be/${encodeURIComponent(assetId)}`,
    title: firstTextAt(wire, 'mediaTitle', 'title'),
    caption: captionAt(wire, 'caption'),
    durationSeconds: durationAt(wire),
    expired: flagAt(wire, 'expired') === true,
  };
};

/** A video shown from where it was published; the platform is named when it is not the usual one. */
export function toHostedVideo(platform: string | null): Converter {
  return (wire, page) => {
    const title = textAt(wire, 'title');
    const caption = captionAt(wire, 'caption');
    return {
      ...VIDEO,
      url: addressAt(wire, page, 'originalUrl', 'url', 'embedUrl'),
      title: title ?? caption,
      caption: title === null ? null : caption,
      platform,
    };
  };
}

export const toOwnVideo: Converter = (wire, page) => ({
  ...VIDEO,
  url: addressAt(wire, page, 'originalUrl', 'url') ?? assetAddress(wire, page, 'video/mp4'),
  title: joinWithDash(captionAt(wire, 'caption'), textAt(wire, 'source')),
});

export const toMediaAtom: Converter = (wire, page) => {
  const title = textAt(wire, 'title');
  const caption = captionAt(wire, 'caption');
  return {
    ...VIDEO,
    url: assetAddress(wire, page, 'video/mp4'),
    title: title ?? caption,
    caption: title === null ? null : caption,
    durationSeconds: durationAt(wire),
    expired: flagAt(wire, 'expired') === true,
  };
};

/** The first asset of that kind, else the first of any. */
function assetAddress(wire: Fields, page: PageContext, mimeType: string): string | null {
  const assets = fieldsListAt(wire, 'assets');
  const chosen = assets.find((asset) => textAt(asset, 'mimeType') === mimeType) ?? assets.at(0);
  return chosen === undefined ? null : addressAt(chosen, page, 'url');
}

export const toAudio: Converter = (wire, page) => ({
  ...AUDIO,
  url:
    assetAddress(wire, page, 'audio/mpeg') ?? embeddedAddress(parseTree(rawAt(wire, 'html')), page),
  title: textAt(wire, 'title'),
});

export const toAudioAtom: Converter = (wire, page) => {
  const parts = [textAt(wire, 'kicker'), textAt(wire, 'title')].filter((part) => part !== null);
  return {
    ...AUDIO,
    url: addressAt(wire, page, 'trackUrl'),
    title: parts.length === 0 ? null : parts.join(': '),
    durationSeconds: durationAt(wire),
  };
};

export const toSoundcloud: Converter = (wire, page) => ({
  ...AUDIO,
  url: embeddedAddress(parseTree(rawAt(wire, 'html')), page),
  platform: 'soundcloud',
});

export const toSpotify: Converter = (wire, page) => {
  const title = textAt(wire, 'title');
  const caption = captionAt(wire, 'caption');
  return {
    ...AUDIO,
    url: addressAt(wire, page, 'embedUrl', 'originalUrl'),
    title: title ?? caption,
    caption: title === null ? null : caption,
    platform: 'spotify',
  };
};
