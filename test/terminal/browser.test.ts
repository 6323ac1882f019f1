// Owns the tests of where a browser can be reached, and of how it is: by a program, never by a shell.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { whyNoBrowser } from '../../src/terminal/browser.ts';
import { openAddress } from '../../src/terminal/opener.ts';
import { until } from '../helpers/until.ts';

test('over SSH the browser is elsewhere, whatever display there is', () => {
  for (const name of ['SSH_CONNECTION', 'SSH_TTY'])
    assert.match(whyNoBrowser({ [name]: 'x', DISPLAY: ':0' }, 'linux') ?? '', /another computer/u);
  assert.match(whyNoBrowser({ SSH_TTY: '/dev/pts/1' }, 'darwin') ?? '', /another computer/u);
});

test('without a display there is none; a Mac always has one', () => {
  assert.match(whyNoBrowser({}, 'linux') ?? '', /no display/u);
  assert.match(whyNoBrowser({ DISPLAY: '' }, 'linux') ?? '', /no display/u);
  assert.equal(whyNoBrowser({ DISPLAY: ':0' }, 'linux'), null);
  assert.equal(whyNoBrowser({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), null);
  assert.equal(whyNoBrowser({}, 'darwin'), null);
});

/** A computer whose only program is an xdg-open that does as told, if there is one. */
function computer(t: TestContext, script: string | null) {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-opener-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  if (script !== null)
    writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { folder, platform: 'linux', env: { PATH: folder } } as const;
}

test('the address is one word for the program, whatever stands in it', async (t) => {
  const linux = computer(t, `printf '%s|' "$#" "$@" > "\${0%/*}/told"`);
  assert.equal(await openAddress('https://example.org/?a=$(id);`id`&b="c"', linux), null);
  const told = () => readFileSync(join(linux.folder, 'told'), 'utf8');
  await until(() => told() !== '', { saying: () => 'what xdg-open was told' });
  assert.equal(told(), '1|https://example.org/?a=$(id);`id`&b=%22c%22|');
});

test('a program that is missing or fails is told of in a sentence', async (t) => {
  const open = async (script: string | null) =>
    (await openAddress('https://example.org', computer(t, script))) ?? '';
  assert.match(await open(null), /is not installed\.$/u);
  assert.match(await open('exit 3'), /could not open it\.$/u);
});

test('only web addresses are opened', async (t) => {
  const linux = computer(t, 'exit 0');
  for (const address of ['file:///etc/passwd', 'javascript:alert(1)', '-x', 'mailto:a@example.org'])
    assert.match((await openAddress(address, linux)) ?? '', /Only web addresses/u, address);
});
