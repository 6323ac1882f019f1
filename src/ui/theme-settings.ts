// Owns the settings of looks, one for each tone: a colour of the 16, and attributes that do without colour.

import { type Kind, quoted } from '../config/option-kinds.ts';
import { readFamily, type Stored } from '../config/read-settings.ts';
import type { Setting, SettingFamily } from '../config/settings.ts';
import type { Tone } from '../layout/row.ts';
import { LOOKS, type Look, type Looks } from './theme.ts';

const FAMILY = 'theme';
const NONE = 'none';

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

const COLOURS: ReadonlyMap<string, number> = new Map([
  ...NAMES.map((name, index) => [name, 30 + index] as const),
  ...NAMES.map((name, index) => [`bright-${name}`, 90 + index] as const),
]);

const ATTRIBUTES: ReadonlyMap<string, number> = new Map([
  ['bold', 1],
  ['dim', 2],
  ['underline', 4],
  ['inverse', 7],
]);

const EXAMPLES = `takes a colour (${NAMES.join(', ')}, each with bright- too), bold, dim, underline or inverse, or none`;

/** What is told by its look alone must be told without colour too. */
const NEEDS_ATTRIBUTE: ReadonlySet<Tone> = new Set(['match', 'fault']);

function kindFor(tone: Tone): Kind<Look> {
  return {
    placeholder: 'LOOK',
    choices: [],
    absent: LOOKS[tone],
    parse(text) {
      const words = wordsOf(text);
      const strange = words.find((word) => !COLOURS.has(word) && !ATTRIBUTES.has(word));
      if (strange !== undefined) return refuse(`${EXAMPLES}, not ${quoted(strange)}`);
      const colours = words.filter((word) => COLOURS.has(word));
      if (colours.length > 1) return refuse(`takes one colour, not ${quoted(colours.join(' '))}`);
      const value = toLook(words);
      return NEEDS_ATTRIBUTE.has(tone) && value.attributes.length === 0
        ? refuse('needs bold, dim, underline or inverse: nothing else tells what it marks')
        : { ok: true, value };
    },
  };
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

function wordsOf(text: string): readonly string[] {
  return text === NONE ? [] : text.trim().toLowerCase().split(/\s+/u);
}

function toLook(words: readonly string[]): Look {
  const attributes = words.flatMap((word) => ATTRIBUTES.get(word) ?? []);
  const [colour] = words.flatMap((word) => COLOURS.get(word) ?? []);
  return { attributes, ...(colour === undefined ? {} : { colour }) };
}

const SUMMARIES: Record<Tone, string> = {
  plain: 'running text',
  dim: 'what matters less: times, names, credits',
  title: 'titles of posts and lists',
  key: 'titles and marks of key events',
  summary: 'titles and marks of summaries',
  unseen: 'the mark of a post not seen yet, and the line above what is new',
  edited: 'the mark of an edited post',
  removed: 'the mark of a removed post, and words that were taken out',
  added: 'words that were put in',
  link: 'links',
  quote: 'quotations',
  match: 'what is found, highlighted or chosen, and the cursor',
  bar: 'the first and the last row',
  fault: 'what is wrong in the line that is typed',
  warning: 'what is wrong with the story or the network',
};

const TONES = Object.keys(LOOKS).filter((name): name is Tone => name in LOOKS);

export const THEME_SETTINGS: SettingFamily = {
  name: FAMILY,
  member: 'tone',
  summary: `How a tone looks: one colour of the 16 and any of ${[...ATTRIBUTES.keys()].join(', ')}; "none" for the terminal's own look.`,
  settings: TONES.map(
    (tone): Setting => ({
      name: `${FAMILY}.${tone}`,
      takes: kindFor(tone),
      form: 'text',
      summary: SUMMARIES[tone],
      fallback: formatLook(LOOKS[tone]),
    }),
  ),
  clashIn: () => null,
};

function formatLook({ attributes, colour }: Look): string {
  const words = [
    ...[...COLOURS].filter(([, code]) => code === colour),
    ...[...ATTRIBUTES].filter(([, code]) => attributes.includes(code)),
  ].map(([word]) => word);
  return words.length === 0 ? NONE : words.join(' ');
}

/** The looks of the reader's own. `troubles`: what is wrong with them, a sentence each without a full stop. */
export function readThemeSettings(stored: Stored): {
  readonly looks: Looks;
  readonly troubles: readonly string[];
} {
  if (stored[FAMILY] === undefined) return { looks: LOOKS, troubles: [] };
  const { values, troubles } = readFamily(THEME_SETTINGS, stored);
  const own = TONES.flatMap((tone) => {
    const [text] = values.get(`${FAMILY}.${tone}`) ?? [];
    return text === undefined ? [] : [[tone, toLook(wordsOf(text))] as const];
  });
  return { looks: { ...LOOKS, ...Object.fromEntries(own) }, troubles };
}
