// Owns the Guardian's cheap question: the six newest blocks as plain text, 3 to 4 KB where a snapshot has 150 to 230.
// The site's own front pages ask it every ten seconds. Only ids and times are read: the text lacks tweets and images.

import { DecodeError } from '../../model/errors.ts';
import type { FeedRequest } from '../../model/update.ts';
import type { Glimpse, StoryAddress } from '../adapter.ts';
import { decodeFields, decodeJson, decodeList, decodeText, timeAt } from '../decode.ts';

export function requestGlimpse(address: StoryAddress): FeedRequest {
  return {
    url: `${address.pageUrl}.json?rendered=false`,
    headers: { accept: 'application/json' },
  };
}

/** Throws DecodeError for anything else, a snapshot from a server that ignores the question included. */
export function parseGlimpse(body: string): readonly Glimpse[] {
  const answer = decodeFields(decodeJson(body), 'the top level');
  return decodeList(answer.blocks, 'blocks').map((block, index) => {
    const path = `blocks[${index}]`;
    const fields = decodeFields(block, path);
    const lastUpdatedAt = timeAt(fields, 'lastUpdatedDateTime');
    if (lastUpdatedAt === null) {
      throw new DecodeError(`${path}.lastUpdatedDateTime`, 'expected a time');
    }
    return {
      id: decodeText(fields.id, `${path}.id`),
      publishedAt: timeAt(fields, 'publishedDateTime'),
      lastUpdatedAt,
    };
  });
}
