// Owns whether the reader's keys come to us, as far as the terminal tells: one that never does counts as looked at.

/** Whether somebody may be looking. */
export type Focus = {
  readonly isFocused: () => boolean;
  /** Listens from the next change on, until the function returned is called. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** `report`: to be told what the terminal says. */
export function createFocus(): Focus & { readonly report: (isFocused: boolean) => void } {
  const listeners = new Set<() => void>();
  let isFocused = true;
  return {
    isFocused: () => isFocused,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report(next) {
      if (next === isFocused) return;
      isFocused = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
