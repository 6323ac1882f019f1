// Owns the text of --help, made from the table of options. Knows neither the keys (they are given) nor the screen.

import { COMMANDS, type Command, type CommandName } from './commands.ts';
import { ENVIRONMENT } from './environment.ts';
import { EXIT_MEANINGS } from './exit-codes.ts';
import type { Option, OptionGroup } from './option-row.ts';
import { OPTION_ROWS } from './options.ts';
import type { SettingFamily } from './settings.ts';
import { memberRows, settingRows } from './settings-help.ts';

/** A term, and what is said of it. */
export type HelpRow = readonly [term: string, gloss: string];

const PROGRAM = 'teleprinter';
const MEASURE = 80;
/** Glosses start here; a term that reaches further stands on a line of its own. */
const GLOSS_COLUMN = 24;
/** Below this a gloss beside its term would be a ribbon of single words. */
const NARROW = 56;

export const GROUP_TITLES: readonly (readonly [OptionGroup, string])[] = [
  ['following', 'Following'],
  ['reading', 'Reading'],
  ['alerts', 'Being told'],
  ['scripts', 'For pipes and scripts'],
  ['demo', 'The bundled story, and replays'],
  ['general', 'About the program'],
];

export const EXAMPLES: readonly HelpRow[] = [
  [`${PROGRAM} demo`, 'See what it is like, without a network.'],
  [`${PROGRAM} URL --key-events`, 'Follow a story; read only what matters.'],
  [`${PROGRAM} URL --once --since 2h | less`, 'Read the last two hours.'],
  [
    `${PROGRAM} URL --json | jq -r 'select(.event == "block").block.title'`,
    'Print the title of each post as it comes.',
  ],
  [`${PROGRAM} URL --limit 0 --until 'resign' && notify-send News`, 'Wait for the news.'],
];

/**
 * The whole of --help, lines no wider than `columns` where words allow it.
 *
 * @param keys rows of the key table, from whoever owns the keys; none leaves the section out
 */
export function helpText(columns: number, keys: readonly HelpRow[] = []): string {
  const width = widthFor(columns);
  const sections = [
    wrap('Follow a live blog in the terminal.', width).join('\n'),
    section('Usage', COMMANDS.map(usageRow), width, 'below'),
    ...GROUP_TITLES.map(([group, title]) => section(title, optionRows(group), width)),
    ...(keys.length === 0 ? [] : [section('Keys', keys, width)]),
    section('Environment', ENVIRONMENT, width, 'below'),
    section('Exit codes', exitRows(), width),
    section('Examples', EXAMPLES, width, 'below'),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** What there is to one command: its options, and of the settings all that can be set. */
export function helpOnCommand(
  name: CommandName,
  columns: number,
  families: readonly SettingFamily[],
): string {
  const width = widthFor(columns);
  const isFor = (option: Option<unknown>) => option.commands.includes(name);
  const sections = [
    section(
      'Usage',
      COMMANDS.filter((command) => command.name === name).map(usageRow),
      width,
      'below',
    ),
    ...GROUP_TITLES.map(([group, title]) => [title, optionRows(group, isFor)] as const)
      .filter(([, rows]) => rows.length > 0)
      .map(([title, rows]) => section(title, rows, width)),
    ...(name === 'config' ? settingSections(families, width) : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** @param keys the reader's own: each term the keys of an action and its name */
export function helpOnKeys(keys: readonly HelpRow[], columns: number): string {
  const how =
    'An action is given other keys by its name: teleprinter config set keys.next-block j x';
  const width = widthFor(columns);
  return `${section('Keys', keys, width, 'below')}\n\n${wrap(how, width).join('\n')}\n`;
}

/** All that can be set. */
export function helpOnSettings(families: readonly SettingFamily[], columns: number): string {
  return `${settingSections(families, widthFor(columns)).join('\n\n')}\n`;
}

function settingSections(families: readonly SettingFamily[], width: number): readonly string[] {
  return [
    section('Settings', settingRows(families), width, 'below'),
    ...families.map((family) => section(`${family.name}.*`, memberRows(family), width, 'below')),
  ];
}

function widthFor(columns: number): number {
  return Math.min(Math.max(columns, 20), MEASURE);
}

function usageRow({ usage, summary }: Command): HelpRow {
  return [`${PROGRAM} ${usage} [options]`, summary];
}

function optionRows(
  group: OptionGroup,
  isShown: (option: Option<unknown>) => boolean = () => true,
): HelpRow[] {
  return OPTION_ROWS.filter((option) => option.group === group && isShown(option)).map((option) => [
    termOf(option),
    glossOf(option),
  ]);
}

/** The option as it is written: "-h, --help", "--limit N". */
export function termOf({ name, short, takes }: Option<unknown>): string {
  const value = takes.placeholder === null ? '' : ` ${takes.placeholder}`;
  return `${short === undefined ? '' : `-${short}, `}--${name}${value}`;
}

/** What the option does, and what holds without it. */
export function glossOf({ summary, takes: { absent } }: Option<unknown>): string {
  const hasDefault = typeof absent === 'string' || typeof absent === 'number';
  return hasDefault ? `${summary} Default: ${absent}.` : summary;
}

function exitRows(): HelpRow[] {
  return EXIT_MEANINGS.map(({ code, meaning }) => [String(code), meaning]);
}

function section(
  title: string,
  rows: readonly HelpRow[],
  width: number,
  place: 'beside' | 'below' = 'beside',
): string {
  const below = place === 'below' || width < NARROW;
  const lines = rows.flatMap((row) => (below ? stackedRow(row, width) : sideBySide(row, width)));
  return [title, ...lines].join('\n');
}

function stackedRow([term, gloss]: HelpRow, width: number): string[] {
  return [`  ${term}`, ...wrap(gloss, width - 6).map((line) => `      ${line}`)];
}

function sideBySide([term, gloss]: HelpRow, width: number): string[] {
  const lines = wrap(gloss, width - GLOSS_COLUMN).map((line) => ' '.repeat(GLOSS_COLUMN) + line);
  const head = `  ${term}`;
  if (head.length + 2 > GLOSS_COLUMN) return [head, ...lines];
  const [first = '', ...rest] = lines;
  return [head + first.slice(head.length), ...rest];
}

/** Our own words, one cell a letter; a word wider than the width is left whole. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}
