import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOfBlock } from '../../src/model/visible-text.ts';
import { RUNS } from '../helpers/runs.ts';
import {
  blogAddress,
  createReader,
  createServer,
  iso,
  type Server,
  type Wire,
} from '../source/sourcefabric/sourcefabric-site.ts';

const START = Date.UTC(2031, 4, 2, 9);
const SECOND = 1000;

const anyDeed = fc.record(
  {
    after: fc.integer({ min: 1, max: 40 }),
    deed: fc.constantFrom(
      ...['publish', 'publish', 'edit', 'delete', 'unpublish', 'republish', 'schedule'],
      ...['move', 'move', 'pin', 'mark', 'poll', 'poll', 'poll', 'older'],
    ),
    which: fc.nat(20),
    where: fc.nat(20),
  },
  { noNullPrototype: true },
);

function standing(server: Server, now: number): Wire[] {
  return server
    .posts()
    .filter((post) => post.post_status === 'open' && post.deleted === false)
    .filter((post) => Date.parse(String(post.published_date)) <= now)
    .toSorted((a, b) => Number(b.order) - Number(a.order));
}

function textOfPost(post: Wire): string {
  return JSON.stringify(post.groups).replace(/^.*"text":"<p>(.*?)<\/p>".*$/u, '$1');
}

/** As the editors' desk numbers a post that is dragged to another place. */
function orderAt(server: Server, id: string, where: number): number {
  const others = standing(server, Number.POSITIVE_INFINITY).filter((post) => post._id !== id);
  const index = where % (others.length + 1);
  const [above, below] = [others[index - 1], others[index]];
  if (above === undefined) return Number(below?.order ?? 0) + 1;
  return below === undefined
    ? Number(above.order) - 1
    : (Number(above.order) + Number(below.order)) / 2;
}

function act(
  server: Server,
  deed: string,
  now: number,
  given: { which: number; where: number },
): void {
  const posts = server.posts();
  const post = posts[given.which % posts.length];
  if (post === undefined) return;
  const id = String(post._id);
  const isOpen = post.post_status === 'open' && post.deleted === false;
  const fields: Record<string, Wire | false> = {
    edit: { text: `Edited ${now}` },
    delete: posts.length > 1 && { deleted: true },
    unpublish: { post_status: 'submitted' },
    move: { order: orderAt(server, id, given.where) },
    pin: { sticky: !post.sticky },
    mark: { lb_highlight: !post.lb_highlight },
  };
  const change = fields[deed];
  if (isOpen && change) server.change(now, id, change);
  if (deed === 'republish' && post.post_status === 'submitted' && post.deleted === false) {
    const stamps = { published_date: iso(now), content_updated_date: iso(now) };
    server.change(now, id, { post_status: 'open', order: server.nextOrder(), ...stamps });
  }
}

/** A post that was pinned before its time comes to light without any change that a poll could see. */
const PINNED_BEFORE_ITS_TIME = (
  [
    ['schedule', 0],
    ['pin', 15],
    ['publish', 0],
    ['poll', 0],
  ] as const
).map(([deed, which]) => ({ after: 1, deed, which, where: 0 }));

test('whatever the editors do, the reader ends with the posts as they stand, in their order, and the pin', () => {
  const address = blogAddress();
  fc.assert(
    fc.property(fc.array(anyDeed, { maxLength: 40 }), fc.nat(24), (deeds, posts) => {
      const server = createServer();
      const reader = createReader(server, address);
      let now = START;
      for (let post = 0; post <= posts; post++) {
        now += SECOND;
        server.publish(now, `First ${post}`);
      }
      now += 60 * SECOND;
      reader.poll(now);
      reader.readOlder(now);
      for (const { after, deed, ...given } of deeds) {
        now += after * SECOND;
        if (deed === 'poll') reader.poll(now);
        else if (deed === 'publish') server.publish(now, `Text ${now}`);
        else if (deed === 'schedule') {
          server.publish(now, `Later ${now}`, { published_date: iso(now + 30_000) });
        } else act(server, deed, now, given);
      }
      for (let poll = 0; poll < 3; poll++) {
        now += 30 * SECOND;
        reader.poll(now);
      }
      const wanted = standing(server, now);
      assert.deepEqual(
        reader.shown().map((block) => [block.id, textOfBlock(block), block.keyEvent]),
        wanted.map((post) => [post._id, textOfPost(post), post.lb_highlight]),
      );
      const pinned = wanted
        .filter(({ sticky }) => sticky)
        .toSorted((a, b) => (String(a.published_date) < String(b.published_date) ? 1 : -1));
      assert.equal(reader.state().header?.pinnedId, pinned[0]?._id ?? null);
    }),
    { numRuns: Math.min(RUNS, 1000), examples: [[PINNED_BEFORE_ITS_TIME, 0]] },
  );
});
