// Owns the list of sources and the choice among them, by name, by URL or by content.

import type { Finding, SourceAdapter, StoryAddress } from './adapter.ts';
import { alJazeera } from './al-jazeera/al-jazeera.ts';
import { feed } from './feed/feed.ts';
import type { FoundDocument } from './found-document.ts';
import { contentApi } from './guardian/content-api.ts';
import { guardian } from './guardian/guardian.ts';
import { guardianPage } from './guardian/guardian-page.ts';
import { liveblog24 } from './hosted/24liveblog.ts';
import { arena } from './hosted/arena.ts';
import { norkon } from './hosted/norkon.ts';
import { tickaroo } from './hosted/tickaroo.ts';
import { salvage } from './salvage/salvage.ts';
import { ampLiveList } from './schema/amp-live-list.ts';
import { jsonLd } from './schema/json-ld.ts';
import { microdata } from './schema/microdata.ts';
import { sourcefabric } from './sourcefabric/sourcefabric.ts';
import { wordpress } from './wordpress/wordpress.ts';

/** In the order in which they are tried: of several that can read one page, the one that tells most comes first. */
export const ADAPTERS: readonly SourceAdapter[] = [
  guardian,
  contentApi,
  alJazeera,
  wordpress,
  sourcefabric,
  norkon,
  arena,
  tickaroo,
  liveblog24,
  guardianPage,
  jsonLd,
  microdata,
  ampLiveList,
  feed,
  salvage,
];

/** The names that `--source` takes. */
export const SOURCE_NAMES: readonly string[] = ADAPTERS.map((adapter) => adapter.name);

export type Selection = { readonly adapter: SourceAdapter; readonly address: StoryAddress };

/**
 * The source to follow a URL with: the named one, which then asks the URL's own origin, or with `name` null the first
 * that knows the URL. Null when none does, or when no source has that name.
 */
export function selectAdapter(url: string, name: string | null): Selection | null {
  for (const adapter of named(name)) {
    const address = adapter.locate(url, name !== null);
    if (address !== null) return { adapter, address };
  }
  return null;
}

/** What each source finds in the document at a URL, the richest first; with a name, what that one finds. */
export function findSources(
  document: FoundDocument,
  url: string,
  name: string | null,
): readonly { readonly adapter: SourceAdapter; readonly finding: Finding }[] {
  return named(name).flatMap((adapter) => {
    const finding = adapter.discover(document, url);
    return finding === null ? [] : [{ adapter, finding }];
  });
}

/** Where a selection's source stands among all: the lower, the more it tells of one page. */
export function sourceRank({ adapter }: Selection): number {
  return ADAPTERS.indexOf(adapter);
}

/** The source whose shape a file's content has, or null. */
export function recogniseFile(document: FoundDocument): SourceAdapter | null {
  return ADAPTERS.find((adapter) => adapter.recognises(document)) ?? null;
}

function named(name: string | null): readonly SourceAdapter[] {
  return name === null ? ADAPTERS : ADAPTERS.filter((adapter) => adapter.name === name);
}
