// Owns the list of ways in which the laws can be broken, and which tests must notice. A mutant is one text in one file of
// src, put in another's place.

export type Mutant = {
  readonly law: string;
  /** Below src. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly from: string;
  readonly to: string;
  /** Below test, as node's test runner takes it. */
  readonly tests: readonly string[];
};

const MERGE = ['properties/merge.property.test.ts', 'state/merge.test.ts', 'state/reduce.test.ts'];
const VIEWPORT = ['properties/viewport.property.test.ts', 'layout/viewport.test.ts'];
const LAYOUT = ['properties/layout.property.test.ts', 'layout/wrap.test.ts'];
const FRAME = ['properties/frame.property.test.ts', 'terminal/frame-bytes.test.ts'];
const CLIENT = ['net/*.test.ts'];
const SETTINGS = [
  'properties/settings.property.test.ts',
  'ui/key-settings.test.ts',
  'config/answer-config.test.ts',
];
const DELAY = ['properties/delay.property.test.ts', 'net/backoff.test.ts'];

const PAST = ['properties/past.property.test.ts', 'properties/time-travel.property.test.ts'];

export const MUTANTS: readonly Mutant[] = [
  mutant(
    'the newer revision wins',
    'state/merge.ts',
    'if (order <= 0) return known;\n  return { block: mergeBlock',
    'if (order >= 0) return known;\n  return { block: mergeBlock',
    MERGE,
  ),
  mutant(
    'of two contents with one stamp the rank decides, not arrival',
    'state/merge.ts',
    '||\n    compareContent(incoming.block, known.block);',
    ';',
    MERGE,
  ),
  mutant(
    'a removal that is known is not forgotten',
    'state/merge.ts',
    'if (order !== 0) return order < 0 ? known : incoming;',
    'if (order !== 0) return incoming;',
    MERGE,
  ),
  mutant(
    'of two notices of a removal the first counts',
    'state/merge.ts',
    'incoming.noticedAt < known.noticedAt ? incoming : known',
    'incoming.noticedAt > known.noticedAt ? incoming : known',
    MERGE,
  ),
  mutant(
    'what did not change keeps its identity',
    'state/merge.ts',
    'if (sameContent(known, newer)) return known;\n  return { ...newer',
    'return { ...newer',
    MERGE,
  ),
  mutant(
    'a removal covers the revision that it removed',
    'state/block-record.ts',
    'record.removedRevisionAt >= revisionAt(record.block)',
    'record.removedRevisionAt > revisionAt(record.block)',
    MERGE,
  ),
  mutant(
    'blocks of one time stand by id',
    'state/order.ts',
    'a.id > b.id ? -1 : 1',
    'a.id > b.id ? 1 : -1',
    ['state/*.test.ts', 'properties/merge.property.test.ts'],
  ),
  mutant(
    'it takes two snapshots to witness a removal',
    'state/infer-removals.ts',
    'if (wasMissing) removals.push',
    'if (!wasMissing) removals.push',
    ['state/*.test.ts', 'properties/session.property.test.ts'],
  ),
  mutant(
    'a block outside the span is not missing',
    'state/infer-removals.ts',
    'timeOf(id) <= span.from) return;',
    'timeOf(id) < span.from) return;',
    ['state/*.test.ts', 'properties/session.property.test.ts'],
  ),
  mutant(
    'an edit is what a reader can see',
    'state/visible-edit.ts',
    'visibleDigest(previous) !== visibleDigest(block)',
    'previous !== block',
    ['state/*.test.ts'],
  ),
  mutant(
    'the anchored row is found by its words',
    'layout/anchor.ts',
    'if (same !== null) return same;',
    '',
    VIEWPORT,
  ),
  mutant(
    'a hidden block leaves the reader at its nearest neighbour',
    'layout/anchor.ts',
    'index: nearestIndex(timeline, anchor.block), row: 0',
    'index: 0, row: 0',
    VIEWPORT,
  ),
  mutant(
    'whoever holds is not taken to the edge',
    'layout/viewport.ts',
    "if (viewport.mode === 'following') return edgePlace(scene);",
    'if (scene.bodyRows > 0) return edgePlace(scene);',
    VIEWPORT,
  ),
  mutant(
    'no row is wider than the columns',
    'layout/text-width.ts',
    'if (WIDE.test(text)) return 2;',
    'if (WIDE.test(text)) return 1;',
    LAYOUT,
  ),
  mutant(
    'rows are wrapped at the width, not beyond',
    'layout/wrap.ts',
    'limit = full;',
    'limit = full + 1;',
    LAYOUT,
  ),
  mutant(
    'a row that changed is drawn',
    'terminal/frame-diff.ts',
    'if (from.line !== to.line) drawRow',
    'if (from.line.length !== to.line.length) drawRow',
    FRAME,
  ),
  mutant(
    'what a longer row leaves behind is erased',
    'terminal/frame-diff.ts',
    'if (left > MOST_BLANKS) pen.erase(row, to.length);',
    '',
    FRAME,
  ),
  mutant(
    'text of disputed width is written on an erased row',
    'terminal/frame-diff.ts',
    'if (from.disputed || to.disputed) rewriteRow',
    'if (from.disputed && to.disputed) rewriteRow',
    FRAME,
  ),
  mutant(
    'rows move the way that they went',
    'terminal/scroll.ts',
    '{ line, to, by: to - place }',
    '{ line, to, by: place - to }',
    FRAME,
  ),
  mutant('no control enters the model', 'model/plain-text.ts', '\\u007f-\\u009f', '\\u007f', [
    'model/*.test.ts',
    'properties/html.property.test.ts',
  ]),
  mutant(
    'no link scheme but http and https',
    'model/plain-text.ts',
    "url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null",
    'url.href',
    ['model/*.test.ts', 'properties/html.property.test.ts', 'source/html/*.test.ts'],
  ),
  mutant(
    'no control comes into a line that is typed',
    'ui/line-edit.ts',
    'const inserted = plainText(given);',
    'const inserted = given;',
    ['ui/line-edit.test.ts'],
  ),
  mutant(
    'what is no text is not made one',
    'source/decode.ts',
    "typeof value === 'object' || value === undefined ? ''",
    "value === undefined ? ''",
    ['source/decode.test.ts', 'source/hostile-pages.test.ts'],
  ),
  mutant(
    'a query that is negated is so',
    'query/matches.ts',
    'return !matches(query.query, subject);',
    'return matches(query.query, subject);',
    ['properties/query.property.test.ts'],
  ),
  mutant('"and" asks for all', 'query/matches.ts', 'query.queries.every', 'query.queries.some', [
    'properties/query.property.test.ts',
  ]),
  mutant(
    'no poll comes before the floor',
    'net/backoff.ts',
    'Math.max(base, interval * (1 - JITTER',
    'Math.max(0, interval * (1 - JITTER',
    DELAY,
  ),
  mutant(
    'Retry-After is obeyed',
    'net/backoff.ts',
    'Math.max(played(jittered, schedule), retryAfterMs(outcome) ?? 0)',
    'played(jittered, schedule)',
    DELAY,
  ),
  mutant(
    'a page cannot send us to a private address',
    'net/journey.ts',
    "if (!own && isPrivateHost(url.hostname)) throw new RefusalError('unsafe-address');",
    '',
    CLIENT,
  ),
  mutant(
    'headers that may hold a key stay with their origin',
    'net/journey.ts',
    '(sameOrigin || PORTABLE.test(name))',
    '(sameOrigin || !RESERVED.test(name))',
    CLIENT,
  ),
  mutant(
    'a body that cannot be read is not vouched for by a 304',
    'follow/ask-source.ts',
    'client.forget(request.url);\n      if (!(error',
    'if (!(error',
    ['follow/*.test.ts'],
  ),
  mutant(
    'blocks of several stories do not run into each other',
    'state/several.ts',
    'id: idOfBranch(block.id, index), source',
    'id: block.id, source',
    ['state/several.test.ts'],
  ),
  mutant(
    'no key stands for two actions',
    'ui/key-settings.ts',
    'if (owner !== undefined) return sameKey(key, owner, command);',
    '',
    SETTINGS,
  ),
  mutant(
    'no key begins a sequence and stands for an action',
    'ui/key-settings.ts',
    'if (owner !== undefined) return startOf(first, owner, key, command);',
    '',
    SETTINGS,
  ),
  mutant(
    'what nobody knows stays in the file',
    'config/write-preferences.ts',
    'else conf.set(path, value);',
    'else conf.store = { [path]: value };',
    SETTINGS,
  ),
  mutant(
    'a key of the reader is never told',
    'config/standings.ts',
    "if (setting.isSecret) return 'set, not shown';",
    '',
    SETTINGS,
  ),
  mutant(
    'closing the past leads back to the very line',
    'ui/time-travel.ts',
    'viewport: isRefiltered ? restoreAnchor(reader.viewport) : reader.viewport,',
    'viewport: there.viewport,',
    PAST,
  ),
  mutant(
    'what came at a time stands from that time on, and not before',
    'state/past.ts',
    'receivedAt }) => receivedAt > at);',
    'receivedAt }) => receivedAt >= at);',
    PAST,
  ),
  mutant(
    'a post stands from when it was published, not from when it was read',
    'state/past-deliveries.ts',
    'at: isFirst ? publishedBefore(reading) : reading.at,',
    'at: reading.at,',
    PAST,
  ),
  mutant(
    'a step back in time forgets what came later',
    'state/past.ts',
    'const known = Math.min(Math.floor(count / apart), reached.length);',
    'const known = reached.length;',
    ['state/past.test.ts'],
  ),
  mutant(
    'what has come since the reader set out moves nothing in the past',
    'ui/shown-past.ts',
    'whole: listWhole(marked(whole, present), reader),',
    'whole: listWhole(present, reader),',
    PAST,
  ),
];

function mutant(
  law: string,
  file: string,
  from: string,
  to: string,
  tests: readonly string[],
): Mutant {
  return { law, file, from, to, tests };
}
