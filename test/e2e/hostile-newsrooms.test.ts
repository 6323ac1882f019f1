// Owns the escape rule for the program as a reader has it: newsrooms of every family whose every text means harm, over HTTP and
// before a terminal of its own, and servers whose refusals do. All that comes out is text, or a sequence of ours.

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { after, before, type TestContext, test } from 'node:test';
import pty from '@lydell/node-pty';
import { createStaticServer, type StaticFile } from '../../src/replay/static-server.ts';
import type { SourceAdapter } from '../../src/source/adapter.ts';
import { loadAdapters } from '../../src/source/registry.ts';
import { SAMPLES } from '../fuzz/samples.ts';
import { isOwn, readWith } from '../fuzz/source-target.ts';
import { readEmitted } from '../helpers/escape-grammar.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { HOSTILE_CHARACTER } from '../helpers/hostile-characters.ts';
import { listen } from '../helpers/loopback-server.ts';
import { until } from '../helpers/until.ts';
import { ALL_SIGNS } from '../source/hostile-corpus.ts';
import { spoiltThroughout } from '../source/spoilt-samples.ts';
import { COMMAND, emptyFolder, ended, eventsIn, startIn } from './program.ts';

const SIZE = { columns: 80, rows: 24 };

type Newsroom = { readonly source: string; readonly path: string; readonly file: StaticFile };

function blocksIn(adapter: SourceAdapter, body: string): number {
  try {
    return readWith(adapter, body)?.blocks.length ?? 0;
  } catch {
    return 0;
  }
}

/** The first sample that a source reads whole, spoilt wherever it still does. */
async function newsrooms(): Promise<readonly Newsroom[]> {
  const adapters = await loadAdapters();
  return adapters.flatMap((adapter) => {
    const sample = SAMPLES.find((one) => isOwn(adapter, one) && blocksIn(adapter, one) > 0);
    if (sample === undefined) return [];
    const blocks = blocksIn(adapter, sample);
    const body = spoiltThroughout(sample, (spoilt) => blocksIn(adapter, spoilt) === blocks);
    const contentType = /^[\s\ufeff]*[[{]/u.test(sample) ? 'application/json' : 'text/html';
    const { name } = adapter;
    return [{ source: name, path: `/${name}/live/2031/x`, file: { body, contentType } }];
  });
}

const NEWSROOMS = await newsrooms();
let origin = '';
let close = async () => {};

before(async () => {
  const files = NEWSROOMS.flatMap(({ path, file }) => [
    [path, file] as const,
    [`${path}.json`, file] as const,
  ]);
  const server = await createStaticServer(new Map(files));
  ({ origin, close } = server);
});

after(() => close());

/** Whatever a page names elsewhere is not there: nobody else is to be asked. */
const NOWHERE = 'http://127.0.0.1:9';

function environmentFor(t: TestContext): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    TZ: 'UTC',
    TELEPRINTER_HOME: emptyFolder(t),
    LC_ALL: 'C.UTF-8',
    http_proxy: NOWHERE,
    https_proxy: NOWHERE,
    no_proxy: '127.0.0.1',
  };
}

/** What a reader would press: each has something drawn. */
const WALK = [
  '?',
  '?',
  'E',
  '\u001b',
  'c',
  '\u001b',
  'i',
  '\u001b',
  '\t',
  'y',
  '\u001b',
  'Y',
  'v',
  '\u001b',
];

async function onScreen(t: TestContext, words: readonly string[]): Promise<string> {
  const [node, ...first] = COMMAND;
  const program = pty.spawn(node, [...first, ...words], {
    ...{ cols: SIZE.columns, rows: SIZE.rows },
    env: { ...environmentFor(t), TERM: 'xterm-256color', SSH_TTY: '/dev/null' },
  });
  const terminal = createHeadlessTerminal(SIZE.columns, SIZE.rows);
  t.after(() => {
    program.kill('SIGKILL');
    terminal.dispose();
  });
  let stream = '';
  let answered = 0;
  let hasEnded = false;
  program.onData((piece) => {
    stream += piece;
    terminal.write(piece);
    program.write(terminal.answers().slice(answered));
    answered = terminal.answers().length;
  });
  program.onExit(() => {
    hasEnded = true;
  });
  const shows = (pattern: RegExp) =>
    until(() => hasEnded || pattern.test(terminal.text().join('\n')), {
      everyMs: 10,
      saying: () => terminal.text().join('\n'),
    });
  await shows(/\d\/\d+ all/u);
  for (const key of WALK) {
    const before = stream.length;
    program.write(key);
    await until(() => hasEnded || stream.length > before, { everyMs: 10 });
  }
  assert.equal(hasEnded, false, stream);
  program.write('\u0003');
  await until(() => hasEnded, { everyMs: 10, saying: () => terminal.text().join('\n') });
  return stream;
}

for (const { source, path } of NEWSROOMS) {
  test(`${source}: the program shows a hostile newsroom, and sends nothing of its making`, async (t) => {
    const words = [`${origin}${path}`, '--source', source];
    const stream = await onScreen(t, words);
    const { strangers, titles } = readEmitted(stream, { ...SIZE, hasLines: true });
    assert.deepEqual(strangers, []);
    assert.ok(titles.length > 0);

    for (const form of ['--plain', '--json'] as const) {
      const env = environmentFor(t);
      const read = await ended(startIn(t, env, ...words, '--once', form));
      assert.equal(read.code, 0, read.stderr);
      assert.doesNotMatch(read.stdout, HOSTILE_CHARACTER);
      assert.doesNotMatch(read.stderr, HOSTILE_CHARACTER);
      if (form === '--json')
        assert.ok(eventsIn(read.stdout).some(({ event }) => event === 'block'));
    }
    const explained = await ended(startIn(t, environmentFor(t), `${origin}${path}`, '--explain'));
    assert.doesNotMatch(explained.stdout + explained.stderr, HOSTILE_CHARACTER);
  });
}

/** Answers as no server would make them: whole, in bytes. */
const RUDE_ANSWERS: Readonly<Record<string, string>> = {
  'an error whose body means harm': `HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\n${ALL_SIGNS}`,
  'an error whose reason does': 'HTTP/1.1 503 \u001b[2J\u009b31m\u001b]0;PWNED\u0007\r\n\r\n',
  'a type that does': `HTTP/1.1 200 OK\r\nContent-Type: text/\u009b31m\u001b]0;PWNED\u0007\r\n\r\n${ALL_SIGNS}`,
  'a redirect to an address that does':
    'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\u001b]0;PWNED\u0007\u009b2J\r\n\r\n',
  'a redirect to a scheme that does': 'HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\n\r\n',
  'a wait that is no number': 'HTTP/1.1 429 Too Many\r\nRetry-After: \u001b[2J\r\n\r\n',
  'no HTTP at all': ALL_SIGNS,
  'a page that is an ordinary article': `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>${ALL_SIGNS}</title><link rel="alternate" type="application/rss+xml" title="&#27;]0;PWNED&#7;" href="/feed&#27;[2J">`,
};

async function serveRudely(t: TestContext, answer: string): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.from(answer, 'utf8')));
  });
  const port = await listen(server);
  t.after(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${port}/live/x`;
}

for (const [what, answer] of Object.entries(RUDE_ANSWERS)) {
  test(`${what} is told in words of ours alone`, async (t) => {
    const url = await serveRudely(t, answer);
    for (const form of ['--plain', '--json', '--explain'] as const) {
      const once = form === '--explain' ? [] : ['--once'];
      const { code, stdout, stderr } = await ended(
        startIn(t, environmentFor(t), url, form, ...once),
      );
      assert.notEqual(code, 0);
      assert.notEqual(code, 1, stderr);
      assert.doesNotMatch(stdout + stderr, HOSTILE_CHARACTER);
      assert.notEqual(stdout + stderr, '');
    }
  });
}

test('names of files, addresses and words of the command line are told without their controls', async (t) => {
  const names = [
    '\u001b]0;PWNED\u0007.json',
    'http://127.0.0.1:9/\u009b2J',
    '--\u001b[2J',
    'demo\u202e',
  ];
  for (const name of names) {
    const { code, stdout, stderr } = await ended(startIn(t, environmentFor(t), name, '--once'));
    assert.notEqual(code, 0);
    assert.doesNotMatch(stdout + stderr, HOSTILE_CHARACTER);
  }
});
