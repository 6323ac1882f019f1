// Owns the tests of what is opened, shown and copied, and of how the links of a post are chosen from.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import type { Command } from '../../src/ui/keymap.ts';
import { createLinkOrders } from '../../src/ui/link-orders.ts';
import { block } from '../helpers/builders.ts';
import { NOW } from '../helpers/screens.ts';
import { createFakeReach } from './fake-reach.ts';
import { openReading } from './harbour-reading.ts';

const POST = 'https://example.org/live#gate';
const CHART = 'https://example.org/chart';
const FOG = 'https://example.org/fog';

const GATE = block({
  id: 'gate',
  publishedAt: NOW,
  url: POST,
  title: 'The gate opens',
  elements: [
    {
      id: 'words',
      type: 'text',
      passages: [
        {
          kind: 'paragraph',
          content: [
            { text: 'See ' },
            { text: 'the chart', href: CHART },
            { text: ' and ' },
            { text: 'the fog', href: FOG },
          ],
        },
      ],
    },
  ],
});
const BARE = block({ id: 'bare', publishedAt: NOW - 1, title: 'Nothing to open' });

type Given = Parameters<typeof createFakeReach>[0] & { readonly blocks?: readonly Block[] };

function openLinks({ blocks = [GATE, BARE], ...given }: Given = {}) {
  const opened = openReading({ blocks, rows: 20, columns: 60 });
  const reach = createFakeReach(given);
  const faults: unknown[] = [];
  const links = createLinkOrders({ ...opened, ...reach, onFault: (error) => faults.push(error) });
  /** Resolves when what the commands began has been done. */
  async function press(...commands: Command[]): Promise<void> {
    for (const command of commands) {
      if (!links.obey(command)) opened.reading.obey(command);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  const text = () => opened.rows().join('\n');
  const footer = () => opened.rows().at(-1) ?? '';
  return {
    reading: opened.reading,
    opened: reach.opened,
    copied: reach.copied,
    links,
    press,
    text,
    footer,
    faults,
  };
}

test('the post and its first link are opened', async () => {
  const { press, opened, footer } = openLinks();
  await press('open-post', 'open-first-link');
  assert.deepEqual(opened, [POST, CHART]);
  assert.match(footer(), /opening https:\/\/example\.org\/chart/u);
});

test('a link is opened by its number, in the list and without it', async () => {
  const { press, opened } = openLinks();
  await press('link-2', 'links', 'link-1');
  assert.deepEqual(opened, [FOG, CHART]);
});

test('what is not there is said, and nothing is opened', async () => {
  const { press, opened, footer } = openLinks({ blocks: [BARE] });
  for (const command of ['open-post', 'open-first-link', 'link-1', 'copy-link'] as const) {
    await press(command);
    assert.match(footer(), /there is no such address here/u, command);
  }
  await press('links');
  assert.match(footer(), /no links in the post on top/u);
  assert.deepEqual(opened, []);
});

test('the list steps through the links and around, and enter opens the chosen one', async () => {
  const { press, opened, text } = openLinks();
  await press('links');
  assert.match(text(), /^> +1 {2}the chart\n +https:\/\/example\.org\/chart\n +2 {2}the fog/mu);
  await press('links', 'open', 'links', 'open');
  assert.deepEqual(opened, [FOG, CHART]);
});

test('in the list the chosen link is what is opened and copied', async () => {
  const { press, opened, copied } = openLinks();
  await press('links', 'row-down', 'open-post', 'copy-link');
  assert.deepEqual([opened, copied], [[FOG], [FOG]]);
});

test('esc closes the list, and the post on top is the same', async () => {
  const { press, reading } = openLinks();
  const before = reading.getReader().viewport;
  await press('links', 'links', 'close');
  assert.equal(reading.getReader().layer, null);
  assert.equal(reading.getReader().viewport, before);
});

test('where there is no browser the address is shown in full and copied', async () => {
  const url = `https://example.org/${'a-long-way/'.repeat(30)}`;
  const { press, opened, copied, text } = openLinks({
    whyNot: 'There is no browser here.',
    blocks: [{ ...GATE, url }],
  });
  await press('open-post');
  assert.deepEqual([opened, copied], [[], [url]]);
  assert.ok(text().replaceAll('\n', '').includes(url));
  assert.match(text(), /There is no browser here/u);
  assert.match(text(), /sent to the clipboard/u);
  await press('close');
  assert.match(text(), /The gate opens/u);
});

test('an address longer than the screen is scrolled to its end', async () => {
  const url = `https://example.org/${'a'.repeat(1800)}/end`;
  const { press, text } = openLinks({ whyNot: 'No.', blocks: [{ ...GATE, url }] });
  await press('open-post');
  assert.doesNotMatch(text(), /\/end/u);
  await press('bottom');
  assert.match(text(), /\/end/u);
});

test('a browser that fails is said, and the address is there to be read', async () => {
  const { press, text } = openLinks({ failure: 'xdg-open could not open it.' });
  await press('open-post');
  assert.match(text(), /xdg-open could not open it/u);
  assert.ok(text().includes(POST));
});

test('a reader who types is told of a failure without being interrupted', async () => {
  const { press, reading, links } = openLinks({ failure: 'xdg-open could not open it.' });
  links.obey('open-post');
  reading.obey('search');
  await press();
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.equal(reading.getReader().layer, null);
  assert.notEqual(reading.getReader().typing, null);
});

test('a post is copied as Markdown', async () => {
  const { press, copied, footer, links } = openLinks();
  await press('copy-post');
  while (copied.length === 0) await press('copy-post');
  assert.match(
    copied[0] ?? '',
    /^## The gate opens\n\nSee \[the chart\]\(https:\/\/example\.org\/chart\)/u,
  );
  assert.match(footer(), /sent to the clipboard/u);
  assert.equal(links.obey('page-down'), false);
});

test('what is too long for a clipboard is said, and not copied by half', async () => {
  const { press, copied, footer } = openLinks({ most: 10 });
  await press('copy-link');
  assert.deepEqual(copied, []);
  assert.match(footer(), /too long to copy: 1 kB/u);
});
