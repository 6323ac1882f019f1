import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import type { Cursor } from '../../../src/model/update.ts';
import { textOfBlock, textOfPassages } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { alJazeera } from '../../../src/source/al-jazeera/al-jazeera.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { inferRemovals } from '../../../src/state/infer-removals.ts';
import { initialState } from '../../../src/state/initial-state.ts';
import { reduce } from '../../../src/state/reduce.ts';
import { testConformance } from '../conformance.ts';
import { listAnswer, PAGE, storyAnswer, updateAnswer } from './al-jazeera-answers.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2030, 4, 1, 12);
const NO_KEY = { apiKey: null };

function addressOf(url: string, forced = false) {
  const address = alJazeera.locate(url, forced);
  assert.ok(address !== null, url);
  return address;
}

function contextOf(cursor: Cursor | null, answeredAt: number | null = NOON): ParseContext {
  return { address: addressOf(PAGE), requestUrl: null, cursor, answeredAt };
}

/** What a request asks, read off its URL. */
function questionIn(cursor: Cursor | null, now = NOON, url = PAGE) {
  const request = alJazeera.request(addressOf(url, true), cursor, { now, ...NO_KEY });
  const { origin, pathname, searchParams } = new URL(request.url);
  return {
    at: origin + pathname,
    site: [searchParams.get('wp-site'), request.headers['wp-site']],
    operation: searchParams.get('operationName'),
    variables: JSON.parse(searchParams.get('variables') ?? ''),
  };
}

function idsFrom(newest: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => newest - index);
}

test('al jazeera: every spelling of a page gives one address', () => {
  const spellings = [
    PAGE,
    `${PAGE}/`,
    `${PAGE}?update=12`,
    `${PAGE}#top`,
    PAGE.replace('www.', ''),
    PAGE.replace('https', 'http'),
    PAGE.replace('.com/', '.com/amp/'),
  ];
  for (const url of spellings) {
    assert.deepEqual(alJazeera.locate(url, false), {
      storyId: 'news/liveblog/2030/5/1/harbour-regatta-live',
      pageUrl: PAGE,
    });
  }
});

test('al jazeera: controls in an address, however they are written there, are no part of the name', () => {
  const url = 'https://www.aljazeera.com/news/liveblog/2030/5/1/har%00bour%1b%5D0;x%07%C2%9B-live';
  assert.equal(alJazeera.locate(url, false)?.storyId, 'news/liveblog/2030/5/1/harbour]0;x-live');
});

test('al jazeera: articles, other hosts and files are not located by their URL', () => {
  assert.equal(alJazeera.locate('https://www.aljazeera.com/news/2030/5/1/harbour', false), null);
  assert.equal(alJazeera.locate('https://example.org/news/liveblog/2030/5/1/x', false), null);
  assert.equal(alJazeera.locate('https://example.org/saved.json', true), null);
  assert.equal(alJazeera.locate('nonsense', true), null);
});

test('al jazeera: a story is asked for at its own origin, with the site named twice', () => {
  assert.deepEqual(questionIn(null), {
    at: 'https://www.aljazeera.com/graphql',
    site: ['aje', 'aje'],
    operation: 'ArchipelagoSingleLiveBlogQuery',
    variables: { name: 'harbour-regatta-live', postType: 'liveblog', preview: '' },
  });
  const mirror = questionIn(null, NOON, 'http://127.0.0.1:8080/news/liveblog/2030/5/1/a-b');
  assert.equal(mirror.at, 'http://127.0.0.1:8080/graphql');
  assert.equal(mirror.variables.name, 'a-b');
});

test('al jazeera: the Arabic site is asked as itself', () => {
  const arabic = `https://www.aljazeera.net/news/liveblog/2030/5/1/${encodeURIComponent('سباق')}`;
  const question = questionIn(null, NOON, arabic);
  assert.deepEqual(question.site, ['aja', 'aja']);
  assert.equal(question.at, 'https://www.aljazeera.net/graphql');
  assert.equal(question.variables.name, 'سباق');
});

test('al jazeera: the story tells its headline, key points, people and status', () => {
  const { header, blocks, totalBlocks } = alJazeera.parse(storyAnswer([3, 2, 1]), contextOf(null));
  assert.ok(header !== null);
  assert.equal(header.id, '900');
  assert.equal(header.url, PAGE);
  assert.equal(header.title, 'Regatta live: boats set out & return');
  assert.equal(
    textOfPassages(header.standfirst),
    'The wind is fair.\n\n- First start at noon\n- Second at one',
  );
  assert.equal(header.byline, 'A Writer, B Writer');
  assert.equal(header.status, 'live');
  assert.equal(header.updatedAt, NOON);
  assert.deepEqual(blocks, []);
  assert.equal(totalBlocks, 3);
});

test('al jazeera: a story that is no longer live has ended, and one that does not say is unknown', () => {
  const statusOf = (isLive: unknown) =>
    alJazeera.parse(storyAnswer([1], { isLive }), contextOf(null)).header?.status;
  assert.deepEqual([statusOf(false), statusOf(true), statusOf(null)], ['ended', 'live', 'unknown']);
});

test('al jazeera: the newest twenty updates are listed, and older ones are pages of one', () => {
  const update = alJazeera.parse(storyAnswer(idsFrom(130, 23)), contextOf(null));
  assert.deepEqual(
    update.listed?.map(({ id }) => id),
    idsFrom(130, 20).map(String),
  );
  assert.deepEqual(questionIn(update.listed?.at(0)?.cursor ?? null), {
    at: 'https://www.aljazeera.com/graphql',
    site: ['aje', 'aje'],
    operation: 'LiveBlogUpdateQuery',
    variables: { postID: 130, postType: 'liveblog-update', preview: '', isAmp: false },
  });
  const pages: number[] = [];
  for (let { older } = update; older !== null; ) {
    const { postID } = questionIn(older).variables;
    pages.push(postID);
    const page = alJazeera.parse(updateAnswer(postID), contextOf(older));
    assert.deepEqual(page.span, { from: NOON, to: NOON });
    older = page.older;
  }
  assert.deepEqual(pages, [110, 109, 108]);
});

test('al jazeera: an older update that is gone does not end the older ones', () => {
  const { older } = alJazeera.parse(storyAnswer(idsFrom(130, 23)), contextOf(null));
  const gone = alJazeera.parse('{"data":{"posts":null}}', contextOf(older));
  assert.deepEqual(gone.blocks, []);
  assert.equal(questionIn(gone.older).variables.postID, 109);
});

test('al jazeera: the first answer has the list asked for too, and polls ask for it alone', () => {
  const story = alJazeera.parse(storyAnswer([3, 2, 1]), contextOf(null));
  assert.deepEqual(story.also, [story.next]);
  const poll = questionIn(story.next ?? null, NOON + MINUTE);
  assert.equal(poll.operation, 'SingleLiveBlogChildrensQuery');
  assert.deepEqual(poll.variables, { postName: 'harbour-regatta-live' });
  const list = alJazeera.parse(listAnswer([4, 3, 2, 1]), contextOf(story.next ?? null));
  assert.equal(list.header, null);
  assert.equal(list.totalBlocks, 4);
  assert.deepEqual(
    list.listed?.map(({ id }) => id),
    ['4', '3', '2', '1'],
  );
  assert.deepEqual([list.also, list.next], [[], story.next]);
});

test('al jazeera: after three minutes the story is asked for again, and its newest ten updates', () => {
  const ids = idsFrom(150, 15);
  const first = alJazeera.parse(storyAnswer(ids), contextOf(null)).next ?? null;
  const soon = questionIn(first, NOON + 2 * MINUTE);
  const later = questionIn(first, NOON + 3 * MINUTE);
  assert.equal(soon.operation, 'SingleLiveBlogChildrensQuery');
  assert.equal(later.operation, 'ArchipelagoSingleLiveBlogQuery');
  const again = alJazeera.parse(storyAnswer(ids), contextOf(first, NOON + 3 * MINUTE));
  assert.deepEqual(
    again.also?.map((cursor) => questionIn(cursor).variables.postID),
    idsFrom(150, 10),
  );
  const next = questionIn(again.next ?? null, NOON + 4 * MINUTE);
  assert.equal(next.operation, 'SingleLiveBlogChildrensQuery');
});

test('al jazeera: where our clock is wrong, updates are still not read again too often', () => {
  const story = storyAnswer([2, 1]);
  const first = alJazeera.parse(story, contextOf(null)).next ?? null;
  for (const ourClock of [NOON - 60 * MINUTE, NOON + 60 * MINUTE]) {
    assert.equal(questionIn(first, ourClock).operation, 'ArchipelagoSingleLiveBlogQuery');
  }
  const again = alJazeera.parse(story, contextOf(first, NOON + MINUTE));
  assert.deepEqual([again.also, again.next], [[], first]);
});

test('al jazeera: as the story grows, all that is newer than its first screen stays listed', () => {
  const { next = null } = alJazeera.parse(storyAnswer(idsFrom(130, 23)), contextOf(null));
  const grown = idsFrom(140, 33);
  const listed = (body: string) =>
    alJazeera.parse(body, contextOf(next)).listed?.map(({ id }) => id);
  assert.deepEqual(listed(listAnswer(grown)), idsFrom(140, 30).map(String));
  assert.deepEqual(listed(storyAnswer(grown)), idsFrom(140, 30).map(String));
  // The update at which the first screen ended is gone: the next one takes its place.
  const without = grown.filter((id) => id !== 111);
  const times = without.map((id) => ({ id, publishedTime: NOON / 1000 - (130 - id) * 60 }));
  const story = storyAnswer(without, { childrenMeta: times });
  assert.deepEqual(listed(story)?.at(-1), '112');
  assert.equal(alJazeera.parse(listAnswer(without), contextOf(next)).span, null);
});

test('al jazeera: an update that two lists lack is removed, one that is older than the list is not', () => {
  const context = contextOf(null);
  const story = alJazeera.parse(storyAnswer(idsFrom(130, 23)), context);
  const timeOf = (id: number) => new Date(NOON - (130 - id) * MINUTE).toISOString().slice(0, 19);
  const blocks = idsFrom(130, 23).flatMap(
    (id) => alJazeera.parse(updateAnswer(id, { date: timeOf(id) }), context).blocks,
  );
  const state = reduce(initialState(NOON), {
    type: 'update-received',
    update: { ...story, blocks },
    receivedAt: NOON,
    cause: 'poll',
  });
  const without = idsFrom(130, 23).filter((id) => id !== 120 && id !== 109);
  const list = alJazeera.parse(listAnswer(without), contextOf(story.next ?? null));
  const once = inferRemovals(state, list, new Set());
  const twice = inferRemovals(state, list, once.missing);
  assert.deepEqual(once.removals, []);
  assert.deepEqual(
    twice.removals.map(({ id }) => id),
    ['120'],
  );
});

test('al jazeera: a list that is not in the order of time tells of no removals', () => {
  const times = [2, 3, 1].map((id, index) => ({ id, publishedTime: NOON / 1000 + index }));
  const story = storyAnswer([2, 3, 1], { childrenMeta: times });
  assert.equal(alJazeera.parse(story, contextOf(null)).span, null);
});

test('al jazeera: an update is a block, its dates read as UTC', () => {
  const body = updateAnswer(7, {
    date: '2030-05-01T12:34:56',
    modified_gmt: '2030-05-01T12:40:00',
    author: [{ name: 'A Writer' }],
    showAuthor: true,
    writeInAuthor: 'C Guest',
    content: '<p>See <a href="/news/x">this</a>.</p><figure><img src="/a.jpg"></figure>',
  });
  const [block] = alJazeera.parse(body, contextOf('update:7')).blocks;
  assert.ok(block !== undefined);
  assert.equal(block.id, '7');
  assert.equal(block.url, `${PAGE}?update=7`);
  assert.equal(block.title, 'Boat 7 sails');
  assert.equal(block.publishedAt, Date.UTC(2030, 4, 1, 12, 34, 56));
  assert.equal(block.lastUpdatedAt, Date.UTC(2030, 4, 1, 12, 40));
  assert.deepEqual(block.contributors, [{ name: 'A Writer' }, { name: 'C Guest' }]);
  const [text, image] = block.elements;
  assert.deepEqual(text?.type === 'text' && text.passages[0], {
    kind: 'paragraph',
    content: [
      { text: 'See ' },
      { text: 'this', href: 'https://www.aljazeera.com/news/x' },
      { text: '.' },
    ],
  });
  assert.equal(image?.type === 'image' && image.url, 'https://www.aljazeera.com/a.jpg');
});

test('al jazeera: dates are UTC wherever the reader is', () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Asia/Kathmandu';
    const [block] = alJazeera.parse(updateAnswer(7), contextOf('update:7')).blocks;
    assert.equal(block?.publishedAt, NOON);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('al jazeera: a title that is not to be shown is none, and hidden authors are nobody', () => {
  const body = updateAnswer(7, {
    shouldDisplayTitle: false,
    author: [{ name: 'A Writer' }],
    showAuthor: false,
  });
  const [block] = alJazeera.parse(body, contextOf('update:7')).blocks;
  assert.deepEqual([block?.title, block?.contributors], [null, []]);
});

test('al jazeera: a label stands above the text, and one that says so makes a key event', () => {
  const read = (name: string) =>
    alJazeera.parse(updateAnswer(7, { postLabel: [{ name }] }), contextOf('update:7')).blocks[0];
  const [breaking, analysis] = [read('BREAKING'), read('Analysis')];
  assert.deepEqual([breaking?.keyEvent, analysis?.keyEvent], [true, false]);
  assert.ok(analysis !== undefined);
  assert.equal(textOfBlock(analysis), 'Analysis\n\nIt is boat 7.');
});

test('al jazeera: an update may come under another name, or in a list', () => {
  const { posts } = JSON.parse(updateAnswer(7)).data;
  for (const data of [{ post: posts }, { posts: [posts] }]) {
    const body = JSON.stringify({ data });
    assert.equal(alJazeera.parse(body, contextOf('update:7')).blocks[0]?.id, '7');
  }
});

test('al jazeera: an update that cannot be had is no fault', () => {
  for (const body of ['{"data":{"posts":null}}', '{"errors":[{}],"data":{"posts":[]}}']) {
    assert.deepEqual(alJazeera.parse(body, contextOf('update:7')).blocks, []);
  }
});

test('al jazeera: what is no answer of its own says where it fails', () => {
  const pathOf = (body: string, cursor: Cursor | null = null) => {
    try {
      alJazeera.parse(body, contextOf(cursor));
    } catch (error) {
      if (error instanceof DecodeError) return `${error.path}: ${error.message}`;
      if (error instanceof NotLiveBlogError) return error.found;
    }
    return 'no fault';
  };
  assert.equal(pathOf('<html>'), 'byte 0: not JSON');
  assert.equal(pathOf('[]'), 'the top level: expected an object, found a list');
  assert.match(pathOf('{"data":{}}'), /^data: /u);
  assert.match(pathOf('{"data":{"posts":{"id":7}}}', 'update:7'), /^data: /u);
  assert.match(pathOf('{"data":{"article":null}}'), /^data\.article: /u);
  assert.equal(
    pathOf('{"errors":[{"message":"Unknown\\u001b[1m query"}],"data":null}'),
    'errors[0]: Unknown[1m query',
  );
  assert.equal(pathOf('{"data":{"article":{"postType":"post","title":"x"}}}'), 'article');
  assert.match(pathOf(updateAnswer(7, { id: '../x' }), 'update:7'), /^data\.posts\.id: /u);
});

test('al jazeera: saved answers are recognised, a list alone holds no words', () => {
  const bodies = [storyAnswer([2, 1]), listAnswer([2, 1]), updateAnswer(2)];
  assert.deepEqual(
    bodies.map((body) => alJazeera.recognises(toDocument(body))),
    [true, true, true],
  );
  assert.equal(alJazeera.recognises(toDocument('{"data":{"posts":[{"id":1}]}}')), false);
  assert.throws(() => alJazeera.parse(listAnswer([2, 1]), FILE_CONTEXT), NotLiveBlogError);
  const { header, blocks } = alJazeera.parse(updateAnswer(2), FILE_CONTEXT);
  assert.equal(header?.title, 'Boat 2 sails');
  assert.deepEqual(header?.standfirst, []);
  assert.equal(header?.url, PAGE);
  assert.equal(blocks[0]?.url, `${PAGE}?update=2`);
});

test('al jazeera: a saved answer on any server is asked for there again, and leads nowhere else', () => {
  const url = 'http://127.0.0.1:8080/saved/story.json?x=1';
  const finding = alJazeera.discover(toDocument(storyAnswer([2, 1])), url);
  assert.ok(finding?.kind === 'story');
  assert.equal(finding.evidence, "Al Jazeera's JSON of a story with 2 updates");
  assert.equal(alJazeera.request(finding.address, null, { now: NOON, ...NO_KEY }).url, url);
  assert.equal(finding.address.pageUrl, PAGE);
  const context = { ...contextOf(null), address: finding.address };
  const update = alJazeera.parse(storyAnswer([2, 1]), context);
  assert.deepEqual([update.listed, update.also, update.next], [undefined, undefined, undefined]);
});

test('al jazeera: an answer of an endpoint leads to its story there', () => {
  const url = 'http://127.0.0.1:8080/graphql?operationName=LiveBlogUpdateQuery&variables={}';
  const finding = alJazeera.discover(toDocument(updateAnswer(2)), url);
  assert.ok(finding?.kind === 'story');
  const request = alJazeera.request(finding.address, null, { now: NOON, ...NO_KEY });
  const { searchParams, host } = new URL(request.url);
  assert.deepEqual(
    [host, searchParams.get('operationName')],
    ['127.0.0.1:8080', 'ArchipelagoSingleLiveBlogQuery'],
  );
});

testConformance(alJazeera, 'a story and updates', [
  updateAnswer(7, { modified_gmt: '2030-05-01T12:01:00', content: '<p>It is <i>another</i>.</p>' }),
  updateAnswer(7),
  updateAnswer(8, { postLabel: [{ name: 'Analysis' }] }),
  storyAnswer([8, 7]),
]);
