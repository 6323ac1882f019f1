// Owns the laws of finding sources: whatever stands at an address, every source says what it finds there or nothing, and
// what it finds can be asked for. That the time of looking grows no faster than the document is measured, not tested.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DecodeError, NotLiveBlogError } from '../../src/model/errors.ts';
import { plainText, safeUrl } from '../../src/model/plain-text.ts';
import { FILE_CONTEXT, type Finding, type SourceAdapter } from '../../src/source/adapter.ts';
import { type FoundDocument, toDocument } from '../../src/source/found-document.ts';
import { loadAdapters } from '../../src/source/registry.ts';
import { RUNS } from '../helpers/runs.ts';
import { listAnswer, storyAnswer, updateAnswer } from '../source/al-jazeera/al-jazeera-answers.ts';
import { FRAGMENTS } from '../source/hostile-fragments.ts';

const ADAPTERS = await loadAdapters();
const URL_OF_PAGE = 'https://example.org/live/2030/regatta?page=2';
const ASKING = { now: Date.UTC(2030, 4, 1), apiKey: 'a-key' };

const POSTING = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'LiveBlogPosting',
  headline: 'Regatta',
  liveBlogUpdate: [
    {
      '@type': 'BlogPosting',
      headline: 'One',
      articleBody: 'A',
      datePublished: '2030-05-01T12:00:00Z',
    },
  ],
});

/** A whole document of each kind, as short as it may be. */
const SAMPLES: readonly string[] = [
  storyAnswer([3, 2, 1]),
  listAnswer([3, 2, 1]),
  updateAnswer(3),
  '{"eventInfo":{"name":"x"},"posts":[{"key":"a","createdAt":1904000000000,"message":{"title":"x","text":"<p>y</p>"}}]}',
  '\uFEFF{"success":true,"result":{"addedOrChanged":[{"id":7,"title":"x","created":1904000000,"authorName":"A","content":{"html":"<p>y</p>"}}],"hasMore":true}}',
  '{"err_code":100,"data":{"news":[{"nid":2916125192049037403,"created":1904000000,"newstitle":"x","contents":"<p>y</p>"}]}}',
  '{"data":{"event":{"title":"x","closed":0,"last_updated":1904000000}}}',
  JSON.stringify({
    html: `<tickaroo-liveblog initialData="${JSON.stringify({ schemaOrg: POSTING }).replaceAll('"', '&quot;')}">`,
  }),
  POSTING,
  `<html><head><title>x</title><script type="application/ld+json">${POSTING}</script></head><body><p>y</p></body></html>`,
  '<body><div class="arena-liveblog" data-publisher="a" data-event="b"></div></body>',
  '<div class="live-center-embed" data-src="https://livecenter.norkon.net/frame/a/1/default"></div>',
  '<script>NcPosts.start({channelId: 4145, tenantKey: "a"}) // livecenter</script>',
  '<div id="LB24_LIVE_CONTENT" data-eid="1"></div>',
  '<tickaroo-liveblog liveblogId="1" clientId="2"></tickaroo-liveblog>',
  '<div id="wpcom-liveblog-container" class="9"></div><script>var liveblog_settings = {"post_id":9,"endpoint_url":"/wp-json/liveblog/v1/9/","state":"enable"};</script>',
  '<iframe id="liveblog-iframe" src="https://a.liveblog.pro/lb/blogs/5c6d35bd4b8e4f6f8a1b2c3d/index.html"></iframe><script>window.LB = {"api_host":"https://a-api.liveblog.pro/","blog":{"_id":"5c6d35bd4b8e4f6f8a1b2c3d"}}</script>',
  '<div itemscope itemtype="https://schema.org/LiveBlogPosting"><div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"><h2 itemprop="headline">x</h2></div></div>',
  '<amp-live-list id="a" data-poll-interval="15000"><div items><div id="p1" data-sort-time="1904000000"><p>x</p></div></div></amp-live-list>',
  '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><guid>1</guid><title>y</title><pubDate>Wed, 01 May 2030 12:00:00 GMT</pubDate></item></channel></rss>',
  '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","content_text":"y"}]}',
  '{"pageId":"a/live/b","contentType":"LiveBlog","headline":"x","blocks":[]}',
];

function isWords(text: string): boolean {
  return text !== '' && text === plainText(text);
}

function checkFinding(adapter: SourceAdapter, finding: Finding | null): void {
  if (finding === null) return;
  assert.ok(isWords(finding.evidence), `${adapter.name}: ${finding.evidence}`);
  if (finding.kind !== 'story') {
    assert.equal(safeUrl(finding.url), finding.url, adapter.name);
    return;
  }
  const { pageUrl, endpoint = pageUrl, storyId } = finding.address;
  for (const url of [pageUrl, endpoint])
    assert.ok(safeUrl(url) !== null, `${adapter.name}: ${url}`);
  assert.ok(isWords(storyId), `${adapter.name}: ${storyId}`);
  const request = adapter.request(finding.address, null, ASKING);
  assert.ok(safeUrl(request.url) !== null, `${adapter.name}: ${request.url}`);
}

/** Asks every source about the document, as a page and as a file. */
function lookAt(document: FoundDocument): void {
  for (const adapter of ADAPTERS) {
    adapter.recognises(document);
    checkFinding(adapter, adapter.discover(document, URL_OF_PAGE));
  }
}

function readAsFile(body: string): void {
  for (const adapter of ADAPTERS) {
    if (!adapter.recognises(toDocument(body))) continue;
    try {
      adapter.parse(body, FILE_CONTEXT);
    } catch (error) {
      const isFault = error instanceof DecodeError || error instanceof NotLiveBlogError;
      assert.ok(isFault, `${adapter.name}: ${String(error)}`);
    }
  }
}

const fragments = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

/** A sample with a stretch of it gone, doubled, or replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.array(
      fc.record(
        {
          from: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.nat(40),
          filling: fc.oneof(fc.constant(''), fc.constantFrom(...FRAGMENTS), fc.string()),
          isDoubled: fc.boolean(),
        },
        { noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([sample, changes]) =>
    changes.reduce((body, { from, length, filling, isDoubled }) => {
      const start = Math.floor(from * body.length);
      const stretch = body.slice(start, start + length);
      return (
        body.slice(0, start) +
        (isDoubled ? stretch + stretch : filling) +
        body.slice(start + length)
      );
    }, sample),
  );

test('whatever stands at an address, every source finds something that can be asked for, or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fragments, mutated), (body) => lookAt(toDocument(body, 'text/html'))),
    { numRuns: RUNS / 2 },
  );
});

test('any JSON at all is looked at without a fault', () => {
  const key = fc.constantFrom(
    'data',
    'article',
    'posts',
    'children',
    'result',
    'news',
    'html',
    '@graph',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 0, 1e300, '', 'x', '<p>', '2030-05-01T12:00:00', 'liveblog'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(value, (json) => {
      lookAt(toDocument(JSON.stringify(json), 'application/json'));
      readAsFile(JSON.stringify(json));
    }),
    { numRuns: RUNS / 2 },
  );
});

test('a damaged file that is still recognised is read, or is a fault with a path', () => {
  fc.assert(fc.property(mutated, readAsFile), { numRuns: RUNS / 4 });
});

test('each sample is found by some source', () => {
  for (const sample of SAMPLES) {
    const finders = ADAPTERS.filter(({ discover }) => discover(toDocument(sample), URL_OF_PAGE));
    assert.ok(finders.length > 0 || /liveblog-iframe/u.test(sample), sample);
  }
});
