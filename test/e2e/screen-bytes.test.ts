// Owns the promises about the bytes that a terminal is sent: ASCII alone when that is asked for, no colour under NO_COLOR,
// and a screen that reads the same with and without.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { until } from '../helpers/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SIZE = { cols: 120, rows: 40 };

type Run = { readonly words?: readonly string[]; readonly env?: Readonly<Record<string, string>> };

/** Walks through the demonstration's screens, help, index and rail among them, and quits. Gives all bytes, and the screens. */
async function walkThrough(t: TestContext, { words = [], env = {} }: Run) {
  const home = mkdtempSync(join(tmpdir(), 'teleprinter-bytes-'));
  const args = ['--import', 'tsx', 'src/cli.tsx', 'demo', '--speed', '1', ...words];
  const { NO_COLOR: _, ...inherited } = process.env;
  const program = pty.spawn(process.execPath, args, {
    ...SIZE,
    cwd: ROOT,
    encoding: null,
    env: { ...inherited, TELEPRINTER_HOME: home, TZ: 'UTC', TERM: 'xterm-256color', ...env },
  });
  const terminal = createHeadlessTerminal(SIZE.cols, SIZE.rows);
  t.after(() => {
    program.kill('SIGKILL');
    terminal.dispose();
    rmSync(home, { recursive: true, force: true });
  });
  const chunks: Buffer[] = [];
  // A character may be cut between two pieces.
  const decoder = new StringDecoder();
  let answered = 0;
  // Bytes, in spite of the declared type: the encoding is null.
  program.onData((data) => {
    const bytes = Buffer.from(data);
    chunks.push(bytes);
    terminal.write(decoder.write(bytes));
    const answers = terminal.answers();
    program.write(answers.slice(answered));
    answered = answers.length;
  });
  const exited = new Promise<number>((resolve) =>
    program.onExit(({ exitCode }) => resolve(exitCode)),
  );
  const screen = () => terminal.text().join('\n');
  /** Frames that are larger than a packet are marked: half a frame is not looked at. */
  const isWhole = () => {
    const sent = Buffer.concat(chunks).toString('latin1');
    return sent.split('\u001b[?2026h').length === sent.split('\u001b[?2026l').length;
  };
  const sees = (pattern: RegExp) =>
    until(() => isWhole() && pattern.test(screen()), {
      everyMs: 20,
      saying: () => `${pattern} on\n${screen()}`,
    });
  const screens: string[] = [];
  for (const [key, pattern] of [
    ['', /FOLLOW +1\/\d+ all/u],
    ['?', /^j +next post/mu],
    ['?', /FOLLOW +1\/\d+ all.*e:key/u],
    ['E', /^> # .*What we know so far/mu],
    ['E', /FOLLOW +1\/\d+ all.*e:key/u],
    ['z', /KEY EVENTS/u],
    ['G', /HOLD/u],
  ] as const) {
    program.write(key);
    await sees(pattern);
    screens.push(screen());
  }
  program.write('q');
  assert.equal(await exited, 0);
  return { bytes: Buffer.concat(chunks), screens };
}

/** Parameters of every SGR sequence. */
function sgrCodes(bytes: Buffer): readonly number[] {
  return [...bytes.toString('latin1').matchAll(/\u001b\[([\d;]*)m/gu)].flatMap(([, codes = '']) =>
    codes.split(';').map(Number),
  );
}

const isColour = (code: number) => (code >= 30 && code <= 49) || code >= 90;

test('with --ascii every byte is ASCII', async (t) => {
  const { bytes } = await walkThrough(t, { words: ['--ascii'] });
  assert.equal(
    bytes.findIndex((byte) => byte > 0x7e),
    -1,
  );
});

test('with --ascii in a locale without Unicode every byte is ASCII', async (t) => {
  const { bytes } = await walkThrough(t, { words: ['--ascii'], env: { LC_ALL: 'C', LANG: 'C' } });
  assert.ok(bytes.every((byte) => byte <= 0x7e));
});

test('no colour is sent under NO_COLOR or with --color never, and the screens read the same', async (t) => {
  const coloured = await walkThrough(t, {});
  assert.ok(sgrCodes(coloured.bytes).some(isColour));
  for (const run of [{ env: { NO_COLOR: '1' } }, { words: ['--color', 'never'] }]) {
    const plain = await walkThrough(t, run);
    assert.deepEqual(sgrCodes(plain.bytes).filter(isColour), []);
    assert.ok(sgrCodes(plain.bytes).includes(1), 'attributes stay');
    assert.deepEqual(plain.screens, coloured.screens);
  }
});
