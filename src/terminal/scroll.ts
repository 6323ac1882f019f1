// Owns the finding of rows that moved: by how much, and which scroll regions would move them. Pure; knows only lines.

import type { Region } from './pen.ts';

export type Shift = {
  readonly region: Region /** Rows down; negative is up. */;
  readonly by: number;
};

/**
 * Ways to scroll `before` towards `after`, by one shift, in the regions worth trying: the rows that moved, all rows
 * that changed, and the region that is set already (which costs nothing to set).
 */
export function shiftsBetween(
  before: readonly string[],
  after: readonly string[],
  current: Region,
): readonly Shift[] {
  const by = likelyShift(before, after);
  if (by === 0) return [];
  const moved = movedRegion(before, after, by);
  const wider = [changedRegion(before, after), current].filter((region) => holds(region, moved));
  const regions = [moved, ...wider].filter(
    ({ top, bottom }) => bottom - top >= Math.abs(by) && bottom > top,
  );
  return unique(regions).map((region) => ({ region, by }));
}

/** The shift that most text agrees on, judged by lines that stand once in each frame; 0 if there is none. */
function likelyShift(before: readonly string[], after: readonly string[]): number {
  const votes = new Map<number, number>();
  for (const { by, line } of moves(before, after))
    votes.set(by, (votes.get(by) ?? 0) + line.length);
  return [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best), [0, 0] as const)[0];
}

type Move = { readonly line: string; readonly to: number; readonly by: number };

function moves(before: readonly string[], after: readonly string[]): readonly Move[] {
  const from = placesOfUnique(before);
  return [...placesOfUnique(after)].flatMap(([line, to]) => {
    const place = from.get(line);
    return place === undefined || place === to ? [] : { line, to, by: to - place };
  });
}

function placesOfUnique(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>(['']);
  for (const [row, line] of lines.entries()) {
    if (places.has(line)) repeated.add(line);
    places.set(line, row);
  }
  for (const line of repeated) places.delete(line);
  return places;
}

function movedRegion(before: readonly string[], after: readonly string[], by: number): Region {
  const rows = moves(before, after).flatMap((move) =>
    move.by === by ? [move.to, move.to - by] : [],
  );
  return { top: Math.min(...rows), bottom: Math.max(...rows) };
}

function changedRegion(before: readonly string[], after: readonly string[]): Region {
  const isChanged = (line: string, row: number) => line !== before[row];
  return { top: after.findIndex(isChanged), bottom: after.findLastIndex(isChanged) };
}

function holds(outer: Region, inner: Region): boolean {
  return outer.top <= inner.top && outer.bottom >= inner.bottom;
}

function unique(regions: readonly Region[]): readonly Region[] {
  return regions.filter(
    (region, index) =>
      regions.findIndex(({ top, bottom }) => top === region.top && bottom === region.bottom) ===
      index,
  );
}

/** The rows after the shift; those that came free are `blank`. */
export function shifted<Row>(
  rows: readonly Row[],
  { region, by }: Shift,
  blank: Row,
): readonly Row[] {
  return rows.map((row, at) => {
    if (at < region.top || at > region.bottom) return row;
    const from = at - by;
    return from < region.top || from > region.bottom ? blank : (rows[from] ?? blank);
  });
}
