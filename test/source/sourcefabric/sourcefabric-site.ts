// Owns a server of Sourcefabric's Live Blog for tests: its posts, its search, its record of the blog, as its own code keeps
// them. All words are made up.

import type { Block } from '../../../src/model/block.ts';
import type { Cursor, Update } from '../../../src/model/update.ts';
import { FILE_CONTEXT, type StoryAddress } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { sourcefabric } from '../../../src/source/sourcefabric/sourcefabric.ts';
import { standingBlock } from '../../../src/state/block-record.ts';
import { initialState } from '../../../src/state/initial-state.ts';
import { reduce } from '../../../src/state/reduce.ts';
import type { State } from '../../../src/state/state.ts';

export const BLOG = '5f00aa11bb22cc33dd44ee55';
export const API = 'https://harbour-api.example/api';
export const ENDPOINT = `${API}/client_blogs/${BLOG}`;
export const FRAME_URL = `https://cdn.example/harbour/blogs/${BLOG}/index.html`;

export type Wire = Record<string, unknown>;

export function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/u, '+00:00');
}

export function wireItem(item_type: string, text: string, fields: Wire = {}): Wire {
  return { _id: 'urn:item', item_type, text, meta: {}, ...fields };
}

/** A post as the API writes it, published at that time, epoch ms. */
export function wirePost(id: string, at: number, fields: Wire = {}): Wire {
  const { items = [wireItem('text', `<p>Words of ${id}</p>`)], ...others } = fields;
  return {
    _id: id,
    _created: iso(at),
    _updated: iso(at),
    blog: BLOG,
    content_updated_date: iso(at),
    published_date: iso(at),
    deleted: false,
    groups: [
      { id: 'root', role: 'grpRole:NEP', refs: [{ idRef: 'main' }] },
      {
        id: 'main',
        role: 'grpRole:Main',
        refs: (items as Wire[]).map((item) => ({ residRef: item._id, type: 'text', item })),
      },
    ],
    lb_highlight: false,
    order: 0,
    original_creator: '58bfe91915720af1a27e11d2',
    particular_type: 'post',
    post_status: 'open',
    publisher: { display_name: 'Ada Reeve', email: 'ada@example.org' },
    sticky: false,
    ...others,
  };
}

export function wireBlog(fields: Wire = {}): Wire {
  return {
    _id: BLOG,
    _updated: iso(Date.UTC(2031, 4, 2)),
    title: 'The harbour reopens',
    description: '<p>From the quay.</p>',
    blog_status: 'open',
    total_posts: 3,
    public_url: FRAME_URL,
    ...fields,
  };
}

export function wireAnswer(posts: readonly Wire[], meta: Wire = {}): string {
  const all = { page: 1, max_results: 25, total: posts.length, ...meta };
  return JSON.stringify({ _items: posts, _meta: all, _links: { self: { href: 'client_blogs' } } });
}

/** The framed page, whose script is told where to ask. */
export function framedPage(told = ''): string {
  const script =
    told ||
    `blog: ${JSON.stringify(wireBlog())}, output: null, settings: {"postOrder": "editorial"},
     api_host: 'https://harbour-api.example/', debug: false`;
  return `<html><head><title>x</title></head><body><div class="lb-timeline"></div>
<script type="text/javascript"> window.LB = { ${script} }; </script></body></html>`;
}

export function blogAddress(page = framedPage(), url = FRAME_URL): StoryAddress {
  const finding = sourcefabric.discover(toDocument(page), url);
  if (finding?.kind !== 'story') throw new Error('the page leads to no story');
  return finding.address;
}

export type Server = {
  readonly posts: () => readonly Wire[];
  readonly publish: (at: number, text: string, fields?: Wire) => string;
  /** Any change: of the words when `text` is among the fields. */
  readonly change: (at: number, id: string, fields: Wire) => void;
  /** The number of a post that is published now. */
  readonly nextOrder: () => number;
  readonly close: (at: number) => void;
  readonly answer: (url: string, now: number) => string;
};

export function createServer(isOld = false): Server {
  let posts: Wire[] = [];
  let blog = wireBlog({ total_posts: undefined });
  let sequence = 0;

  function write(at: number, id: string, text: string): Wire {
    const post = wirePost(id, at, { items: [wireItem('text', `<p>${text}</p>`)] });
    return isOld ? { ...post, content_updated_date: undefined } : post;
  }

  function search(url: URL, now: number): string {
    const size = Number(url.searchParams.get('max_results'));
    const page = Number(url.searchParams.get('page'));
    const source = JSON.parse(url.searchParams.get('source') ?? '{}');
    const found = posts
      .filter((post) => Date.parse(String(post.published_date)) <= now)
      .filter((post) =>
        (source.query.filtered.filter.and as Wire[]).every((rule) => passes(post, rule)),
      )
      .toSorted(comparing(source.sort[0]));
    const items = found.slice((page - 1) * size, page * size);
    return wireAnswer(items, { page, max_results: size, total: found.length });
  }

  return {
    posts: () => posts,
    publish(at, text, fields = {}) {
      const id = `urn:${String(sequence).padStart(4, '0')}`;
      posts.push({ ...write(at, id, text), order: sequence++, ...fields });
      return id;
    },
    nextOrder: () => sequence++,
    change(at, id, { text, ...fields }) {
      // A post that is moved to the top takes the number that the next one would have had.
      sequence = Math.max(sequence, Math.floor(Number(fields.order ?? 0)) + 1);
      posts = posts.map((post) => {
        if (post._id !== id) return post;
        const changed = { ...post, ...fields, _updated: iso(at) };
        if (text === undefined) return { ...changed, unpublished_date: iso(at) };
        const { groups } = write(at, id, String(text));
        return { ...changed, groups, ...(isOld ? {} : { content_updated_date: iso(at) }) };
      });
    },
    close(at) {
      blog = { ...blog, blog_status: 'closed', _updated: iso(at) };
    },
    answer(url, now) {
      return url === ENDPOINT ? JSON.stringify(blog) : search(new URL(url), now);
    },
  };
}

/** The few words of the search engine's language that the program uses. */
function passes(post: Wire, rule: Wire): boolean {
  const [[name, value]] = Object.entries(rule) as [[string, never]];
  if (name === 'or') return (value as Wire[]).some((each) => passes(post, each));
  if (name === 'not') return !passes(post, value);
  const [[field, wanted]] = Object.entries(value) as [[string, unknown]];
  if (name === 'term') return post[field] === wanted;
  if (name === 'terms') return (wanted as unknown[]).includes(post[field]);
  const { gte } = wanted as { gte: string };
  return Date.parse(String(post[field])) >= Date.parse(gte);
}

function comparing(sort: Wire): (a: Wire, b: Wire) => number {
  const [[field, how]] = Object.entries(sort) as [[string, { order: string }]];
  const sign = how.order === 'asc' ? 1 : -1;
  const value = (post: Wire) =>
    field === 'order' ? Number(post.order) : Date.parse(String(post[field]));
  return (a, b) => sign * (value(a) - value(b));
}

export type Reader = {
  /** Asks as a session does: the newest page first, then where the last answer led, and what that leaves to others. */
  readonly poll: (now: number) => void;
  readonly readOlder: (now: number) => void;
  readonly state: () => State;
  readonly shown: () => readonly Block[];
  readonly urls: readonly string[];
};

export function createReader(server: Server, address: StoryAddress): Reader {
  let state = initialState(0);
  let next: Cursor | null = null;
  const urls: string[] = [];

  function ask(cursor: Cursor | null, now: number, cause: 'poll' | 'backfill'): Update {
    const { url } = sourcefabric.request(address, cursor, { now, apiKey: null });
    urls.push(url);
    const context = { ...FILE_CONTEXT, address, requestUrl: url, cursor, answeredAt: now };
    const update = sourcefabric.parse(server.answer(url, now), context);
    state = reduce(state, { type: 'update-received', update, receivedAt: now, cause });
    return update;
  }

  return {
    poll(now) {
      const update = ask(next, now, 'poll');
      next = update.next ?? null;
      const also = [...(update.also ?? [])];
      for (let cursor = also.shift(); cursor !== undefined; cursor = also.shift()) {
        also.push(...(ask(cursor, now, 'poll').also ?? []));
      }
    },
    readOlder(now) {
      if (state.older !== null) ask(state.older, now, 'backfill');
    },
    state: () => state,
    shown: () => state.order.flatMap((id) => standingBlock(state.records.get(id)) ?? []),
    urls,
  };
}
