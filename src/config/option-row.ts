// Owns the shape of a row in the table of options. Knows no option by name.

import type { CommandName } from './commands.ts';
import type { Kind } from './option-kinds.ts';

export type OptionGroup = 'following' | 'reading' | 'alerts' | 'scripts' | 'demo' | 'general';

export type Option<T> = {
  /** Without its two hyphens. */
  readonly name: string;
  readonly short?: string;
  readonly takes: Kind<T>;
  readonly summary: string;
  readonly group: OptionGroup;
  /** The commands that take it; empty for those that ask no story at all. */
  readonly commands: readonly CommandName[];
};
