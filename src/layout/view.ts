// Owns the view: what a viewport shows in a scene, as rows and as facts about them. Pure; draws nothing.

import type { BlockId } from '../model/block.ts';
import { padRows } from './pad-rows.ts';
import type { Row } from './row.ts';
import { blockAt, type Place, rowsFrom } from './timeline.ts';
import { isAtEdge, keepViewport, placeOf, type Scene, type Viewport } from './viewport.ts';

export type View = {
  /** Exactly as many as the body has, the end of the story followed by empty rows. */
  readonly rows: readonly Row[];
  /** To be kept in place of the viewport that was given; the same reference when nothing about it changed. */
  readonly viewport: Viewport;
  readonly place: Place;
  readonly atEdge: boolean;
  /** The block on top: what a key that acts on "this block" means. Null when nothing is shown. */
  readonly selectedId: BlockId | null;
  /** Position of the selected block in display order, from 1; 0 when nothing is shown. */
  readonly position: number;
  /** Every block with a row on the screen, from the top. */
  readonly visibleIds: readonly BlockId[];
};

export function resolveViewport(viewport: Viewport, scene: Scene): View {
  const kept = keepViewport(viewport, scene);
  const place = placeOf(kept, scene);
  const rows = rowsFrom(scene.timeline, place, scene.bodyRows);
  const selected = blockAt(scene.timeline, place.index);
  return {
    rows: padRows(rows, scene.bodyRows),
    viewport: kept,
    place,
    atEdge: isAtEdge(place, scene),
    selectedId: selected?.id ?? null,
    position: selected === undefined ? 0 : place.index + 1,
    visibleIds: [...new Set(rows.flatMap((row) => row.blockId ?? []))],
  };
}
