// Owns the promise that an alert arrives: through tmux, at the terminal that tmux itself runs on, and only while nobody looks.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { until } from '../helpers/until.ts';
import { withTmux } from './tmux-pane.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOCUS_WENT = '\u001b[O';
const FOCUS_CAME = '\u001b[I';

/** The name that the shell's window has before and after. */
const TITLE = 'the shell';

/** A terminal in which tmux runs, in which the bundled story is played so fast that a key event is never far. */
function openOuter(t: TestContext, options: string) {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-alerts-'));
  const socket = join(folder, 'socket');
  const tmux = (...words: readonly string[]) =>
    execFileSync('tmux', ['-f', '/dev/null', '-S', socket, ...words], { encoding: 'utf8' }).trim();
  const program = `'${process.execPath}' --import tsx src/cli.tsx demo --speed 2000 ${options}`;
  const outer = pty.spawn('tmux', ['-f', '/dev/null', '-u', '-S', socket, 'new-session', 'sh'], {
    cols: 80,
    rows: 24,
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      TERM: 'xterm-256color',
      TELEPRINTER_HOME: join(folder, 'home'),
      LC_ALL: 'C.UTF-8',
    },
  });
  let seen = '';
  outer.onData((bytes) => {
    seen += bytes;
  });
  t.after(() => {
    tmux('kill-server');
    rmSync(folder, { recursive: true, force: true });
  });
  const title = () => tmux('display-message', '-p', '#{pane_title}');
  return {
    outer,
    seen: () => seen,
    title,
    screen: () => tmux('capture-pane', '-p'),
    async start() {
      await until(() => seen !== '', { everyMs: 20 });
      tmux('set', '-g', 'allow-passthrough', 'on');
      tmux('set', '-g', 'focus-events', 'on');
      tmux('select-pane', '-T', TITLE);
      tmux('send-keys', '-l', `${program}; echo "ended with $?"`);
      tmux('send-keys', 'Enter');
      await until(() => /FOLLOW/u.test(tmux('capture-pane', '-p')), { everyMs: 50 });
    },
  };
}

test(
  'an alert goes through tmux to the outer terminal, and the title has the count',
  withTmux,
  async (t) => {
    const { outer, seen, title, start } = openOuter(t, '--alerts osc777 --from start');
    await start();
    outer.write(FOCUS_WENT);
    await until(() => seen().includes('\u001b]777;notify;Apollo 11'), {
      everyMs: 50,
      saying: seen,
    });
    const [, alert = ''] = /\u001b\]777;notify;([^\u0007]*)\u0007/u.exec(seen()) ?? [];
    assert.match(alert, /^Apollo 11[^;]*;(?:Key event: |Summary: |\d+ posts: )/u);
    await until(() => /^\(\d+\) Apollo 11/u.test(title()), { everyMs: 50 });
    outer.write('q');
    await until(() => title() === TITLE, { everyMs: 50, saying: title });
  },
);

test(
  'nobody is called who is looking, and with none nothing is sent at all',
  withTmux,
  async (t) => {
    const looking = openOuter(t, '--alerts osc777 --from start');
    const silent = openOuter(t, '--alerts none --from start');
    const away = openOuter(t, '--alerts osc777 --from start');
    for (const { start } of [looking, silent, away]) await start();
    looking.outer.write(FOCUS_CAME);
    for (const { outer } of [silent, away]) outer.write(FOCUS_WENT);
    // By then the others, which began before, have had the same news.
    await until(() => away.seen().includes('\u001b]777;'), { everyMs: 50, saying: away.screen });
    // "^3 new", or "^3" where the row has no room for words; what is looked at for a while is not new until more comes.
    for (const { screen } of [looking, silent])
      await until(() => /\^[1-9]\d*/u.test(screen()), { everyMs: 50, saying: screen });
    await until(() => /^\(\d+\) Apollo 11/u.test(looking.title()), {
      everyMs: 50,
      saying: looking.title,
    });
    assert.equal(silent.title(), TITLE);
    for (const { seen } of [looking, silent]) assert.doesNotMatch(seen(), /\u001b\]777/u);
  },
);
