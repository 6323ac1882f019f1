// Owns what is said of pages that hold no live blog: barriers, shells, lists and articles, each by what such pages have.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDocument } from '../../src/source/found-document.ts';
import { judgePage } from '../../src/source/page-kind.ts';

const ld = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const WORDS = `<p>${'The tide came in, and the tide went out. '.repeat(100)}</p>`;

for (const [kind, what, body] of [
  ['nothing', 'an empty answer', ' \n'],
  ['nothing', 'a page without anything', '<html><head></head><body></body></html>'],
  ['data', 'JSON of some other kind', '{"error":{"code":403}}'],
  ['no-text', 'a printed page', '%PDF-1.7\n1 0 obj'],
  ['no-text', 'a picture', '\u0089PNG\0\0'],
  [
    'challenge',
    'a check of browsers',
    '<title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={}</script>',
  ],
  [
    'challenge',
    'a riddle',
    '<p>Please enable JS and disable any ad blocker</p><script src="https://ct.captcha-delivery.com/c.js"></script>',
  ],
  ['challenge', 'a refusal with 200', '<h1>Access Denied</h1>You have no permission.'],
  [
    'consent',
    'a question about cookies, in German',
    '<script src="https://cdn.privacy-mgmt.com/w.js"></script><h1>Hallo</h1><button>Akzeptieren und weiter</button>',
  ],
  ['login', 'a door', '<form><input name="p" type="password"><button>Log in</button></form>'],
  ['moved', 'a sign', '<meta http-equiv="refresh" content="0; url=/live/2">Moved'],
  ['missing', 'a page that is not there', '<title>Page not found</title><p>Sorry.</p>'],
  [
    'shell',
    'a frame for scripts',
    '<title>Paper</title><div id="root"></div><script src="/a.js"></script>',
  ],
  [
    'index',
    'a list of stories',
    `<h1>Live</h1>${ld({ '@type': 'CollectionPage', mainEntity: { '@type': 'ItemList' } })}${WORDS}`,
  ],
  [
    'index',
    'a list of live blogs',
    ld([
      { '@type': 'LiveBlogPosting', url: '/1' },
      { '@type': 'LiveBlogPosting', url: '/2' },
    ]),
  ],
  [
    'subscribers',
    'a live blog for those who pay',
    ld({ '@type': 'LiveBlogPosting', isAccessibleForFree: false }),
  ],
  [
    'no-updates',
    'a live blog that only its look gives away',
    `<div class="live-blog-post x">${WORDS}</div><div class="live-blog-post">${WORDS}</div>`,
  ],
  [
    'article',
    'an article with one box about a live blog',
    `<div class="liveblog-entry">x</div>${WORDS}`,
  ],
  ['no-updates', 'a live blog that has not begun', ld({ '@type': 'LiveBlogPosting' })],
  ['article', 'an article', `<h1>Tides</h1>${ld({ '@type': 'NewsArticle' })}${WORDS}`],
  [
    'article',
    'an article with a bar for consent, a riddle below it and a login',
    `<script src="https://cdn.privacy-mgmt.com/w.js"></script>${WORDS}<div class="g-recaptcha"></div><input type="password">`,
  ],
  [
    'article',
    'a short article that asks about cookies beside it',
    `<script src="https://cdn.privacy-mgmt.com/w.js"></script><h1>Tides</h1><p>In and out.</p><button>Accept cookies</button>${ld({ '@type': 'NewsArticle' })}`,
  ],
  [
    'article',
    'a short one that only says so of itself, with a riddle under it',
    '<meta property="og:type" content="article"><h1>Tides</h1><div class="g-recaptcha"></div>',
  ],
  ['article', 'a film without words', '<html><body><video src="/1.mp4"></video></body></html>'],
  ['article', 'words alone', 'Somebody saved this.'],
] as const) {
  test(`${what} is called ${kind}`, () => {
    assert.equal(judgePage(toDocument(body, 'text/html')), kind);
  });
}
