// Owns the table of commands: usage, help and the reading of the command line come from it.

export type CommandName =
  | 'follow'
  | 'demo'
  | 'live'
  | 'stories'
  | 'search'
  | 'export'
  | 'catch-up'
  | 'replay'
  | 'config'
  | 'completions'
  | 'help';

export type Command = {
  readonly name: CommandName;
  /** As usage shows it, after the program's name. */
  readonly usage: string;
  readonly summary: string;
};

export const COMMANDS: readonly Command[] = [
  {
    name: 'follow',
    usage: '[URL... | FILE]',
    summary:
      'Follow the live blog at URL, several as one, or read one saved to FILE. With neither, go back to the last story, or play the bundled one. The word "follow" may stand in front.',
  },
  {
    name: 'demo',
    usage: 'demo',
    summary:
      'Play the bundled story, which needs no network. Every option for following works here too.',
  },
  {
    name: 'live',
    usage: 'live [URL]',
    summary:
      'List the live blogs of the Guardian, live ones first, and on a terminal pick one to follow. URL may name another of its tag pages, or a server that has one. Every option for following works here too.',
  },
  {
    name: 'stories',
    usage: 'stories',
    summary: 'List the stories that are kept, the one opened last first.',
  },
  {
    name: 'search',
    usage: 'search WORDS',
    summary:
      'Find posts in all stories that are kept, removed ones too. Words in quotation marks must follow each other.',
  },
  {
    name: 'export',
    usage: 'export STORY',
    summary:
      'Write a story that is kept, named by its address, its id or words of its title, with your stars and notes. Posts that were removed are in it as JSON, and with --history.',
  },
  {
    name: 'catch-up',
    usage: 'catch-up STORY',
    summary:
      'Tell what has come to a story that is kept since you left it: the newest summary, key events, edits and removals, then the posts. Nothing counts as seen by it.',
  },
  {
    name: 'replay',
    usage: 'replay STORY',
    summary:
      'Play a story that is kept as it came, from its beginning, or show it as it stood --at a time, with the edits and removals of then. Asks nobody, and nothing counts as seen by it.',
  },
  {
    name: 'config',
    usage: 'config [list|get|set|unset|path] [NAME [VALUE]]',
    summary:
      'Settings that hold for every run: list them with their values and where each comes from, read or change one, or tell which file they are in. What is given on the command line wins over them; a switch that is set is turned off by --no-NAME.',
  },
  {
    name: 'completions',
    usage: 'completions bash|zsh|fish',
    summary:
      'Print the completions for your shell: eval "$(teleprinter completions bash)", or keep them where it looks for such.',
  },
  {
    name: 'help',
    usage: 'help [COMMAND|keys|settings]',
    summary: 'Show all of this; or what there is to one command, your keys, or all settings.',
  },
];
