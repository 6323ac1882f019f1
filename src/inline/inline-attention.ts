// Owns how the reader of sentences is called: as on the screen, but for the title of the window, which stays the shell's, and
// for a terminal that can redraw nothing, which is only rung.

import { canRedraw, termOf } from '../terminal/dialect.ts';
import type { AttentionChoices } from '../ui/attention.ts';
import { type AlertChoices, attentionChoices } from '../ui/attention-choices.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Null: the reader wants no alerts. `now`: epoch ms of the story's own time. */
export function inlineAttention(
  options: AlertChoices,
  env: Environment,
  now: number,
): AttentionChoices | null {
  const choices = attentionChoices(options, env, now);
  if (choices === null) return null;
  const isOnlyRung = options.alerts === 'auto' && !canRedraw(termOf(env));
  return { ...choices, hasTitle: false, way: isOnlyRung ? 'bell' : choices.way };
}
