// Owns what is fuzzed: for each part that reads what others wrote, how a spoilt input is given to it and what it must never do.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openArchive } from '../../src/archive/archive.ts';
import { ArchiveError } from '../../src/archive/trouble.ts';
import { parseOptions } from '../../src/config/parse-options.ts';
import { openPreferences } from '../../src/config/preferences.ts';
import { highlightsOf } from '../../src/query/highlights.ts';
import { matches } from '../../src/query/matches.ts';
import { parseQuery } from '../../src/query/parse-query.ts';
import { parseHtml } from '../../src/source/html/html.ts';
import { loadAdapters } from '../../src/source/registry.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import { drawingOf, redrawingOf } from '../../src/terminal/frame-diff.ts';
import { block, paragraph, update } from '../helpers/builders.ts';
import { fixturePath, withFixtures } from '../helpers/shared-fixtures.ts';
import { HOSTILE_PAGES } from '../source/hostile-corpus.ts';
import { SAMPLES } from './samples.ts';
import { settingsTarget } from './settings-target.ts';
import { checkText, sourceTarget } from './source-target.ts';
import type { Target } from './target.ts';

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
export async function fuzzTargets(): Promise<readonly Target[]> {
  const hostile = HOSTILE_PAGES.map(({ body }) => body);
  const seeds = [...SAMPLES, ...hostile, ...capturedSeeds()];
  return [
    ...(await loadAdapters()).map((adapter) => sourceTarget(adapter, seeds)),
    htmlTarget(seeds.filter((seed) => seed.includes('<p'))),
    queryTarget,
    frameTarget,
    optionsTarget,
    preferencesTarget,
    settingsTarget,
    archiveTarget(),
  ].filter((target) => target.seeds.length > 0);
}
