// Owns what a bare address leads to: a social network's post, a recording, or a page. Knows no source.

import type { NamedDraft } from '../element-id.ts';
import { toFrameDraft } from '../html/html-islands.ts';

const NETWORKS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)(?:twitter|x)\.com$/u, 'tweet'],
  [/(?:^|\.)instagram\.com$/u, 'instagram'],
  [/(?:^|\.)tiktok\.com$/u, 'tiktok'],
  [/(?:^|\.)(?:facebook\.com|fb\.watch)$/u, 'facebook'],
  [/(?:^|\.)bsky\.app$/u, 'bluesky'],
  [/(?:^|\.)threads\.(?:net|com)$/u, 'threads'],
  [/(?:^|\.)(?:t\.me|telegram\.org)$/u, 'telegram'],
];

/** The network that the address belongs to, as `SocialElement` names it. */
export function networkOf(url: string): string | null {
  const { hostname } = new URL(url);
  return NETWORKS.find(([hosts]) => hosts.test(hostname))?.[1] ?? null;
}

/** The post at the address; null when it is on no network. */
export function toNetworkDraft(url: string, text: string | null): NamedDraft | null {
  const platform = networkOf(url);
  if (platform === null) return null;
  return {
    element: {
      type: 'social',
      platform,
      author: null,
      handle: null,
      dateLine: null,
      passages: text === null ? [] : [{ kind: 'paragraph', content: [{ text }] }],
      url,
    },
    kind: platform,
    naturalKey: url,
  };
}

/** `text` is what the address was shown as; null when it stood alone. */
export function toShareDraft(url: string, text: string | null): NamedDraft {
  const network = toNetworkDraft(url, text);
  if (network !== null) return network;
  const frame = toFrameDraft(url, text);
  if (frame.element.type !== 'embed') return frame;
  const element = { type: 'link', prefix: null, text: text ?? url, url } as const;
  return { element, kind: 'link', naturalKey: url };
}
