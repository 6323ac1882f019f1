// Owns the manual page, in man's own macros, made from the tables that --help is made from. Knows no keys: they are given.

import { COMMANDS } from './commands.ts';
import { ENVIRONMENT } from './environment.ts';
import { EXIT_MEANINGS } from './exit-codes.ts';
import { EXAMPLES, GROUP_TITLES, glossOf, type HelpRow, termOf } from './help.ts';
import { OPTION_ROWS } from './options.ts';

/** The whole page, as `man ./teleprinter.1` reads it. `keys`: rows of the key table, from whoever owns the keys. `settings`: all. */
export function manPage(
  version: string,
  keys: readonly HelpRow[],
  settings: readonly HelpRow[],
): string {
  return [
    `.TH TELEPRINTER 1 "" "teleprinter ${escapeText(version)}" "User Commands"`,
    '.SH NAME',
    'teleprinter \\- follow a live blog in the terminal',
    '.SH SYNOPSIS',
    ...COMMANDS.flatMap(({ usage }) => [
      `.B teleprinter`,
      `${escapeText(usage)} [\\fIoptions\\fR]`,
      '.br',
    ]),
    '.SH COMMANDS',
    ...COMMANDS.flatMap(({ usage, summary }) => tagged(`teleprinter ${usage}`, summary)),
    '.SH OPTIONS',
    ...GROUP_TITLES.flatMap(([group, title]) => [
      `.SS ${escapeText(title)}`,
      ...OPTION_ROWS.filter((option) => option.group === group).flatMap((option) =>
        tagged(termOf(option), glossOf(option)),
      ),
    ]),
    '.SH KEYS',
    ...keys.flatMap(([term, gloss]) => tagged(term, gloss)),
    '.SH SETTINGS',
    'What holds for every run, unless the command line says otherwise; \\fBteleprinter config\\fR reads and changes it.',
    ...settings.flatMap(([term, gloss]) => tagged(term, gloss)),
    '.SH EXIT STATUS',
    ...EXIT_MEANINGS.flatMap(({ code, meaning }) => tagged(String(code), meaning)),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([term, gloss]) => tagged(term, gloss)),
    '.SH EXAMPLES',
    ...EXAMPLES.flatMap(([term, gloss]) => tagged(term, gloss)),
    '',
  ].join('\n');
}

function tagged(term: string, gloss: string): readonly string[] {
  return ['.TP', `\\fB${escapeText(term)}\\fR`, escapeText(gloss)];
}

/** A hyphen that is to be typed is "\-"; a line must not begin with a dot or a quote, which would be a request. */
function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/u, '\\&');
}
