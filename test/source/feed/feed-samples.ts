// Feeds of our own making, in the shapes that are met: a storm in a town that does not exist.

type Tags = Readonly<Record<string, string | undefined>>;

function tags(of: Tags): string {
  return Object.entries(of)
    .map(([name, inner]) => (inner === undefined ? '' : `<${name}>${inner}</${name}>`))
    .join('');
}

/** An RSS item; `more` is markup as it stands. */
export function rssItem(of: Tags, more = ''): string {
  return `<item>${tags(of)}${more}</item>`;
}

const RSS_MODULES = [
  ['atom', 'http://www.w3.org/2005/Atom'],
  ['content', 'http://purl.org/rss/1.0/modules/content/'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['media', 'http://search.yahoo.com/mrss/'],
  ['itunes', 'http://www.itunes.com/dtds/podcast-1.0.dtd'],
  ['sy', 'http://purl.org/rss/1.0/modules/syndication/'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

export function rssFeed(items: readonly string[], channel: Tags = {}, more = ''): string {
  const said = { title: 'Storm over Quay Town', link: 'https://gazette.example/', ...channel };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand --><rss version="2.0" ${RSS_MODULES}><channel>${tags(said)}${more}
${items.join('\n')}
</channel></rss>
<!-- served in 3 ms -->`;
}

export function atomEntry(of: Tags, more = ''): string {
  return `<entry>${tags(of)}${more}</entry>`;
}

export function atomFeed(entries: readonly string[], of: Tags = {}, more = ''): string {
  const said = {
    title: 'Storm over Quay Town',
    id: 'tag:gazette.example,2026:storm',
    updated: '2026-01-10T12:00:00Z',
    ...of,
  };
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${tags(said)}${more}${entries.join('\n')}</feed>`;
}

export function jsonFeed(items: readonly object[], of: object = {}): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Storm over Quay Town',
    home_page_url: 'https://gazette.example/',
    feed_url: 'https://gazette.example/storm.json',
    items,
    ...of,
  });
}

export const RDF_FEED = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="https://gazette.example/storm.rdf"><title>Storm over Quay Town</title>
<link>https://gazette.example/</link><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
<items><rdf:Seq><rdf:li rdf:resource="https://gazette.example/2"/><rdf:li rdf:resource="https://gazette.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://gazette.example/1"><title>Ferries stay in harbour</title><link>https://gazette.example/1</link><dc:date>2026-01-10T11:00:00+01:00</dc:date><dc:creator>Ada Quill</dc:creator></item>
<item rdf:about="https://gazette.example/2"><title>The bridge closes</title><link>https://gazette.example/2</link><description>Until &lt;b&gt;morning&lt;/b&gt;.</description><dc:date>2026-01-10T12:00:00+01:00</dc:date></item>
</rdf:RDF>`;

/** At this minute of the storm, as RSS writes it. */
export function rfc822(minute: number): string {
  return new Date(Date.UTC(2026, 0, 10, 12, minute)).toUTCString();
}

/** As `rfc822`, epoch ms. */
export function minuteAt(minute: number): number {
  return Date.UTC(2026, 0, 10, 12, minute);
}
