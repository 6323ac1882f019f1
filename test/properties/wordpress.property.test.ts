import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOfBlock } from '../../src/model/visible-text.ts';
import { standingBlock } from '../../src/state/block-record.ts';
import type { State } from '../../src/state/state.ts';
import { RUNS } from '../helpers/runs.ts';
import {
  createReader,
  createSite,
  type Site,
  siteAddress,
} from '../source/wordpress/wordpress-site.ts';

const START = 1_939_999_990;

/** What the editors and the reader do, some seconds after the last time. */
const anyDeed = fc.record(
  {
    after: fc.integer({ min: 1, max: 25 }),
    deed: fc.constantFrom(
      'write',
      'write',
      'edit',
      'edit',
      'remove',
      'poll',
      'poll',
      'poll',
      'older',
    ),
    which: fc.nat(9),
    key: fc.boolean(),
  },
  { noNullPrototype: true },
);

function shownBy(state: State): unknown {
  return state.order
    .map((id) => standingBlock(state.records.get(id)))
    .filter((block) => block !== null)
    .map((block) => [block.id, textOfBlock(block), block.keyEvent]);
}

function seenOn(site: Site): unknown {
  return site.visible().map(({ id, content, key }) => [id, content, key]);
}

test("whatever the editors do and whatever the reader's clock says, the reader ends with the story", () => {
  const address = siteAddress();
  fc.assert(
    fc.property(
      fc.array(anyDeed, { maxLength: 40 }),
      fc.integer({ min: -4000, max: 4000 }),
      fc.constantFrom(0, 7200, -34_200),
      (deeds, fast, ahead) => {
        const site = createSite(5, ahead);
        const reader = createReader(site, address, fast);
        let now = START;
        const ids = [site.write(now, 'The first')];
        now += 60;
        reader.poll(now);
        for (const [index, { after, deed, which, key }] of deeds.entries()) {
          now += after;
          const id = ids[which % ids.length] ?? 0;
          const stands = site.visible().some((entry) => entry.id === String(id));
          if (deed === 'poll') reader.poll(now);
          else if (deed === 'older') reader.readOlder(now);
          else if (deed === 'write') ids.push(site.write(now, `Text ${index}`, key));
          else if (stands && deed === 'edit') site.edit(now, id, `Text ${index}`, key);
          else if (stands && site.visible().length > 1) site.remove(now, id);
        }
        for (let poll = 0; poll < 4; poll++) {
          now += 30;
          reader.poll(now);
        }
        assert.deepEqual(shownBy(reader.state()), seenOn(site));
      },
    ),
    { numRuns: RUNS },
  );
});
