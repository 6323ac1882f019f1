// Holds the bundled story to what it promises: its size, its parts, and edits that a reader can see.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apollo11 } from '../../src/replay/apollo-11.ts';
import { openingAt } from '../../src/replay/demo.ts';
import { playUntil } from '../../src/replay/newsroom.ts';
import type { ScriptContent, ScriptElement, ScriptEvent } from '../../src/replay/script.ts';
import { checkScript } from '../../src/replay/script-check.ts';

const MAX_TITLE_LENGTH = 100;
/** Tags that a paragraph may hold, and the entities. */
const INLINE_MARKUP = /<\/?(?:strong|em)>|<a href="https:\/\/[^"\s]+">|<\/a>|&(?:amp|lt|gt);/gu;
const WIDE_CHARACTER = /\p{Script=Han}/u;
/** Parts of the script that are plain text: no tag and no entity may stand in them. */
const MARKUP = /[<>&]/u;

type Did = ScriptEvent['did'];

function eventsOf<Kind extends Did>(kind: Kind): Extract<ScriptEvent, { did: Kind }>[] {
  return apollo11.events.filter(
    (event): event is Extract<ScriptEvent, { did: Kind }> => event.did === kind,
  );
}

const posts = eventsOf('post');
const edits = eventsOf('edit');
const contents: Partial<ScriptContent>[] = [...posts, ...edits].map((event) => event.content);
const elements: ScriptElement[] = contents.flatMap((content) => content.body ?? []);
const removed = new Set(eventsOf('remove').map((event) => event.block));
const titles = contents.flatMap((content) => content.title ?? []);
const headlines = [apollo11.headline, ...eventsOf('headline').map((event) => event.headline)];

function htmlOf(element: ScriptElement): readonly string[] {
  if (typeof element === 'string') return [element];
  if ('quote' in element) return element.quote;
  if ('list' in element) return element.list;
  return [];
}

function plainOf(element: ScriptElement): readonly string[] {
  if (typeof element === 'string') return [];
  if ('heading' in element) return [element.heading];
  if ('link' in element) return [element.link.prefix, element.link.text];
  if ('image' in element) return [element.image.alt, element.image.caption, element.image.credit];
  return [];
}

function addressesOf(element: ScriptElement): readonly string[] {
  if (typeof element === 'string') return [];
  if ('link' in element) return [element.link.url];
  return 'image' in element ? [element.image.url] : [];
}

test('the story is sound: in order, in whole seconds, and about blocks that are there', () => {
  assert.deepEqual(checkScript(apollo11), []);
});

test('the story has between fifty and eighty blocks, removed ones included', () => {
  assert.ok(posts.length >= 50 && posts.length <= 80, `${posts.length} posts`);
});

test('the story is edited at least eight times, and three blocks are removed', () => {
  assert.ok(edits.length >= 8, `${edits.length} edits`);
  assert.ok(removed.size >= 3, `${removed.size} removals`);
});

test('the pin moves, is taken out, and the pinned block itself changes', () => {
  assert.ok(new Set(eventsOf('pin').map((event) => event.block)).size >= 3);
  assert.ok(eventsOf('unpin').length >= 1);
  const whilePinned = edits.filter(
    (edit) => playUntil(apollo11, Date.parse(edit.at)).pinned === edit.block,
  );
  assert.ok(whilePinned.length >= 1);
});

test('the story that remains has a dozen key events, all with titles, and three summaries with lists', () => {
  const { blocks } = playUntil(apollo11, Number.POSITIVE_INFINITY);
  const keyEvents = blocks.filter((block) => block.keyEvent);
  const summaries = blocks.filter((block) => block.summary);
  assert.ok(keyEvents.length >= 12, `${keyEvents.length} key events`);
  assert.ok(summaries.length >= 3, `${summaries.length} summaries`);
  for (const block of keyEvents) assert.notEqual(block.title, null, block.name);
  for (const block of summaries) {
    assert.ok(
      block.body.some((part) => typeof part !== 'string' && 'list' in part),
      block.name,
    );
  }
});

test('the story holds images, quotes, both kinds of list, links and wide characters', () => {
  const parts = elements.filter((element) => typeof element !== 'string');
  const lists = parts.filter((part) => 'list' in part);
  assert.ok(parts.some((part) => 'image' in part));
  assert.ok(parts.some((part) => 'quote' in part));
  assert.ok(parts.some((part) => 'link' in part));
  assert.ok(elements.some((part) => htmlOf(part).some((html) => html.includes('<a href='))));
  assert.ok(lists.some((list) => list.ordered === true));
  assert.ok(lists.some((list) => list.ordered === undefined));
  assert.ok(posts.some((post) => post.content.contributors?.some((by) => WIDE_CHARACTER.test(by))));
  assert.ok(titles.some((title) => WIDE_CHARACTER.test(title)));
});

test('every image has a caption, an alternative text and a credit', () => {
  for (const element of elements) {
    if (typeof element === 'string' || !('image' in element)) continue;
    const { url, alt, caption, credit } = element.image;
    for (const text of [alt, caption, credit]) assert.notEqual(text.trim(), '', url);
  }
});

test('every block says who wrote it', () => {
  for (const post of posts) assert.ok((post.content.contributors ?? []).length > 0, post.block);
});

test('every edit changes something that a reader can see', () => {
  for (const edit of edits) {
    const at = Date.parse(edit.at);
    const before = readingAt(edit.block, at - 1);
    const after = readingAt(edit.block, at);
    assert.notEqual(after, before, `${edit.block} at ${edit.at}`);
  }
});

function readingAt(name: string, at: number): string {
  const block = playUntil(apollo11, at).blocks.find((each) => each.name === name);
  assert.ok(block, name);
  return JSON.stringify([block.title, block.body]);
}

test('no title is longer than a hundred characters', () => {
  for (const title of titles) assert.ok(title.length <= MAX_TITLE_LENGTH, title);
});

test('paragraphs hold only simple inline markup, well closed; all else is plain text', () => {
  for (const html of elements.flatMap(htmlOf)) {
    assert.doesNotMatch(html.replace(INLINE_MARKUP, ''), MARKUP, html);
    for (const tag of ['strong', 'em', 'a']) {
      assert.equal(countOf(html, `<${tag}[ >]`), countOf(html, `</${tag}>`), html);
    }
  }
  for (const text of [...titles, ...headlines, ...elements.flatMap(plainOf)]) {
    assert.doesNotMatch(text, MARKUP, text);
  }
});

function countOf(text: string, pattern: string): number {
  return [...text.matchAll(new RegExp(pattern, 'gu'))].length;
}

test('every address is an https address', () => {
  for (const url of elements.flatMap(addressesOf)) assert.equal(new URL(url).protocol, 'https:');
});

test('one block is far longer than a terminal of 24 rows', () => {
  const lengths = posts.map((post) => post.content.body.flatMap(htmlOf).join('').length);
  assert.ok(Math.max(...lengths) > 24 * 72);
});

test('the middle of the story falls between the landing and the first step, with enough to read', () => {
  const middleAt = openingAt(apollo11, 'middle');
  assert.ok(middleAt > Date.parse('1969-07-20T20:17:40Z'));
  assert.ok(middleAt < Date.parse('1969-07-21T02:56:15Z'));
  assert.ok(playUntil(apollo11, middleAt).blocks.length >= 25);
});

test('the story ends as it happened', () => {
  const last = playUntil(apollo11, Number.POSITIVE_INFINITY);
  assert.equal(last.ended, true);
  assert.match(last.headline, /as it happened$/u);
  assert.equal(last.blocks.at(0)?.summary, true);
});
