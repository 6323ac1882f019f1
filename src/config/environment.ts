// Owns the table of environment variables that mean something to the program, for help, README and the manual page.

export const ENVIRONMENT: readonly (readonly [name: string, meaning: string])[] = [
  [
    'TELEPRINTER_HOME',
    "Folder for everything that is kept, instead of the platform's own folders.",
  ],
  ['TELEPRINTER_GUARDIAN_KEY', "Your own key for the Guardian's Content API; it is never shown."],
  [
    'LC_ALL, LC_CTYPE, LANG',
    'Whether the terminal shows UTF-8: the first that is set tells. Without it everything is spelled in ASCII.',
  ],
  ['NO_COLOR', 'Set to anything: no colour, unless FORCE_COLOR or --color asks for it.'],
  ['FORCE_COLOR', 'Set to anything but 0: colour even where none would be used; 0: none.'],
  ['COLORTERM', 'With "truecolor", pictures are drawn in all colours.'],
  [
    'TERM_PROGRAM, KITTY_WINDOW_ID, LC_TERMINAL, KONSOLE_VERSION',
    'Which terminal it is, where TERM does not say: whether it draws pictures in pixels, and how.',
  ],
  [
    'FORCE_HYPERLINK',
    'Links behind the text: 0 for none, 1 even where the terminal is not known to take them.',
  ],
  [
    'TERM',
    'What the terminal may be sent. With "dumb", or without any, the story is told in sentences and nothing is redrawn.',
  ],
  ['TZ', 'The zone of clock times, unless --timezone names one.'],
  [
    'HTTP_PROXY, HTTPS_PROXY, ALL_PROXY',
    'The proxy to ask through, by the scheme of the address; in capitals or small letters, which win. What runs on this computer is asked directly.',
  ],
  [
    'NO_PROXY',
    'What is asked without it: names, with all below them, networks such as 10.0.0.0/8, or * for everything; parted by commas.',
  ],
];
