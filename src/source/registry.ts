// Owns the list of sources and the choice among them, by name, by URL or by content.

import { liveblog24 } from './24liveblog.ts';
import type { Finding, SourceAdapter, StoryAddress } from './adapter.ts';
import { alJazeera } from './al-jazeera.ts';
import { ampLiveList } from './amp-live-list.ts';
import { arena } from './arena.ts';
import { contentApi } from './content-api.ts';
import { feed } from './feed.ts';
import type { FoundDocument } from './found-document.ts';
import { guardian } from './guardian.ts';
import { guardianPage } from './guardian-page.ts';
import { jsonLd } from './json-ld.ts';
import { microdata } from './microdata.ts';
import { norkon } from './norkon.ts';
import { salvage } from './salvage.ts';
import { sourcefabric } from './sourcefabric.ts';
import { tickaroo } from './tickaroo.ts';
import { wordpress } from './wordpress.ts';

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
