// Owns a browser and a clipboard for tests: they do nothing but note what they were given.

import type { Reach } from '../../src/ui/reach.ts';

export type FakeReach = Reach & { readonly opened: string[]; readonly copied: string[] };

/** `whyNot`: nothing can be opened, for that reason. `failure`: what is opened fails so. */
export function createFakeReach({
  whyNot = null,
  failure = null,
  most = Number.POSITIVE_INFINITY,
}: {
  readonly whyNot?: string | null;
  readonly failure?: string | null;
  /** The longest text that can be copied. */
  readonly most?: number;
} = {}): FakeReach {
  const opened: string[] = [];
  const copied: string[] = [];
  return {
    opened,
    copied,
    opener: {
      whyNot,
      async open(url) {
        opened.push(url);
        return failure;
      },
    },
    async copy(text) {
      if (text.length > most) return false;
      copied.push(text);
      return true;
    },
  };
}
