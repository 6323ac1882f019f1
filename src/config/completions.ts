// Owns the completions for shells, made from the tables of commands, options and settings: one script a shell, to be read by
// it and by nothing else.

import { COMMANDS } from './commands.ts';
import type { Option } from './option-row.ts';
import { OPTION_ROWS } from './options.ts';
import { DEEDS, HELP_TOPICS, SHELLS, type Shell } from './own-commands.ts';
import type { Setting } from './settings.ts';

/** What is offered beside the tables of config. */
export type CompletedNames = {
  /** Names by the option that takes them. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly settings: readonly Setting[];
};

/** The script for one shell. */
export function completionsFor(shell: Shell, names: CompletedNames): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](names);
}

const NAMES: readonly string[] = COMMANDS.map(({ name }) => name);
/** What may stand behind a command. */
const AFTER: readonly (readonly [command: string, words: readonly string[]])[] = [
  ['config', DEEDS],
  ['completions', SHELLS],
  ['help', HELP_TOPICS],
];

function takesValue({ takes }: Option<unknown>): boolean {
  return takes.placeholder !== null;
}

function choicesOf({ name, takes }: Option<unknown>, { values }: CompletedNames) {
  return takes.choices.length > 0 ? takes.choices : (values.get(name) ?? []);
}

function nameOf({ name }: Setting): string {
  return name;
}

function withChoices({ settings }: CompletedNames): readonly Setting[] {
  return settings.filter(({ takes }) => takes.choices.length > 0);
}

function bashScript(names: CompletedNames): string {
  const offer = (words: readonly string[]) =>
    `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$current"))`;
  const options = OPTION_ROWS.map(({ name }) => `--${name}`);
  const cases = OPTION_ROWS.filter(takesValue).map((option) => {
    const choices = choicesOf(option, names);
    const answer = choices.length === 0 ? 'return' : `${offer(choices)}; return`;
    return `    --${option.name}) ${answer} ;;`;
  });
  const after = AFTER.map(([command, words]) => `    ${command}:2) ${offer(words)}; return ;;`);
  const values = withChoices(names).map(
    ({ name, takes }) => `    config:4:set:${name}) ${offer(takes.choices)}; return ;;`,
  );
  return `# bash completion for teleprinter
_teleprinter() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command=\${COMP_WORDS[1]} deed=\${COMP_WORDS[2]} name=\${COMP_WORDS[3]}
  COMPREPLY=()
  # Bash takes what stands around "=" for words of their own.
  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case $previous in
${cases.join('\n')}
  esac
  if [[ $current == -* ]]; then
    ${offer(options)}
    return
  fi
  case $command:$COMP_CWORD in
${after.join('\n')}
    config:3) [[ $deed == list || $deed == path ]] || ${offer(names.settings.map(nameOf))}; return ;;
  esac
  case $command:$COMP_CWORD:$deed:$name in
${values.join('\n')}
    config:*) return ;;
  esac
  if (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W '${NAMES.join(' ')}' -- "$current") $(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _teleprinter teleprinter
`;
}

function zshScript(names: CompletedNames): string {
  const options = OPTION_ROWS.map((option) => {
    const { name, summary, takes } = option;
    const choices = choicesOf(option, names);
    const values = choices.length === 0 ? '' : `(${choices.join(' ')})`;
    const value = takesValue(option) ? `:${zshText(takes.placeholder ?? '')}:${values}` : '';
    return `  '--${name}${value === '' ? '' : '='}[${zshText(summary)}]${value}'`;
  });
  const commands = COMMANDS.map(({ name, summary }) => `    '${name}:${zshText(summary)}'`);
  const after = AFTER.map(
    ([command, words]) => `    ${command}:3) compadd -- ${words.join(' ')}; return ;;`,
  );
  const values = withChoices(names).map(
    ({ name, takes }) => `    config:5:set:${name}) compadd -- ${takes.choices.join(' ')} ;;`,
  );
  return `#compdef teleprinter
_teleprinter_first() {
  local -a commands=(
${commands.join('\n')}
  )
  _describe command commands
  _files
}
_teleprinter_rest() {
  case $words[2]:$CURRENT in
${after.join('\n')}
    config:4) [[ $words[3] == (list|path) ]] || compadd -- ${names.settings.map(nameOf).join(' ')}; return ;;
  esac
  case $words[2]:$CURRENT:$words[3]:$words[4] in
${values.join('\n')}
    config:*) ;;
    *) _files ;;
  esac
}
_teleprinter() {
  _arguments -s \\
${options.map((line) => `  ${line} \\`).join('\n')}
    '1: :_teleprinter_first' \\
    '*: :_teleprinter_rest'
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _teleprinter "$@"; else compdef _teleprinter teleprinter; fi
`;
}

/** Within single quotes, in a bracket or before a colon. */
function zshText(text: string): string {
  return text.replace(/[[\]:\\]/gu, '\\$&').replaceAll("'", "'\\''");
}

function fishScript(names: CompletedNames): string {
  const options = OPTION_ROWS.map((option) => {
    const { name, short, summary } = option;
    const choices = choicesOf(option, names);
    const parts = [
      'complete -c teleprinter',
      `-l ${name}`,
      ...(short === undefined ? [] : [`-s ${short}`]),
      ...(takesValue(option) ? [choices.length === 0 ? '-r' : '-x'] : []),
      ...(choices.length === 0 ? [] : [`-a '${choices.join(' ')}'`]),
      `-d '${fishText(summary)}'`,
    ];
    return parts.join(' ');
  });
  const commands = COMMANDS.map(
    ({ name, summary }) =>
      `complete -c teleprinter -n __fish_use_subcommand -a ${name} -d '${fishText(summary)}'`,
  );
  const within = (condition: string, words: readonly string[]) =>
    `complete -c teleprinter -f -n '${condition}' -a '${words.join(' ')}'`;
  const settings = names.settings.map(nameOf);
  const after = [
    ...AFTER.map(([command, words]) =>
      within(
        `__fish_seen_subcommand_from ${command}; and test (count (commandline -opc)) -eq 2`,
        words,
      ),
    ),
    within(
      '__fish_seen_subcommand_from config; and __fish_seen_subcommand_from get set unset; and test (count (commandline -opc)) -eq 3',
      settings,
    ),
    ...withChoices(names).map(({ name, takes }) =>
      within(
        `__fish_seen_subcommand_from set; and __fish_seen_subcommand_from ${name}`,
        takes.choices,
      ),
    ),
  ];
  return `# fish completion for teleprinter\n${[...commands, ...after, ...options].join('\n')}\n`;
}

function fishText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
