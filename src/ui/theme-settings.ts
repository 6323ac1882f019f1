// Owns the settings of looks, one for each tone: a colour, and attributes that do without colour.

import { type Kind, quoted } from '../config/option-kinds.ts';
import { readFamily, type Stored, type Trouble } from '../config/read-settings.ts';
import type { Setting, SettingFamily } from '../config/settings.ts';
import type { Tone } from '../layout/row.ts';
import { LOOKS, type Look, type Looks } from './theme.ts';
import { COLOUR_NAMES, type ColourDepth, colourCode, parseColour } from './theme-colours.ts';

const FAMILY = 'theme';
const NONE = 'none';
const MOST_COLOURS: ColourDepth = 16_777_216;

const ATTRIBUTES: ReadonlyMap<string, number> = new Map([
  ['bold', 1],
  ['dim', 2],
  ['underline', 4],
  ['inverse', 7],
]);

const EXAMPLES = `takes a colour (${COLOUR_NAMES.join(', ')}, each with bright- too; 0 to 255; #rrggbb), bold, dim, underline or inverse, or none`;

/** What is told by its look alone must be told without colour too. */
const NEEDS_ATTRIBUTE: ReadonlySet<Tone> = new Set(['match', 'fault']);

function kindFor(tone: Tone): Kind<Look> {
  return {
    placeholder: 'LOOK',
    choices: [],
    absent: LOOKS[tone],
    parse(text) {
      const words = wordsOf(text);
      const colours = words.filter((word) => !ATTRIBUTES.has(word));
      const strange = colours.find((word) => parseColour(word) === null);
      if (strange !== undefined) return refuse(`${EXAMPLES}, not ${quoted(strange)}`);
      if (colours.length > 1) return refuse(`takes one colour, not ${quoted(colours.join(' '))}`);
      const value = toLook(words, MOST_COLOURS);
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

function toLook(words: readonly string[], depth: ColourDepth): Look {
  const attributes = words.flatMap((word) => ATTRIBUTES.get(word) ?? []);
  const [colour] = words.flatMap((word) => parseColour(word) ?? []);
  return { attributes, ...(colour !== undefined && { colour: colourCode(colour, depth) }) };
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
  summary: `How a tone looks: a colour, and any of ${[...ATTRIBUTES.keys()].join(', ')}; "none" for the terminal's own look. The 16 colours have names (red, bright-blue, ...); a number up to 255 or #rrggbb is another, and the nearest one where the terminal knows fewer. Tones: ${TONES.join(', ')}.`,
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
    ...COLOUR_NAMES.filter((_, index) => colour === String(30 + index)),
    ...[...ATTRIBUTES].flatMap(([word, code]) => (attributes.includes(code) ? word : [])),
  ];
  return words.length === 0 ? NONE : words.join(' ');
}

/**
 * The looks of the reader's own, in the colours that the terminal knows. `troubles`: what is wrong with them.
 */
export function readThemeSettings(
  stored: Stored,
  depth: ColourDepth,
): {
  readonly looks: Looks;
  readonly troubles: readonly Trouble[];
} {
  if (stored[FAMILY] === undefined) return { looks: LOOKS, troubles: [] };
  const { values, troubles } = readFamily(THEME_SETTINGS, stored);
  const own = TONES.flatMap((tone) => {
    const [text] = values.get(`${FAMILY}.${tone}`) ?? [];
    return text === undefined ? [] : [[tone, toLook(wordsOf(text), depth)] as const];
  });
  return { looks: { ...LOOKS, ...Object.fromEntries(own) }, troubles };
}
