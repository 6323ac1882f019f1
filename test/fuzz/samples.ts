// Owns documents of our own making in every form that a source reads, for the fuzzer to begin from.

import { listAnswer, storyAnswer, updateAnswer } from '../source/al-jazeera/al-jazeera-answers.ts';
import {
  atomEntry,
  atomFeed,
  jsonFeed,
  RDF_FEED,
  rssFeed,
  rssItem,
} from '../source/feed/feed-samples.ts';
import {
  apiBlock,
  apiContent,
  apiElement,
  apiItem,
} from '../source/guardian/content-api-sample.ts';
import { blockId, drawPage } from '../source/guardian/guardian-markup-sample.ts';
import { storyPage, wireBlock, wireText } from '../source/guardian/guardian-page.ts';
import { page, posted, posting } from '../source/schema/posting-page.ts';
import {
  framedPage,
  wireAnswer,
  wireBlog,
  wireItem,
  wirePost,
} from '../source/sourcefabric/sourcefabric-site.ts';
import { sitePage, wireRow } from '../source/wordpress/wordpress-site.ts';

const HTML =
  '<p>The <b>lamp</b> &amp; the <a href="https://example.org/x">sea</a>.</p><ul><li>One<li>Two</ul>';

/** The same inside a text of JSON. */
const QUOTED = HTML.replaceAll('"', '\\"');

export const SAMPLES: readonly string[] = [
  JSON.stringify(
    storyPage({
      blocks: [3, 2, 1].map((at) => wireBlock(`b${at}`, at, { elements: [wireText(HTML)] })),
    }),
  ),
  drawPage({
    blocks: [2, 1].map((minute) => ({
      id: blockId(minute),
      publishedAt: 1.7e12 + minute * 60_000,
      title: 'First',
      people: ['A Writer'],
      body: HTML,
    })),
  }),
  JSON.stringify({
    numNewBlocks: 1,
    html: `<article id="block-${blockId(1)}"><header><time datetime="2026-11-20T10:00:00Z"></time><h2>First</h2></header>${HTML}</article>`,
  }),
  JSON.stringify({
    blocks: [{ id: blockId(1), publishedDateTime: 1.7e12, body: 'The lamp\n<b>& the sea' }],
  }),
  JSON.stringify(
    apiItem(
      apiContent({
        blocks: {
          body: [
            apiBlock('a', 1, { elements: [apiElement('text', { textTypeData: { html: HTML } })] }),
          ],
        },
      }),
    ),
  ),
  page([posting([posted(2, 'Second', { articleBody: HTML }), posted(1, 'First')])]),
  `<article itemscope itemtype="https://schema.org/LiveBlogPosting"><h1 itemprop="headline">Harbour</h1>
   <div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" id="u1"><h2 itemprop="headline">First</h2>
   <time itemprop="datePublished" datetime="2024-05-01T10:01:00Z">10:01</time><div itemprop="articleBody">${HTML}</div></div></article>`,
  `<amp-live-list id="live" data-poll-interval="15000" data-max-items-per-page="9"><div items>
   <div id="p1" data-sort-time="1714557660">${HTML}</div><div id="p2" data-sort-time="1714557720" data-tombstone>x</div></div></amp-live-list>`,
  rssFeed([
    rssItem({
      title: 'First',
      link: 'https://example.org/1',
      pubDate: 'Wed, 01 May 2024 10:01:00 GMT',
      description: HTML,
    }),
  ]),
  atomFeed([atomEntry({ id: 'tag:a', title: 'First', updated: '2024-05-01T10:01:00Z' })]),
  jsonFeed([
    { id: '1', title: 'First', content_html: HTML, date_published: '2024-05-01T10:01:00Z' },
  ]),
  RDF_FEED,
  sitePage(),
  JSON.stringify({
    entries: [wireRow(2, 1_714_557_720), wireRow(1, 1_714_557_660)],
    page: 1,
    pages: 1,
    total: 2,
  }),
  framedPage(),
  JSON.stringify(wireBlog()),
  wireAnswer([
    wirePost('urn:a', 1_714_557_660_000, {
      groups: [{ id: 'main', refs: [{ item: wireItem('text', HTML) }] }],
    }),
  ]),
  storyAnswer([2, 1]),
  listAnswer([2, 1]),
  updateAnswer(1),
  // What the hosts of other newsrooms' blogs answer.
  `{"eventInfo":{"name":"Regatta","description":"${QUOTED}"},"posts":[{"key":"a","createdAt":1714557720000,"message":{"title":"First","text":"${QUOTED}"},"sender":{"displayName":"A Writer"}}]}`,
  `\uFEFF{"success":true,"result":{"addedOrChanged":[{"id":7,"title":"First","created":1714557720,"authorName":"A Writer","content":{"html":"${QUOTED}"}}],"hasMore":true}}`,
  `{"err_code":100,"data":{"news":[{"nid":2916125192049037403,"created":1714557720,"newstitle":"First","contents":"${QUOTED}"}]}}`,
  '{"data":{"event":{"title":"Regatta","closed":0,"last_updated":1714557720}}}',
  JSON.stringify({
    html: `<tickaroo-liveblog initialData="${JSON.stringify({
      schemaOrg: JSON.stringify(posting([posted(2, 'Second', { articleBody: HTML })])),
    })
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll('<', '&lt;')}">`,
  }),
  '<body><div class="arena-liveblog" data-publisher="a" data-event="b"></div></body>',
  '<div class="live-center-embed" data-src="https://livecenter.norkon.net/frame/a/1/default"></div>',
  '<script>NcPosts.start({channelId: 4145, tenantKey: "a"}) // livecenter</script>',
  '<div id="LB24_LIVE_CONTENT" data-eid="1"></div>',
  '<tickaroo-liveblog liveblogId="1" clientId="2"></tickaroo-liveblog>',
  // A copy of a page, into which the properties of its markup have leaked.
  `WORLD LIVE\n\nThe harbour opens: live\n\n"${JSON.stringify([2, 1].map((at) => wireBlock(`60300f5f8f08ad21ea60071${at}`, at, { elements: [wireText(HTML)] })))}"\n\nUpdated at 10.05 BST\n`,
];
