// Owns the row about looking for a source: documents made of whatever can lead a search astray, short and long. A search
// that goes back over what it has seen takes a time that grows with the square.

import { toDocument } from '../../src/source/found-document.ts';
import { loadAdapters } from '../../src/source/registry.ts';
import { FRAGMENTS } from '../source/hostile-fragments.ts';
import { compared, type Result, worst } from './result.ts';

/** Words that make sources look closer. */
const TRIGGERS =
  '<p>norkon livecenter BulletinFeed LB24 24liveblog arena-live <tickaroo-liveblog> liveblog_settings window.LB LiveBlogPosting liveBlogUpdate amp-live-list wpcom-liveblog-container liveblog-iframe';
const SHORT = 8_000;
const TIMES_LONGER = 16;
const ROUNDS = 3;
/** What is below the clock's grain counts as this, ms for the short document. */
const LEAST_MS = 2;

export async function looking(): Promise<readonly Result[]> {
  const adapters = await loadAdapters();

  /** Processor time, ms: the least of some, so that what else the machine does is left out. */
  function costOf(fragment: string, length: number): number {
    const body = TRIGGERS + fragment.repeat(Math.ceil(length / fragment.length));
    const costs = Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage();
      const document = toDocument(body, 'text/html');
      for (const adapter of adapters) {
        adapter.recognises(document);
        adapter.discover(document, 'https://example.org/live');
      }
      return process.cpuUsage(before).user / 1000;
    });
    return Math.min(...costs);
  }

  const ratios = FRAGMENTS.map((fragment) => {
    const short = Math.max(LEAST_MS, costOf(fragment, SHORT));
    return costOf(fragment, SHORT * TIMES_LONGER) / short;
  });
  return [
    compared({
      row: `looking for a source in ${TIMES_LONGER} times as much, the worst of ${FRAGMENTS.length} documents`,
      unit: '×',
      ours: ratios,
      statistic: worst,
      theirs: [TIMES_LONGER],
      peer: 'time in proportion',
      limit: 3,
    }),
  ];
}
