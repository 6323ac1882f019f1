// Owns the shape of what is fuzzed.

export type Target = {
  readonly name: string;
  readonly seeds: readonly string[];
  /** Throws what is a failure; what the part is meant to throw is caught here. */
  readonly run: (input: string) => void;
};
