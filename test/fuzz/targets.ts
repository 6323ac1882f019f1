// Owns what is fuzzed: for each part that reads what others wrote, how a spoilt input is given to it and what it must never do.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openArchive } from '../../src/archive/archive.ts';
import { ArchiveError } from '../../src/archive/trouble.ts';
import { parseOptions } from '../../src/config/parse-options.ts';
import { openPreferences } from '../../src/config/preferences.ts';
import { layoutBlock } from '../../src/layout/block-rows.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { lineWidth } from '../../src/layout/spans.ts';
import type { Block } from '../../src/model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../src/model/errors.ts';
import { highlightsOf } from '../../src/query/highlights.ts';
import { matches } from '../../src/query/matches.ts';
import { parseQuery } from '../../src/query/parse-query.ts';
import { FILE_CONTEXT, type SourceAdapter } from '../../src/source/adapter.ts';
import { toDocument } from '../../src/source/found-document.ts';
import { parseHtml } from '../../src/source/html/html.ts';
import { ADAPTERS } from '../../src/source/registry.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import { drawingOf, redrawingOf } from '../../src/terminal/frame-diff.ts';
import { block, paragraph, update } from '../helpers/builders.ts';
import { fixturePath, withFixtures } from '../helpers/shared-fixtures.ts';
import { SAMPLES } from './samples.ts';

export type Target = {
  readonly name: string;
  readonly seeds: readonly string[];
  /** Throws what is a failure; what the part is meant to throw is caught here. */
  readonly run: (input: string) => void;
};

const CONTEXT = { ...FILE_CONTEXT, requestUrl: 'https://example.org/live/x', answeredAt: 1.7e12 };

/** More blocks than one answer can honestly hold: each takes a few characters at the least. */
const LEAST_CHARACTERS_A_BLOCK = 2;

function adapterTarget(adapter: SourceAdapter, seeds: readonly string[]): Target {
  return {
    name: `source ${adapter.name}`,
    seeds: seeds.filter((seed) => isOwn(adapter, seed)),
    run(input) {
      const document = toDocument(input, 'text/html');
      adapter.recognises(document);
      adapter.discover(document, 'https://example.org/live/x');
      try {
        const parsed = adapter.parse(input, CONTEXT);
        if (parsed.blocks.length > input.length / LEAST_CHARACTERS_A_BLOCK)
          throw new Error(`${parsed.blocks.length} blocks out of ${input.length} characters`);
        checkBlocks(parsed.blocks);
        reduce(initialState(0), {
          type: 'update-received',
          update: parsed,
          receivedAt: 1,
          cause: 'poll',
        });
      } catch (error) {
        if (error instanceof NotLiveBlogError) return;
        if (!(error instanceof DecodeError) || error.path === '') throw error;
      }
    },
  };
}

function isOwn(adapter: SourceAdapter, seed: string): boolean {
  const document = toDocument(seed, 'text/html');
  return (
    adapter.recognises(document) ||
    adapter.discover(document, 'https://example.org/live/x') !== null
  );
}

/** No control, no scheme but http and https, ids that differ, rows that fit. */
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

/** C0 but the line break, C1, and what turns the direction of text. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

function checkText(value: unknown, key = ''): void {
  if (typeof value === 'string') {
    if (CONTROL.test(value)) throw new Error(`a control in ${key}: ${JSON.stringify(value)}`);
    const isAddress = key === 'url' || key === 'href';
    if (isAddress && !/^https?:/u.test(value)) throw new Error(`an address: ${value}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) checkText(member, name);
  }
}

const htmlTarget = (seeds: readonly string[]): Target => ({
  name: 'html',
  seeds: ['<p>One <b>two</b><br>three</p><ul><li>four<ul><li>five</ul></ul>', ...seeds],
  run: (input) => checkText(parseHtml(input, 'https://example.org/')),
});

const QUERY_BLOCK = block({
  id: 'a',
  title: 'The harbour',
  publishedAt: 5,
  elements: [paragraph('Six boats are out, and the lamp is lit: café, naïve, ½, 漢字 👍.')],
});

const queryTarget: Target = {
  name: 'query',
  seeds: [
    'storm "six boats" or -author:ruth',
    '/ca(f|v)[eé]+s?/ and is:key not (after:14:30 before:2h)',
    'source:gazette is:starred is:unseen /^x{2,5}$/',
  ],
  run(input) {
    const read = parseQuery(input, { momentOf: () => 7 });
    if (!read.ok) {
      if (read.fault.index < 0 || read.fault.index > input.length)
        throw new Error(`a fault outside the text, at ${read.fault.index}`);
      return;
    }
    const marks = { removed: false, edited: true, unseen: true, starred: false, pinned: false };
    matches(read.query, { block: QUERY_BLOCK, source: 'gazette', ...marks });
    highlightsOf(read.query, 'The lamp is lit, and six boats are out: café');
  },
};

const frameTarget: Target = {
  name: 'frame writer',
  seeds: [
    '* 20:18 The Eagle has landed\n        Houston\n漢字 👍',
    'a\nb\nc\n\n\u001b[1mbold\u001b[0m',
  ],
  run(input) {
    const { shown } = redrawingOf(input, 40, 12);
    drawingOf(shown, `${input.slice(5)}\nx`);
  },
};

const optionsTarget: Target = {
  name: 'command line',
  seeds: [
    'https://example.org/live --json --once --since 2h',
    'demo --speed 60 --from start --fault gone:3',
    'search "two words" --limit 5',
  ],
  run(input) {
    const parsed = parseOptions(input.split(' '), () => false);
    if (parsed.command === 'usage-error') checkText(parsed.message);
  },
};

/** Each in a folder of its own, which is taken away. */
function inFolder(run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-fuzz-'));
  try {
    run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const preferencesTarget: Target = {
  name: 'preferences',
  seeds: ['{"lastAddress":"https://example.org/live/x","guardianKey":"abc","more":[1,2]}', '{}'],
  run: (input) =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'preferences.json'), input);
      const preferences = openPreferences({ home: folder });
      const address = preferences.lastAddress();
      if (address !== null) checkText(address);
      checkText(preferences.takeTrouble() ?? '');
    }),
};

/** The bytes of an archive as text, a character a byte. */
const archiveTarget = (): Target => ({
  name: 'archive',
  seeds: [archiveBytes()],
  run: (input) =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'archive.db'), Buffer.from(input, 'latin1'));
      try {
        const archive = openArchive({ file: join(folder, 'archive.db'), now: () => 0 });
        try {
          checkText(archive.stories());
        } finally {
          archive.close();
        }
      } catch (error) {
        if (!isArchiveTrouble(error)) throw error;
      }
    }),
});

/** What the reader's session puts into words, and goes on without an archive. */
function isArchiveTrouble(error: unknown): boolean {
  if (error instanceof ArchiveError) return true;
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

function archiveBytes(): string {
  let bytes = '';
  inFolder((folder) => {
    const file = join(folder, 'archive.db');
    const archive = openArchive({ file, now: () => 0 });
    const previous = initialState(0);
    const given = update({ blocks: [QUERY_BLOCK] });
    const next = reduce(previous, {
      type: 'update-received',
      update: given,
      receivedAt: 1,
      cause: 'poll',
    });
    const key = { address: 'https://example.org/live/x', source: 'json-ld', origin: null };
    archive.keepUpdate(key, { update: given, receivedAt: 1, cause: 'poll', previous, next });
    archive.close();
    bytes = readFileSync(file, 'latin1');
  });
  return bytes;
}

function capturedSeeds(): readonly string[] {
  if (withFixtures.skip !== false) return [];
  return readdirSync(fixturePath(''), { recursive: true, encoding: 'utf8' })
    .filter((name) =>
      ['.html', '.gz', '.json', '.xml', '.rss', '.atom', '.txt'].includes(extname(name)),
    )
    .map((name) => {
      const bytes = readFileSync(fixturePath(name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    });
}

/** All of them. Captured documents are seeds too, where they are at hand. */
export function fuzzTargets(): readonly Target[] {
  const seeds = [...SAMPLES, ...capturedSeeds()];
  return [
    ...ADAPTERS.map((adapter) => adapterTarget(adapter, seeds)),
    htmlTarget(seeds.filter((seed) => seed.includes('<p'))),
    queryTarget,
    frameTarget,
    optionsTarget,
    preferencesTarget,
    archiveTarget(),
  ].filter((target) => target.seeds.length > 0);
}
