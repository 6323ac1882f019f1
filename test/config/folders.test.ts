import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import {
  archiveFolder,
  cacheFolder,
  type Machine,
  preferencesFolder,
} from '../../src/config/folders.ts';

const USER_HOME = resolve('/home/reader');

function machine(platform: Machine['platform'], env: Machine['env'] = {}): Machine {
  return { platform, env, userHome: () => USER_HOME };
}

test('preferences stand where the platform keeps them', () => {
  assert.equal(preferencesFolder(null, machine('linux')), join(USER_HOME, '.config/teleprinter'));
  assert.equal(
    preferencesFolder(null, machine('darwin')),
    join(USER_HOME, 'Library/Preferences/teleprinter'),
  );
  assert.equal(
    preferencesFolder(null, machine('win32')),
    join(USER_HOME, 'AppData/Roaming/teleprinter'),
  );
});

test('the variables of the platform move them', () => {
  const xdg = machine('linux', { XDG_CONFIG_HOME: resolve('/elsewhere') });
  assert.equal(preferencesFolder(null, xdg), resolve('/elsewhere/teleprinter'));
  const roaming = machine('win32', { APPDATA: join(USER_HOME, 'Roaming') });
  assert.equal(preferencesFolder(null, roaming), join(USER_HOME, 'Roaming/teleprinter'));
});

test('a relative or empty XDG_CONFIG_HOME counts for nothing', () => {
  for (const named of ['', 'config']) {
    const folder = preferencesFolder(null, machine('linux', { XDG_CONFIG_HOME: named }));
    assert.equal(folder, join(USER_HOME, '.config/teleprinter'));
  }
});

test('a home for everything wins, and is the folder itself', () => {
  assert.equal(preferencesFolder('/srv/reader', machine('linux')), resolve('/srv/reader'));
  assert.equal(preferencesFolder('here', machine('darwin')), resolve('here'));
});

test('the archive stands where the platform keeps what programs collect', () => {
  const linux = join(USER_HOME, '.local/share/teleprinter');
  assert.equal(archiveFolder(null, machine('linux')), linux);
  assert.equal(archiveFolder(null, machine('linux', { XDG_DATA_HOME: 'data' })), linux);
  const xdg = machine('linux', { XDG_DATA_HOME: resolve('/elsewhere') });
  assert.equal(archiveFolder(null, xdg), resolve('/elsewhere/teleprinter'));
  assert.equal(
    archiveFolder(null, machine('darwin')),
    join(USER_HOME, 'Library/Application Support/teleprinter'),
  );
  assert.equal(
    archiveFolder(null, machine('win32', { LOCALAPPDATA: join(USER_HOME, 'Local') })),
    join(USER_HOME, 'Local/teleprinter'),
  );
  assert.equal(archiveFolder('/srv/reader', machine('linux')), resolve('/srv/reader'));
});

test('what can be made anew stands where the platform may throw it away', () => {
  const linux = join(USER_HOME, '.cache/teleprinter');
  assert.equal(cacheFolder(machine('linux')), linux);
  assert.equal(cacheFolder(machine('linux', { XDG_CACHE_HOME: 'cache' })), linux);
  const xdg = machine('linux', { XDG_CACHE_HOME: resolve('/elsewhere') });
  assert.equal(cacheFolder(xdg), resolve('/elsewhere/teleprinter'));
  assert.equal(cacheFolder(machine('darwin')), join(USER_HOME, 'Library/Caches/teleprinter'));
  assert.equal(cacheFolder(machine('win32')), join(USER_HOME, 'AppData/Local/teleprinter/Cache'));
});
