// Owns a browser, a clipboard and images for tests: they do nothing but note what they were asked for.

import type { Pictures } from '../../src/ui/pictures.ts';
import type { Reach } from '../../src/ui/reach.ts';

export type FakeReach = Reach & {
  readonly opened: string[];
  readonly copied: string[];
  readonly loaded: string[];
};

/** One black pixel. */
const PIXEL = { width: 1, height: 1, rgb: new Uint8Array(3) };

/** `whyNot`: nothing can be opened, for that reason. `failure`: what is opened fails so. */
export function createFakeReach({
  whyNot = null,
  failure = null,
  most = Number.POSITIVE_INFINITY,
  areDrawn = true,
  pictures = {},
}: {
  readonly whyNot?: string | null;
  readonly failure?: string | null;
  /** The longest text that can be copied. */
  readonly most?: number;
  readonly areDrawn?: boolean;
  readonly pictures?: Partial<Pictures>;
} = {}): FakeReach {
  const opened: string[] = [];
  const copied: string[] = [];
  const loaded: string[] = [];
  return {
    opened,
    copied,
    loaded,
    pictures: {
      areDrawn,
      depth: 'full',
      expect: () => {},
      async load(url) {
        loaded.push(url);
        return failure === null ? { pixels: PIXEL, cell: null } : { reason: failure };
      },
      place: (_, lines) => ({ lines, picture: null }),
      ...pictures,
    },
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
