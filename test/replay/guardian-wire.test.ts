import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockIdOf, type Publication, renderPage } from '../../src/replay/guardian-wire.ts';
import { playUntil } from '../../src/replay/newsroom.ts';
import { readFixture, withFixtures } from '../helpers/shared-fixtures.ts';
import { FAIR, fairAt, longDay, minuteAt } from './village-fair.ts';

function publish(given: Partial<Publication> = {}): Publication {
  let count = 0;
  return {
    script: FAIR,
    origin: 'http://127.0.0.1:1',
    pageSize: 10,
    randomId: () => {
      count += 1;
      return `id-${count}`;
    },
    ...given,
  };
}

function renderFair(at: number) {
  const page = renderPage(publish(), playUntil(FAIR, at), null);
  assert.ok(page);
  return page;
}

test('the story tells of itself as the site does', () => {
  const page = renderFair(fairAt(4));
  assert.equal(page.headline, 'The fair is on – live');
  assert.equal(page.webTitle, page.headline);
  assert.equal(page.pageId, FAIR.path);
  assert.equal(page.webURL, `http://127.0.0.1:1/${FAIR.path}`);
  assert.equal(page.contentType, 'LiveBlog');
  assert.equal(page.pageType.isLiveblog, true);
  assert.equal(page.author.byline, 'Ada Moss and Ben Low');
  assert.equal(page.webPublicationDate, '1931-08-03T09:15:30.000Z');
  assert.equal(page.webPublicationDateDisplay, 'Mon 03 Aug 1931 09.15 GMT');
  assert.equal(page.linkedData[0]?.['@type'], 'LiveBlogPosting');
  assert.equal(page.linkedData[0]?.dateModified, '1931-08-03T09:20:00.000Z');
  assert.deepEqual(
    page.tags.filter((tag) => tag.type === 'Contributor').map((tag) => tag.title),
    ['Ada Moss', 'Ben Low'],
  );
});

test('the people of the byline are its contributor tags, and nobody else', () => {
  const script = { ...FAIR, byline: 'Ada Moss in Ely, Ben Low at the fair and agencies' };
  const page = renderPage(publish({ script }), playUntil(script, fairAt(0)), null);
  assert.deepEqual(
    page?.tags.filter((tag) => tag.type === 'Contributor'),
    [
      { id: 'profile/adamoss', type: 'Contributor', title: 'Ada Moss' },
      { id: 'profile/benlow', type: 'Contributor', title: 'Ben Low' },
    ],
  );
});

test('a block has its times in milliseconds and as the site prints them', () => {
  const [goat] = renderFair(fairAt(3)).blocks;
  assert.ok(goat);
  assert.equal(goat.blockFirstPublished, fairAt(1));
  assert.equal(goat.blockLastUpdated, fairAt(3));
  assert.equal(goat.blockFirstPublishedDisplay, '09.10\u00a0GMT');
  assert.equal(goat.blockFirstPublishedDisplayNoTimezone, '09.10');
  assert.deepEqual(goat.contributors, [{ name: 'Ada Moss' }]);
  assert.equal('title' in goat, false);
});

test('every kind of body part has its element', () => {
  const elements = renderFair(fairAt(5)).blocks[0]?.elements ?? [];
  const wire = elements.map(({ _type, elementId: _, ...fields }) => [
    _type.replace('model.dotcomrendering.pageElements.', ''),
    fields.html ?? fields.data ?? fields.url,
  ]);
  assert.deepEqual(wire, [
    ['SubheadingBlockElement', '<h2>So far</h2>'],
    ['TextBlockElement', '<ul><li>gates</li><li>goat</li></ul>'],
    ['TextBlockElement', '<ol><li>one</li></ol>'],
    [
      'BlockquoteBlockElement',
      '<blockquote class="quoted"><p>I never saw such a marrow.</p></blockquote>',
    ],
    ['RichLinkBlockElement', 'https://example.org/marrows'],
    ['ImageBlockElement', { alt: 'A marrow', caption: 'The marrow', credit: 'Photograph: B. Low' }],
  ]);
  const [gates] = renderFair(fairAt(0)).blocks;
  assert.equal(gates?.elements[0]?.html, '<p>The gates are <em>open</em>.</p>');
});

test('an element has another id in every render and in every copy within one', () => {
  const publication = publish();
  const newsroom = playUntil(FAIR, fairAt(5));
  const ids = [1, 2].flatMap(() => {
    const page = renderPage(publication, newsroom, null);
    assert.ok(page?.pinnedPost);
    return [...page.blocks, ...page.keyEvents, page.pinnedPost].flatMap((block) =>
      block.elements.map((element) => element.elementId),
    );
  });
  // 8 on the page, 7 among the key events, 1 in the pinned copy; twice.
  assert.equal(ids.length, 32);
  assert.equal(new Set(ids).size, ids.length);
});

test('a block keeps its id, which is 24 hexadecimal digits', () => {
  assert.match(blockIdOf(FAIR, 'goat'), /^[0-9a-f]{24}$/u);
  assert.notEqual(blockIdOf(FAIR, 'goat'), blockIdOf(FAIR, 'gates'));
  assert.notEqual(blockIdOf(FAIR, 'goat'), blockIdOf({ ...FAIR, path: 'other' }, 'goat'));
  assert.deepEqual(
    renderFair(fairAt(3)).blocks.map((block) => block.id),
    [blockIdOf(FAIR, 'goat'), blockIdOf(FAIR, 'gates')],
  );
});

test('the pinned block is marked, and copied onto the first page', () => {
  const before = renderFair(fairAt(1));
  assert.equal(before.pinnedPost, undefined);
  const after = renderFair(fairAt(2));
  assert.equal(after.pinnedPost?.id, blockIdOf(FAIR, 'gates'));
  assert.deepEqual(
    after.blocks.map((block) => block.attributes.pinned),
    [false, true],
  );
});

test('pages beyond the first have no copy of the pinned block', () => {
  const day = longDay(25);
  const script = {
    ...day,
    events: [...day.events, { at: '1931-08-03T10:00:00Z', did: 'pin', block: 'block-1' } as const],
  };
  const newsroom = playUntil(script, minuteAt(60));
  const pinnedOn = (withBlockId: string | null) =>
    renderPage(publish({ script }), newsroom, withBlockId)?.pinnedPost?.id;
  const pinnedId = blockIdOf(script, 'block-1');
  assert.equal(pinnedOn(null), pinnedId);
  assert.equal(pinnedOn(pinnedId), undefined);
});

test('a removed block is nowhere in the answer', () => {
  const id = blockIdOf(FAIR, 'goat');
  assert.match(JSON.stringify(renderFair(fairAt(5))), new RegExp(id, 'u'));
  assert.doesNotMatch(JSON.stringify(renderFair(fairAt(6))), new RegExp(id, 'u'));
});

test('the design says whether the story is live or has ended', () => {
  assert.equal(renderFair(fairAt(7)).format.design, 'LiveBlogDesign');
  assert.equal(renderFair(fairAt(8)).format.design, 'DeadBlogDesign');
});

test('a summary without a title is called Summary', () => {
  const [sum] = renderFair(fairAt(5)).keyEvents;
  assert.equal(sum?.title, 'Summary');
  assert.equal(sum?.attributes.summary, true);
});

test('page 1 absorbs the remainder, and links lead on from page to page', () => {
  const script = longDay(43);
  const newsroom = playUntil(script, minuteAt(43));
  const idOf = (index: number) => blockIdOf(script, `block-${index}`);
  const pageWith = (index: number | null) =>
    renderPage(publish({ script }), newsroom, index === null ? null : idOf(index));
  const first = pageWith(null);
  assert.equal(first?.blocks.length, 13);
  assert.equal(first?.keyEvents.length, 9);
  assert.deepEqual(first?.pagination, {
    currentPage: 1,
    totalPages: 4,
    older: `?page=with:block-${idOf(29)}`,
    oldest: `?page=with:block-${idOf(0)}`,
  });
  const third = pageWith(15);
  assert.equal(third?.blocks.length, 10);
  assert.deepEqual(third?.pagination, {
    currentPage: 3,
    totalPages: 4,
    newest: '',
    newer: `?page=with:block-${idOf(29)}`,
    older: `?page=with:block-${idOf(9)}`,
    oldest: `?page=with:block-${idOf(0)}`,
  });
  assert.deepEqual(pageWith(0)?.pagination, {
    currentPage: 4,
    totalPages: 4,
    newest: '',
    newer: `?page=with:block-${idOf(19)}`,
  });
  assert.equal(pageWith(29)?.pagination?.newer, '');
  assert.equal(renderPage(publish({ script }), newsroom, '0'.repeat(24)), null);
});

test('a story that fits on one page says nothing of pages', () => {
  const script = longDay(19);
  const page = renderPage(publish({ script }), playUntil(script, minuteAt(19)), null);
  assert.equal(page?.blocks.length, 19);
  assert.equal(page && 'pagination' in page, false);
});

test('only a story cut into pages of 30 carries the tag by which the site means that', () => {
  const tagged = (pageSize: number) =>
    renderPage(publish({ pageSize }), playUntil(FAIR, 0), null)?.tags.some(
      (tag) => tag.id === 'sport/sport',
    );
  assert.equal(tagged(30), true);
  assert.equal(tagged(10), false);
});

test('every field of a page and of a block is one that the real site sends', withFixtures, () => {
  const real = JSON.parse(readFixture('guardian/dcr-fearticle-live-mars-2021.json'));
  const ours = renderPage(
    publish({ script: longDay(43) }),
    playUntil(longDay(43), minuteAt(43)),
    null,
  );
  assert.ok(ours);
  const strange = (mine: object, theirs: object) =>
    Object.keys(mine).filter((key) => !(key in theirs));
  assert.deepEqual(strange(ours, real), []);
  assert.deepEqual(strange(ours.blocks.at(-1) ?? {}, real.blocks[0]), []);
  for (const key of ['version', 'contentType', 'editionId', 'format', 'pillar']) {
    assert.deepEqual(ours[key as 'version'], real[key], key);
  }
});
