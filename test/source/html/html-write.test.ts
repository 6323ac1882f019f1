// Owns that HTML which is written from a tree reads back as that tree.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree } from '../../../src/source/html/html-tree.ts';
import { formatHtml } from '../../../src/source/html/html-write.ts';

for (const html of [
  '',
  'no tags',
  '<p>One <b class="x y">two</b><br>three</p>',
  '<p title="a &quot;b&quot; &amp;amp; &lt;i>">1 &lt; 2 &amp;amp; "3"</p>',
  '<figure><img src="/a?b=1&amp;c=2" alt><figcaption>A &lt;b&gt;</figcaption></figure>',
  '<ul><li>a<li>b</ul><p>unclosed',
]) {
  test(`written and read again: ${html}`, () => {
    const tree = parseTree(html);
    assert.deepEqual(parseTree(formatHtml(tree)), tree);
  });
}
