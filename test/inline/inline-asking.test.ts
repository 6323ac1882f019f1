import assert from 'node:assert/strict';
import { test } from 'node:test';
import { obeySearch, pasteSearch, typeSearch } from '../../src/inline/inline-asking.ts';
import {
  chooseInline,
  createInlineReader,
  type InlineReader,
  obeyInline,
} from '../../src/inline/inline-reader.ts';
import type { Block } from '../../src/model/block.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { Command } from '../../src/ui/keymap.ts';
import { block, header, update } from '../helpers/builders.ts';
import { HARBOUR, NOW } from '../helpers/screens.ts';

const options = { zone: 'UTC', time: 'both', spell: (text: string) => text, now: NOW } as const;

/** A reader to whom keys and commands are given one after the other; each answers what is said, then what stays open. */
function openReader(blocks: readonly Block[] = HARBOUR) {
  const state = reduce(initialState(NOW), {
    type: 'update-received',
    update: update({ header: header(), blocks }),
    receivedAt: NOW,
    cause: 'poll',
  });
  const sight = { state, options };
  let reader: InlineReader = createInlineReader(false);
  return {
    reader: () => reader,
    type(text: string, ...keys: readonly string[]): string {
      let said = '';
      for (const key of [...Array.from(text, (one) => (one === ' ' ? 'space' : one)), ...keys]) {
        const answer = typeSearch(reader, key, sight);
        reader = answer.reader;
        said += answer.says + (answer.typed ?? '');
      }
      return said;
    },
    paste(text: string): string {
      const answer = pasteSearch(reader, text, sight);
      reader = answer.reader;
      return answer.typed ?? '';
    },
    obey(...commands: readonly Command[]): string {
      let says = '';
      for (const command of commands) {
        const answer = obeySearch(reader, command, sight) ?? obeyInline(reader, command, sight);
        assert.ok(answer);
        ({ reader, says } = answer);
      }
      return says;
    },
    choose(...keys: readonly string[]): string {
      let says = '';
      for (const key of keys) {
        const answer = chooseInline(reader, key, sight);
        assert.ok(answer);
        ({ reader, says } = answer);
      }
      return says;
    },
  };
}

test('what is searched for is typed, and the matches are listed by number, the oldest first', () => {
  const { obey, type, choose, reader } = openReader();
  assert.equal(obey('search'), 'Search. Type what to find, then enter; esc leaves.\n');
  assert.equal(type('gate'), 'gate');
  const says = type('', 'enter');
  assert.match(says, /^3 posts match "gate"\.\n {2}1\. 13:51 Gate shut/u);
  assert.match(
    says,
    /\n {2}3\. 14:31 The harbour gate will open.*\nType a number, then enter; esc leaves\.\nn reads the next match, the newer one, N the older one\.\n$/u,
  );
  assert.equal(reader().typing, null);
  assert.match(choose('2', 'enter'), /^14:15 SUMMARY\. What we know so far/u);
});

test('the next match is the newer one, the previous the older, and at an end that is said', () => {
  const { obey, type } = openReader();
  obey('search');
  type('tug', 'enter');
  const first = obey('next-match');
  assert.match(first, /tug/iu);
  assert.match(obey('bottom', 'previous-match'), /tug/iu);
  assert.equal(obey('bottom', 'next-match'), 'No newer post that is known matches "tug".\n');
  assert.equal(obey('top', 'previous-match'), 'No older post that is known matches "tug".\n');
});

test('without a search the next match says how to search', () => {
  assert.equal(openReader().obey('next-match'), 'Nothing is searched for: / does.\n');
});

test('the whole query language is asked, and key events alone are looked through where they are read', () => {
  const { obey, type } = openReader();
  obey('search');
  assert.match(type('is:key -levy', 'enter'), /is:key -levy3 posts match "is:key -levy"\./u);
  obey('key-events-only', 'search');
  assert.equal(type('plaice', 'enter'), 'plaiceNo post matches "plaice".\n');
});

test('a line that cannot be read stays open, is said again, and can be mended', () => {
  const { obey, type, reader } = openReader();
  obey('search');
  const says = type('gate author:', 'enter');
  assert.match(
    says,
    /\nauthor:|Not understood: .*, at character 13\. The line is:\ngate author:$/u,
  );
  assert.equal(reader().typing?.text, 'gate author:');
  assert.equal(type('', '^W'), '\ngate ');
  assert.match(type('', 'enter'), /^3 posts match "gate"\./u);
});

test('what is typed is said as it comes, and a line that is changed otherwise is said again', () => {
  const { obey, type, paste } = openReader();
  obey('search');
  assert.equal(type('ab'), 'ab');
  assert.equal(type('', 'left'), '');
  assert.equal(type('x'), '\naxb');
  assert.equal(type('', 'end', 'backspace'), '\nax');
  assert.equal(paste('y\u001b[2Jz'), 'y[2Jz');
});

test('escape, an empty line and a backspace beyond its beginning leave the search', () => {
  for (const keys of [
    ['esc'],
    ['enter'],
    ['backspace'],
    ['x', 'backspace', 'backspace'],
    ['space', 'enter'],
  ]) {
    const { obey, type, reader } = openReader();
    obey('search');
    assert.match(type('', ...keys), /Left the search\.\n$/u);
    assert.equal(reader().typing, null);
  }
});

test('of many matches the newest twenty are listed, with how many there are', () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    block({ id: `b${at}`, title: `Title ${at}`, publishedAt: at * 60_000 }),
  );
  const { obey, type } = openReader(many);
  obey('search');
  const says = type('title', 'enter');
  assert.match(says, /^title30 posts match "title"\. The newest 20:\n {2}1\. .*Title 10\n/u);
  assert.match(says, /\n {2}20\. .*Title 29\n/u);
});
