// Owns what reaches beyond the screen, the reader's browser and clipboard, for the terminal that the program was started
// on. Loads what does it when it is first asked for.

import { whyNoBrowser } from '../terminal/browser.ts';
import { multiplexerOf } from '../terminal/multiplexer.ts';
import type { Copy, Opener } from './link-orders.ts';

export type Reach = { readonly opener: Opener; readonly copy: Copy };

/** `send`: sends bytes to the terminal, between two frames. */
export function createReach(
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
  send: (bytes: string) => void,
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
  };
}
