import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideEnvironment } from '../../src/config/read-settings.ts';
import { SETTINGS } from '../../src/config/settings.ts';

const watched = (asked: string[]) =>
  SETTINGS.map((setting) => ({
    ...setting,
    variables: (setting.variables ?? []).map((variable) => ({
      ...variable,
      reads(value: string) {
        asked.push(variable.name);
        return variable.reads(value);
      },
    })),
  }));

test('the environment is asked of what is set alone: a time zone takes as long to look up as a first frame', () => {
  const asked: string[] = [];
  const environment = { TZ: 'Europe/Paris', NO_COLOR: '1' };
  const settings = watched(asked);
  assert.equal(besideEnvironment(settings, new Map(), environment).size, 0);
  assert.deepEqual(asked, []);
  const zoned = new Map([['timezone', ['Asia/Tokyo']]]);
  assert.equal(besideEnvironment(settings, zoned, environment).size, 0);
  assert.deepEqual(asked, ['TZ']);
});

test('an empty variable says nothing', () => {
  const zoned = new Map([['timezone', ['Asia/Tokyo']]]);
  const asked: string[] = [];
  assert.equal(besideEnvironment(watched(asked), zoned, { TZ: '', NO_COLOR: '' }), zoned);
  assert.deepEqual(asked, []);
});
