// Owns the way of one image from its address to bytes, for a reader who asked to see it. Loads the network when first asked.

import { describeFaultBriefly, isFollowFault, NetworkError } from '../model/errors.ts';

const MOST_BYTES = 8 * 1024 * 1024;

/** What can be unpacked, and nothing that some servers would rather send. */
const ACCEPT = 'image/jpeg, image/png, image/webp;q=0.9';

/** The bytes, or why there are none, a few words. Never rejects but by a fault of ours. */
export type FetchPicture = (
  url: string,
  signal: AbortSignal,
) => Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }>;

/** `address`: where the story comes from, and the only place where an image may be the reader's own machine's. */
export function pictureFetcher(address: string, userAgent: string): FetchPicture {
  const request = { userAgent, readerUrls: [address], accept: ACCEPT, capBytes: MOST_BYTES };
  return async (url, signal) => {
    const { fetchBytes } = await import('../net/fetch-bytes.ts');
    try {
      return { bytes: await fetchBytes(url, request, signal) };
    } catch (error) {
      if (signal.aborted) return { reason: 'it was given up' };
      if (!isFollowFault(error)) throw error;
      const isTooLarge = error instanceof NetworkError && error.kind === 'too-large';
      return { reason: isTooLarge ? 'it is larger than 8 MiB' : describeFaultBriefly(error) };
    }
  };
}
