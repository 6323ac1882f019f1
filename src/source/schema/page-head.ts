// Owns what any page says of itself: where it really lives, what it is called, which picture stands for it. Knows no
// vocabulary of live blogs.

import { plainText, safeUrl } from '../../model/plain-text.ts';
import { bareUrl } from '../bare-url.ts';
import { decodeTwice } from '../html/entities.ts';
import { walkTags } from '../html/html-search.ts';
import { type HtmlNode, type HtmlTag, rawTextOf } from '../html/html-tree.ts';

export type PageHead = {
  /** Without parameters or fragment, unless only they tell its pages apart; null when the page does not say. */
  readonly canonicalUrl: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly image: string | null;
  /** Against which links are resolved. */
  readonly base: string | null;
  /** The next older page of the same story. */
  readonly next: string | null;
  readonly site: string | null;
};

/** `url` is where the page was found, if that is known. */
export function readPageHead(tree: readonly HtmlNode[], url: string | null): PageHead {
  const said = collect(tree);
  const base = addressIn(said.get('base'), url) ?? url;
  const address = (...keys: readonly string[]) =>
    keys.map((key) => addressIn(said.get(key), base)).find((each) => each !== null) ?? null;
  const words = (...keys: readonly string[]) =>
    keys.map((key) => tidy(said.get(key) ?? '')).find((each) => each !== '') ?? null;
  const canonical = address('link:canonical', 'og:url');
  return {
    canonicalUrl: canonical === null || isRoot(canonical) ? null : bareUrl(canonical),
    title: words('og:title', 'twitter:title', 'h1', 'title'),
    description: words('og:description', 'description', 'twitter:description'),
    image: address('og:image', 'twitter:image'),
    base: base ?? canonical,
    next: address('link:next'),
    site: words('og:site_name'),
  };
}

function addressIn(text: string | undefined, base: string | null): string | null {
  return text === undefined ? null : safeUrl(text, base ?? undefined);
}

/** A page that gives its site's front page for its own address says nothing. */
function isRoot(url: string): boolean {
  return new URL(url).pathname === '/';
}

function tidy(text: string): string {
  return plainText(decodeTwice(text)).replace(/\s+/gu, ' ').trim();
}

/** What the head says, by name, the first of each; and the first heading of the page. */
function collect(tree: readonly HtmlNode[]): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  const say = (key: string, value: string | undefined) => {
    if (value !== undefined && value.trim() !== '' && !said.has(key)) said.set(key, value);
  };
  walkTags(tree, (tag) => {
    if (tag.name === 'svg' || tag.name === 'script') return false;
    if (tag.name === 'link') sayLink(tag, say);
    else if (tag.name === 'base') say('base', tag.attributes.href);
    else if (tag.name === 'title' || tag.name === 'h1') say(tag.name, rawTextOf(tag.children));
    else if (tag.name === 'meta') sayMeta(tag, say);
    return true;
  });
  return said;
}

type Say = (key: string, value: string | undefined) => void;

function sayLink({ attributes }: HtmlTag, say: Say): void {
  for (const rel of (attributes.rel ?? '').toLowerCase().split(/\s+/u)) {
    say(`link:${rel}`, attributes.href);
  }
}

function sayMeta({ attributes }: HtmlTag, say: Say): void {
  say((attributes.property ?? attributes.name ?? '').toLowerCase(), attributes.content);
}
