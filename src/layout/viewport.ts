// Owns what the reader looks at: the live edge, or one row of one block, which nothing that arrives may move.
// Pure: a viewport and the timeline of the moment give the rows on the screen. Knows nothing of keys or of React.
//
// The rules: a reader starts by following. A move that ends exactly at the live edge follows; any other move holds, and
// so does a jump to a block. Following shows the edge; holding shows the anchored row on top, wherever its block has
// got to. While the anchored block is not shown its neighbour stands in, and `restoreAnchor` goes back once the filter changes.

import { type Anchor, anchorAt, placeNearAnchor, placeOfAnchor, refreshAnchor } from './anchor.ts';
import { comparePlaces, FIRST_PLACE, lastTop, type Place, type Timeline } from './timeline.ts';

export type Viewport =
  | { readonly mode: 'following' }
  | {
      readonly mode: 'holding';
      /** The row on top of the body. */
      readonly anchor: Anchor;
      /** The row that stood there before its block left the timeline; null when it is `anchor` itself. */
      readonly left: Anchor | null;
    };

export const FOLLOWING: Viewport = { mode: 'following' };

/** What a viewport is seen through: the timeline, and how many rows the body of the screen has. */
export type Scene = { readonly timeline: Timeline; readonly bodyRows: number };

/** Where the live edge is: the place on top of the body when the newest block is in view. */
function edgePlace({ timeline, bodyRows }: Scene): Place {
  return timeline.order === 'newest' ? FIRST_PLACE : lastTop(timeline, bodyRows);
}

/** The place on top of the body. */
export function placeOf(viewport: Viewport, scene: Scene): Place {
  if (viewport.mode === 'following') return edgePlace(scene);
  const { timeline } = scene;
  return placeOfAnchor(timeline, viewport.anchor) ?? placeNearAnchor(timeline, viewport.anchor);
}

/** True when the live edge stands where it stands while following, or (oldest first) further up. */
export function isAtEdge(place: Place, scene: Scene): boolean {
  const distance = comparePlaces(place, edgePlace(scene));
  return scene.timeline.order === 'newest' ? distance === 0 : distance >= 0;
}

/** Holds a place, whether or not it is the live edge. */
export function holdAt(place: Place, scene: Scene): Viewport {
  const anchor = anchorAt(scene.timeline, place);
  return anchor === null ? FOLLOWING : { mode: 'holding', anchor, left: null };
}

/** Follows if the place is the live edge, else holds it. */
export function settleAt(place: Place, scene: Scene): Viewport {
  return comparePlaces(place, edgePlace(scene)) === 0 ? FOLLOWING : holdAt(place, scene);
}

/**
 * The viewport to keep after a merge, a resize or a change of filter: its anchor says where it was found, or names the
 * neighbour when its block is not shown. The same reference when nothing about it changed.
 */
export function keepViewport(viewport: Viewport, scene: Scene): Viewport {
  const { timeline } = scene;
  if (viewport.mode === 'following') return viewport;
  const { anchor, left } = viewport;
  const found = placeOfAnchor(timeline, anchor);
  if (found === null) {
    const neighbour = anchorAt(timeline, placeNearAnchor(timeline, anchor));
    return neighbour === null
      ? viewport
      : { mode: 'holding', anchor: neighbour, left: left ?? anchor };
  }
  const fresh = refreshAnchor(timeline, anchor, found);
  return fresh === anchor ? viewport : { mode: 'holding', anchor: fresh, left };
}

/** To be called when the reader changes the filter, and only then: back to the row that the last filter hid. */
export function restoreAnchor(viewport: Viewport): Viewport {
  if (viewport.mode === 'following' || viewport.left === null) return viewport;
  return { mode: 'holding', anchor: viewport.left, left: null };
}
