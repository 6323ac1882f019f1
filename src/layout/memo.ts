// Owns the keeping of results by the identity of what they were made from, for as long as that lives.

/** Two: the timeline's own width, and one more for a preview beside it. A resize drops what no longer fits anything. */
const KEPT = 2;

/** `compute`, asked once for each object and options, as long as the options are among the latest of that object. */
export function memoByIdentity<Key extends object, Options, Result>(
  compute: (key: Key, options: Options) => Result,
  isSame: (a: Options, b: Options) => boolean,
): (key: Key, options: Options) => Result {
  type Known = { readonly options: Options; readonly result: Result };
  const memory = new WeakMap<Key, readonly Known[]>();
  return (key, options) => {
    const known = memory.get(key) ?? [];
    const found = known.find((one) => isSame(one.options, options));
    const latest = found ?? { options, result: compute(key, options) };
    if (latest !== known[0]) {
      const others = known.filter((one) => one !== latest);
      memory.set(key, [latest, ...others.slice(0, KEPT - 1)]);
    }
    return latest.result;
  };
}
