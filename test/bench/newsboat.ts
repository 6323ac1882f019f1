// Owns how newsboat is made to show a text: as the one article of a feed, in its pager, with the keys of less.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './terminal.ts';

const CONFIG = `refresh-on-startup yes
bind-key j down
bind-key k up
bind-key SPACE pagedown
`;

/** The command; after it, `OPEN_ARTICLE` has to be typed. The folder is made for this text. */
export function newsboatShowing(textFile: string, folder: string): Command {
  const [feed, urls, config, cache] = ['feed.xml', 'urls', 'config', 'cache.db'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  mkdirSync(folder, { recursive: true });
  writeFileSync(feed, feedOf(readFileSync(textFile, 'utf8')));
  writeFileSync(urls, `file://${feed}\n`);
  writeFileSync(config, CONFIG);
  return ['newsboat', '-q', '-u', urls, '-C', config, '-c', cache];
}

/** Into the feed, and into its article. */
export const OPEN_ARTICLE: readonly string[] = ['\r', '\r'];

function feedOf(text: string): string {
  const article = `<![CDATA[<pre>${text}</pre>]]>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Bench</title><link>http://127.0.0.1/</link><description>Bench</description>
<item><title>The text</title><link>http://127.0.0.1/1</link><guid>1</guid><description>${article}</description></item>
</channel></rss>
`;
}
