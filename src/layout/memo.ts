// Owns the keeping of results by the identity of what they were made from: as many as a reader moves among, not as many
// as a story has.

/** Two: the timeline's own width, and one more for a preview beside it. A resize drops what no longer fits anything. */
const KEPT_OPTIONS = 2;

/** Of this many objects at least, and twice as many at most, the latest results are kept: some screens in either direction. */
const KEPT_OBJECTS = 500;

/**
 * `compute`, asked once for each object and options, as long as both are among the latest. What was not asked for while
 * as many others were is forgotten with them: two generations cost less than an exact order of use.
 */
export function memoByIdentity<Key extends object, Options, Result>(
  compute: (key: Key, options: Options) => Result,
  isSame: (a: Options, b: Options) => boolean,
): (key: Key, options: Options) => Result {
  type Known = { readonly options: Options; readonly result: Result };
  let recent = new WeakMap<Key, readonly Known[]>();
  let older = new WeakMap<Key, readonly Known[]>();
  let count = 0;

  function keep(key: Key, known: readonly Known[]): void {
    if (!recent.has(key)) count += 1;
    recent.set(key, known);
    if (count < KEPT_OBJECTS) return;
    older = recent;
    recent = new WeakMap();
    count = 0;
  }

  return (key, options) => {
    const kept = recent.get(key);
    const known = kept ?? older.get(key) ?? [];
    const found = known.find((one) => isSame(one.options, options));
    const latest = found ?? { options, result: compute(key, options) };
    if (kept === undefined || latest !== known[0]) {
      const others = known.filter((one) => one !== latest);
      keep(key, [latest, ...others.slice(0, KEPT_OPTIONS - 1)]);
    }
    return latest.result;
  };
}
