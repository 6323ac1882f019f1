import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { answerConfig, type ConfigDesk } from '../../src/config/answer-config.ts';
import type { ConfigOptions } from '../../src/config/own-commands.ts';
import { parseOptions } from '../../src/config/parse-options.ts';
import { openPreferences } from '../../src/config/preferences.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import { KEY_SETTINGS } from '../../src/ui/key-settings.ts';
import { THEME_SETTINGS } from '../../src/ui/theme-settings.ts';

type Desk = {
  /** Answers a command line such as "set order oldest"; a list for words with blanks. */
  readonly asks: (
    line: string | readonly string[],
    environment?: Record<string, string>,
  ) => ReturnType<typeof answerConfig>;
  readonly file: string;
  /** All that the file holds. */
  readonly held: () => unknown;
  readonly prompts: readonly string[];
};

/** A desk with a home of its own. `text`: what stands in its file; left out for none. `secret`: what is typed when asked. */
function openDesk(t: TestContext, text?: string, secret: string | null = null): Desk {
  const home = mkdtempSync(join(tmpdir(), 'teleprinter-config-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const file = join(home, 'preferences.json');
  if (text !== undefined) writeFileSync(file, text);
  const prompts: string[] = [];
  const desk: Omit<ConfigDesk, 'environment'> = {
    settings: SETTINGS,
    families: [KEY_SETTINGS, THEME_SETTINGS],
    preferences: openPreferences({ home }),
    askSecret: async (prompt) => {
      prompts.push(prompt);
      return secret;
    },
  };
  return {
    asks: (line, environment = {}) => answerConfig(optionsOf(line), { ...desk, environment }),
    file,
    held: () => JSON.parse(readFileSync(file, 'utf8')),
    prompts,
  };
}

function optionsOf(line: string | readonly string[]): ConfigOptions {
  const words = typeof line === 'string' ? line.split(' ') : line;
  const options = parseOptions(['config', ...words], () => false);
  assert.ok(options.command === 'config', JSON.stringify(options));
  return options;
}

test('what is set is read again, told, and unset', async (t) => {
  const { asks, held } = openDesk(t);
  for (const line of ['set order oldest', 'set mouse yes', 'set interval 20', 'set keys.order S']) {
    assert.deepEqual(await asks(line), { text: '', complaints: [], code: 0 });
  }
  assert.deepEqual(held(), {
    order: 'oldest',
    mouse: true,
    interval: 20,
    keys: { order: 'S' },
  });
  assert.equal((await asks('get order')).text, 'oldest\n');
  assert.equal((await asks('get keys.order')).text, 'S\n');
  assert.equal((await asks('get time')).text, 'both\n');
  assert.equal((await asks('get timezone')).text, '');
  await asks('unset order');
  await asks('unset keys.order');
  assert.deepEqual(held(), { mouse: true, interval: 20, keys: {} });
  assert.equal((await asks('get order')).text, 'newest\n');
});

test('several values are a list, several words of one value are one', async (t) => {
  const { asks, held } = openDesk(t);
  await asks(['set', 'highlight', 'old levy', 'storm']);
  await asks('set keys.next-block j x');
  await asks('set theme.key bold red');
  assert.deepEqual(held(), {
    highlight: ['old levy', 'storm'],
    keys: { 'next-block': 'j x' },
    theme: { key: 'bold red' },
  });
  assert.equal((await asks('get highlight')).text, 'old levy\nstorm\n');
});

test('the list tells every setting, its value and where that comes from', async (t) => {
  const { asks } = openDesk(t, '{"order": "oldest", "keys": {"top": "g"}, "guardianKey": "k3y"}');
  const { text, complaints } = await asks('list', { NO_COLOR: '1' });
  assert.deepEqual(complaints, []);
  const rows = new Map(text.split('\n').map((line) => [line.split(' ')[0], line]));
  for (const { name } of [...SETTINGS, ...KEY_SETTINGS.settings, ...THEME_SETTINGS.settings])
    assert.ok(rows.has(name), name);
  assert.match(rows.get('order') ?? '', /^order +oldest +preferences$/u);
  assert.match(rows.get('time') ?? '', /^time +both +default$/u);
  assert.match(rows.get('interval') ?? '', /^interval +- +default$/u);
  assert.match(rows.get('color') ?? '', /^color +never +environment: NO_COLOR$/u);
  assert.match(rows.get('keys.top') ?? '', /^keys\.top +g +preferences$/u);
  assert.match(rows.get('theme.dim') ?? '', /^theme\.dim +dim +default$/u);
  assert.match(rows.get('guardian-key') ?? '', /^guardian-key +set, not shown +preferences$/u);
  assert.ok(!text.includes('k3y'));
});

test('as JSON each setting is a line, and a secret is null', async (t) => {
  const { asks } = openDesk(t, '{"mouse": true, "guardianKey": "k3y", "highlight": ["a"]}');
  const { text } = await asks('list --json');
  const lines = text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  assert.deepEqual(
    lines.filter((line) => !JSON.stringify(line).includes('default')),
    [
      { name: 'highlight', value: ['a'], from: 'preferences' },
      { name: 'mouse', value: true, from: 'preferences' },
      { name: 'guardian-key', value: null, from: 'preferences' },
    ],
  );
  assert.ok(!text.includes('k3y'));
});

test('a secret is asked for, never taken from the command line, and never told', async (t) => {
  const { asks, held, prompts, file } = openDesk(t, undefined, ' k3y-of-mine ');
  const open = await asks('set guardian-key k3y-of-mine');
  assert.equal(open.code, 2);
  assert.match(
    open.complaints[0] ?? '',
    /^the setting guardian-key is not taken from the command/u,
  );
  assert.ok(!existsSync(file));
  const asked = await asks('set guardian-key');
  assert.deepEqual(asked, { text: '', complaints: [], code: 0 });
  assert.deepEqual(prompts, ['guardian-key (not shown): ']);
  assert.deepEqual(held(), { guardianKey: 'k3y-of-mine' });
  const told = await asks('get guardian-key');
  assert.equal(told.text, 'set, not shown\n');
  const over = await asks('get guardian-key', { TELEPRINTER_GUARDIAN_KEY: 'another' });
  assert.equal(over.text, 'set, not shown\n');
  await asks('unset guardian-key');
  assert.equal((await asks('get guardian-key')).text, '');
});

test('a secret that nobody types, or that is none, is refused without being told', async (t) => {
  for (const secret of [null, '', 'two words']) {
    const { asks, file } = openDesk(t, undefined, secret);
    const { complaints, code } = await asks('set guardian-key');
    assert.equal(code, 2);
    assert.deepEqual(complaints, [
      secret === null
        ? 'the setting guardian-key is left as it was: nothing was given'
        : 'the setting guardian-key takes a key of letters and digits, without blanks',
    ]);
    assert.ok(!existsSync(file));
  }
});

const WRONG: readonly (readonly [line: string, sentence: string])[] = [
  ['set order sideways', 'the setting order takes newest or oldest, not "sideways"'],
  [
    'get keys',
    'keys is many settings, one for each action, such as keys.next-block; teleprinter config lists them all',
  ],
  ['set order', 'the setting order needs a value: newest|oldest'],
  ['set ordre oldest', 'there is no setting "ordre"; did you mean order?'],
  ['get xyzzy', 'there is no setting "xyzzy"; teleprinter config lists them all'],
  [
    'set keys.top q',
    'the setting keys.top cannot be "q": it shares "q" with keys.quit; give that another one first',
  ],
  [
    "set keys.star '",
    `the setting keys.star cannot be "'": it has "'", with which "''" of keys.jump-back begins; give that another one first`,
  ],
  [
    'set keys.star gx',
    'the setting keys.star cannot be "gx": it has "gx", which begins with "g" of keys.top; give that another one first',
  ],
  [
    'set theme.title bold bold red blue',
    'the setting theme.title takes one colour, not "red blue"',
  ],
];

for (const [line, sentence] of WRONG) {
  test(`config ${line} is refused in a sentence, and nothing is written`, async (t) => {
    const { asks, file } = openDesk(t);
    assert.deepEqual(await asks(line), { text: '', complaints: [sentence], code: 2 });
    assert.ok(!existsSync(file));
  });
}

test('a default that another action has taken meanwhile cannot be gone back to', async (t) => {
  const { asks, held } = openDesk(t);
  await asks('set keys.star x');
  await asks('set keys.rail m');
  const { complaints, code } = await asks('unset keys.star');
  assert.equal(code, 2);
  assert.deepEqual(complaints, [
    'the setting keys.star cannot go back to "m": it shares "m" with keys.rail; give that another one first',
  ]);
  assert.deepEqual(held(), { keys: { star: 'x', rail: 'm' } });
});

test('what nobody knows stays in the file, whatever is set or unset', async (t) => {
  const strange = {
    later: { deep: [1, { x: null }], 'with.dot': true },
    lastAddress: 'https://example.org/',
    keys: { 'of-a-later-version': 'x' },
    'dotted.name': 'y',
  };
  const { asks, held } = openDesk(t, JSON.stringify(strange));
  await asks('set keys.order S');
  await asks('set time utc');
  await asks('unset time');
  assert.deepEqual(held(), { ...strange, keys: { ...strange.keys, order: 'S' } });
});

test('a member of a family that nobody knows is told of, and can be taken out', async (t) => {
  const { asks, held } = openDesk(t, '{"keys": {"next-blok": "x", "top": "g"}}');
  const told =
    'the preferences set "keys.next-blok", and there is no such action; did you mean keys.next-block?';
  assert.deepEqual((await asks('list')).complaints, [told]);
  await asks('unset keys.next-blok');
  assert.deepEqual(held(), { keys: { top: 'g' } });
});

test('one setting that is wrong does not keep another from being put right', async (t) => {
  const { asks, held } = openDesk(
    t,
    '{"order": 7, "time": "never", "keys": {"top": 3}, "mouse": null}',
  );
  assert.equal((await asks('list')).complaints.length, 3);
  for (const line of ['set order oldest', 'set keys.bottom end', 'set mouse yes'])
    assert.deepEqual(await asks(line), { text: '', complaints: [], code: 0 }, line);
  assert.deepEqual(held(), {
    order: 'oldest',
    time: 'never',
    keys: { top: 3, bottom: 'end' },
    mouse: true,
  });
});

test('a family that is no object is told of, and left alone until it is put right by hand', async (t) => {
  const { asks, file } = openDesk(t, '{"keys": "vim"}');
  assert.deepEqual((await asks('list')).complaints, [
    'the setting keys takes names and their values, not string',
  ]);
  assert.equal((await asks('set order oldest')).code, 0);
  assert.match(readFileSync(file, 'utf8'), /"keys": "vim"/u);
});

for (const [what, text] of [
  ['half a file', '{"order": "old'],
  ['a list', '[]'],
  ['nothing', ''],
] as const) {
  test(`a file that holds ${what} is told of, listed as if it were not there, and never overwritten`, async (t) => {
    const { asks, file } = openDesk(t, text);
    const listed = await asks('list');
    assert.equal(listed.code, 0);
    assert.match(
      listed.complaints[0] ?? '',
      /preferences\.json cannot be read \(it is no JSON object\)/u,
    );
    assert.match(listed.text, /^order +newest +default$/mu);
    for (const line of ['set order oldest', 'unset order', 'get order'])
      assert.equal((await asks(line)).code, 1, line);
    assert.equal(readFileSync(file, 'utf8'), text);
    assert.equal((await asks('path')).text, `${file}\n`);
  });
}

test('what the environment decides can be set, and who wins is said', async (t) => {
  const { asks, held } = openDesk(t);
  assert.deepEqual(await asks('set color always', { NO_COLOR: '1' }), {
    text: '',
    complaints: ['NO_COLOR in the environment still wins over it'],
    code: 0,
  });
  assert.deepEqual(held(), { color: 'always' });
  assert.equal((await asks('get color', { NO_COLOR: '1' })).text, 'never\n');
  assert.equal((await asks('get color')).text, 'always\n');
});

test('a user without a home is told how to name one', async () => {
  const userHome = () => {
    throw Object.assign(new Error('no such user'), { code: 'ENOENT' });
  };
  const desk = {
    settings: SETTINGS,
    families: [],
    preferences: openPreferences({
      home: null,
      machine: { platform: 'linux', env: {}, userHome },
    }),
    environment: {},
    askSecret: async () => null,
  };
  for (const line of ['path', 'list', 'get order', 'set order oldest']) {
    assert.deepEqual(await answerConfig(optionsOf(line), desk), {
      text: '',
      complaints: ['there is no home to keep settings in; TELEPRINTER_HOME can name one'],
      code: 1,
    });
  }
});

const isRoot = process.getuid?.() === 0;

test('a home that may only be read, or none that can be made, is told of', async (t) => {
  const { asks, file } = openDesk(t);
  const folder = join(file, '..');
  const inFile = openPreferences({ home: join(folder, 'file') });
  writeFileSync(join(folder, 'file'), '');
  const desk = {
    settings: SETTINGS,
    families: [],
    preferences: inFile,
    environment: {},
    askSecret: async () => null,
  };
  const refused = await answerConfig(optionsOf('set order oldest'), desk);
  assert.equal(refused.code, 1);
  assert.match(refused.complaints[0] ?? '', /ENOTDIR/u);
  if (isRoot || process.platform === 'win32') return;
  chmodSync(folder, 0o500);
  const { complaints, code } = await asks('set order oldest');
  chmodSync(folder, 0o700);
  assert.equal(code, 1);
  assert.deepEqual(complaints, [`${file} could not be written (EACCES)`]);
});

test('a value in the file that a terminal would obey is shown as text', async (t) => {
  const text = JSON.stringify({ highlight: ['\u001b[31mred\u0007'], alert: '\u202eis:key' });
  const { asks } = openDesk(t, text);
  for (const line of ['list', 'list --json', 'get highlight', 'get alert'])
    assert.doesNotMatch((await asks(line)).text, /[\u001b\u0007\u202e]/u, line);
});

test('the folder of the file is made when something is first set', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-config-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'a'));
  const preferences = openPreferences({ home: join(folder, 'a', 'b', 'c') });
  const desk = {
    settings: SETTINGS,
    families: [],
    preferences,
    environment: {},
    askSecret: async () => null,
  };
  assert.equal((await answerConfig(optionsOf('set order oldest'), desk)).code, 0);
  const file = preferences.file();
  assert.ok(file !== null);
  assert.match(readFileSync(file, 'utf8'), /"order": "oldest"/u);
});
