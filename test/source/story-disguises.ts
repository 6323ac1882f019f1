// Owns ways of writing a document otherwise that change nothing about the story in it: what caches, servers, site releases
// and other programs do to pages and answers on their way.

import { type HtmlNode, type HtmlTag, parseTree } from '../../src/source/html/html-tree.ts';

export type Disguise = {
  readonly name: string;
  /** The document written otherwise. */
  readonly write: (body: string) => string;
};

/** For any text. */
const OF_TEXT: readonly Disguise[] = [
  { name: 'with a byte order mark', write: (body) => `\uFEFF${body}` },
  { name: 'with line ends of DOS', write: (body) => body.replaceAll(/\r?\n/gu, '\r\n') },
  { name: 'with empty lines before and after it', write: (body) => `\n\n  ${body}\n\n` },
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** For JSON. */
export const JSON_DISGUISES: readonly Disguise[] = [
  ...OF_TEXT,
  { name: 'indented', write: (body) => JSON.stringify(parse(body), null, 4) },
  {
    name: 'with other keys first',
    write: withObjects((object) => Object.fromEntries(Object.entries(object).reverse())),
  },
  {
    name: 'with fields that nobody knows',
    write: withObjects((object) => ({ ...object, zFuture: { list: [1, {}], text: 'x' } })),
  },
  {
    name: 'without what is null',
    write: withObjects((object) =>
      Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)),
    ),
  },
  {
    name: 'in ASCII alone',
    write: (body) =>
      JSON.stringify(parse(body)).replaceAll(
        /[\u0080-\uFFFF]/gu,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
  },
];

function parse(body: string): Json {
  return JSON.parse(body);
}

function withObjects(change: (object: { readonly [key: string]: Json }) => Json) {
  const within = (value: Json): Json => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(within);
    return change(
      Object.fromEntries(Object.entries(value).map(([key, each]) => [key, within(each)])),
    );
  };
  return (body: string) => JSON.stringify(within(parse(body)));
}

/** Of HTML that is written from its tree again. */
type Hand = {
  readonly quote: "'" | '"';
  readonly order: (attributes: [string, string][]) => [string, string][];
  readonly letters: (text: string) => string;
  /** The class of a box that is put around the tag; null for none. */
  readonly box: (tag: HtmlTag) => string | null;
};

const PLAIN_HAND: Hand = {
  quote: '"',
  order: (attributes) => attributes,
  letters: (text) => text,
  box: () => null,
};

function rewritten(hand: Partial<Hand>): Disguise['write'] {
  return (body) => {
    const doctype = /^\s*<!doctype[^>]*>/iu.exec(body)?.[0] ?? '';
    return (
      doctype +
      writeNodes(parseTree(body.replace(/^\s*<!doctype[^>]*>/iu, '')), { ...PLAIN_HAND, ...hand })
    );
  };
}

const VOID_TAGS = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);
const RAW_TAGS = new Set(['script', 'style']);

function writeNodes(nodes: readonly HtmlNode[], hand: Hand): string {
  return nodes.map((node) => writeNode(node, hand)).join('');
}

function writeNode(node: HtmlNode, hand: Hand): string {
  if (node.kind === 'text') return hand.letters(escapeText(node.text));
  const box = hand.box(node);
  return box === null ? writeTag(node, hand) : `<div class="${box}">${writeTag(node, hand)}</div>`;
}

function writeTag(tag: HtmlTag, hand: Hand): string {
  const attributes = hand
    .order(Object.entries(tag.attributes))
    .map(
      ([name, value]) =>
        ` ${name}=${hand.quote}${hand.letters(escapeAttribute(value))}${hand.quote}`,
    );
  const open = `<${tag.name}${attributes.join('')}>`;
  if (VOID_TAGS.has(tag.name)) return open;
  const inner = RAW_TAGS.has(tag.name)
    ? tag.children.map((child) => (child.kind === 'text' ? child.text : '')).join('')
    : writeNodes(tag.children, hand);
  return `${open}${inner}</${tag.name}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&#x27;');
}

function numbered(text: string): string {
  return text.replaceAll(/[\u0080-\u{10FFFF}]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}

/** Between tags, never within scripts. */
function outsideScripts(change: (markup: string) => string): Disguise['write'] {
  return (body) =>
    body
      .split(/(<(script|style|pre|textarea)\b[\s\S]*?<\/\2\s*>)/giu)
      .map((piece, index) => (index % 3 === 0 ? change(piece) : index % 3 === 1 ? piece : ''))
      .join('');
}

const LINKED_DATA = /<script\b[^>]*ld\+json[^>]*>[\s\S]*?<\/script\s*>/giu;

/** With the JSON of each of its scripts written otherwise, but for what is no JSON. */
function withLinkedData(body: string, write: (json: string) => string): string {
  return body.replaceAll(LINKED_DATA, (piece) => {
    const [open = '', json = '', close = ''] = piece
      .split(/(^<script[^>]*>|<\/script\s*>$)/giu)
      .slice(1);
    try {
      return open + write(json) + close;
    } catch {
      return piece;
    }
  });
}

function script(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

const OTHER_THINGS = [
  {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'World', item: 'https://example.org/world' },
    ],
  },
  {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': 'https://example.org/#site',
    name: 'Paper',
  },
  {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: [
      { '@type': 'Question', name: 'Why?', acceptedAnswer: { '@type': 'Answer', text: 'So.' } },
    ],
  },
  {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    name: 'A film',
    uploadDate: '2020-01-01',
  },
];

/** For whole pages. */
export const PAGE_DISGUISES: readonly Disguise[] = [
  ...OF_TEXT,
  { name: 'written anew', write: rewritten({}) },
  {
    name: 'with attributes in another order and other quotes',
    write: rewritten({ quote: "'", order: (attributes) => attributes.toReversed() }),
  },
  { name: 'with numbers for letters beyond ASCII', write: rewritten({ letters: numbered }) },
  {
    name: 'with names of another release of the site',
    write: (body) => body.replaceAll(/\b(dcr|css)-[a-z0-9]{5,8}\b/gu, '$1-0zz0zz'),
  },
  {
    name: 'in boxes of another release of the site',
    write: rewritten({
      box: ({ name }) => (['article', 'section', 'main'].includes(name) ? 'wrap-0zz' : null),
    }),
  },
  { name: 'minified', write: outsideScripts((markup) => markup.replaceAll(/[ \t\r\n]+/gu, ' ')) },
  {
    name: 'with a line for each block',
    write: outsideScripts((markup) =>
      markup.replaceAll(/<(\/?)(article|section|header|footer|figure|ul|li|p)\b/giu, '\n    <$1$2'),
    ),
  },
  {
    name: 'with comments all over it',
    write: outsideScripts((markup) =>
      markup.replaceAll(/<\/(div|article|p|section)>/giu, '</$1><!-- /$1 -->'),
    ),
  },
  {
    name: 'with its linked data last',
    write: (body) => {
      const scripts = body.match(LINKED_DATA) ?? [];
      return body
        .replaceAll(LINKED_DATA, '')
        .replace(/<\/body>|$/iu, () => `${scripts.join('')}</body>`);
    },
  },
  {
    name: 'with other linked data before its own',
    write: (body) =>
      body.replace(
        /<head[^>]*>/iu,
        (head) =>
          `${head}${OTHER_THINGS.map(script).join('\n')}<script type="application/ld+json">{"@type": broken</script>`,
      ),
  },
  {
    name: 'with its linked data in a graph',
    write: (body) =>
      withLinkedData(body, (json) =>
        JSON.stringify({
          '@context': 'https://schema.org',
          '@graph': [OTHER_THINGS, JSON.parse(json)].flat(),
        }),
      ),
  },
  {
    name: 'with the vocabulary under another scheme',
    write: (body) =>
      body.replaceAll(/https?:\/\/schema\.org/gu, (address) =>
        address.startsWith('https') ? 'http://schema.org' : 'https://schema.org',
      ),
  },
  {
    name: 'with its linked data indented',
    write: (body) =>
      withLinkedData(body, (json) => `\n${JSON.stringify(JSON.parse(json), null, 2)}\n`),
  },
  {
    name: 'with advertisements and a bar for consent',
    write: (body) =>
      body.replace(
        /(<body[^>]*>)/iu,
        '$1<div id="consent" role="dialog"><h2>Your privacy</h2><p>We and our partners</p><button>Accept</button></div><div class="ad-slot"><iframe src="https://ads.example/x"></iframe></div>',
      ),
  },
];

/** What sources call their lists of posts. */
const LISTS: ReadonlySet<string> = new Set(
  'blocks keyEvents body entries _items items liveBlogUpdate'.split(' '),
);

/** The document with every list of posts changed, in JSON or in a page's linked data. */
export function withLists(
  body: string,
  change: (list: readonly Json[]) => readonly Json[],
): string {
  const write = withObjects((object) =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        LISTS.has(key) && Array.isArray(value) ? change(value) : value,
      ]),
    ),
  );
  return body.trimStart().startsWith('<') ? withLinkedData(body, write) : write(body);
}
