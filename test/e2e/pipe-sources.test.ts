// Owns following every kind of captured document by its address alone, compared with facts that were read off the files
// without any of the program's code.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { createStaticServer, type StaticFile } from '../../src/replay/static-server.ts';
import { fixturePath, readFixture, withFixtures } from '../helpers/shared-fixtures.ts';
import { eventsIn, run } from './program.ts';

type Expected = {
  readonly path: string;
  readonly source: string;
  readonly posts: number;
  readonly title?: string;
  /** Titles of the oldest and the newest post, in the order in which the document has them. */
  readonly ends?: readonly [oldest: string | null, newest: string | null];
  readonly ids?: readonly string[];
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.gz': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'text/xml',
  '.rss': 'application/rss+xml',
  '.atom': 'application/atom+xml',
};

/** Every captured file at its own path. */
async function serveAll(t: TestContext): Promise<string> {
  const files = new Map<string, StaticFile>();
  const names = readdirSync(fixturePath(''), { recursive: true, encoding: 'utf8' });
  for (const name of names) {
    const contentType = TYPES[extname(name)];
    if (contentType === undefined) continue;
    const bytes = readFileSync(fixturePath(name));
    const body = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    files.set(`/${name}`, { body, contentType });
    // The Guardian's own answers are asked for by the story's path, with a parameter.
    if (name.startsWith('guardian/') && name.endsWith('.json'))
      files.set(`/${name}?dcr=true`, { body, contentType });
  }
  const server = await createStaticServer(files);
  t.after(server.close);
  return server.origin;
}

type Facts = Readonly<Record<string, Readonly<Record<string, FileFacts>>>>;

type FileFacts = {
  readonly updates?: number;
  readonly items?: number;
  readonly visible_open_notDeleted?: number;
  readonly pageHeadline?: string;
  readonly title?: string;
  readonly titleless?: number;
  readonly ids?: readonly string[];
  readonly first?: { readonly headline: string };
  readonly last?: { readonly headline: string };
};

function expectations(): readonly Expected[] {
  const { jsonld, microdata, feeds, sourcefabric, wordpress }: Facts = JSON.parse(
    readFixture('facts.json'),
  );
  const postings = [
    ...named(jsonld, 'jsonld', 'json-ld').filter(({ path }) => !path.includes('guardian')),
    ...named(microdata, 'microdata', 'microdata'),
  ].map(({ path, source, facts }) => ({
    path,
    source,
    posts: facts.updates ?? 0,
    title: facts.pageHeadline ?? '',
    ends: [facts.last?.headline ?? null, facts.first?.headline ?? null] as const,
  }));
  const feedRows = named(feeds, 'feeds', 'feed')
    .filter(({ facts }) => facts.items !== undefined)
    .map(({ path, source, facts }) => ({
      path,
      source,
      posts: facts.items ?? 0,
      title: facts.title ?? '',
    }));
  const posts = named(sourcefabric, 'sourcefabric', 'sourcefabric')
    .filter(({ facts }) => facts.visible_open_notDeleted !== undefined)
    .map(({ path, source, facts }) => ({
      path,
      source,
      posts: facts.visible_open_notDeleted ?? 0,
    }));
  const entries = named(wordpress, 'wordpress', 'wordpress')
    .filter(({ facts }) => facts.ids !== undefined)
    .map(({ path, source, facts }) => ({
      path,
      source,
      posts: facts.ids?.length ?? 0,
      ids: facts.ids ?? [],
    }));
  return [...postings, ...feedRows, ...posts, ...entries].filter(({ path }) =>
    readdirSync(fixturePath(path.split('/')[0] ?? '')).includes(path.split('/')[1] ?? ''),
  );
}

function named(
  files: Readonly<Record<string, FileFacts>> | undefined,
  folder: string,
  source: string,
) {
  return Object.entries(files ?? {}).map(([name, facts]) => ({
    path: `${folder}/${name}`,
    source,
    facts,
  }));
}

const EXPECTED = withFixtures.skip ? [] : expectations();

suite('captured documents of every kind', { concurrency: 2 }, () => {
  for (const expected of EXPECTED) {
    test(`${expected.path} is found, and told whole`, withFixtures, async (t) => {
      const origin = await serveAll(t);
      const { code, stdout, stderr } = await run(
        t,
        `${origin}/${expected.path}`,
        '--once',
        '--json',
      );
      assert.equal(stderr, '');
      assert.equal(code, 0);
      const told = eventsIn(stdout);
      const [story] = told;
      assert.equal(story?.story?.source, expected.source);
      if (expected.title !== undefined) assert.equal(story?.story?.title, expected.title);
      const blocks = told.flatMap((event) => (event.event === 'block' ? (event.block ?? []) : []));
      assert.equal(blocks.length, expected.posts);
      assert.equal(new Set(blocks.map(({ id }) => id)).size, expected.posts);
      if (expected.ids !== undefined)
        assert.deepEqual(blocks.map(({ id }) => id).sort(), [...expected.ids].sort());
      if (expected.ends !== undefined)
        assert.deepEqual(
          [blocks[0]?.title, blocks.at(-1)?.title].sort(),
          [...expected.ends].sort(),
        );
    });
  }

  test(
    'an ordinary article and a page with nothing but a section feed are refused',
    withFixtures,
    async (t) => {
      const origin = await serveAll(t);
      for (const path of [
        'guardian/dcr-real-article-page-2024-02-24.html.gz',
        'feeds/DaringFireball.html',
      ]) {
        const { code, stdout, stderr } = await run(t, `${origin}/${path}`, '--once');
        assert.equal(code, 3, path);
        assert.equal(stdout, '');
        assert.match(stderr, /ordinary article.*(?:give the address|it offers)/u);
      }
    },
  );
});
