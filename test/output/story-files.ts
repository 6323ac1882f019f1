// Owns the story that the tests of exports write down: edited, removed, starred, with a note and with hostile words.

import type { ExportedBlock, ExportedStory } from '../../src/output/exported-story.ts';
import { block, header, paragraph } from '../helpers/builders.ts';

export const NOON = Date.UTC(2026, 6, 1, 12);

export function exported(
  given: Partial<ExportedBlock> & Pick<ExportedBlock, 'block'>,
): ExportedBlock {
  return { removal: null, mark: { isStarred: false, note: null }, earlier: [], ...given };
}

const GATE = block({
  id: 'gate',
  url: 'https://example.org/live#gate',
  title: 'The gate opens',
  publishedAt: NOON,
  lastUpdatedAt: NOON + 60_000,
  keyEvent: true,
  contributors: [{ name: 'A. Reporter' }],
  elements: [paragraph('Four boats wait.')],
});

/** Newest first. */
export const FAIR: ExportedStory = {
  header: header({ title: 'The village fair', byline: 'A. Reporter', updatedAt: NOON }),
  hasHistory: true,
  blocks: [
    exported({
      block: block({ id: 'cake', publishedAt: NOON + 1000, elements: [paragraph('A cake fell.')] }),
      removal: { noticedAt: NOON + 120_000 },
    }),
    exported({
      block: GATE,
      mark: { isStarred: true, note: 'ask <Ada>' },
      earlier: [
        { block: { ...GATE, elements: [paragraph('Three boats wait.')] }, receivedAt: NOON + 5000 },
      ],
    }),
  ],
};
