import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feed } from '../../../src/source/feed/feed.ts';
import { toDocument } from '../../../src/source/found-document.ts';

const PAGE = 'https://gazette.example/weather/live/storm-iris-2026?page=2';

type Link = { readonly href: string; readonly title?: string; readonly type?: string };

function discover(links: readonly Link[], url = PAGE, head = '') {
  const tags = links.map(
    ({ href, title = '', type = 'application/rss+xml' }) =>
      `<link rel="alternate" type="${type}" title="${title}" href="${href}">`,
  );
  const page = `<!doctype html><html><head><title>Storm Iris live: the harbour closes | Gazette</title>${head}${tags.join('')}</head><body><p>Wind.</p></body></html>`;
  return feed.discover(toDocument(page, 'text/html'), url);
}

test('a feed of the section is offered, with its address made absolute', () => {
  assert.deepEqual(discover([{ href: '/weather/feed', title: 'Gazette &amp; Weather' }]), {
    kind: 'offer',
    url: 'https://gazette.example/weather/feed',
    title: 'Gazette & Weather',
    evidence: 'a feed that the page advertises',
  });
  const based = discover([{ href: 'main' }], PAGE, '<base href="https://cdn.example/feeds/">');
  assert.equal(based?.kind === 'offer' && based.url, 'https://cdn.example/feeds/main');
});

test('a feed named after the story, or after its page, is the story', () => {
  const named = discover([
    { href: '/feed', title: 'Gazette' },
    {
      href: '/live/77.json',
      title: 'Storm Iris live: the harbour closes',
      type: 'application/feed+json',
    },
  ]);
  assert.ok(named?.kind === 'story');
  assert.equal(named.address.endpoint, 'https://gazette.example/live/77.json');
  assert.equal(named.address.pageUrl, 'https://gazette.example/weather/live/storm-iris-2026');
  assert.equal(named.address.page?.title, 'Storm Iris live: the harbour closes | Gazette');
  const below = discover([{ href: '/weather/live/storm-iris-2026.rss', title: 'RSS' }]);
  assert.equal(below?.kind, 'story');
});

test('words that any live blog has in its name do not make a feed its story', () => {
  assert.equal(
    discover([{ href: '/live/feed', title: 'Live updates, latest news' }])?.kind,
    'offer',
  );
  assert.equal(discover([{ href: '/h/feed', title: 'Harbour' }])?.kind, 'offer');
  assert.equal(discover([{ href: '/h/feed', title: 'Storm and harbour' }])?.kind, 'offer');
});

test('feeds of comments and links to other things are none', () => {
  assert.equal(discover([{ href: `${new URL(PAGE).pathname}/feed/` }]), null);
  assert.equal(discover([{ href: '/comments/feed/', title: 'Gazette' }]), null);
  assert.equal(discover([{ href: '/x', title: 'Gazette » Storm Kommentar-Feed' }]), null);
  assert.equal(discover([{ href: '/wp-json/wp/v2/posts/1', type: 'application/json' }]), null);
  assert.equal(discover([{ href: '/de/', type: 'text/html' }]), null);
  assert.equal(discover([{ href: 'javascript:feed' }]), null);
  assert.equal(discover([]), null);
});

test('a page at any address is looked at without a fault', () => {
  const odd = discover([{ href: '/feed/%E0%A4%A' }], 'https://gazette.example/%E0%A4%A');
  assert.notEqual(odd, null);
  assert.equal(feed.discover(toDocument('{"a": "alternate"}'), PAGE), null);
});
