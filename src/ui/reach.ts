// Owns what reaches beyond the screen, the reader's browser and clipboard and the images of publishers, for the terminal
// that the program was started on. Loads what does it when it is first asked for.

import type { PictureDepth } from '../layout/half-blocks.ts';
import { whyNoBrowser } from '../terminal/browser.ts';
import { multiplexerOf } from '../terminal/multiplexer.ts';
import type { PictureWay } from '../terminal/picture-way.ts';
import type { Copy, Opener } from './link-orders.ts';
import { createPictures, type PictureOptions, type Pictures } from './pictures.ts';

export type Reach = {
  readonly opener: Opener;
  readonly copy: Copy;
  readonly pictures: Pictures;
};

export type ReachOptions = Pick<PictureOptions, 'fetchPicture' | 'questions'> & {
  readonly pictureWay: PictureWay;
  /** How many colours may be sent. */
  readonly colours: number;
  /** Sends bytes to the terminal, between two frames. */
  readonly send: (bytes: string) => void;
};

export function createReach(
  { env, platform, pid }: Pick<NodeJS.Process, 'env' | 'platform' | 'pid'>,
  options: ReachOptions,
): Reach {
  const { send } = options;
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
    pictures: createPictures({
      ...options,
      multiplexer,
      way: options.pictureWay,
      depth: depthOf(options.colours),
      seed: pid,
    }),
  };
}

function depthOf(colours: number): PictureDepth {
  if (colours < 256) return 'none';
  return colours === 256 ? 'indexed' : 'full';
}
