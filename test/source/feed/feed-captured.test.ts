// The captured feeds, against what a reader of each must find. Their words stay where they are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { feed } from '../../../src/source/feed/feed.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { initialState } from '../../../src/state/initial-state.ts';
import { reduce } from '../../../src/state/reduce.ts';
import type { State } from '../../../src/state/state.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import { testConformance } from '../conformance.ts';

type Facts = {
  readonly title: string;
  readonly items: number;
  readonly titleless?: number;
  readonly firstTitle: string | null;
  readonly firstId?: string;
  readonly firstGuid?: string;
  readonly firstPubDate?: string;
  readonly firstPublished?: string;
};

function parse(name: string, context: Partial<ParseContext> = {}) {
  return feed.parse(readFixture(`feeds/${name}`), { ...FILE_CONTEXT, ...context });
}

const FEEDS = [
  'DaringFireball.atom',
  'DaringFireball.json',
  'allthis.atom',
  'livemint.xml',
  'scriptingNews.rss',
];

for (const name of FEEDS) {
  test(`${name} holds what its facts say`, withFixtures, () => {
    const facts: Facts = JSON.parse(readFixture('facts.json')).feeds[name];
    const { header, blocks } = parse(name);
    const [first] = blocks;
    assert.ok(feed.recognises(toDocument(readFixture(`feeds/${name}`))));
    assert.equal(header?.title, facts.title);
    assert.equal(blocks.length, facts.items);
    assert.equal(first?.id, facts.firstId ?? facts.firstGuid);
    assert.equal(first?.title ?? null, facts.firstTitle);
    const date = facts.firstPubDate ?? facts.firstPublished;
    if (date !== undefined) assert.equal(first?.publishedAt, Date.parse(date));
    if (facts.titleless !== undefined)
      assert.equal(blocks.filter(({ title }) => title === null).length, facts.titleless);
    assert.equal(new Set(blocks.map(({ id }) => id)).size, facts.items);
    assert.ok(blocks.every(({ elements, title }) => elements.length > 0 || title !== null));
  });
}

test('a file whose name lies about its format is told by its content', withFixtures, () => {
  const document = toDocument(readFixture('feeds/allthis.atom'));
  const finding = feed.discover(document, 'https://example.org/feed.atom');
  assert.equal(finding?.evidence, 'an RSS feed of 12 posts');
  assert.equal(parse('allthis.atom').pollAfterMs, 60 * 60_000);
});

test('stamps that differ by the seconds of publishing are no edits', withFixtures, () => {
  const edited = parse('DaringFireball.atom').blocks.filter(
    (block) => block.lastUpdatedAt !== null,
  );
  assert.equal(edited.length, 24);
});

test('a page leads to its feed, which is offered', withFixtures, () => {
  const document = toDocument(readFixture('feeds/DaringFireball.html'));
  const finding = feed.discover(document, 'https://daringfireball.net/');
  assert.equal(finding?.kind === 'offer' && finding.url, 'https://daringfireball.net/feeds/main');
});

const SNAPSHOTS = ['01-2021-07-16T155241Z', '02-2021-07-16T161818Z', '03-2021-07-16T165932Z'];

function bbcStates(): State[] {
  const states: State[] = [];
  for (const name of SNAPSHOTS) {
    const receivedAt = Date.parse(name.replace(/^\d+-(.*T\d\d)(\d\d)(\d\d)Z$/u, '$1:$2:$3Z'));
    const update = parse(`bbc-home-uk-sequence/${name}.xml`, { answeredAt: receivedAt });
    const known = states.at(-1) ?? initialState(receivedAt);
    states.push(reduce(known, { type: 'update-received', update, receivedAt, cause: 'poll' }));
  }
  return states;
}

test(
  'from one snapshot of a feed to the next exactly the rewritten posts are edits',
  withFixtures,
  () => {
    const idsOf = (state: State | undefined, kind: string) =>
      state?.changes.flatMap((change) => (change.kind === kind ? [change.block.id] : []));
    const [first, second, third] = bbcStates();
    assert.equal(first?.order.length, 43);
    assert.deepEqual(idsOf(second, 'edit'), ['https://www.bbc.co.uk/news/uk-57867990']);
    assert.deepEqual(idsOf(third, 'edit'), ['https://www.bbc.co.uk/sport/cycling/57855534']);
    assert.deepEqual([idsOf(second, 'block')?.length, idsOf(third, 'block')?.length], [3, 3]);
    assert.deepEqual([idsOf(second, 'remove'), idsOf(third, 'remove')], [[], []]);
    // All that stood in any of the three; one had left the second and was back in the third.
    assert.equal(third?.order.length, 49);
  },
);

test(
  'the order of the editors is the order of the timeline, and polls are as far apart as asked',
  withFixtures,
  () => {
    const states = bbcStates();
    for (const [index, name] of SNAPSHOTS.entries()) {
      const { blocks, pollAfterMs } = parse(`bbc-home-uk-sequence/${name}.xml`);
      const listed = blocks.map(({ id }) => id);
      const shown = states[index]?.order.filter((id) => listed.includes(id));
      assert.deepEqual(shown, listed);
      assert.equal(pollAfterMs, 15 * 60_000);
    }
  },
);

test('a feed of the Guardian has a block for each story, with its picture', withFixtures, () => {
  const body = readFixture('guardian/rss-excerpt-2025-04-01.transcribed.xml');
  const { blocks } = feed.parse(body, FILE_CONTEXT);
  assert.equal(blocks.length, 3);
  const [picture] = blocks[1]?.elements.filter(({ type }) => type === 'image') ?? [];
  assert.ok(picture?.type === 'image' && picture.credit?.startsWith('Photograph'));
});

if (withFixtures.skip === false) {
  for (const name of [
    'DaringFireball.atom',
    'scriptingNews.rss',
    `bbc-home-uk-sequence/${SNAPSHOTS[0]}.xml`,
  ])
    testConformance(feed, name, [readFixture(`feeds/${name}`)]);
}
