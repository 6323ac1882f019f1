// Owns the word to the file that started the program that all has run which a start needs: what was compiled for it can be kept.

/** For the end of a start with something to read. Where nobody keeps anything, nothing happens. */
export function keepCompiled(): void {
  const keep: unknown = Reflect.get(globalThis, Symbol.for('teleprinter.keep-compiled'));
  if (typeof keep === 'function') keep();
}
