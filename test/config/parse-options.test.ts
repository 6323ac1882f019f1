import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FollowOptions, OPTION_ROWS } from '../../src/config/options.ts';
import { parseOptions } from '../../src/config/parse-options.ts';

const FILES = new Set(['saved.html', '--odd', 'demo']);
const parse = (...argv: string[]) => parseOptions(argv, (path) => FILES.has(path));

const NOTHING_ASKED = { order: false, time: false, keyEvents: false };

const DEFAULTS: FollowOptions = {
  command: 'follow',
  explain: false,
  addresses: [],
  output: 'auto',
  once: false,
  source: null,
  keyEventsOnly: false,
  order: 'newest',
  isAsked: NOTHING_ASKED,
  time: 'both',
  zone: null,
  since: null,
  limit: null,
  until: null,
  intervalMs: null,
  archive: true,
  highlights: [],
  ascii: false,
  lowBandwidth: false,
  mouse: false,
  color: 'auto',
  images: 'auto',
  alerts: 'auto',
  alertRules: [],
  quietHours: null,
  exec: null,
};

const URL = 'https://example.org/live';
const demo = {
  ...DEFAULTS,
  command: 'demo',
  speed: 60,
  from: 'middle',
  restart: false,
  fault: null,
} as const;
const { addresses: _, explain: _explain, ...demoDefaults } = demo;

const replayDefaults = {
  ...(({ from, restart, fault, ...played }) => played)(demoDefaults),
  command: 'replay',
  story: 'the village fair',
  at: null,
  alerts: 'none',
} as const;

const { addresses: _none, explain: _no, ...liveDefaults } = { ...DEFAULTS, listUrl: null };

const understood: readonly (readonly [string, readonly string[], object])[] = [
  ['nothing at all', [], DEFAULTS],
  ['an address', [URL], { ...DEFAULTS, addresses: [URL] }],
  ['a story to replay', ['replay', 'the', 'village', 'fair'], replayDefaults],
  [
    'a story as it stood',
    ['replay', 'the village fair', '--at', '14:30', '--plain'],
    { ...replayDefaults, at: { kind: 'clock', hour: 14, minute: 30 }, speed: 0, output: 'plain' },
  ],
  [
    'a story played from a moment on',
    ['replay', 'the village fair', '--at', '2h', '--speed', '10'],
    { ...replayDefaults, at: { kind: 'ago', durationMs: 7_200_000 }, speed: 10 },
  ],
  [
    'an address not in its normal form',
    ['HTTP://Example.org'],
    { ...DEFAULTS, addresses: ['http://example.org/'] },
  ],
  ['the word that may be left out', ['follow', URL], { ...DEFAULTS, addresses: [URL] }],
  [
    'several addresses, one of them twice',
    [URL, 'http://example.net', URL],
    { ...DEFAULTS, addresses: [URL, 'http://example.net/'] },
  ],
  ['what is live', ['live'], { ...liveDefaults, command: 'live' }],
  [
    'what is live on another page, for a script',
    ['live', URL, '--json'],
    { ...liveDefaults, command: 'live', listUrl: URL, output: 'json' },
  ],
  ['a file', ['saved.html'], { ...DEFAULTS, addresses: ['saved.html'] }],
  [
    'options after the address',
    [URL, '--json', '--once'],
    { ...DEFAULTS, addresses: [URL], output: 'json', once: true },
  ],
  ['values after a space', ['--limit', '5', URL], { ...DEFAULTS, addresses: [URL], limit: 5 }],
  ['values after an equals sign', ['--limit=0'], { ...DEFAULTS, limit: 0 }],
  ['a value that begins with a hyphen', ['--source=-x'], { ...DEFAULTS, source: '-x' }],
  [
    'the last of two',
    ['--interval', '30', '--interval', '20'],
    { ...DEFAULTS, intervalMs: 20_000 },
  ],
  [
    'an operand after --',
    ['--plain', '--', '--odd'],
    { ...DEFAULTS, output: 'plain', addresses: ['--odd'] },
  ],
  ['seconds with a fraction', ['--interval', '0.25'], { ...DEFAULTS, intervalMs: 250 }],
  ['a zone', ['--timezone', 'Asia/Kathmandu'], { ...DEFAULTS, zone: 'Asia/Kathmandu' }],
  [
    'a duration',
    ['--since', '1h30m'],
    { ...DEFAULTS, since: { kind: 'ago', durationMs: 5_400_000 } },
  ],
  ['a pattern, in any case', ['--until', 'resign'], { ...DEFAULTS, until: /resign/iu }],
  [
    'every switch',
    ['--key-events', '--ascii', '--once'],
    {
      ...DEFAULTS,
      isAsked: { ...NOTHING_ASKED, keyEvents: true },
      keyEventsOnly: true,
      ascii: true,
      once: true,
    },
  ],
  [
    'a slow line, which asks once a minute',
    ['--low-bandwidth'],
    { ...DEFAULTS, lowBandwidth: true, intervalMs: 60_000 },
  ],
  [
    'a slow line that asks as often as the reader says',
    ['--low-bandwidth', '--interval', '20'],
    { ...DEFAULTS, lowBandwidth: true, intervalMs: 20_000 },
  ],
  ['sentences', ['--inline'], { ...DEFAULTS, output: 'inline' }],
  [
    'every choice',
    ['--time', 'utc', '--color', '16', '--order', 'oldest'],
    {
      ...DEFAULTS,
      time: 'utc',
      color: '16',
      order: 'oldest',
      isAsked: { order: true, time: true, keyEvents: false },
    },
  ],
  ['the bundled story', ['demo'], demoDefaults],
  [
    'the bundled story with its own options',
    ['--speed', '7.5', 'demo', '--from=end', '--fault', 'list'],
    { ...demoDefaults, speed: 7.5, from: 'end', restart: true, fault: 'list' },
  ],
  [
    'the bundled story with options for following',
    ['demo', '--json'],
    { ...demoDefaults, output: 'json' },
  ],
  ['nothing kept', ['--no-archive'], { ...DEFAULTS, archive: false }],
  ['the bundled story anew', ['demo', '--restart'], { ...demoDefaults, restart: true }],
  ['the archive', ['stories'], { command: 'stories', json: false }],
  ['the archive for a script', ['stories', '--json'], { command: 'stories', json: true }],
  [
    'a search for several words',
    ['search', 'the', 'old lock', '--json'],
    { command: 'search', query: 'the old lock', json: true },
  ],
  [
    'an export',
    ['export', 'the', 'fair'],
    {
      command: 'export',
      story: 'the fair',
      format: 'json',
      filter: null,
      history: false,
      zone: null,
    },
  ],
  [
    'an export of some posts with their past',
    ['export', 'fair', '--format=html', '--filter', 'is:starred', '--history', '--timezone=UTC'],
    {
      command: 'export',
      story: 'fair',
      format: 'html',
      filter: 'is:starred',
      history: true,
      zone: 'UTC',
    },
  ],
  ['help', ['--help'], { command: 'help' }],
  ['help, in short', ['-h'], { command: 'help' }],
  ['help, whatever else is wrong', ['--bogus', 'x', 'y', '--help'], { command: 'help' }],
  ['the version', ['-V'], { command: 'version' }],
  ['the version, in full', ['--version'], { command: 'version' }],
];

for (const [what, argv, options] of understood) {
  test(`the command line: ${what}`, () => {
    assert.deepEqual(parse(...argv), options);
  });
}

const refused: readonly (readonly [argv: readonly string[], message: string])[] = [
  [['--jsno'], 'there is no option --jsno; did you mean --json?'],
  [['--key'], 'there is no option --key; did you mean --key-events?'],
  [['--frobnicate'], 'there is no option --frobnicate; --help lists them all.'],
  [['-x'], 'there is no option -x; --help lists them all.'],
  [['--\u001b[31mred'], 'there is no option --[31mred; --help lists them all.'],
  [['--since'], '--since needs a value: --since DURATION|TIME.'],
  [['--since', '--json'], '--since needs a value: --since DURATION|TIME.'],
  [['--json=yes'], '--json takes no value.'],
  [['--order', 'newst'], '--order takes newest or oldest, not "newst"; did you mean newest?'],
  [['--color', 'mauve'], '--color takes auto, always, never, 16 or 256, not "mauve".'],
  [['--limit', 'lots'], '--limit takes a whole number, 0 or more, not "lots".'],
  [
    ['export', 'fair', '--filter', 'is:red'],
    '--filter takes a query, not "is:red": expected is: with key, summary, edited, removed, unseen, starred or pinned, at character 4.',
  ],
  [['--filter', 'cake'], '--filter goes with teleprinter export only.'],
  [['--limit', '-1'], '--limit takes a whole number, 0 or more, not "-1".'],
  [['--limit', '1.5'], '--limit takes a whole number, 0 or more, not "1.5".'],
  [['--interval', '0'], '--interval takes a number above 0 and up to 86400, not "0".'],
  [['--interval', '1e3'], '--interval takes a number above 0 and up to 86400, not "1e3".'],
  [['--until', '('], '--until takes a regular expression, not "(": unterminated group.'],
  [
    ['--timezone', 'Europe/Londn'],
    '--timezone takes a time zone such as Europe/London, not "Europe/Londn".',
  ],
  [
    ['--since', 'teatime'],
    '--since takes a duration (90s, 15m, 1h30m, 2d) or a time (14:30, 2024-06-19T14:30Z), not "teatime".',
  ],
  [['--source='], '--source needs a name.'],
  [['--plain', '--json'], '--plain and --json are two forms of the same output: give one of them.'],
  [
    ['--json', '--inline'],
    '--inline and --json are two forms of the same output: give one of them.',
  ],
  [['replay'], 'replay needs a story: teleprinter replay STORY.'],
  [
    ['replay', 'fair', '--exec', 'say'],
    '--exec goes with teleprinter follow, teleprinter demo, teleprinter live only.',
  ],
  [[URL, '--at', '14:30'], '--at goes with teleprinter replay only.'],
  [['stories', '--speed', '4'], '--speed goes with teleprinter demo, teleprinter replay only.'],
  [[URL, '--from', 'end'], '--from goes with teleprinter demo only.'],
  [
    ['live', 'saved.html'],
    'what is live stands on one page at an address; leave out "saved.html".',
  ],
  [
    ['live', URL, 'http://example.net'],
    'what is live stands on one page at an address; leave out "http://example.net/".',
  ],
  [['demo', URL], `the bundled story needs no address; leave out "${URL}".`],
  [[URL, 'saved.html'], 'a file is read alone; leave out "saved.html", or the rest.'],
  [
    ['ftp://example.org/x'],
    '"ftp://example.org/x" is not an address that starts with https:// or http://.',
  ],
  [['https://'], '"https://" is not an address that starts with https:// or http://.'],
  [
    ['www.example.org/live'],
    'there is no file "www.example.org/live"; if it is an address, write "https://www.example.org/live".',
  ],
  [['dmeo'], 'there is no file or command "dmeo"; did you mean demo?'],
  [
    ['missing.html'],
    'there is no file "missing.html"; give an address that starts with https://, or a file.',
  ],
  [[''], 'the address is empty.'],
];

for (const [argv, message] of refused) {
  test(`the command line refuses ${JSON.stringify(argv)} in a sentence`, () => {
    assert.deepEqual(parse(...argv), { command: 'usage-error', message });
  });
}

test('whether there is such a file is asked of the disk; what can be read is for others to say', () => {
  const own = import.meta.filename;
  assert.deepEqual(parseOptions([own]), { ...DEFAULTS, addresses: [own] });
  assert.equal(parseOptions([import.meta.dirname]).command, 'follow');
  assert.equal(parseOptions([`${own}.absent`]).command, 'usage-error');
});

test('each option stands in the table once, and its default is one of its choices', () => {
  const names = OPTION_ROWS.map((option) => option.name);
  assert.deepEqual(names, [...new Set(names)]);
  for (const { takes } of OPTION_ROWS) {
    if (takes.choices.length > 0)
      assert.ok(takes.choices.some((choice) => choice === takes.absent));
  }
});

test('what is to be marked may be said several times, and a pattern that is none is pointed at', () => {
  const parsed = parseOptions(['--highlight', 'levy', '--highlight=tax(es)?']);
  assert.ok('highlights' in parsed);
  assert.deepEqual(parsed.highlights, [
    { kind: 'pattern', source: 'levy' },
    { kind: 'pattern', source: 'tax(es)?' },
  ]);
  assert.deepEqual(parseOptions(['--highlight', 'a(b']), {
    command: 'usage-error',
    message:
      '--highlight takes a regular expression, not "a(b": expected ) to close the group, at character 4.',
  });
});
