// Owns where one key ends and the next begins in what a terminal sends. Pure but for what it keeps of a cut sequence.

const ESCAPE = '\u001b';

export type KeyCutter = {
  push(text: string): readonly string[];
  hasPending(): boolean;
  flush(): readonly string[];
};

export function createKeyCutter(): KeyCutter {
  let pending = '';
  return {
    push(text) {
      const all = pending + text;
      pending = all === ESCAPE ? all : '';
      return pending === '' ? (all.match(/\u001b\[[0-?]*[ -/]*[@-~]|\u001b.|./gsu) ?? []) : [];
    },
    hasPending: () => pending !== '',
    flush() {
      const keys = pending === '' ? [] : [pending];
      pending = '';
      return keys;
    },
  };
}
