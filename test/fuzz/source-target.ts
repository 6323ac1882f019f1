// Owns what no document may make a source do, whatever is in it: for the fuzzer, and for the corpus of hostile pages.

import { layoutBlock } from '../../src/layout/block-rows.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { lineWidth } from '../../src/layout/spans.ts';
import type { Block } from '../../src/model/block.ts';
import { DecodeError, describeFault, NotLiveBlogError } from '../../src/model/errors.ts';
import { safeUrl } from '../../src/model/plain-text.ts';
import type { Update } from '../../src/model/update.ts';
import { FILE_CONTEXT, type SourceAdapter, type StoryAddress } from '../../src/source/adapter.ts';
import { toDocument } from '../../src/source/found-document.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import { HOSTILE_CHARACTER } from '../helpers/hostile-characters.ts';
import type { Target } from './target.ts';

const PAGE_URL = 'https://example.org/live/x';
const ASKING = { now: 1.7e12, apiKey: 'a-key' };

/** More blocks than one answer can honestly hold: each takes a few characters at the least. */
const LEAST_CHARACTERS_A_BLOCK = 2;

export function sourceTarget(adapter: SourceAdapter, seeds: readonly string[]): Target {
  return {
    name: `source ${adapter.name}`,
    seeds: seeds.filter((seed) => isOwn(adapter, seed)),
    run: (input) => void readWith(adapter, input),
  };
}

/** True for what the source takes for an answer or a page of its own. */
export function isOwn(adapter: SourceAdapter, seed: string): boolean {
  const document = toDocument(seed, 'text/html');
  return adapter.recognises(document) || adapter.discover(document, PAGE_URL) !== null;
}

/**
 * What the source makes of the document as a page and as an answer; null where it refuses it in an orderly way. Throws for
 * what it must not do: an exception of another kind, a control, a scheme but http and https, two blocks with one id, a
 * block made of nothing, a row that is too wide.
 */
export function readWith(adapter: SourceAdapter, body: string): Update | null {
  const address = find(adapter, body);
  const update = parse(adapter, body, address);
  if (update === null) return null;
  const { blocks, older, next, also = [], listed = [], ...rest } = update;
  if (blocks.length > body.length / LEAST_CHARACTERS_A_BLOCK)
    throw new Error(`${blocks.length} blocks out of ${body.length} characters`);
  checkBlocks(blocks);
  checkText(rest);
  const cursors = [older, next, ...also, ...listed.map(({ cursor }) => cursor)];
  if (address !== null)
    for (const cursor of cursors)
      if (typeof cursor === 'string') checkAddress(adapter.request(address, cursor, ASKING).url);
  reduce(initialState(0), { type: 'update-received', update, receivedAt: 1, cause: 'poll' });
  return update;
}

function find(adapter: SourceAdapter, body: string): StoryAddress | null {
  const document = toDocument(body, 'text/html');
  adapter.recognises(document);
  const finding = adapter.discover(document, PAGE_URL);
  if (finding === null) return null;
  checkText(finding.evidence);
  if (finding.kind === 'offer') checkText(finding.title);
  if (finding.kind !== 'story') {
    checkAddress(finding.url);
    return null;
  }
  const { address } = finding;
  checkText([address.storyId, address.page]);
  checkAddress(address.pageUrl);
  checkAddress(adapter.request(address, null, ASKING).url);
  return address;
}

function parse(adapter: SourceAdapter, body: string, address: StoryAddress | null): Update | null {
  const context = { ...FILE_CONTEXT, address, requestUrl: PAGE_URL, answeredAt: 1.7e12 };
  try {
    return adapter.parse(body, context);
  } catch (error) {
    const isOrderly =
      error instanceof NotLiveBlogError || (error instanceof DecodeError && error.path !== '');
    if (!isOrderly) throw error;
    checkText(describeFault(error));
    return null;
  }
}

/** Ids that differ, texts and addresses that are safe, rows that fit. */
function checkBlocks(blocks: readonly Block[]): void {
  const ids = new Set(blocks.map(({ id }) => id));
  if (ids.size !== blocks.length) throw new Error('two blocks with one id');
  checkText(blocks);
  for (const one of blocks.slice(0, 3)) {
    for (const row of layoutBlock(one, { columns: 40, glyphs: UNICODE_GLYPHS })) {
      if (lineWidth(row.spans) > 40) throw new Error('a row that is too wide');
    }
  }
}

/** Throws for a text with a control in it, and for an address that is none, wherever it stands in the value. */
export function checkText(value: unknown, key = ''): void {
  if (typeof value === 'string') {
    if (HOSTILE_CHARACTER.test(value))
      throw new Error(`a control in ${key}: ${JSON.stringify(value)}`);
    if (key === 'url' || key === 'href') checkAddress(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) checkText(member, name);
  }
}

function checkAddress(text: string): void {
  if (safeUrl(text) === null) throw new Error(`an address: ${text}`);
}
