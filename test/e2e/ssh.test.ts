// Owns the promise about a line that drops: over a real SSH server the program is gone with its reader, and the next login
// stands at the same row.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { isRunning } from '../helpers/running.ts';
import { missingForSsh, openSshServer, type SshServer } from '../helpers/ssh-server.ts';
import { until } from '../helpers/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SIZE = { cols: 80, rows: 24 };

/** What a reader may be kept waiting for a process that is of no use to anybody. */
const GONE_WITHIN_MS = 1000;

const missing = missingForSsh();

/** Logs in and follows the bundled story there. */
function logIn(t: TestContext, server: SshServer, folder: string) {
  const pidFile = join(folder, 'pid');
  const program = `exec '${process.execPath}' --import tsx src/cli.tsx demo --speed 1`;
  const variables = `TELEPRINTER_HOME='${join(folder, 'home')}' TZ=UTC LC_ALL=C.UTF-8`;
  const line = `cd '${ROOT}' && echo $$ > '${pidFile}' && ${variables} ${program}`;
  const [command, ...words] = server.login(line);
  const client = pty.spawn(command, words, {
    ...SIZE,
    env: { ...process.env, TERM: 'xterm-256color' },
  });
  const screen = createHeadlessTerminal(SIZE.cols, SIZE.rows);
  client.onData((bytes) => {
    screen.write(bytes);
    if (bytes.includes('\u001b[5n')) client.write('\u001b[0n');
  });
  t.after(() => {
    client.kill('SIGKILL');
    screen.dispose();
  });
  return {
    client,
    rows: screen.text,
    pid: () => Number(readFileSync(pidFile, 'utf8')),
    sees: (pattern: RegExp) =>
      until(() => pattern.test(screen.text().join('\n')), {
        saying: () => `${pattern} on\n${screen.text().join('\n')}`,
      }),
  };
}

test('when the client dies the program is gone within a second, and the next login stands at the same row', {
  skip: missing === null ? false : `there is no ${missing} here`,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-ssh-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const server = await openSshServer(join(folder, 'server'));
  t.after(server.close);
  const first = logIn(t, server, folder);
  await first.sees(/FOLLOW +1\/\d+ all/u);
  first.client.write('JJ\u001b[B\u001b[B');
  await first.sees(/HOLD +3\//u);
  const [, , top = ''] = first.rows();
  assert.notEqual(top.trim(), '');
  const pid = first.pid();
  assert.ok(isRunning(pid));

  const killedAt = performance.now();
  first.client.kill('SIGKILL');
  await until(() => !isRunning(pid), { everyMs: 5 });
  assert.ok(performance.now() - killedAt < GONE_WITHIN_MS);

  const second = logIn(t, server, folder);
  await second.sees(/HOLD +3\//u);
  assert.equal(second.rows()[2], top);
});
