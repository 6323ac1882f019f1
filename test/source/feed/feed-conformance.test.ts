import { feed } from '../../../src/source/feed/feed.ts';
import { testConformance } from '../conformance.ts';
import {
  atomEntry,
  atomFeed,
  jsonFeed,
  minuteAt,
  RDF_FEED,
  rfc822,
  rssFeed,
  rssItem,
} from './feed-samples.ts';

const context = {
  answeredAt: minuteAt(60),
  requestUrl: 'https://gazette.example/feed',
};

const rss = (minutes: readonly number[]) =>
  rssFeed(
    minutes.map((minute) =>
      rssItem(
        {
          title: `Minute ${minute} &amp; more`,
          guid: `b${minute}`,
          link: `https://gazette.example/${minute}`,
          description: `&lt;p&gt;It is &lt;b&gt;${minute}&lt;/b&gt; past.&lt;/p&gt;`,
          pubDate: rfc822(minute),
        },
        `<media:thumbnail url="https://i.example/${minute}.jpg" width="240"/>`,
      ),
    ),
    { ttl: '15', lastBuildDate: rfc822(30) },
  );

const isoOf = (minute: number) => new Date(minuteAt(minute)).toISOString();

const atom = atomFeed(
  [3, 2, 1].map((minute) =>
    atomEntry(
      {
        id: `tag:${minute}`,
        title: `Minute ${minute}`,
        published: isoOf(minute),
        updated: isoOf(minute + 9),
      },
      `<link href="https://gazette.example/${minute}"/><content type="html">&lt;p&gt;Wind.&lt;/p&gt;</content>`,
    ),
  ),
  {},
  '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:0" when="2026-01-10T12:30:00Z"/>',
);

const json = jsonFeed(
  [3, 2, 1].map((minute) => ({
    id: `${minute}`,
    title: `Minute ${minute}`,
    content_html: '<p>Wind.</p>',
    date_published: isoOf(minute),
  })),
);

testConformance(
  feed,
  'RSS in the order of time, twice',
  [rss([3, 2, 1]), rss([5, 4, 3, 2])],
  context,
);
testConformance(feed, 'RDF', [RDF_FEED], context);
testConformance(feed, 'Atom', [atom], context);
testConformance(feed, 'JSON Feed', [json], context);
