// Owns the looking at images: the first time in words, the second time, and never unasked, the image itself. What fetches
// and unpacks it is given.

import { blockAt } from '../layout/timeline.ts';
import type { Command } from './keymap.ts';
import { nextLook, type PictureLayer, tellNext, tellPictures } from './picture-layer.ts';
import type { Pictures } from './pictures.ts';
import type { Reading } from './reading.ts';

export type PictureOrders = {
  /** True when the command was about images: then it is seen to. */
  readonly obey: (command: Command) => boolean;
  /** Ends what is under way. */
  readonly stop: () => void;
};

export function createPictureOrders({
  reading,
  pictures,
  onFault,
}: {
  readonly reading: Reading;
  readonly pictures: Pick<Pictures, 'areDrawn' | 'depth' | 'expect' | 'load'>;
  /** A fault of ours. */
  readonly onFault: (error: unknown) => void;
}): PictureOrders {
  let underWay = new AbortController();

  function tell(): void {
    const { scene, view } = reading.getScreen();
    const layer = tellPictures(blockAt(scene.timeline, view.place.index) ?? null, pictures);
    if (layer === null) reading.say('no images in the post on top');
    else {
      pictures.expect();
      reading.show(layer);
    }
  }

  async function draw(layer: PictureLayer): Promise<void> {
    underWay.abort();
    underWay = new AbortController();
    const asked: PictureLayer = { ...layer, drawing: 'loading' };
    reading.show(asked);
    const { signal } = underWay;
    const loaded = await pictures.load(layer.images[layer.cursor]?.url ?? '', signal);
    // The reader may have gone on to another image, or back to the story.
    if (signal.aborted || !isStillAsked(asked)) return;
    reading.show(
      'pixels' in loaded
        ? { ...asked, drawing: loaded.pixels, cell: loaded.cell }
        : { ...asked, drawing: loaded },
    );
  }

  function isStillAsked({ images, cursor }: PictureLayer): boolean {
    const { layer } = reading.getReader();
    return layer?.kind === 'pictures' && layer.images === images && layer.cursor === cursor;
  }

  function lookAgain(layer: PictureLayer): void {
    const step = nextLook(layer);
    if (step === 'draw') draw(layer).catch(onFault);
    else if (step === 'next') reading.show(tellNext(layer));
    else if (step === 'close') reading.obey('close');
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
