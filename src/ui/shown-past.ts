// Owns what is shown of the story as it once stood: by the reader's own choices, with the reader's own marks, from what was
// known then. Remembers how it was shown last, apart from how the present was.

import type { ShownPast } from '../layout/past-scene.ts';
import type { ScreenInput } from '../layout/screen-input.ts';
import type { Block } from '../model/block.ts';
import { createTimelineSelector, selectPinned, selectRemoval } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import { createBlockFilter } from './block-filter.ts';
import type { Reader } from './reader.ts';
import { marked, stateThere, type TimeTravel } from './time-travel.ts';

/** `input` and `state`: of the present. */
export type PastView = (
  layer: TimeTravel,
  reader: Pick<Reader, 'keyEventsOnly' | 'order' | 'filter' | 'pinnedOpen'>,
  input: ScreenInput,
  state: State,
) => ShownPast;

export function createPastView(): PastView {
  const listThen = createList();
  const listWhole = createList();
  const selectKeyEvents = createTimelineSelector();
  return (layer, reader, input, present) => {
    const { past, at, until, whole, viewport } = layer;
    const state = stateThere(layer, present);
    const pinned = selectPinned(state);
    const title = state.header?.title ?? input.story?.title;
    return {
      ...{ at, from: past.from, until, viewport, firstReadAt: past.firstReadAt(at) },
      whole: listWhole(marked(whole, present), reader),
      shown: {
        story: title === undefined ? null : { title, status: 'past' },
        blocks: listThen(state, reader),
        keyEvents: selectKeyEvents(state, { keyEventsOnly: true, order: reader.order }),
        counts: { ...input.counts, known: state.order.length },
        pinned: pinned === null ? null : { block: pinned, open: reader.pinnedOpen },
        marks: {
          ...input.marks,
          unseen: NONE,
          edited: state.edited,
          removalOf: (id) => selectRemoval(state, id),
        },
      },
    };
  };
}

type Chooser = Pick<Reader, 'keyEventsOnly' | 'order' | 'filter'>;

/** What of a state the reader wants to see. */
function createList(): (state: State, reader: Chooser) => readonly Block[] {
  const select = createTimelineSelector();
  const filterBlocks = createBlockFilter();
  return (state, { keyEventsOnly, order, filter }) => {
    const viewed = select(state, { keyEventsOnly, order });
    return filter === null ? viewed : filterBlocks(viewed, filter.query, state);
  };
}

const NONE: ReadonlySet<string> = new Set();
