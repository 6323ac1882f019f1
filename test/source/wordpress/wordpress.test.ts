import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import type { Update } from '../../../src/model/update.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { wordpress } from '../../../src/source/wordpress/wordpress.ts';
import { isRemoved } from '../../../src/state/block-record.ts';
import {
  createReader,
  createSite,
  ENDPOINT,
  PAGE_URL,
  siteAddress,
  sitePage,
  type WireRow,
  wireRow,
} from './wordpress-site.ts';

const T = 1_939_999_990;

function parsePage(entries: readonly WireRow[], context: Partial<ParseContext> = {}): Update {
  const body = JSON.stringify({ entries, page: 1, pages: 1 });
  return wordpress.parse(body, { ...FILE_CONTEXT, ...context });
}

function blockOf(fields: WireRow): Block {
  const [block] = parsePage([wireRow(1, T, fields)]).blocks;
  assert.ok(block);
  return block;
}

test('an entry is a block with its people, its link and its time', () => {
  const block = blockOf({});
  assert.equal(block.id, '1');
  assert.equal(block.url, `${PAGE_URL}#1`);
  assert.equal(block.publishedAt, T * 1000);
  assert.equal(block.lastUpdatedAt, null);
  assert.deepEqual(block.contributors, [{ name: 'R. Vance' }]);
  assert.equal(textOfBlock(block), 'Words of 1');
});

test('the people are read from every shape that servers have had', () => {
  assert.deepEqual(blockOf({ authors: undefined, author_link: 'desk' }).contributors, [
    { name: 'desk' },
  ]);
  assert.deepEqual(
    blockOf({ authors: undefined, author_link: '<a href="https://x.example">Ann &amp; Co</a>' })
      .contributors,
    [{ name: 'Ann & Co' }],
  );
  assert.deepEqual(blockOf({ authors: [false, { name: 'A' }, { name: 'A' }] }).contributors, [
    { name: 'A' },
  ]);
  assert.deepEqual(blockOf({ authors: { 0: { name: 'A' }, 2: { name: 'B' } } }).contributors, [
    { name: 'A' },
    { name: 'B' },
  ]);
  assert.deepEqual(blockOf({ authors: [] }).contributors, []);
});

test('the command that marks a key event is not among its words', () => {
  const rendered = blockOf({
    key_event: true,
    render: '<p><span class="liveblog-command type-key">key</span> The gun goes</p>',
  });
  assert.deepEqual([rendered.keyEvent, textOfBlock(rendered)], [true, 'The gun goes']);
  const written = blockOf({ key_event: '1', render: '', content: '<p>/key The gun goes</p>' });
  assert.deepEqual([written.keyEvent, textOfBlock(written)], [true, 'The gun goes']);
  assert.equal(textOfBlock(blockOf({ render: '', content: '/key' })), '');
  assert.equal(textOfBlock(blockOf({ render: '<p>/keys are lost</p>' })), '/keys are lost');
});

test('where no flag is sent the class tells of a key event', () => {
  assert.equal(blockOf({ key_event: undefined, css_classes: 'liveblog type-key' }).keyEvent, true);
  assert.equal(blockOf({ key_event: false, css_classes: 'liveblog type-key' }).keyEvent, false);
  assert.equal(blockOf({ key_event: 0 }).keyEvent, false);
});

test('a heading or a bold line with which an entry begins is its title', () => {
  const titled = (render: string) => {
    const block = blockOf({ render });
    return [block.title, textOfBlock(block)];
  };
  assert.deepEqual(titled('<h3>Start</h3><p>They are off.</p>'), ['Start', 'They are off.']);
  assert.deepEqual(titled('<p><strong>Start</strong></p><p>They are off.</p>'), [
    'Start',
    'They are off.',
  ]);
  assert.deepEqual(titled('<p><b>Start</b><br/>They are off.</p>'), ['Start', 'They are off.']);
  assert.deepEqual(titled('<p><b>Start:</b> they are off.</p>'), [null, 'Start: they are off.']);
  assert.deepEqual(titled('<p><b>They are off.</b></p>'), [null, 'They are off.']);
  assert.deepEqual(titled('<p>Now <b>bold</b></p><p>More</p>'), [null, 'Now bold\n\nMore']);
  const named = blockOf({ headline: 'A field of its own', render: '<h3>Start</h3><p>Off.</p>' });
  assert.deepEqual([named.title, textOfBlock(named)], ['A field of its own', 'Start\n\nOff.']);
});

test('an edit keeps the time of its entry and states its own', () => {
  const block = blockOf({ type: 'update', timestamp: T + 60 });
  assert.equal(block.publishedAt, T * 1000);
  assert.equal(block.lastUpdatedAt, (T + 60) * 1000);
});

test('entries that are stamped in the time of the site are put right by those that show it', () => {
  const hours = 2 * 3600;
  const { blocks } = parsePage([
    wireRow(2, T + 90, { entry_time: T + 90 + hours }),
    wireRow(1, T + 120, { type: 'update', entry_time: T + hours }),
  ]);
  assert.deepEqual(
    blocks.map(({ publishedAt }) => publishedAt),
    [(T + 90) * 1000, T * 1000],
  );
});

test('a removal is stated with the time of its row, and takes the entry with it', () => {
  const update = parsePage([
    wireRow(1, T),
    wireRow(2, T),
    wireRow(1, T + 30, { type: 'delete', content: '', render: '' }),
  ]);
  assert.deepEqual(
    update.blocks.map(({ id }) => id),
    ['2'],
  );
  assert.deepEqual(update.removals, [{ id: '1', lastUpdatedAt: (T + 30) * 1000 }]);
});

test('an entry that was taken back to a draft is removed', () => {
  const update = parsePage([wireRow(1, T, { type: 'update', status: 'draft' }), wireRow(2, T)]);
  assert.deepEqual(update.removals, [{ id: '1', lastUpdatedAt: T * 1000 }]);
});

test('what is no row does not stop the rest', () => {
  const update = parsePage([
    { id: '9', note: 'none' },
    wireRow(1, T),
    { type: 'new', content: 'no id' },
    wireRow(2, T, { timestamp: 'soon', entry_time: null }),
  ]);
  assert.deepEqual(
    update.blocks.map(({ id, publishedAt }) => [id, publishedAt]),
    [
      ['1', T * 1000],
      ['2', null],
    ],
  );
});

test('answers of other plugins are refused with a path', () => {
  const refuse = (body: unknown) => () => wordpress.parse(JSON.stringify(body), FILE_CONTEXT);
  assert.throws(refuse({ updates: [{ id: 1, content: 'x' }] }), DecodeError);
  assert.throws(refuse({ html: '<div>', count: 1, timestamp: 3 }), DecodeError);
  assert.throws(refuse({ entries: [{ id: 1, title: 'x' }] }), DecodeError);
  assert.throws(refuse({ entries: 'x' }), { path: 'entries' });
  assert.throws(refuse({ code: 'rest_no_route', data: { status: 404 } }), { path: 'code' });
  assert.throws(refuse(3), DecodeError);
});

test('a post that is no live blog, and one that has not begun, are said to be', () => {
  const parse = (body: unknown) => () => wordpress.parse(JSON.stringify(body), FILE_CONTEXT);
  assert.throws(parse({ code: 'rest_liveblog_not_found' }), { found: 'article' });
  assert.throws(parse({ entries: [], page: 1, pages: 0 }), NotLiveBlogError);
  assert.throws(parse([]), NotLiveBlogError);
});

test('the headline and the state are those of the page', () => {
  const context = { address: siteAddress(), answeredAt: (T + 10) * 1000 };
  const { header, pollAfterMs } = parsePage([wireRow(1, T)], context);
  assert.equal(header?.id, 'news.example/481');
  assert.equal(header?.url, PAGE_URL);
  assert.equal(header?.title, 'Regatta & fair: live');
  assert.equal(header?.status, 'live');
  assert.equal(header?.updatedAt, T * 1000);
  assert.equal(pollAfterMs, 20_000);
  const archived = siteAddress(sitePage({ state: 'archive' }));
  assert.equal(parsePage([wireRow(1, T)], { address: archived }).header?.status, 'ended');
});

test('without a page, a story in which nothing happens for hours has ended until something does', () => {
  const address = wordpress.locate(ENDPOINT, true);
  const after = (hours: number) =>
    parsePage([wireRow(1, T)], { address, answeredAt: (T + hours * 3600) * 1000 });
  assert.deepEqual([after(5).header?.status, after(5).mayResume], ['live', undefined]);
  assert.deepEqual([after(7).header?.status, after(7).mayResume], ['ended', true]);
  assert.equal(after(7).pollAfterMs, 15 * 60_000);
  assert.equal(parsePage([wireRow(1, T)], { address }).header?.status, 'unknown');
});

test('the first question is for the newest page, and polls share windows of time', () => {
  const site = createSite();
  const reader = createReader(site, siteAddress());
  site.write(T, 'One');
  reader.poll(T + 14);
  reader.poll(T + 38);
  assert.deepEqual(
    reader.urls.map((url) => url.slice(ENDPOINT.length)),
    ['get-entries/1/latest', `entries/${T}/${T + 10}/`, `entries/${T}/${T + 30}/`],
  );
  reader.poll(T + 61);
  assert.equal(reader.urls.at(-1), `${ENDPOINT}entries/${T + 20}/${T + 60}/`);
});

test('an address with a percent sign that begins nothing is asked like any other', () => {
  const address = siteAddress();
  const { next = null } = parsePage([wireRow(1, T)], { address, answeredAt: T * 1000 });
  const requestUrl = `${ENDPOINT.replace('v1', 'v1%')}entries/${T}/${T + 10}/`;
  const context = { address, cursor: next, requestUrl, answeredAt: (T + 10) * 1000 };
  assert.equal(parsePage([wireRow(2, T + 5)], context).blocks.length, 1);
});

test('the interval that the server states is obeyed, but no window is asked for too often', () => {
  const context = { address: siteAddress(), cursor: `poll ${T} 10 0 0 ${T}` };
  const poll = (refresh_interval: number) =>
    wordpress.parse(JSON.stringify({ entries: [], latest_timestamp: null, refresh_interval }), {
      ...FILE_CONTEXT,
      ...context,
      answeredAt: T * 1000,
    });
  assert.equal(poll(60).pollAfterMs, 60_000);
  assert.equal(poll(5).pollAfterMs, 20_000);
  assert.equal(poll(-1).pollAfterMs, 20_000);
  assert.match(poll(60).next ?? '', /^poll \d+ 60 /u);
});

test('older pages are counted from the entry that was newest at first', () => {
  const site = createSite(2);
  const reader = createReader(site, siteAddress());
  for (let index = 0; index < 5; index++) site.write(T + index, `Entry ${index}`);
  reader.poll(T + 10);
  site.write(T + 11, 'News');
  reader.readOlder(T + 12);
  assert.match(reader.urls.at(-1) ?? '', /get-entries\/2\/105-\d+$/u);
  reader.readOlder(T + 12);
  reader.readOlder(T + 12);
  assert.equal(reader.state().order.length, 5);
  assert.ok(reader.state().reachedStart);
});

test('key events are known before the pages that hold them', () => {
  const site = createSite(2);
  site.write(T, 'The start', true);
  for (let index = 1; index < 9; index++) site.write(T + index, `Entry ${index}`);
  const reader = createReader(site, siteAddress());
  reader.poll(T + 10);
  assert.equal(reader.state().records.get('101')?.block?.keyEvent, true);
});

test('an edit of an old entry is no news, and a removal leaves a tombstone', () => {
  const site = createSite();
  const ids = [0, 1, 2].map((index) => site.write(T + index, `Entry ${index}`, index === 1));
  const reader = createReader(site, siteAddress());
  reader.poll(T + 20);
  site.edit(T + 21, ids[1] ?? 0, 'Entry one, put right');
  reader.poll(T + 41);
  const [change] = reader.state().changes;
  assert.equal(change?.kind, 'edit');
  assert.equal(change?.block.keyEvent, false);
  assert.equal(change?.block.lastUpdatedAt, (T + 21) * 1000);
  site.remove(T + 42, ids[0] ?? 0);
  reader.poll(T + 61);
  assert.equal(reader.state().changes[0]?.kind, 'remove');
  const record = reader.state().records.get(String(ids[0]));
  assert.ok(record && isRemoved(record) && record.block !== null);
});

test('what was removed since an earlier visit is told with the newest page', () => {
  const site = createSite();
  const ids = [0, 1].map((index) => site.write(T + index, `Entry ${index}`));
  site.remove(T + 500, ids[1] ?? 0);
  const reader = createReader(site, siteAddress());
  reader.poll(T + 9000);
  assert.equal(reader.state().records.get(String(ids[1]))?.removedRevisionAt, (T + 500) * 1000);
});

test('the page is read again after ten minutes, and may say that the story is archived', () => {
  const site = createSite();
  site.write(T, 'One');
  const archived = sitePage({ state: 'archive', timestamp: T + 700 });
  const reader = createReader(site, siteAddress(), 0, archived);
  reader.poll(T + 10);
  reader.poll(T + 500);
  assert.equal(reader.state().header?.status, 'live');
  reader.poll(T + 640);
  assert.equal(reader.urls.at(-1), PAGE_URL);
  assert.equal(reader.state().header?.status, 'ended');
  reader.poll(T + 660);
  assert.notEqual(reader.urls.at(-1), PAGE_URL);
});

test('an edit of an entry that was never read is told without being news', () => {
  const site = createSite(1);
  const [old] = [0, 1].map((index) => site.write(T + index, `Entry ${index}`));
  const reader = createReader(site, siteAddress());
  reader.poll(T + 60);
  site.edit(T + 70, old ?? 0, 'Put right');
  reader.poll(T + 90);
  assert.deepEqual(
    reader.state().changes.map((change) => change.kind === 'block' && change.cause),
    ['backfill'],
  );
});

test('a clock that is slow costs one empty window, and no time is left out', () => {
  const site = createSite();
  site.write(T, 'One');
  const reader = createReader(site, siteAddress(), -600);
  reader.poll(T + 20);
  reader.poll(T + 41);
  reader.poll(T + 61);
  assert.deepEqual(
    reader.urls.slice(2).map((url) => url.slice(ENDPOINT.length)),
    [`entries/${T + 10}/${T - 560}/`, `entries/${T + 10}/${T + 60}/`],
  );
});
