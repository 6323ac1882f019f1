// Owns the ways in which following to a pipe ends from outside: the reader has had enough, a signal, a disk that is full.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { suite, test } from 'node:test';
import { until } from '../helpers/until.ts';
import { ended, eventsIn, type JsonEvent, runShell, start, startShell } from './program.ts';

const FULL = { skip: existsSync('/dev/full') ? false : 'no /dev/full here' };

suite('ends', { concurrency: 2 }, () => {
  for (const mode of ['--json', '--plain'] as const) {
    test(`${mode} | head ends at once and quietly`, async (t) => {
      const line = '"$@" | head -n 3; echo "$PIPESTATUS" >&2';
      // Fast enough that there is news to write once head has gone.
      const { stdout, stderr } = await runShell(t, line, 'demo', '--speed', '5000', mode);
      assert.equal(stdout.split('\n').length, 4);
      assert.equal(stderr, '0\n');
    });
  }

  test('help too may be read by halves', async (t) => {
    const line = '"$@" | head -c 1; echo "$PIPESTATUS" >&2';
    assert.deepEqual(await runShell(t, line, '--help'), { code: 0, stdout: 'F', stderr: '0\n' });
  });

  test('a reader that goes away while the story is followed ends it quietly', async (t) => {
    const program = start(t, 'demo', '--speed', '5000', '--json');
    const end = ended(program);
    // The lines after the first ones are news: the story was shown, and is being followed.
    program.stdout.on('data', (text: string) => {
      if (text.includes('"cause":"new"')) program.stdout.destroy();
    });
    const { code, stderr } = await end;
    assert.deepEqual([code, stderr], [0, '']);
  });

  for (const [signal, expected] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    test(`${signal} while following: whole lines, the last of them says so, and the code ${expected}`, async (t) => {
      const program = start(t, 'demo', '--speed', '5000', '--json');
      const end = ended(program);
      let isKilled = false;
      program.stdout.on('data', (text: string) => {
        if (isKilled || !text.includes('"cause":"new"')) return;
        isKilled = program.kill(signal);
      });
      const { code, stdout, stderr } = await end;
      assert.deepEqual([code, stderr], [expected, '']);
      const events = eventsIn(stdout);
      assert.equal(events[0]?.event, 'story');
      assert.deepEqual([events.at(-1)?.event, events.at(-1)?.reason], ['end', 'stopped']);
      assert.ok(events.filter(isBlock).length > 25);
    });
  }

  test('a signal is obeyed though nobody takes what is written, and a second one at once', async (t) => {
    // More than a pipe holds, and a reader that stops after the first of it.
    const words = ['demo', '--from', 'end', '--since', '4w', '--json'];
    const program = '{ "$@" & echo "pid $!" >&2; wait $!; echo "code $?" >&2; }';
    const reader = '{ head -c 1 >/dev/null; echo stalled >&2; sleep 20; }';
    for (const signals of [['SIGTERM'], ['SIGINT', 'SIGTERM', 'SIGHUP']] as const) {
      const shell = startShell(t, `${program} | ${reader}`, ...words);
      let told = '';
      shell.stderr.setEncoding('utf8').on('data', (text: string) => {
        told += text;
      });
      await until(() => told.includes('stalled'), { everyMs: 5 });
      const pid = Number(/^pid (\d+)$/mu.exec(told)?.[1]);
      for (const signal of signals) process.kill(pid, signal);
      await until(() => told.includes('code'), { everyMs: 5 });
      assert.match(told, signals[0] === 'SIGTERM' ? /^code 143$/mu : /^code (?:130|143|129)$/mu);
    }
  });

  const isBlock = ({ event }: JsonEvent) => event === 'block';

  for (const words of [
    ['demo', '--once', '--json'],
    ['demo', '--plain'],
    ['--help'],
    ['--version'],
  ]) {
    test(`a full disk is one sentence and the code 1: ${words.join(' ')}`, FULL, async (t) => {
      const { code, stderr } = await runShell(t, '"$@" > /dev/full', ...words);
      assert.equal(
        stderr,
        'teleprinter: the output could not be written: no space is left there; make room, or write it elsewhere.\n',
      );
      assert.equal(code, 1);
    });
  }

  test('a complaint that nobody can read changes nothing', FULL, async (t) => {
    const { code } = await runShell(t, '"$@" 2> /dev/full', '--no-such-option');
    assert.equal(code, 2);
    const line = '"$@" 2>&1 >/dev/null | true; exit "$PIPESTATUS"';
    assert.equal((await runShell(t, line, '--no-such-option')).code, 2);
  });

  test('an input that is closed does not matter', async (t) => {
    const { code, stderr } = await runShell(t, '"$@" <&- | tail -n 1', 'demo', '--once', '--json');
    assert.deepEqual([code, stderr], [0, '']);
  });
});
