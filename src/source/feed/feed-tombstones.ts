// Owns the removals that an Atom feed states: its tombstones (RFC 6721), which the reader of feeds does not know.

import { Parser } from 'htmlparser2';
import { plainText } from '../../model/plain-text.ts';
import type { Removal } from '../../model/update.ts';
import { parseFeedDate } from './feed-date.ts';

const NAMESPACE = 'http://purl.org/atompub/tombstones/1.0';

/** A tombstone stands directly in the feed. Deeper markup is somebody's text, and costs the square of its depth. */
const DEEPEST = 20;

/** The blocks that the feed says were removed, and when. */
export function findTombstones(body: string): readonly Removal[] {
  if (!body.includes(NAMESPACE)) return [];
  const removals: Removal[] = [];
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, { ref, when }) {
        depth += 1;
        if (depth > DEEPEST) parser.pause();
        const id = plainText(ref ?? '').trim();
        if (depth !== 2 || id === '' || !/(?:^|:)deleted-entry$/u.test(name)) return;
        removals.push({ id, lastUpdatedAt: parseFeedDate(when) });
      },
      onclosetag() {
        depth -= 1;
      },
    },
    { xmlMode: true },
  );
  parser.write(body);
  return removals;
}
