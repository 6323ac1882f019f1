// Owns Al Jazeera as a source: three questions to its GraphQL endpoint, in English and in Arabic. The story says what it is
// and lists its updates; the list alone is the poll; each update is asked for by itself. Knows nothing of HTML or HTTP.

import { safeUrl } from '../../model/plain-text.ts';
import type { Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from '../adapter.ts';
import { decodeFields, decodeJson } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { isEndpoint, locateStory, readCursor, requestAnswer } from './al-jazeera-address.ts';
import {
  answerIn,
  DEFAULT_ORIGIN,
  isEmptyPlace,
  pageIn,
  strangeness,
} from './al-jazeera-answer.ts';
import { childIds } from './al-jazeera-story.ts';
import { toBlockUpdate, toEmptyUpdate, toListUpdate } from './al-jazeera-update.ts';

export const alJazeera: SourceAdapter = {
  name: 'al-jazeera',
  reads: "Al Jazeera's own JSON: the story, its list of updates, each update",
  evidence: 'captured',
  minPollMs: 30_000,
  locate: locateStory,
  discover,
  recognises: (document) => answerIn(document.json()) !== null,
  request: requestAnswer,
  parse,
  probe: null,
};

/** A saved answer on a server of any name, or an answer of the endpoint itself. */
function discover(document: FoundDocument, url: string): Finding | null {
  const answer = answerIn(document.json());
  const endpoint = safeUrl(url);
  if (answer === null || endpoint === null) return null;
  const origin = isEndpoint(endpoint) ? new URL(endpoint).origin : DEFAULT_ORIGIN;
  const located = locateStory(pageIn(answer.fields, origin) ?? '', true);
  return {
    kind: 'story',
    address: { storyId: endpoint, pageUrl: endpoint, ...located, endpoint },
    evidence:
      answer.kind === 'update'
        ? "an update in Al Jazeera's JSON"
        : `Al Jazeera's JSON of a story with ${childIds(answer.fields).length} updates`,
  };
}

function parse(body: string, context: ParseContext): Update {
  const value = decodeFields(decodeJson(body), 'the top level');
  const answer = answerIn(value);
  if (answer?.kind === 'update') return toBlockUpdate(answer, context);
  if (answer?.kind === 'article') return toListUpdate(answer, context);
  const asked = readCursor(context.cursor);
  const isOne = asked?.kind === 'update' || asked?.kind === 'older';
  if (isOne && isEmptyPlace(value)) return toEmptyUpdate(asked);
  throw strangeness(value, context.address?.pageUrl ?? null);
}
