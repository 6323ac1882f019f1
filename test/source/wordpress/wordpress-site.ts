// Owns a site with WordPress's Liveblog plugin for tests: its table of rows, and its answers as its own code makes them.
// All words are made up.

import type { Cursor, Update } from '../../../src/model/update.ts';
import { type Asking, FILE_CONTEXT, type StoryAddress } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { wordpress } from '../../../src/source/wordpress/wordpress.ts';
import { initialState } from '../../../src/state/initial-state.ts';
import { reduce } from '../../../src/state/reduce.ts';
import type { State } from '../../../src/state/state.ts';

export const PAGE_URL = 'https://news.example/2031/05/regatta/';
export const ENDPOINT = 'https://news.example/wp-json/liveblog/v1/481/';

export type WireRow = Record<string, unknown>;

/** An entry as the plugin writes it; times are epoch seconds. */
export function wireRow(id: number, at: number, fields: WireRow = {}): WireRow {
  return {
    id: String(id),
    type: 'new',
    render: `<p>Words of ${id}</p>\n`,
    content: `<p>Words of ${id}</p>`,
    css_classes: 'liveblog liveblog-entry',
    timestamp: at,
    entry_time: at,
    authors: [{ id: 7, key: 'r-vance', name: 'R. Vance', avatar: '<img>' }],
    share_link: `${PAGE_URL}#${id}`,
    key_event: false,
    ...fields,
  };
}

/** The page for people, with the settings as WordPress prints them. */
export function sitePage(settings: WireRow = {}, head = ''): string {
  const all = {
    permalink: PAGE_URL,
    post_id: '481',
    state: 'enable',
    refresh_interval: '10',
    endpoint_url: ENDPOINT.replace('https:', 'http:'),
    timestamp: '1940000000',
    ...settings,
  };
  return `<!doctype html><html><head><title>Regatta – News</title>
<meta property="og:title" content="Regatta &amp;amp; fair: live"/>${head}</head>
<body><div id="wpcom-liveblog-container" class="481"></div>
<script id="liveblog-js-extra">
/* <![CDATA[ */
var liveblog_settings = ${JSON.stringify(all)};
/* ]]> */
</script></body></html>`;
}

export function siteAddress(page = sitePage(), url = PAGE_URL): StoryAddress {
  const finding = wordpress.discover(toDocument(page), url);
  if (finding?.kind !== 'story') throw new Error('the page leads to no story');
  return finding.address;
}

type StoredRow = { id: number; replaces: number | null; at: number; content: string; key: boolean };

export type Site = {
  readonly write: (at: number, content: string, key?: boolean) => number;
  readonly edit: (at: number, id: number, content: string, key?: boolean) => void;
  readonly remove: (at: number, id: number) => void;
  /** The answer at that time, epoch seconds, to the path below the endpoint. */
  readonly answer: (path: string, now: number) => string;
  /** What a reader of the page sees, newest first. */
  readonly visible: () => readonly {
    readonly id: string;
    readonly content: string;
    readonly key: boolean;
  }[];
};

/** `ahead`: the seconds by which a version stamps entries in the site's own time. */
export function createSite(perPage = 5, ahead = 0): Site {
  let rows: StoredRow[] = [];
  let lastId = 100;
  const nextId = () => ++lastId;
  const displayId = (row: StoredRow) => row.replaces ?? row.id;
  const kindOf = ({ replaces, content }: StoredRow) =>
    replaces === null ? 'new' : content === '' ? 'delete' : 'update';
  const times = new Map<number, number>();

  function toWire(row: StoredRow): WireRow {
    const id = displayId(row);
    return wireRow(id, row.at, {
      type: kindOf(row),
      render: row.content === '' ? '' : `<p>${row.content}</p>\n`,
      content: row.content,
      entry_time: String((times.get(id) ?? row.at) + ahead),
      key_event: row.key,
    });
  }

  function flattened(): StoredRow[] {
    const flat = new Map<number, StoredRow>();
    for (const row of rows) {
      if (kindOf(row) === 'delete') flat.delete(displayId(row));
      else flat.set(displayId(row), row);
    }
    return [...flat.values()].reverse();
  }

  function withoutReplaced(some: readonly StoredRow[]): StoredRow[] {
    const ids = new Set(some.map(({ id }) => id));
    return some.filter(({ replaces }) => replaces === null || !ids.has(replaces));
  }

  function page(number: number, lastKnown: string): unknown {
    const all = flattened();
    const known = all.findIndex((row) => String(displayId(row)) === lastKnown.split('-')[0]);
    const pinned = lastKnown.includes('-') ? all.slice(Math.max(0, known)) : all;
    const pages = Math.ceil(pinned.length / perPage);
    const entries = pinned.slice((number - 1) * perPage, number * perPage).map(toWire);
    return { entries, page: number, pages, total: pinned.length };
  }

  function window(from: number, to: number): unknown {
    // The whole table is sifted first, so that only edits of what was deleted stand beside it.
    const entries = withoutReplaced(rows.filter(({ at }) => at >= from && at <= to)).map(toWire);
    const latest = entries.length === 0 ? null : Math.max(...rows.map(({ at }) => at));
    return { entries, latest_timestamp: latest, refresh_interval: 10, pages: false };
  }

  return {
    write(at, content, key = false) {
      const id = nextId();
      times.set(id, at);
      rows.push({ id, replaces: null, at, content, key });
      return id;
    },
    edit(at, id, content, key = false) {
      rows = rows.map((row) => (row.id === id ? { ...row, content, key } : row));
      rows.push({ id: nextId(), replaces: id, at, content, key });
    },
    remove(at, id) {
      rows = rows.filter((row) => row.id !== id && row.replaces !== id);
      rows.push({ id: nextId(), replaces: id, at, content: '', key: false });
    },
    answer(path, now) {
      const [question = '', first = '', second = ''] = path.split('/');
      const past = rows;
      rows = rows.filter(({ at }) => at <= now);
      const value =
        question === 'get-entries'
          ? page(Number(first), decodeURIComponent(second))
          : question === 'entries'
            ? window(Number(first), Number(second))
            : flattened()
                .filter(({ key }) => key)
                .map(toWire);
      rows = past;
      return JSON.stringify(value);
    },
    visible: () =>
      flattened().map((row) => ({
        id: String(displayId(row)),
        content: row.content,
        key: row.key,
      })),
  };
}

export type Reader = {
  /** Asks as a session does: the newest page first, then where the last answer led, and what that leaves to others. */
  readonly poll: (now: number) => void;
  readonly readOlder: (now: number) => void;
  readonly state: () => State;
  readonly urls: readonly string[];
};

/** A reader whose clock is `fast` seconds ahead of the site's. Times are epoch seconds. */
export function createReader(
  site: Site,
  address: StoryAddress,
  fast = 0,
  page = sitePage(),
): Reader {
  let state = initialState(0);
  let next: Cursor | null = null;
  const urls: string[] = [];

  function ask(cursor: Cursor | null, now: number, cause: 'poll' | 'backfill'): Update {
    const asking: Asking = { now: (now + fast) * 1000, apiKey: null };
    const { url } = wordpress.request(address, cursor, asking);
    urls.push(url);
    const body = url.startsWith(ENDPOINT) ? site.answer(url.slice(ENDPOINT.length), now) : page;
    const context = { ...FILE_CONTEXT, address, requestUrl: url, cursor, answeredAt: now * 1000 };
    const update = wordpress.parse(body, context);
    state = reduce(state, { type: 'update-received', update, receivedAt: now * 1000, cause });
    return update;
  }

  return {
    poll(now) {
      const update = ask(next, now, 'poll');
      next = update.next ?? null;
      for (const cursor of update.also ?? []) ask(cursor, now, 'poll');
    },
    readOlder(now) {
      if (state.older !== null) ask(state.older, now, 'backfill');
    },
    state: () => state,
    urls,
  };
}
