import { sourcefabric } from '../../../src/source/sourcefabric/sourcefabric.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import { testConformance } from '../conformance.ts';
import { blogAddress, iso, wireAnswer, wireItem, wirePost } from './sourcefabric-site.ts';

const AT = Date.UTC(2031, 4, 2, 9);
const MINUTE = 60_000;

const posts = [
  wirePost('urn:4', AT + 4 * MINUTE, { order: 4, lb_highlight: true, headline: 'Open' }),
  wirePost('urn:1', AT, { order: 3.5, content_updated_date: iso(AT + MINUTE) }),
  wirePost('urn:3', AT + 3 * MINUTE, {
    order: 3,
    items: [
      wireItem('text', '<p>Look &amp; see</p>'),
      wireItem('image', '<figure><img src="https://x.example/a.jpg"></figure>'),
      wireItem('quote', '', { meta: { quote: 'Yes', credit: 'The mayor' } }),
    ],
  }),
  wirePost('urn:2', AT + 2 * MINUTE, { order: 2, deleted: true }),
];

testConformance(sourcefabric, 'one page', [wireAnswer(posts)], {
  address: blogAddress(),
  answeredAt: AT + 10 * MINUTE,
});

testConformance(sourcefabric, 'what changed', [wireAnswer(posts)], {
  address: blogAddress(),
  cursor: JSON.stringify({ kind: 'changes', since: AT, blogReadAt: AT, frame: [['a', 1, AT]] }),
  answeredAt: AT + 10 * MINUTE,
});

if (withFixtures.skip === false) {
  testConformance(sourcefabric, 'captured posts', [
    readFixture('sourcefabric/client_blogs-posts.sourcefabric-2017-03-23.json'),
  ]);
}
