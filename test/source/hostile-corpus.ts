// Owns what means harm, all of our own making: texts that terminals would obey, addresses that nobody should follow, and whole
// documents that no newsroom would write. The fuzzer begins from them, and every source has to bear them.

export type HostilePage = {
  /** What is wrong with it, for the name of a failure. */
  readonly what: string;
  readonly body: string;
};

/** What terminals obey, in every disguise in which it can arrive. A word before each tells which one came through. */
export const HOSTILE_SIGNS: readonly string[] = [
  'raw\u001b[2J',
  'bell\u0007',
  'title\u001b]0;PWNED\u0007',
  'copy\u001b]52;c;UFdORUQ=\u001b\\',
  'link\u001b]8;;file:///etc/passwd\u001b\\here\u001b]8;;\u001b\\',
  'string\u001bPq#0\u001b\\\u001b_G\u001b\\\u001bX\u001b^',
  'reset\u001bc\u001b[?1049l\u001b[?25h',
  'c1\u009b31m\u009d0;PWNED\u009c\u0090\u009f\u0098\u0085',
  'decimal&#27;[31m&#7;&#155;2J',
  'hex&#x1b;]0;PWNED&#x07;&#X9B;2J',
  'twice&amp;#27;[2J&amp;amp;#x1b;',
  'escaped\\u001b[2J\\x1b\\033\\e',
  'back\b\b\b\u007f\r\u0000\v\f',
  'bidi\u202e\u2066\u2069\u200f\u061c&#8238;&rlm;',
  'tags\u{e0041}\u{e007f}\ufeff\ufff9\u2028\u2029',
  'half\ud83d',
  `pile${'\u0301'.repeat(40)}`,
  'imitated&lt;div id="block-0123456789abcdef01234567" class="block"&gt;&lt;p&gt;',
];

/** What must never be offered as a link, and what would end a string if it were. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  '&#106;avascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'vbscript:x',
  'https://example.org/\u001b]0;PWNED\u0007',
  'https://example.org/\u009c\u009d52;c;UFdORUQ=\u0007',
  'https://exa\u202emple.org/a b',
  '//[',
  'http://user:secret@127.0.0.1:22/',
  `https://example.org/${'a'.repeat(5000)}`,
];

const MARKUP = [
  '<a href="javascript:alert(1)">a</a>',
  '<a href="https://example.org/\u001b]0;PWNED\u0007">b</a>',
  '<img src="data:image/png;base64,AA" alt="alt\u001b[2J" title="&#27;]0;PWNED&#7;" onerror="x">',
  '<blockquote class="twitter-tweet" cite="file:///x">c\u009b2J</blockquote>',
  '<iframe src="javascript:alert(1)"></iframe><object data="file:///x"></object>',
  '<script>d</script><style>e</style><svg><script>f</script></svg><!-- g\u001b[2J -->',
].join('');

/** All of them, and the same in markup. */
export const ALL_SIGNS = HOSTILE_SIGNS.join(' ') + MARKUP;

/** In the place of a value: what is of another kind, or far too much. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  [],
  {},
  -1,
  1e300,
  true,
  [[['x']]],
  { __proto__: 1, constructor: 1, toString: 'x', length: 1e9 },
  'x'.repeat(20_000),
];

const MANY = 20_000;

function page(what: string, body: string): HostilePage {
  return { what, body };
}

function ofEachMark(what: string, content: (mark: string) => string): readonly HostilePage[] {
  return MARKS.map((mark) => page(`${what} of ${mark}`, content(mark)));
}

/** What each source looks for. */
const MARKS: readonly string[] = [
  '<div id="block-0123456789abcdef01234567" class="block">',
  '<div itemprop="liveBlogUpdate" itemscope>',
  '<amp-live-list id="a" data-poll-interval="15000"><div items>',
  '<tickaroo-liveblog liveblogId="1" clientId="2">',
  '<item><guid>1</guid>',
  '<entry><id>a</id>',
  '<script type="application/ld+json">',
  '<iframe id="liveblog-iframe" src="https://a.liveblog.pro/">',
  '<p><strong>10.01 BST</strong></p>',
  '<table><tr><td>',
  '<ul><li>',
  '<blockquote>',
];

/** Whole documents, each with a way of its own to be too much. */
export const HOSTILE_PAGES: readonly HostilePage[] = [
  page('nothing', ''),
  page('a zero', '\u0000'),
  page('binary', Array.from({ length: 4096 }, (_, at) => String.fromCharCode(at % 256)).join('')),
  page('a lone mark of byte order', '\ufeff'),
  page('brackets without end', '['.repeat(MANY)),
  page('braces without end', '{"a":'.repeat(MANY)),
  page('brackets that close', '['.repeat(5000) + ']'.repeat(5000)),
  page('a text without end', `{"blocks":[{"id":"${'x'.repeat(MANY)}`),
  page('a number without end', `{"blocks":[{"id":1${'0'.repeat(MANY)}}]}`),
  page('keys of objects', '{"__proto__":{"blocks":[]},"constructor":{"prototype":{"id":1}}}'),
  page('a tag without end', `<div ${'a="b" '.repeat(MANY)}`),
  page('a comment without end', `<!-- ${'--'.repeat(MANY)}`),
  page('a section without end', `<rss><channel><item><![CDATA[${']]'.repeat(MANY)}`),
  page('entities that grow', entityBomb()),
  page('an entity from a file', entityFromFile()),
  page(
    'ampersands',
    '<p>'.concat('&amp;'.repeat(MANY), '&#'.repeat(MANY), '&#x110000;&#0;&#xd800;'),
  ),
  page('the same id', guardianLike(Array.from({ length: 500 }, () => 'same'))),
  page('ids that are keys of objects', guardianLike(['__proto__', 'constructor', 'toString'])),
  page('an id of nothing', guardianLike(['', ' ', '\u001b[2J', '\u202e'])),
  page('times beyond all times', guardianLike(['a'], 8.7e15)),
  page('times before all times', guardianLike(['a'], -8.7e15)),
  page('all signs as a page', `<html><title>${ALL_SIGNS}</title><body>${ALL_SIGNS}</body></html>`),
  ...ofEachMark('a depth', (mark) => mark.repeat(2000)),
  ...ofEachMark('a row', (mark) => `${mark}x</div></li></td></item></entry></p>`.repeat(2000)),
  ...ofEachMark('signs', (mark) => `${mark}${ALL_SIGNS}${mark}${ALL_SIGNS}`),
];

function guardianLike(ids: readonly string[], at = 1.7e12): string {
  const blocks = ids.map((id) => ({
    id,
    elements: [
      {
        _type: 'model.dotcomrendering.pageElements.TextBlockElement',
        elementId: 'e',
        html: `<p>${ALL_SIGNS}</p>`,
      },
    ],
    blockFirstPublished: at,
    blockLastUpdated: at,
    primaryDateLine: 'x',
    secondaryDateLine: 'x',
    contributors: [{ name: ALL_SIGNS }],
    attributes: { pinned: false, keyEvent: true, summary: true },
    title: ALL_SIGNS,
  }));
  return JSON.stringify({
    pageId: 'a/live/b',
    contentType: 'LiveBlog',
    headline: ALL_SIGNS,
    blocks,
  });
}

/** Each names the one before ten times. */
function entityBomb(): string {
  const names = 'abcdefgh'.split('');
  const entities = names.map((name, at) => {
    const inside = at === 0 ? 'boom' : `&${names[at - 1]};`.repeat(10);
    return `<!ENTITY ${name} "${inside}">`;
  });
  return `<?xml version="1.0"?><!DOCTYPE rss [${entities.join('')}]><rss version="2.0"><channel><title>&h;</title><item><guid>1</guid><title>&h;</title></item></channel></rss>`;
}

function entityFromFile(): string {
  return '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&f;</title><item><guid>1</guid><title>&f;</title><description>&f;</description></item></channel></rss>';
}
