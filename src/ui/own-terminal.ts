// Owns what is made of the terminal that the program was started on: in which way a story is shown there, and with which
// signs and colours. Joins what the environment tells and what was asked for.

import type { FollowingOptions } from '../config/options.ts';
import { type OutputMode, outputModeOf } from '../config/output-mode.ts';
import { type GlyphSet, loadGlyphs } from '../layout/glyphs.ts';
import { type Abilities, abilitiesOf, type Environment } from '../terminal/abilities.ts';

export type OwnTerminal = {
  readonly mode: OutputMode;
  readonly abilities: Abilities;
  readonly colour: boolean;
  /** Loads the signs: those in ASCII are not there yet. */
  readonly glyphs: () => Promise<GlyphSet>;
};

/** The two ends of the program: `isTTY` is left out for what is no terminal. */
export type Streams = {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean };
};

export function ownTerminal(
  options: FollowingOptions,
  env: Environment,
  { stdin, stdout }: Streams,
): OwnTerminal {
  const readsTerminal = stdin.isTTY === true;
  const writesTerminal = stdout.isTTY === true;
  const abilities = abilitiesOf(env, writesTerminal, options);
  const { redraws } = abilities;
  return {
    mode: outputModeOf(options, { readsTerminal, writesTerminal, redraws }),
    abilities,
    colour: abilities.colours > 0,
    glyphs: () => loadGlyphs(abilities.showsUnicode),
  };
}
