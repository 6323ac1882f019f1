// Owns the stories that are measured: made up word by word, the same ones every time, as the Guardian's JSON.

import { renderPage } from '../../src/replay/guardian-wire.ts';
import type { NewsroomBlock } from '../../src/replay/newsroom.ts';

/** Four in a hundred are not ASCII, as in the prose of a newspaper. */
const WORDS =
  `the harbour council met before noon and the ferry to the island was late again while people
  waited on the quay with their bags in light rain a speaker said that nothing had been decided about the bridge
  engineers would look at its northern arch on Monday if the tide allowed for it and the river stayed below the mark
  residents asked for lamps along the path officials promised an answer “soon” the café stayed open – a band played`
    .split(/\s+/u)
    .filter((word) => word !== '');

export const STORY_PATH = 'town/live/2026/may/04/the-bridge-and-the-ferry';
/** On every screen that has read a story. */
export const HEADLINE = 'The bridge and the ferry – a day by the river';
const MINUTE_MS = 60_000;

function createWordSource(seed: number): (count: number) => string {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return WORDS[(state >>> 8) % WORDS.length] ?? '';
  };
  return (count) => {
    const text = Array.from({ length: count }, next).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
}

/** Block number `index`, counted from the oldest: about 600 characters in three elements. */
function makeBlock(index: number, publishedAt: number): NewsroomBlock {
  const words = createWordSource(index + 1);
  return {
    name: `block-${index}`,
    title: index % 3 === 0 ? words(6).slice(0, -1) : null,
    body: [`<p>${words(36)}</p>`, `<p>${words(42)}</p>`, `<p>${words(30)}</p>`],
    keyEvent: index % 8 === 0,
    summary: index % 40 === 20,
    contributors: index % 2 === 0 ? ['Ida Falk'] : [],
    publishedAt,
    lastUpdatedAt: publishedAt,
  };
}

type Placing = {
  readonly origin?: string;
  /** How many blocks stand before these: a page of a longer story. */
  readonly firstIndex?: number;
};

/** A live story of so many blocks, one every two minutes, the newest at `newestAt` (epoch ms), on one page. */
export function makeStory(
  count: number,
  newestAt: number,
  { origin = 'http://127.0.0.1', firstIndex = 0 }: Placing = {},
): string {
  const blocks = Array.from({ length: count }, (_, fromNewest) =>
    makeBlock(firstIndex + count - 1 - fromNewest, newestAt - fromNewest * 2 * MINUTE_MS),
  );
  const newsroom = {
    headline: HEADLINE,
    blocks,
    removed: [],
    pinned: null,
    ended: false,
    modifiedAt: newestAt,
    eventsPlayed: count,
  };
  let id = 0;
  const page = renderPage(
    {
      script: {
        path: STORY_PATH,
        headline: newsroom.headline,
        standfirst: '<p>What the town decides today.</p>',
        byline: 'Ida Falk',
        events: [],
      },
      origin,
      pageSize: count + 1,
      randomId: () => String(id++),
    },
    newsroom,
    null,
  );
  return JSON.stringify(page);
}
