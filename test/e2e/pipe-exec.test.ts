// Owns the promise of --exec in a pipe: each post that comes is the input of one run, what it says goes to stderr, and none
// outlives the program.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isRunning } from '../helpers/running.ts';
import { until } from '../helpers/until.ts';
import { emptyFolder, ended, eventsIn, run, start } from './program.ts';

const DEMO = ['demo', '--speed', '3000', '--json', '--no-archive'];

test('each post that comes is the input of one run, and what is there at the start is not', async (t) => {
  const told = emptyFolder(t);
  const script = 'f=$(mktemp "$1/XXXXXX"); cat > "$f"; echo "said" ; echo "warned" >&2';
  const exec = `sh -c '${script}' sh ${told}`;
  const ran = await run(
    t,
    ...DEMO,
    '--until',
    'sea of tranquility|moonwalk|surface',
    '--exec',
    exec,
  );
  const news = eventsIn(ran.stdout).filter(
    ({ event, cause }) => event === 'edit' || (event === 'block' && cause === 'new'),
  );
  assert.ok(news.length > 0);
  const lines = readdirSync(told).map((name) => readFileSync(join(told, name), 'utf8'));
  const idsOf = (events: readonly { readonly block?: { readonly id: string } }[]) =>
    events.map(({ block }) => block?.id).sort();
  assert.deepEqual(idsOf(eventsIn(lines.join(''))), idsOf(news));
  assert.equal(ran.stderr.match(/^said$/gmu)?.length, news.length);
  assert.equal(ran.stderr.match(/^warned$/gmu)?.length, news.length);
});

test('a command that cannot be started is said once, and the story goes on', async (t) => {
  const exec = ['--until', 'surface', '--exec', '/nonexistent/one'];
  const { code, stderr } = await run(t, ...DEMO, ...exec);
  assert.equal(code, 0);
  assert.equal(stderr, 'teleprinter: /nonexistent/one could not be started (ENOENT).\n');
});

test('no run outlives a program that is told to end', async (t) => {
  const folder = emptyFolder(t);
  const pidFile = join(folder, 'pid');
  const exec = `sh -c 'echo $$ > "$1/part"; mv "$1/part" "$1/pid"; exec sleep 300' sh ${folder}`;
  const program = start(t, ...DEMO, '--exec', exec);
  await until(() => existsSync(pidFile), { everyMs: 20 });
  program.kill('SIGTERM');
  const { code } = await ended(program);
  assert.equal(code, 143);
  const pid = Number(readFileSync(pidFile, 'utf8'));
  await until(() => !isRunning(pid), { everyMs: 20 });
});
