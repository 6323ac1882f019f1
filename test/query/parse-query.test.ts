import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointAt } from '../../src/query/query-fault.ts';
import { queryOf, read, YEAR_2000 } from './subjects.ts';

const text = (word: string) => ({ kind: 'text', text: word });

/** Where a text goes wrong, in code points, and the sentence. */
function faultOf(query: string): readonly [number, string] {
  const parsed = read(query);
  assert.ok(!parsed.ok, `${query} was read`);
  return [parsed.fault.at, parsed.fault.message];
}

test('words side by side must all match, and or binds less than and', () => {
  assert.deepEqual(queryOf('a b and c'), {
    kind: 'and',
    queries: [text('a'), text('b'), text('c')],
  });
  assert.deepEqual(queryOf('a or b c'), {
    kind: 'or',
    queries: [text('a'), { kind: 'and', queries: [text('b'), text('c')] }],
  });
});

test('parentheses group, and a single term in them is that term', () => {
  assert.deepEqual(queryOf('(a or b) c'), {
    kind: 'and',
    queries: [{ kind: 'or', queries: [text('a'), text('b')] }, text('c')],
  });
  assert.deepEqual(queryOf('((a))'), text('a'));
});

test('not and a hyphen in front of a term are the same, and a hyphen inside a word is part of it', () => {
  assert.deepEqual(queryOf('not a'), { kind: 'not', query: text('a') });
  assert.deepEqual(queryOf('-a'), queryOf('not a'));
  assert.deepEqual(queryOf('-(a b)'), queryOf('not (a b)'));
  assert.deepEqual(queryOf('well-known'), text('well-known'));
});

test('in quotes a keyword, a field and a parenthesis are text', () => {
  assert.deepEqual(queryOf('"or"'), text('or'));
  assert.deepEqual(queryOf('"author:x (y)"'), text('author:x (y)'));
  assert.deepEqual(queryOf('"a \\"b\\" \\\\ c\\d"'), text('a "b" \\ c\\d'));
});

test('keywords, fields and qualities are read in any case', () => {
  assert.deepEqual(queryOf('a OR b'), queryOf('a or b'));
  assert.deepEqual(queryOf('IS:Key'), { kind: 'is', quality: 'key' });
});

test('a pattern ends at the slash that is neither escaped nor in brackets', () => {
  assert.deepEqual(queryOf('/a\\/b[/]c/ d'), {
    kind: 'and',
    queries: [{ kind: 'pattern', source: 'a\\/b[/]c' }, text('d')],
  });
});

test('a field takes a word, a quoted text or a pattern', () => {
  assert.deepEqual(queryOf('author:reed'), { kind: 'author', term: text('reed') });
  assert.deepEqual(queryOf('author:"Mara Reed"'), { kind: 'author', term: text('Mara Reed') });
  assert.deepEqual(queryOf('source:/^g/'), {
    kind: 'source',
    term: { kind: 'pattern', source: '^g' },
  });
});

test('an age may be followed by ago, outside quotes or within', () => {
  const twoHours = { kind: 'after', at: YEAR_2000 + 7_200_000 };
  assert.deepEqual(queryOf('after:2h'), twoHours);
  assert.deepEqual(queryOf('after:2h ago'), twoHours);
  assert.deepEqual(queryOf('after:"2h ago"'), twoHours);
  assert.deepEqual(queryOf('after:2h ago levy'), {
    kind: 'and',
    queries: [twoHours, text('levy')],
  });
  assert.deepEqual(queryOf('after:2h "ago"'), { kind: 'and', queries: [twoHours, text('ago')] });
});

test('what has no letters before its colon is a word', () => {
  assert.deepEqual(queryOf('14:30'), text('14:30'));
});

test('a fault points at the character where something else was expected', () => {
  assert.deepEqual(faultOf(''), [0, 'expected a word, "quoted text", /pattern/ or field:value']);
  assert.deepEqual(faultOf('a or'), [
    4,
    'expected a word, "quoted text", /pattern/ or field:value',
  ]);
  assert.deepEqual(faultOf('or a'), [0, 'expected a term before or']);
  assert.deepEqual(faultOf('a ()'), [3, 'expected a term before )']);
  assert.deepEqual(faultOf('(a b'), [4, 'expected ) to close the ( at column 1']);
  assert.deepEqual(faultOf('a) b'), [1, 'expected no ) here: none is open']);
  assert.deepEqual(faultOf('a - b'), [2, 'expected a term right after -, or "-" in quotes']);
  assert.deepEqual(faultOf('a "b'), [4, 'expected " to close the quoted text']);
  assert.deepEqual(faultOf('"" b'), [0, 'expected a letter, a digit or a sign to look for']);
});

test('a fault in a field says which fields or values there are', () => {
  assert.deepEqual(faultOf('a athor:x'), [
    2,
    'expected author:, source:, is:, after: or before:, or the text in quotes',
  ]);
  assert.deepEqual(faultOf('author: x'), [7, 'expected a value right after author:']);
  assert.deepEqual(faultOf('is:new'), [
    3,
    'expected is: with key, summary, edited, removed, unseen, starred or pinned',
  ]);
  assert.deepEqual(faultOf('is:/key/')[0], 3);
  assert.deepEqual(faultOf('before:noon'), [
    7,
    'expected a time (14:30, 2024-06-19T14:30Z) or an age (2h)',
  ]);
});

test('a fault in a pattern points into the pattern', () => {
  assert.deepEqual(faultOf('a /b'), [4, 'expected / to close the pattern']);
  assert.deepEqual(faultOf('/b/c'), [3, 'expected a space after the pattern']);
  assert.deepEqual(faultOf('/a(b/'), [4, 'expected ) to close the group']);
  assert.deepEqual(faultOf('/a)/'), [2, 'expected no ) here: none is open']);
  assert.deepEqual(faultOf('/a|*/'), [3, 'expected something to repeat before *']);
  assert.deepEqual(faultOf('/[z-a]/'), [1, 'expected something that [z-a] can stand for']);
  assert.deepEqual(faultOf('/a(?=b)/'), [
    2,
    'expected a group without ?: looking ahead or behind is not to be had here',
  ]);
  assert.deepEqual(faultOf('/(a)\\1/'), [4, 'expected no \\1: a pattern cannot refer back here']);
  assert.deepEqual(faultOf('/a{3,2}/')[0], 2);
  assert.deepEqual(faultOf('/^*/')[0], 1);
});

test('a pattern whose counts multiply is refused before it is built', () => {
  assert.deepEqual(faultOf('/((a{1000}){1000}){1000}/'), [
    1,
    'expected a smaller pattern: its counts multiply to too much',
  ]);
});

test('places are counted in characters, and cut in UTF-16 units', () => {
  const parsed = read('🚀🚀 )');
  assert.ok(!parsed.ok);
  assert.deepEqual([parsed.fault.at, parsed.fault.index], [3, 5]);
});

test('what is never closed is refused at once, however often it could have been', () => {
  for (const text of ['"', '/', '/[', '/(', '(', '-', 'author:"'])
    for (const filling of ['\\', '[', '(', '\\[', 'a ', '"a'])
      read(text + filling.repeat(Math.floor(990 / filling.length)));
});

test('a text of more than a thousand characters is refused', () => {
  assert.ok(read('a '.repeat(500)).ok);
  assert.deepEqual(faultOf('a '.repeat(501)), [1000, 'expected 1000 characters at most']);
  assert.ok(read(`${'('.repeat(499)}a${')'.repeat(499)}`).ok);
});

test('a fault is drawn under the text without controls', () => {
  const given = 'levy is:n\u001b[31mew';
  const parsed = read(given);
  assert.ok(!parsed.ok);
  const [line, pointer] = pointAt(given, parsed.fault);
  assert.equal(line, 'levy is:n[31mew');
  assert.ok(pointer.startsWith(`${' '.repeat(8)}^ expected is: with key`), pointer);
});
