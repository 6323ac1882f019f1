// Owns the looking at images: the first time in words, the second time, and never unasked, the image itself. What fetches
// and unpacks it is given.

import type { PictureDepth } from '../layout/half-blocks.ts';
import { blockAt } from '../layout/timeline.ts';
import type { Pixels } from '../model/pixels.ts';
import type { Command } from './keymap.ts';
import { type PictureLayer, tellNext, tellPictures } from './picture-layer.ts';
import type { Reading } from './reading.ts';

/** Fetches an image and unpacks it: its pixels, or why there are none, a few words. Never rejects. */
export type LoadPicture = (
  url: string,
  signal: AbortSignal,
) => Promise<{ readonly pixels: Pixels } | { readonly reason: string }>;

export type PictureOrders = {
  /** True when the command was about images: then it is seen to. */
  readonly obey: (command: Command) => boolean;
  /** Ends what is under way. */
  readonly stop: () => void;
};

export function createPictureOrders({
  reading,
  loadPicture,
  pictureDepth,
  onFault,
}: {
  readonly reading: Reading;
  readonly loadPicture: LoadPicture;
  readonly pictureDepth: PictureDepth;
  /** A fault of ours. */
  readonly onFault: (error: unknown) => void;
}): PictureOrders {
  let underWay = new AbortController();

  function tell(): void {
    const { scene, view } = reading.getScreen();
    const layer = tellPictures(blockAt(scene.timeline, view.place.index) ?? null, pictureDepth);
    if (layer === null) reading.say('no images in the post on top');
    else reading.show(layer);
  }

  async function draw(layer: PictureLayer, url: string): Promise<void> {
    underWay.abort();
    underWay = new AbortController();
    const asked: PictureLayer = { ...layer, drawing: 'loading' };
    reading.show(asked);
    const { signal } = underWay;
    const loaded = await loadPicture(url, signal);
    // The reader may have gone on to another image, or back to the story.
    if (signal.aborted || !isStillAsked(asked)) return;
    reading.show({ ...asked, drawing: 'pixels' in loaded ? loaded.pixels : loaded });
  }

  function isStillAsked({ images, cursor }: PictureLayer): boolean {
    const { layer } = reading.getReader();
    return layer?.kind === 'pictures' && layer.images === images && layer.cursor === cursor;
  }

  function lookAgain(layer: PictureLayer): void {
    const url = layer.images[layer.cursor]?.url ?? null;
    if (layer.drawing === 'loading') return;
    if (layer.drawing === 'unasked' && url !== null) draw(layer, url).catch(onFault);
    else if (layer.images.length > 1) reading.show(tellNext(layer));
    else reading.obey('close');
  }

  return {
    obey(command) {
      if (command !== 'image') return false;
      const { layer } = reading.getReader();
      if (layer === null) tell();
      else if (layer.kind === 'pictures') lookAgain(layer);
      return true;
    },
    stop: () => underWay.abort(),
  };
}
