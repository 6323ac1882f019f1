// Owns the law of the frame writer in a real tmux, which is a terminal in its own right: after the bytes it shows the frame.
// Skips, and says so, where there is no tmux.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { blankScreen, drawingOf, redrawingOf } from '../../src/terminal/frame-diff.ts';
import { ENTER } from '../../src/terminal/modes.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { screenLife } from '../properties/frame-worlds.ts';

const FRAMES = 500;
const COLUMNS = 30;
const ROWS = 12;

const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** A tmux server of its own with two panes, side by side in time: one is told differences, one whole frames. */
function startTmux() {
  const folder = mkdtempSync(join(tmpdir(), 'frame-tmux-'));
  const socket = join(folder, 'socket');
  const run = (...parts: string[]) =>
    execFileSync('tmux', ['-f', '/dev/null', '-S', socket, ...parts], { encoding: 'utf8' });
  const size = ['-x', String(COLUMNS), '-y', String(ROWS)];
  const silent = 'stty raw -echo; exec sleep 600';
  run(
    'new-session',
    '-d',
    '-s',
    'told',
    ...size,
    silent,
    ';',
    'set',
    '-g',
    'status',
    'off',
    ';',
    'set',
    '-g',
    'remain-on-exit',
    'on',
  );
  run('new-session', '-d', '-s', 'whole', ...size, silent);
  for (const name of ['told', 'whole']) run('resize-window', '-t', name, ...size);
  const ttys = { told: ttyOf('told'), whole: ttyOf('whole') };

  function ttyOf(name: string): string {
    return run('display-message', '-p', '-t', name, '#{pane_tty}').trim();
  }

  /** Waits until a mark that was written last has reached the pane: its title. */
  async function write(name: 'told' | 'whole', bytes: string, mark: string): Promise<void> {
    const fd = openSync(ttys[name], constants.O_WRONLY | constants.O_NOCTTY);
    writeFileSync(fd, `${bytes}\u001b]2;${mark}\u001b\\`);
    closeSync(fd);
    for (let tries = 0; tries < 500; tries++) {
      if (run('display-message', '-p', '-t', name, '#{pane_title}').trim() === mark) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    assert.fail(`tmux did not take frame ${mark}`);
  }

  return {
    write,
    /** Text and look of every cell. What tmux captures tells blanks that were written from those that never were. */
    seen(name: 'told' | 'whole') {
      const terminal = createHeadlessTerminal(COLUMNS, ROWS);
      const captured = run('capture-pane', '-p', '-e', '-N', '-t', name).replace(/\n$/u, '');
      terminal.write(ENTER + captured.replaceAll('\n', '\r\n'));
      const cells = terminal.cells().map((row) => row.map(withoutUnseenLook));
      terminal.dispose();
      return cells;
    },
    stop: () => {
      run('kill-server');
      rmSync(folder, { recursive: true });
    },
  };
}

/** A blank shows its background, its lines and its inversion, and nothing of its foreground. */
function withoutUnseenLook(cell: string): string {
  return /^ {2}1 \S+\/0:-1 [a-z ]*$/u.test(cell) && !/underline|inverse|strike/u.test(cell)
    ? 'blank'
    : cell;
}

test(`in tmux ${FRAMES} frames show what they show when drawn in full`, {
  skip: hasTmux ? false : 'there is no tmux here',
  timeout: 300_000,
}, async () => {
  const tmux = startTmux();
  try {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tmux.write('told', ENTER, 'entered');
    let shown = blankScreen(COLUMNS, ROWS);
    const frames = fc
      .sample(screenLife, FRAMES)
      .flatMap(({ steps }) => steps.map(({ frame }) => frame))
      .slice(0, FRAMES);
    for (const [at, frame] of frames.entries()) {
      const drawing = drawingOf(shown, frame);
      shown = drawing.shown;
      await tmux.write('told', drawing.bytes, `told ${at}`);
      await tmux.write('whole', ENTER + redrawingOf(frame, COLUMNS, ROWS).bytes, `whole ${at}`);
      assert.deepEqual(tmux.seen('told'), tmux.seen('whole'), JSON.stringify(frame));
    }
  } finally {
    tmux.stop();
  }
});
