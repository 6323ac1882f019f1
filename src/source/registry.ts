// Owns the list of sources and the choice among them, by name, by URL or by content.

import type { SourceAdapter, StoryAddress } from './adapter.ts';
import { guardian } from './guardian.ts';

/** In the order in which they are tried. */
const ADAPTERS: readonly SourceAdapter[] = [guardian];

/** The names that `--source` takes. */
export const SOURCE_NAMES: readonly string[] = ADAPTERS.map((adapter) => adapter.name);

export type Selection = { readonly adapter: SourceAdapter; readonly address: StoryAddress };

/**
 * The source to follow a URL with: the named one, which then asks the URL's own origin, or with `name` null the first
 * that knows the URL. Null when none does, or when no source has that name.
 */
export function selectAdapter(url: string, name: string | null): Selection | null {
  for (const adapter of ADAPTERS) {
    if (name !== null && adapter.name !== name) continue;
    const address = adapter.locate(url, name !== null);
    if (address !== null) return { adapter, address };
  }
  return null;
}

/** The source whose shape a file's content has, or null. */
export function recogniseFile(body: string): SourceAdapter | null {
  return ADAPTERS.find((adapter) => adapter.recognises(body)) ?? null;
}
