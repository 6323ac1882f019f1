// Owns what reaches beyond the screen, the reader's browser and clipboard and the images of publishers, for the terminal
// that the program was started on. Loads what does it when it is first asked for.

import type { PictureDepth } from '../layout/half-blocks.ts';
import { whyNoBrowser } from '../terminal/browser.ts';
import { multiplexerOf } from '../terminal/multiplexer.ts';
import type { Copy, Opener } from './link-orders.ts';
import type { LoadPicture } from './picture-orders.ts';

export type Reach = {
  readonly opener: Opener;
  readonly copy: Copy;
  readonly loadPicture: LoadPicture;
  readonly pictureDepth: PictureDepth;
};

export type ReachOptions = {
  /** The bytes of an image, or why there are none, a few words. */
  readonly fetchPicture: (
    url: string,
    signal: AbortSignal,
  ) => Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }>;
  /** How many colours may be sent. */
  readonly colours: number;
  /** Sends bytes to the terminal, between two frames. */
  readonly send: (bytes: string) => void;
};

export function createReach(
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
  { fetchPicture, colours, send }: ReachOptions,
): Reach {
  const multiplexer = multiplexerOf(env);
  return {
    opener: {
      whyNot: whyNoBrowser(env, platform),
      async open(url) {
        const { openAddress } = await import('../terminal/opener.ts');
        return openAddress(url, { platform, env });
      },
    },
    async copy(text) {
      const { copyText } = await import('../terminal/clipboard.ts');
      const hasTmux = (env.TMUX ?? '') !== '';
      return copyText(text, { multiplexer, hasTmux, send });
    },
    async loadPicture(url, signal) {
      const fetched = await fetchPicture(url, signal);
      if ('reason' in fetched) return fetched;
      const { decodePicture } = await import('../terminal/decode-picture.ts');
      return decodePicture(fetched.bytes);
    },
    pictureDepth: depthOf(colours),
  };
}

function depthOf(colours: number): PictureDepth {
  if (colours < 256) return 'none';
  return colours === 256 ? 'indexed' : 'full';
}
