// Owns what HTML becomes: each tag, white space, entities, and markup that means harm.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListPassage, Passage } from '../../../src/model/passage.ts';
import { textOfPassages } from '../../../src/model/visible-text.ts';
import { parseHtml, textOfHtml } from '../../../src/source/html/html.ts';

const BASE = 'https://example.org/world/live/story';

function paragraph(...content: Extract<Passage, { kind: 'paragraph' }>['content']): Passage {
  return { kind: 'paragraph', content };
}

function plain(text: string): Passage {
  return paragraph({ text });
}

type Case = readonly [name: string, html: string, passages: readonly Passage[]];

function check(cases: readonly Case[]): void {
  for (const [name, html, passages] of cases) {
    test(`html: ${name}`, () => assert.deepEqual(parseHtml(html, BASE), passages));
  }
}

check([
  ['nothing', '', []],
  ['paragraphs', '<p>One</p><p>Two</p>', [plain('One'), plain('Two')]],
  [
    'bare text at the top level',
    'One <b>two</b>',
    [paragraph({ text: 'One ' }, { text: 'two', bold: true })],
  ],
  [
    'bare text between paragraphs',
    '<p>One</p>two<p>Three</p>',
    [plain('One'), plain('two'), plain('Three')],
  ],
  ['a line break', '<p>One<br>two</p>', [plain('One\ntwo')]],
  ['a line break at the top level', 'One<br/>two', [plain('One\ntwo')]],
  ['a line break at the end of a paragraph', '<p>One <br></p>', [plain('One')]],
  ['many line breaks are one blank line', '<p>One<br><br> <br>two</p>', [plain('One\n\ntwo')]],
  ['white space collapses', '<p>\n  One\t two\n</p>\n', [plain('One two')]],
  [
    'white space collapses across tags',
    '<p>One <i> two</i></p>',
    [paragraph({ text: 'One ' }, { text: 'two', italic: true })],
  ],
  ['a non-breaking space is kept', '<p>7&nbsp;pm\u00a0sharp</p>', [plain('7\u00a0pm\u00a0sharp')]],
  ['empty paragraphs vanish', '<p></p><p> </p><p>&nbsp;</p><p><br></p>', []],
  ['bold', '<p><strong>a</strong><b>b</b></p>', [paragraph({ text: 'ab', bold: true })]],
  ['italic', '<p><em>a</em><i>b</i><var>c</var></p>', [paragraph({ text: 'abc', italic: true })]],
  [
    'struck out',
    '<p><s>a</s><strike>b</strike><del>c</del></p>',
    [paragraph({ text: 'abc', strike: true })],
  ],
  ['code within a line', '<p><code>a</code></p>', [paragraph({ text: 'a', code: true })]],
  [
    'tags without a style of their own',
    '<p><u>a</u><mark>b</mark><sub>c</sub><sup>d</sup><span>e</span><time>f</time></p>',
    [plain('abcdef')],
  ],
  [
    'styles within styles',
    '<p><b>a<i>b</i></b>c</p>',
    [paragraph({ text: 'a', bold: true }, { text: 'b', bold: true, italic: true }, { text: 'c' })],
  ],
  [
    'headings',
    '<h1>a</h1><h2>b</h2><h6>c</h6>',
    ['a', 'b', 'c'].map((text): Passage => ({ kind: 'heading', content: [{ text }] })),
  ],
  ['a div is a paragraph', '<div>One</div><div><p>Two</p></div>', [plain('One'), plain('Two')]],
  ['a line across', '<p>a</p><hr><p>b</p>', [plain('a'), { kind: 'divider' }, plain('b')]],
  ...['***', '* * *', '•••', '• • •'].map(
    (text): Case => [`${text} is a divider`, `<p>${text}</p>`, [{ kind: 'divider' }]],
  ),
  ['a bullet within text is text', '<p>• First</p>', [plain('• First')]],
  [
    'an absolute link',
    '<p><a href="https://example.net/a?b=1&amp;c=2">x</a></p>',
    [paragraph({ text: 'x', href: 'https://example.net/a?b=1&c=2' })],
  ],
  [
    'a relative link',
    '<p><a href="/sport">x</a></p>',
    [paragraph({ text: 'x', href: 'https://example.org/sport' })],
  ],
  [
    'a link keeps its style',
    '<p><b><a href="/a">x</a></b></p>',
    [paragraph({ text: 'x', bold: true, href: 'https://example.org/a' })],
  ],
  ['a link without a target', '<p><a name="x">x</a></p>', [plain('x')]],
  [
    'a link around paragraphs',
    '<a href="/a"><p>x</p></a>',
    [paragraph({ text: 'x', href: 'https://example.org/a' })],
  ],
  [
    'a quote',
    '<blockquote><p>One</p><p>Two</p></blockquote>',
    [{ kind: 'quote', passages: [plain('One'), plain('Two')], attribution: null }],
  ],
  [
    'a quote of bare text',
    '<blockquote>One</blockquote>',
    [{ kind: 'quote', passages: [plain('One')], attribution: null }],
  ],
  [
    'a quote with its source',
    '<blockquote><p>One</p><footer>A <b>keeper</b></footer></blockquote>',
    [{ kind: 'quote', passages: [plain('One')], attribution: 'A keeper' }],
  ],
  [
    "someone's words",
    '<blockquote class="a quoted">One</blockquote>',
    [{ kind: 'quote', passages: [plain('One')], attribution: null, mark: 'quoted' }],
  ],
  ['an empty quote', '<blockquote> </blockquote>', []],
  ['code', '<pre>\n  a\n\tb\n</pre>', [{ kind: 'code', text: '  a\n    b' }]],
]);

function list(ordered: boolean, ...items: (string | Passage)[]): ListPassage {
  return {
    kind: 'list',
    ordered,
    items: items.map((item) =>
      typeof item === 'string'
        ? { content: [{ text: item }], lists: [] }
        : { content: [], lists: item.kind === 'list' ? [item] : [] },
    ),
  };
}

check([
  ['bullets', '<ul><li>a</li>\n<li>b</li></ul>', [list(false, 'a', 'b')]],
  ['numbers', '<ol><li>a<li>b</ol>', [list(true, 'a', 'b')]],
  ['paragraphs in an item', '<ul><li>\n <p>a</p><p>b</p></li></ul>', [list(false, 'a\nb')]],
  [
    'a list in an item',
    '<ul><li>a<ol><li>b</li></ol></li></ul>',
    [
      {
        kind: 'list',
        ordered: false,
        items: [{ content: [{ text: 'a' }], lists: [list(true, 'b')] }],
      },
    ],
  ],
  [
    'a list directly in a list',
    '<ul><li>a</li><ul><li>b</li></ul></ul>',
    [
      {
        kind: 'list',
        ordered: false,
        items: [{ content: [{ text: 'a' }], lists: [list(false, 'b')] }],
      },
    ],
  ],
  [
    'two lists directly in a list',
    '<ul><li>a</li><ul><li>b</li></ul><ol><li>c</li></ol></ul>',
    [
      {
        kind: 'list',
        ordered: false,
        items: [{ content: [{ text: 'a' }], lists: [list(false, 'b'), list(true, 'c')] }],
      },
    ],
  ],
  [
    'a list directly in a list, first',
    '<ul><ul><li>b</li></ul></ul>',
    [list(false, list(false, 'b'))],
  ],
  ['text directly in a list', '<ul>a<li>b</li></ul>', [list(false, 'a', 'b')]],
  ['an item without a list', '<li>a</li>', [list(false, 'a')]],
  ['empty items and lists', '<ul><li> </li></ul><ol></ol>', []],
  [
    'a quote in an item keeps its words',
    '<ul><li><blockquote>a</blockquote></li></ul>',
    [list(false, 'a')],
  ],
  [
    'a table',
    '<table><caption>C</caption><thead><tr><th>a</th><th>b</th></tr></thead><tr><td>1<br>2</td><td></td></tr></table>',
    [
      plain('C'),
      {
        kind: 'table',
        rows: [
          ['a', 'b'],
          ['1 2', ''],
        ],
      },
    ],
  ],
  ['a table without cells', '<table><tr></tr></table>', []],
]);

check([
  [
    'an entity',
    '<p>&lt;b&gt; &amp;amp; &mdash; &#8217; &#x1F600;</p>',
    [plain('<b> &amp; — ’ 😀')],
  ],
  ['a raw escape', '<p>a\u001b[31mb</p>', [plain('a[31mb')]],
  ['an escape as a decimal entity', '<p>a&#27;[31mb</p>', [plain('a[31mb')]],
  ['an escape as a hexadecimal entity', '<p>a&#x1b;]0;x&#7;b</p>', [plain('a]0;xb')]],
  ['a C1 control', '<p>a\u009b31mb\u0090c</p>', [plain('a31mbc')]],
  ['bidi controls', '<p>a\u202eb&#x202e;c\u2066d&rlm;e</p>', [plain('abcde')]],
  ['half a surrogate pair', '<p>a\ud83d</p>', [plain('a')]],
  ['a script', '<p>a</p><script>alert("b")</script><style>p{}</style>', [plain('a')]],
  ['a script as a link', '<p><a href="javascript:alert(1)">a</a></p>', [plain('a')]],
  [
    'a script as a disguised link',
    '<p><a href="java&#10;script:alert(1)">a</a> <a href="\u0001javascript:b()">b</a></p>',
    [plain('a b')],
  ],
  [
    'data and file links',
    '<p><a href="data:text/html,x">a</a><a href="file:///etc/passwd">b</a></p>',
    [plain('ab')],
  ],
  [
    'an escape in a link',
    '<p><a href="https://example.org/&#27;]8;;x">a</a></p>',
    [paragraph({ text: 'a', href: 'https://example.org/]8;;x' })],
  ],
  [
    'unclosed tags',
    '<p><b>a<i>b',
    [paragraph({ text: 'a', bold: true }, { text: 'b', bold: true, italic: true })],
  ],
  ['stray end tags', '</b></div>a</i>', [plain('a')]],
  [
    'tags closed in the wrong order',
    '<p><b>a<i>b</b>c</i></p>',
    [paragraph({ text: 'a', bold: true }, { text: 'b', bold: true, italic: true }, { text: 'c' })],
  ],
  ['a comment', '<p>a<!-- b -->c</p>', [plain('ac')]],
  ['half a tag', '<p>a</p><a href="', [plain('a')]],
  [
    'tags of no known name',
    '<p>a<constructor>b</constructor><hasownproperty>c</hasownproperty></p>',
    [plain('abc')],
  ],
]);

test('html: nesting far too deep loses no words and takes no time to speak of', () => {
  for (const tags of ['<b>', '<ul><li>', '<blockquote>', '<div>', '<b></i>']) {
    const text = textOfPassages(parseHtml(`${tags.repeat(100_000)}end`, null));
    assert.match(text, /end$/u, tags);
  }
});

test('html: a link cannot be made absolute without a base', () => {
  assert.deepEqual(parseHtml('<a href="/a">x</a>', null), [plain('x')]);
});

test('html: as text it is one line', () => {
  assert.equal(textOfHtml('<p>A <em>b</em><br>c</p><ul><li>d</li></ul>'), 'A b c - d');
});
