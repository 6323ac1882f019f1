// Owns `teleprinter live` as a reader meets it: listed in a pipe, picked from in a real terminal, and how it ends.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type LoopbackServer, startServer } from '../helpers/loopback-server.ts';
import { storyPage, type Wire, wireBlock } from '../source/guardian/guardian-page.ts';
import { run } from './program.ts';
import { openPane, withTmux } from './tmux-pane.ts';

function card(url: string, title: string, isLive: boolean): Wire {
  return {
    properties: { webUrl: url, isLiveBlog: true },
    header: { headline: title },
    card: { id: title, isLive, webPublicationDateOption: 0 },
    format: { design: isLive ? 'LiveBlogDesign' : 'DeadBlogDesign' },
  };
}

/** A server with a list of two stories, of which one can be opened there. */
async function startPublisher(t: TestContext): Promise<LoopbackServer> {
  const server: LoopbackServer = await startServer(t, (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const url = `${server.origin}/world/live/lamp.json`;
    const contents = [card('https://example.org/over', 'Regatta', false), card(url, 'Lamp', true)];
    response.setHeader('content-type', 'application/json');
    if (pathname === '/tone/minutebyminute.json') response.end(JSON.stringify({ contents }));
    else if (pathname !== '/world/live/lamp.json') response.writeHead(404).end();
    else response.end(JSON.stringify(storyPage({ webURL: url, blocks: [wireBlock('b', 1)] })));
  });
  return server;
}

test('in a pipe what is live is listed, live ones first', async (t) => {
  const { origin } = await startPublisher(t);
  const plain = await run(t, 'live', origin);
  assert.equal(plain.code, 0);
  assert.match(plain.stdout, /^LIVE\. Lamp\n.*\n {2}http:.*\nENDED\. Regatta\n/u);
  const json = await run(t, 'live', origin, '--json', '--limit', '1');
  const [line, rest] = json.stdout.split('\n');
  assert.equal(rest, '');
  const { title, status, updatedAt } = JSON.parse(line ?? '');
  assert.deepEqual([title, status, updatedAt], ['Lamp', 'live', '1970-01-01T00:00:00.000Z']);
});

test('a list that cannot be had is a sentence and a code', async (t) => {
  const { origin } = await startPublisher(t);
  const { code, stdout, stderr } = await run(t, 'live', `${origin}/elsewhere`);
  assert.deepEqual([code, stdout], [5, '']);
  assert.match(stderr, /^teleprinter: nothing there \(HTTP 404\) at .*; check the address\.\n$/u);
});

test('on a terminal a story is picked and followed', withTmux, async (t) => {
  const { origin } = await startPublisher(t);
  const pane = openPane(t);
  pane.shell(`teleprinter live ${origin}; echo "ended with $?"`);
  await pane.sees(/^> LIVE +\S+ +Lamp$/mu);
  pane.press('j');
  await pane.sees(/^> ENDED +\S+ +Regatta$/mu);
  pane.press('k', 'Enter');
  await pane.sees(/Words of b/u);
  pane.press('q');
  await pane.sees(/^ended with 0$/mu);
  assert.equal(pane.asks('#{alternate_on} #{cursor_flag}'), '0 1');
});

test('where nothing is redrawn a story is picked by its number', withTmux, async (t) => {
  const { origin } = await startPublisher(t);
  const pane = openPane(t, [80, 24], { TERM: 'dumb' });
  pane.shell(`teleprinter live ${origin}; echo "ended with $?"`);
  await pane.sees(/^ {2}1\. LIVE\. Lamp\./mu);
  pane.press('1', 'Enter');
  await pane.sees(/Words of b/u);
  await pane.sees(/q quits/u);
  pane.press('q');
  await pane.sees(/^ended with 0$/mu);
});

test('a picking that is left leaves the terminal as before', withTmux, async (t) => {
  const { origin } = await startPublisher(t);
  const pane = openPane(t);
  pane.shell(`teleprinter live ${origin}; echo "ended with $?"`);
  await pane.sees(/^> LIVE/mu);
  assert.equal(pane.asks('#{alternate_on} #{cursor_flag}'), '1 0');
  pane.kill('SIGTERM');
  await pane.sees(/^ended with 143$/mu);
  assert.equal(pane.asks('#{alternate_on} #{cursor_flag}'), '0 1');
});
