// Owns tags that stand for a post or a recording elsewhere and hold nothing themselves until a script has filled them:
// AMP's, and the placeholders that newsrooms make. Knows no source.

import { safeUrl } from '../../model/plain-text.ts';
import type { NamedDraft } from '../element-id.ts';
import type { ReadIsland } from '../html/html-elements.ts';
import { toFrameDraft } from '../html/html-islands.ts';
import { type HtmlTag, rawTextOf } from '../html/html-tree.ts';
import { networkOf, toNetworkDraft, toShareDraft } from './network-link.ts';

/** AMP names what it embeds by its code alone. */
const AMP_EMBEDS: ReadonlyMap<string, readonly [attribute: string, address: string]> = new Map([
  ['amp-twitter', ['data-tweetid', 'https://twitter.com/i/status/']],
  ['amp-instagram', ['data-shortcode', 'https://www.instagram.com/p/']],
  ['amp-tiktok', ['data-src', 'https://www.tiktok.com/embed/']],
  ['amp-facebook', ['data-href', '']],
  ['amp-youtube', ['data-videoid', 'https://youtu.be/']],
  ['amp-vimeo', ['data-videoid', 'https://vimeo.com/']],
  ['amp-dailymotion', ['data-videoid', 'https://www.dailymotion.com/video/']],
  ['amp-iframe', ['src', '']],
  ['amp-video', ['src', '']],
  ['amp-audio', ['src', '']],
]);

/** Where a placeholder keeps the address of what it stands for. */
const ADDRESSES = ['data-url', 'data-href', 'data-src', 'data-tweet-url', 'data-permalink', 'cite'];

/** Reach's titles show another page of theirs as a card. */
const PAGE_ADDRESS = 'data-embedded-content-path';

const PLACEHOLDERS: ReadonlySet<string> = new Set(['div', 'span', 'figure', 'section', 'p']);

/** To be given to `toDrafts`. */
export const readEmbed: ReadIsland = (tag, base) => {
  const amp = AMP_EMBEDS.get(tag.name);
  if (amp !== undefined) return readAmp(tag, amp, base);
  if (!PLACEHOLDERS.has(tag.name) || rawTextOf(tag.children).trim() !== '') return null;
  const page = safeUrl(tag.attributes[PAGE_ADDRESS] ?? '', base ?? undefined);
  if (page !== null && PAGE_ADDRESS in tag.attributes) return [toShareDraft(page, null)];
  const tweetId = /^\d+$/u.exec(tag.attributes['data-tweet-id'] ?? '')?.[0];
  const addresses = [
    ...ADDRESSES.map((name) => tag.attributes[name] ?? ''),
    ...(tweetId === undefined ? [] : [`https://twitter.com/i/status/${tweetId}`]),
  ];
  const url = addresses
    .map((text) => (text === '' ? null : safeUrl(text, base ?? undefined)))
    .find((each) => each !== null && networkOf(each) !== null);
  return url ? [toNetworkDraft(url, null)].filter((draft) => draft !== null) : null;
};

function readAmp(
  tag: HtmlTag,
  [attribute, address]: readonly [string, string],
  base: string | null,
): readonly NamedDraft[] {
  const code = (tag.attributes[attribute] ?? '').trim();
  const url = code === '' ? null : safeUrl(`${address}${code}`, base ?? undefined);
  return url === null ? [] : [toNetworkDraft(url, null) ?? toFrameDraft(url, null)];
}
