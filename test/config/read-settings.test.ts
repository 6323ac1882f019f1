import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  besideEnvironment,
  decidedBy,
  readSettings,
  toStored,
} from '../../src/config/read-settings.ts';
import { SETTINGS, type Setting } from '../../src/config/settings.ts';

/** With what is wrong as sentences. */
function read(...given: Parameters<typeof readSettings>) {
  const { values, troubles } = readSettings(...given);
  return { values, troubles: troubles.map(({ sentence }) => sentence) };
}

const settingOf = (name: string): Setting => {
  const setting = SETTINGS.find((one) => one.name === name);
  assert.ok(setting, name);
  return setting;
};

/** Of each setting a value that is right, as it stands in the file, and one that is not, with what is said of it. */
const ROWS: Readonly<Record<string, readonly [right: unknown, wrong: unknown, sentence: string]>> =
  {
    interval: [
      20,
      0,
      'the setting interval is left unset: it takes a number above 0 and up to 86400, not "0"',
    ],
    'low-bandwidth': [
      true,
      'perhaps',
      'the setting low-bandwidth is left at no: it takes yes or no, not "perhaps"',
    ],
    'key-events': [false, 7, 'the setting key-events is left at no: it takes yes or no, not "7"'],
    order: [
      'oldest',
      'oldets',
      'the setting order is left at newest: it takes newest or oldest, not "oldets"; did you mean oldest?',
    ],
    time: ['utc', ['utc'], 'the setting time is left at both: it takes a text, not a list'],
    timezone: [
      'Europe/Paris',
      'Europe/Pari',
      'the setting timezone is left unset: it takes a time zone such as Europe/Paris, not "Europe/Pari"',
    ],
    highlight: [
      ['levy', 'storm'],
      ['levy', '('],
      'the setting highlight is left unset: it takes a regular expression, not "(": expected ) to close the group, at character 2',
    ],
    inline: [true, {}, 'the setting inline is left at no: it takes a text, not an object'],
    ascii: ['on', 'of', 'the setting ascii is left at no: it takes yes or no, not "of"'],
    mouse: ['no', null, ''],
    color: [
      '256',
      'blue',
      'the setting color is left at auto: it takes auto, always, never, 16 or 256, not "blue"',
    ],
    images: [
      'none',
      'no',
      'the setting images is left at auto: it takes auto, kitty, iterm, sixel, blocks or none, not "no"; did you mean none?',
    ],
    alerts: [
      'bell',
      'loud',
      'the setting alerts is left at auto: it takes auto, bell, osc9, osc777, osc99 or none, not "loud"',
    ],
    alert: [
      'author:riley',
      [['is:key']],
      'the setting alert is left unset: it takes texts, not a list',
    ],
    'quiet-hours': [
      '23:00-07:00',
      'at night',
      'the setting quiet-hours is left unset: it takes two times such as 23:00-07:00, not "at night"',
    ],
    'guardian-key': [
      'a-key-of-mine',
      'hunter 2',
      'the setting guardian-key is left unset: it takes a key of letters and digits, without blanks',
    ],
  };

test('every setting has a value here that is right, and one that is not', () => {
  assert.deepEqual(Object.keys(ROWS).toSorted(), SETTINGS.map(({ name }) => name).toSorted());
});

for (const [name, [right, wrong, sentence]] of Object.entries(ROWS)) {
  const setting = settingOf(name);
  const { storedAs = name } = setting;

  test(`the setting ${name}: what is right counts`, () => {
    const { values, troubles } = read(SETTINGS, { [storedAs]: right });
    assert.deepEqual(troubles, []);
    assert.deepEqual([...values.keys()], [name]);
    assert.deepEqual(values.get(name), Array.isArray(right) ? right.map(String) : [String(right)]);
  });

  test(`the setting ${name}: what is wrong is told, and all else counts`, () => {
    const other = name === 'order' ? 'time' : 'order';
    const sound = other === 'time' ? 'utc' : 'oldest';
    const { values, troubles } = read(SETTINGS, { [other]: sound, [storedAs]: wrong });
    assert.deepEqual(troubles, sentence === '' ? [] : [sentence]);
    assert.deepEqual([...values], [[other, [sound]]]);
  });
}

test('a name that nobody knows is of a later version, and told to nobody', () => {
  const stored = { lastAddress: 'https://example.org/', ordre: 'oldest', __proto__: null };
  assert.deepEqual(read(SETTINGS, stored), { values: new Map(), troubles: [] });
});

test('a value that a whole disk went into is told in a sentence all the same', () => {
  const [trouble = ''] = read(SETTINGS, { order: '\u001b[31mx'.repeat(9999) }).troubles;
  assert.ok(trouble.length < 400, `${trouble.length}`);
  assert.doesNotMatch(trouble, /\u001b/u);
});

test('what is written is a switch, a number, a text or a list of texts', () => {
  assert.equal(toStored(settingOf('mouse'), ['on']), true);
  assert.equal(toStored(settingOf('mouse'), ['no']), false);
  assert.equal(toStored(settingOf('interval'), ['2.5']), 2.5);
  assert.equal(toStored(settingOf('color'), ['16']), '16');
  assert.deepEqual(toStored(settingOf('alert'), ['is:key']), ['is:key']);
});

const DECIDED: readonly (readonly [
  name: string,
  environment: Record<string, string>,
  decided: string | null,
])[] = [
  ['color', {}, null],
  ['color', { NO_COLOR: '' }, null],
  ['color', { NO_COLOR: '1' }, 'never'],
  ['color', { NO_COLOR: '1', FORCE_COLOR: '1' }, 'always'],
  ['color', { FORCE_COLOR: '0' }, 'never'],
  ['color', { FORCE_COLOR: '2' }, '256'],
  ['timezone', { TZ: 'Asia/Kathmandu' }, 'Asia/Kathmandu'],
  ['timezone', { TZ: ':/etc/localtime' }, null],
  ['guardian-key', { TELEPRINTER_GUARDIAN_KEY: ' abc ' }, 'abc'],
  ['guardian-key', { TELEPRINTER_GUARDIAN_KEY: ' ' }, null],
  ['order', { NO_COLOR: '1', TZ: 'UTC' }, null],
];

for (const [name, environment, decided] of DECIDED) {
  test(`the environment ${JSON.stringify(environment)} makes ${name} ${decided}`, () => {
    const setting = settingOf(name);
    assert.equal(decidedBy(setting, environment)?.text ?? null, decided);
    const values = new Map([[name, ['set']]]);
    const left = besideEnvironment(SETTINGS, values, environment);
    assert.equal(left.has(name), decided === null);
  });
}
