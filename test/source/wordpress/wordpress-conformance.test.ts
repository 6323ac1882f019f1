import { wordpress } from '../../../src/source/wordpress/wordpress.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import { testConformance } from '../conformance.ts';
import { siteAddress, wireRow } from './wordpress-site.ts';

const T = 1_939_999_990;

const rows = [
  wireRow(14, T + 400, { key_event: true, render: '<h3>Gate</h3><p>Open &amp; clear.</p>' }),
  wireRow(12, T + 300, { type: 'update', entry_time: T + 120 }),
  wireRow(11, T + 60, { render: '<p>Look:</p><p><img src="https://x.example/a.jpg"></p>' }),
];

testConformance(wordpress, 'two pages', [
  JSON.stringify({ entries: rows, page: 1, pages: 2, total: 4 }),
  JSON.stringify({ entries: [wireRow(10, T)], page: 2, pages: 2, total: 4 }),
]);

testConformance(
  wordpress,
  'a window with a removal',
  [
    JSON.stringify({
      entries: [...rows.toReversed(), wireRow(11, T + 420, { type: 'delete', content: '' })],
      latest_timestamp: T + 420,
      refresh_interval: 10,
    }),
  ],
  { address: siteAddress(), cursor: `poll ${T} 10 0 0 0 0`, answeredAt: (T + 430) * 1000 },
);

if (withFixtures.skip === false) {
  testConformance(wordpress, 'captured answers', [
    readFixture('wordpress/get-entries-page.json'),
    readFixture('wordpress/entries-poll.json'),
  ]);
}
