// Owns the completions for shells, made from the table of options: one script a shell, to be read by it and by nothing else.

import { COMMANDS } from './commands.ts';
import type { Option } from './option-row.ts';
import { OPTION_ROWS } from './options.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/** The script for one shell. */
export function completionsFor(shell: Shell): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell]();
}

const NAMES = COMMANDS.map(({ name }) => name);

function takesValue({ takes }: Option<unknown>): boolean {
  return takes.placeholder !== null;
}

function bashScript(): string {
  const options = OPTION_ROWS.map(({ name }) => `--${name}`).join(' ');
  const cases = OPTION_ROWS.filter(takesValue).map(({ name, takes }) =>
    takes.choices.length === 0
      ? `    --${name}) return ;;`
      : `    --${name}) COMPREPLY=($(compgen -W '${takes.choices.join(' ')}' -- "$current")); return ;;`,
  );
  return `# bash completion for teleprinter
_teleprinter() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  case $previous in
${cases.join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W '${options}' -- "$current"))
  elif (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W '${NAMES.join(' ')}' -- "$current") $(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _teleprinter teleprinter
`;
}

function zshScript(): string {
  const options = OPTION_ROWS.map((option) => {
    const { name, summary, takes } = option;
    const values = takes.choices.length === 0 ? '' : `(${takes.choices.join(' ')})`;
    const value = takesValue(option) ? `:${zshText(takes.placeholder ?? '')}:${values}` : '';
    return `  '--${name}[${zshText(summary)}]${value}'`;
  });
  const commands = COMMANDS.map(({ name, summary }) => `    '${name}:${zshText(summary)}'`);
  return `#compdef teleprinter
_teleprinter_first() {
  local -a commands=(
${commands.join('\n')}
  )
  _describe command commands
  _files
}
_arguments -s \\
${options.map((line) => `${line} \\`).join('\n')}
  '1: :_teleprinter_first' \\
  '*: :_files'
`;
}

/** Within single quotes, in a bracket or before a colon. */
function zshText(text: string): string {
  return text.replace(/[[\]:\\]/gu, '\\$&').replaceAll("'", "'\\''");
}

function fishScript(): string {
  const options = OPTION_ROWS.map((option) => {
    const { name, short, summary, takes } = option;
    const parts = [
      'complete -c teleprinter',
      `-l ${name}`,
      ...(short === undefined ? [] : [`-s ${short}`]),
      ...(takesValue(option) ? [takes.choices.length === 0 ? '-r' : '-x'] : []),
      ...(takes.choices.length === 0 ? [] : [`-a '${takes.choices.join(' ')}'`]),
      `-d '${fishText(summary)}'`,
    ];
    return parts.join(' ');
  });
  const commands = COMMANDS.map(
    ({ name, summary }) =>
      `complete -c teleprinter -n __fish_use_subcommand -a ${name} -d '${fishText(summary)}'`,
  );
  return `# fish completion for teleprinter\n${[...commands, ...options].join('\n')}\n`;
}

function fishText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
