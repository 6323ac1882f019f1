// Owns small worlds to try the merge in: few blocks, few times, so that revisions clash and tie at every turn.

import fc from 'fast-check';
import type { Block } from '../../src/model/block.ts';
import type { StoryHeader } from '../../src/model/story.ts';
import type { Removal, Update } from '../../src/model/update.ts';
import { header, paragraph, update } from '../helpers/builders.ts';

/** An answer and when it came: the time goes with the answer, in whatever order answers are dealt out. */
export type Delivery = { readonly update: Update; readonly receivedAt: number };

export const IDS = ['a', 'b', 'c'] as const;

const stamp = fc.integer({ min: 1, max: 3 });
const stampOrNone = fc.option(stamp);
const plainRecord = { noNullPrototype: true } as const;

const element = fc
  .tuple(fc.constantFrom('e', 'f'), fc.constantFrom('x', ' x', 'y'))
  .map(([id, text]) => paragraph(text, id));

export const anyBlock: fc.Arbitrary<Block> = fc.record(
  {
    id: fc.constantFrom(...IDS),
    url: fc.constant(null),
    title: fc.constantFrom(null, 'A', 'B'),
    publishedAt: stampOrNone,
    lastUpdatedAt: stampOrNone,
    keyEvent: fc.boolean(),
    summary: fc.constant(false),
    contributors: fc.constant([]),
    elements: fc.array(element, { maxLength: 3 }),
  },
  plainRecord,
);

const anyHeader: fc.Arbitrary<StoryHeader> = fc
  .record(
    {
      updatedAt: stampOrNone,
      title: fc.constantFrom('A', 'B'),
      status: fc.constantFrom('live', 'ended'),
      pinnedId: fc.constantFrom('a', 'b', null),
    },
    { ...plainRecord, requiredKeys: ['updatedAt', 'title', 'status'] },
  )
  .map((given) => header(given));

const anyRemoval: fc.Arbitrary<Removal> = fc.record(
  { id: fc.constantFrom(...IDS), lastUpdatedAt: fc.option(fc.integer({ min: 0, max: 4 })) },
  plainRecord,
);

export const anyDelivery: fc.Arbitrary<Delivery> = fc
  .record(
    {
      header: fc.option(anyHeader),
      blocks: fc.array(anyBlock, { maxLength: 3 }),
      removals: fc.oneof(fc.constant([]), fc.array(anyRemoval, { maxLength: 2 })),
      receivedAt: fc.integer({ min: 1, max: 5 }),
    },
    plainRecord,
  )
  .map(({ receivedAt, ...given }) => ({ update: update(given), receivedAt }));

export const anyHistory: fc.Arbitrary<readonly Delivery[]> = fc.array(anyDelivery, {
  maxLength: 5,
});

/** The same deliveries in another order. */
export function shuffled<T>(list: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

/** What an answer says, one thing at a time, each under the answer's own header. */
export function piecesOf({ update: whole, receivedAt }: Delivery): readonly Delivery[] {
  return [
    update({ header: whole.header }),
    ...whole.blocks.map((block) => update({ header: whole.header, blocks: [block] })),
    ...whole.removals.map((removal) => update({ header: whole.header, removals: [removal] })),
  ].map((piece) => ({ update: piece, receivedAt }));
}
