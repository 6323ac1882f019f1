// Owns the reader's place in several stories that are read as one: kept under all their names, so that it is the same place
// in whatever order they are named. Never throws: what is wrong with the archive each of the stories says itself.

import type { Archive } from '../archive/archive.ts';
import { decodePlace, type KeptPlace } from '../archive/place.ts';
import type { BlockId, BlockKey } from '../model/block.ts';
import { idOfBranch, idsOfBranch } from '../state/several.ts';
import type { ReaderArchive } from './reader-archive.ts';

export type SetPlace = {
  /** As the last visit left it; null on the first. */
  readonly place: KeptPlace | null;
  readonly save: (place: KeptPlace) => void;
};

/** `names`: under which the stories are kept, in the order in which the reader named them. */
export function findSetPlace(archives: ReaderArchive, names: readonly string[]): SetPlace {
  const sorted = names.map((_, index) => index).sort((a, b) => compare(names[a], names[b]));
  const set = sorted.map((index) => names[index]).join(' ');
  const quietly = <T>(task: (archive: Archive) => T): T | null => {
    try {
      const archive = archives.get();
      return archive === null ? null : task(archive);
    } catch {
      return null;
    }
  };
  const kept = quietly((archive) => decodePlace(archive.setPlace(set)));
  const toNamed = (index: number) => sorted[index] ?? index;
  return {
    place: kept === null ? null : renumbered(kept, names.length, toNamed),
    save(place) {
      const toSorted = (index: number) => sorted.indexOf(index);
      quietly((archive) => archive.saveSetPlace(set, renumbered(place, names.length, toSorted)));
    },
  };
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}

/** The same place where the story at each index stands at another. */
function renumbered(
  place: KeptPlace,
  count: number,
  toOther: (index: number) => number,
): KeptPlace {
  const toId = (id: BlockId): BlockId => {
    for (let index = 0; index < count; index += 1) {
      const [own] = idsOfBranch([id], index);
      if (own !== undefined) return idOfBranch(own, toOther(index));
    }
    return id;
  };
  const toKey = (key: BlockKey) => ({ ...key, id: toId(key.id) });
  const { anchor, lastSeen } = place;
  return {
    ...place,
    anchor: anchor === null ? null : { ...anchor, block: toKey(anchor.block) },
    lastSeen: lastSeen === null ? null : toKey(lastSeen),
  };
}
