// Owns what is made of the options for alerts on this terminal: which way is taken, and the rules as queries of this moment.

import type { AlertOptions } from '../config/alert-options.ts';
import { momentReader } from '../config/moments.ts';
import type { GlyphSet } from '../layout/glyphs.ts';
import type { Zone } from '../layout/time.ts';
import { parseQuery } from '../query/parse-query.ts';
import { alertWayOf } from '../terminal/alert.ts';
import { multiplexerOf } from '../terminal/multiplexer.ts';
import { takesTitle } from '../terminal/window-title.ts';
import { DEFAULT_RULES } from './alerting.ts';
import type { AttentionChoices } from './attention.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type AlertChoices = Pick<AlertOptions, 'alerts' | 'alertRules' | 'quietHours'> & {
  readonly zone: Zone;
  readonly glyphs: Pick<GlyphSet, 'spell'>;
};

/** Null: the reader wants no alerts. `now`: epoch ms of the clock on the screen, which times in rules are meant by. */
export function attentionChoices(
  { alerts, alertRules, quietHours, zone, glyphs }: AlertChoices,
  env: Environment,
  now: number,
): AttentionChoices | null {
  if (alerts === 'none') return null;
  const multiplexer = multiplexerOf(env);
  const momentOf = momentReader(now, zone);
  const rules = alertRules.flatMap((text) => {
    const read = parseQuery(text, { momentOf });
    return read.ok ? read.query : [];
  });
  return {
    way: alerts === 'auto' ? alertWayOf(env, multiplexer) : alerts,
    rules: rules.length === 0 ? DEFAULT_RULES : rules,
    quietHours,
    zone,
    multiplexer,
    spell: glyphs.spell,
    hasTitle: takesTitle(env),
  };
}
