// Owns the list of sources and the choice among them, by name, by URL or by content. What a source is called and which URLs
// it knows is here at once; how it reads is loaded when there is something to read.

import type { Finding, SourceAdapter, StoryAddress } from './adapter.ts';
import { locateStory as locateAlJazeera } from './al-jazeera/al-jazeera-address.ts';
import { locateFeed } from './feed/feed-address.ts';
import type { FoundDocument } from './found-document.ts';
import { locateContent } from './guardian/content-api-address.ts';
import { locateSitePage, locateStory } from './guardian/guardian-address.ts';
import { locateEvent } from './hosted/24liveblog-address.ts';
import { locateBlog as locateArena } from './hosted/arena-address.ts';
import { locateChannel } from './hosted/norkon-channel.ts';
import { locatePrefetch } from './hosted/tickaroo-address.ts';
import { locatePage } from './schema/page-address.ts';
import { locateBlog } from './sourcefabric/sourcefabric-address.ts';
import { locateEndpoint } from './wordpress/wordpress-address.ts';

/** A source as it is known before it is loaded; the same as the adapter says of itself. */
export type Source = Pick<SourceAdapter, 'name' | 'locate'> & {
  readonly load: () => Promise<SourceAdapter>;
};

/** In the order in which they are tried: of several that can read one page, the one that tells most comes first. */
export const SOURCES: readonly Source[] = [
  {
    name: 'guardian',
    locate: locateStory,
    load: async () => (await import('./guardian/guardian.ts')).guardian,
  },
  {
    name: 'content-api',
    locate: locateContent,
    load: async () => (await import('./guardian/content-api.ts')).contentApi,
  },
  {
    name: 'al-jazeera',
    locate: locateAlJazeera,
    load: async () => (await import('./al-jazeera/al-jazeera.ts')).alJazeera,
  },
  {
    name: 'wordpress',
    locate: locateEndpoint,
    load: async () => (await import('./wordpress/wordpress.ts')).wordpress,
  },
  {
    name: 'sourcefabric',
    locate: locateBlog,
    load: async () => (await import('./sourcefabric/sourcefabric.ts')).sourcefabric,
  },
  {
    name: 'norkon',
    locate: locateChannel,
    load: async () => (await import('./hosted/norkon.ts')).norkon,
  },
  {
    name: 'arena',
    locate: locateArena,
    load: async () => (await import('./hosted/arena.ts')).arena,
  },
  {
    name: 'tickaroo',
    locate: locatePrefetch,
    load: async () => (await import('./hosted/tickaroo.ts')).tickaroo,
  },
  {
    name: '24liveblog',
    locate: locateEvent,
    load: async () => (await import('./hosted/24liveblog.ts')).liveblog24,
  },
  {
    name: 'guardian-page',
    locate: locateSitePage,
    load: async () => (await import('./guardian/guardian-page.ts')).guardianPage,
  },
  {
    name: 'guardian-part',
    locate: locatePage,
    load: async () => (await import('./guardian/guardian-part.ts')).guardianPart,
  },
  {
    name: 'json-ld',
    locate: locatePage,
    load: async () => (await import('./schema/json-ld.ts')).jsonLd,
  },
  {
    name: 'microdata',
    locate: locatePage,
    load: async () => (await import('./schema/microdata.ts')).microdata,
  },
  {
    name: 'amp-live-list',
    locate: locatePage,
    load: async () => (await import('./schema/amp-live-list.ts')).ampLiveList,
  },
  {
    name: 'feed',
    locate: locateFeed,
    load: async () => (await import('./feed/feed.ts')).feed,
  },
  {
    name: 'salvage',
    locate: locatePage,
    load: async () => (await import('./salvage/salvage.ts')).salvage,
  },
];

/** The names that `--source` takes. */
export const SOURCE_NAMES: readonly string[] = SOURCES.map(({ name }) => name);

export type Selection = { readonly adapter: SourceAdapter; readonly address: StoryAddress };

/**
 * The source to follow a URL with: the named one, which then asks the URL's own origin, or with `name` null the first
 * that knows the URL. Null when none does, or when no source has that name. Loads nothing.
 */
export function locateSource(
  url: string,
  name: string | null,
): { readonly source: Source; readonly address: StoryAddress } | null {
  for (const source of named(name)) {
    const address = source.locate(url, name !== null);
    if (address !== null) return { source, address };
  }
  return null;
}

/** The same, ready to be asked. */
export async function selectAdapter(url: string, name: string | null): Promise<Selection | null> {
  const located = locateSource(url, name);
  return located && { adapter: await located.source.load(), address: located.address };
}

/** What each source finds in the document at a URL, the richest first; with a name, what that one finds. */
export async function findSources(
  document: FoundDocument,
  url: string,
  name: string | null,
): Promise<readonly { readonly adapter: SourceAdapter; readonly finding: Finding }[]> {
  const adapters = await loadAdapters(name);
  return adapters.flatMap((adapter) => {
    const finding = adapter.discover(document, url);
    return finding === null ? [] : [{ adapter, finding }];
  });
}

/** Where a selection's source stands among all: the lower, the more it tells of one page. */
export function sourceRank({ adapter }: Selection): number {
  return SOURCE_NAMES.indexOf(adapter.name);
}

/** The source whose shape a file's content has, the richest of several; or null. */
export async function recogniseFile(document: FoundDocument): Promise<SourceAdapter | null> {
  for await (const adapter of readersOf(document)) return adapter;
  return null;
}

/** The sources whose shape a file's content has, the richest first; each loaded when it is its turn. */
export async function* readersOf(document: FoundDocument): AsyncGenerator<SourceAdapter> {
  for (const source of SOURCES) {
    const adapter = await source.load();
    if (adapter.recognises(document)) yield adapter;
  }
}

/** All of them in their order; with a name, that one. */
export function loadAdapters(name: string | null = null): Promise<readonly SourceAdapter[]> {
  return Promise.all(named(name).map(({ load }) => load()));
}

function named(name: string | null): readonly Source[] {
  return name === null ? SOURCES : SOURCES.filter((source) => source.name === name);
}
