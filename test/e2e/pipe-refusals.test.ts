// Owns what is said of that which cannot be followed: one sentence with what happened, where, and what to do; and the code.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { createStaticServer, type StaticFile } from '../../src/replay/static-server.ts';
import { SOURCE_NAMES } from '../../src/source/registry.ts';
import { listen } from '../helpers/loopback-server.ts';
import { emptyFolder, run } from './program.ts';

const ANSWER = JSON.stringify({
  pageId: 'village/live/fair',
  webURL: 'https://www.theguardian.com/village/live/fair',
  contentType: 'LiveBlog',
  headline: 'The fair',
  blocks: [{ id: 'b1', blockFirstPublished: 1, blockLastUpdated: 1, elements: [] }],
  keyEvents: [],
});
const ARTICLE = JSON.stringify({ ...JSON.parse(ANSWER), contentType: 'Article' });
const PAGE = '<!doctype html><title>Sorry</title><p>Something went wrong.';

/** Nothing on stdout, one sentence on stderr. */
async function refuses(t: TestContext, words: readonly string[], code: number, sentence: string) {
  assert.deepEqual(await run(t, ...words), {
    code,
    stdout: '',
    stderr: `teleprinter: ${sentence}\n`,
  });
}

suite('refusals', { concurrency: 2 }, () => {
  for (const [words, sentence] of [
    [['--since'], '--since needs a value: --since DURATION|TIME.'],
    [['--limit', '--json'], '--limit needs a value: --limit N.'],
    [['--jsno'], 'there is no option --jsno; did you mean --json?'],
    [['--once=yes'], '--once takes no value.'],
    [
      ['ftp://example.org/live'],
      '"ftp://example.org/live" is not an address that starts with https:// or http://.',
    ],
    [
      ['javascript:alert(1)'],
      'there is no file "javascript:alert(1)"; give an address that starts with https://, or a file.',
    ],
    [
      ['--source', 'gardian', 'demo'],
      `--source takes ${SOURCE_NAMES.slice(0, -1).join(', ')} or ${SOURCE_NAMES.at(-1)}, not "gardian"; did you mean guardian?`,
    ],
    [['demo', '--fault', 'none'], 'there is no fault called "none"; --fault list names them all.'],
    [
      ['\u001b]0;title\u0007'],
      'there is no file "]0;title"; give an address that starts with https://, or a file.',
    ],
  ] as const) {
    test(`usage: ${JSON.stringify(words)}`, (t) => refuses(t, words, 2, sentence));
  }

  for (const [path, file, code, sentence] of [
    [
      'article',
      { body: ARTICLE, contentType: 'application/json' },
      3,
      'this is an ordinary article, not a live blog: https://www.theguardian.com/village/live/fair; give the address of a live blog.',
    ],
    [
      'html',
      { body: PAGE, contentType: 'text/html' },
      3,
      'URL cannot be read as a live blog: not JSON, at byte 0; open the story in a browser to see what is there.',
    ],
    [
      'broken',
      { body: ANSWER.slice(0, 100), contentType: 'application/json' },
      3,
      'URL cannot be read as a live blog: not JSON, at byte 100; open the story in a browser to see what is there.',
    ],
    [
      'empty',
      { body: '', contentType: 'application/json' },
      3,
      'URL cannot be read as a live blog: not JSON, at byte 0; open the story in a browser to see what is there.',
    ],
    ['absent', null, 5, 'nothing there (HTTP 404) at URL; check the address.'],
    [
      'gone',
      { body: '', contentType: 'text/plain', status: 410 },
      5,
      'gone for good (HTTP 410) at URL; the publisher has taken it away.',
    ],
    [
      'failing',
      { body: '', contentType: 'text/plain', status: 503 },
      4,
      'the server has a fault (HTTP 503) at URL; try again later.',
    ],
    [
      'secret',
      { body: '', contentType: 'text/plain', status: 403 },
      4,
      'access refused (HTTP 403) at URL; open it in a browser to see whether it is for all.',
    ],
  ] as const satisfies readonly [string, StaticFile | null, number, string][]) {
    test(`an address: ${path}`, async (t) => {
      const files = file === null ? [] : [[`/live/${path}.json`, file] as const];
      const server = await createStaticServer(new Map<string, StaticFile>(files));
      t.after(server.close);
      const url = `${server.origin}/live/${path}`;
      const said = sentence.replace('URL', `${url}.json?dcr=true`);
      await refuses(t, ['--source', 'guardian', url, '--plain'], code, said);
    });
  }

  test('a host that does not exist, and a port that nobody listens at', async (t) => {
    await refuses(
      t,
      ['--source', 'guardian', 'http://nowhere.invalid/live/x'],
      4,
      'no such host, or no network, for http://nowhere.invalid/live/x.json?dcr=true; check the spelling of the address, and your connection.',
    );
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    await refuses(
      t,
      ['--source', 'guardian', `http://127.0.0.1:${port}/live/x`],
      4,
      `the connection was refused by http://127.0.0.1:${port}/live/x.json?dcr=true; check the address and its port, or try again later.`,
    );
  });

  const SAVED_ADVICE = 'give a whole answer of a source, saved as it came.';

  for (const [name, body, sentence] of [
    [
      'article.json',
      ARTICLE,
      'this is an ordinary article, not a live blog: FILE; give the address of a live blog.',
    ],
    [
      'page.html',
      PAGE,
      'this is an ordinary article, not a live blog: FILE; give the address of a live blog.',
    ],
    [
      'framed.html',
      '<title>Fair</title><div id="wpcom-liveblog-container" class="7"></div><script>var liveblog_settings = {"post_id":"7","endpoint_url":"https://fair.example/wp-json/liveblog/v1/7/"};</script>',
      'this page shows a live blog whose posts are not in it but at an address of their own: FILE; give the address of the page, and not the file.',
    ],
    [
      'half.json',
      ANSWER.slice(0, 100),
      `FILE cannot be read as a live blog: not JSON, at byte 100; ${SAVED_ADVICE}`,
    ],
    [
      'empty.json',
      '',
      `FILE cannot be read as a live blog: it is empty, at byte 0; ${SAVED_ADVICE}`,
    ],
    [
      'image.png',
      '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
      `FILE cannot be read as a live blog: it is not text, at byte 0; ${SAVED_ADVICE}`,
    ],
    [
      'other.json',
      '[{"id": 1}]',
      `FILE cannot be read as a live blog: no known source writes such a file, at the top level; ${SAVED_ADVICE}`,
    ],
    [
      'odd.json',
      ANSWER.replace('"b1"', 'null'),
      `FILE cannot be read as a live blog: expected text, found null, at blocks[0].id; ${SAVED_ADVICE}`,
    ],
  ] as const) {
    test(`a file: ${name}`, async (t) => {
      const file = join(emptyFolder(t), name);
      writeFileSync(file, body, 'latin1');
      await refuses(t, [file], 3, sentence.replace('FILE', file));
    });
  }

  test('a folder, a file that may not be read, and one that never ends', async (t) => {
    const folder = join(emptyFolder(t), 'folder');
    mkdirSync(folder);
    await refuses(
      t,
      [folder],
      2,
      `${folder} could not be read: it is a folder; give a file in it.`,
    );
    await refuses(
      t,
      ['/dev/zero'],
      3,
      '/dev/zero holds more than 16 MiB, which no live blog does; give the file of one.',
    );
    if (process.getuid?.() === 0) return t.diagnostic('a superuser may read every file');
    const locked = join(folder, 'locked.json');
    writeFileSync(locked, ANSWER);
    chmodSync(locked, 0);
    await refuses(
      t,
      [locked],
      4,
      `${locked} could not be read: you may not read it; change its permissions, or give another file.`,
    );
  });

  test('with --json a failure is told on stdout too, as the end of what is told', async (t) => {
    const file = join(emptyFolder(t), 'empty.json');
    writeFileSync(file, '');
    const { code, stdout } = await run(t, file, '--json');
    assert.equal(code, 3);
    const { event, reason } = JSON.parse(stdout);
    assert.deepEqual([event, reason], ['end', 'failed']);
  });
});
