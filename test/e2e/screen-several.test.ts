// Owns the promise that several addresses read as one story are come back to like one: at the same row, with what was starred,
// also when none of them is named again.

import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { startServer } from '../helpers/loopback-server.ts';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

/** A feed of so many items, a minute apart. `odd`: seconds by which it is later than the other. */
async function serveFeed(t: TestContext, name: string, odd: number): Promise<string> {
  const items = Array.from({ length: 15 }, (_, index) => {
    const at = new Date(Date.UTC(2031, 4, 2, 6, index, odd)).toUTCString();
    return `<item><guid>${name}-${index}</guid><title>${name} ${index}</title><pubDate>${at}</pubDate><description>What ${name} has to say, part ${index}.</description></item>`;
  });
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>The ${name}</title>${items.toReversed().join('')}</channel></rss>`;
  const { origin } = await startServer(t, (_, response) => {
    response.setHeader('content-type', 'application/rss+xml');
    response.end(body);
  });
  return `${origin}/feed.xml`;
}

function topRows(pane: TmuxPane): string {
  return pane.rows().slice(2, 8).join('\n');
}

function keptPlace(pane: TmuxPane): string {
  const database = new DatabaseSync(`${pane.path('home')}/archive.sqlite`, { readOnly: true });
  const row = database.prepare("SELECT value FROM setting WHERE name LIKE 'place in %'").get();
  database.close();
  return String(row?.value);
}

test('several addresses come back at the same top line, named or not', withTmux, async (t) => {
  const [river, bridge] = [await serveFeed(t, 'river', 0), await serveFeed(t, 'bridge', 30)];
  const pane = openPane(t);
  pane.shell(`teleprinter ${river} ${bridge}; echo "ended with $?"`);
  await pane.sees(/FOLLOW +1\/30 all/u);
  pane.press('J', 'J', 'J', 'J', 'm', 'Down');
  await pane.sees(/HOLD +5\//u);
  const top = topRows(pane);
  assert.match(top, /river 12/u);
  await pane.waits(() => keptPlace(pane).includes('"row":1'));
  pane.press('q');
  await pane.sees(/ended with 0/u);

  pane.shell('clear; teleprinter; echo "ended again with $?"');
  await pane.sees(/HOLD +5\/30/u);
  await pane.sees(/ ok$/mu);
  assert.equal(topRows(pane), top);
  pane.kill('SIGHUP');
  await pane.sees(/ended again with 129/u);

  pane.shell(`clear; teleprinter ${bridge} ${river}`);
  // Publishers of one name are numbered as they are named.
  await pane.sees(/127\.0\.2 What river/u);
  await pane.sees(/ ok$/mu);
  assert.equal(
    topRows(pane),
    top.replaceAll(/127.0.([12])/gu, (_, one) => `127.0.${3 - Number(one)}`),
  );
  pane.press('M');
  await pane.sees(/1\/1 of 30.*is:starred/u);
});
