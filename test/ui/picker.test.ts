// Owns the picking of a story, with keys, on a screen that tests can read.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { EXIT } from '../../src/config/exit-codes.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { type PickOptions, pickOnScreen } from '../../src/ui/pick-on-screen.ts';
import { createPicker, type ListedStory } from '../../src/ui/picker.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { until } from '../helpers/until.ts';
import { createFakeTerminal } from './fake-terminal.ts';

const NOW = Date.UTC(2031, 4, 2, 14, 32);

function story(id: string): ListedStory {
  return {
    id,
    url: `https://example.org/live/${id}`,
    title: `Story ${id}`,
    standfirst: null,
    byline: null,
    status: 'live',
    updatedAt: NOW,
  };
}

const STORIES = ['a', 'b', 'c', 'd'].map(story);

function startPicking(t: TestContext, load: PickOptions['load'] = async () => STORIES) {
  const terminal = createFakeTerminal(60, 12);
  t.after(terminal.dispose);
  const outside = new AbortController();
  let resized = () => {};
  const picker = createPicker({
    size: { columns: 60, rows: 12 },
    glyphs: UNICODE_GLYPHS,
    zone: 'UTC',
  });
  const picked = pickOnScreen(
    {
      picker,
      terminal: terminal.session,
      colour: false,
      timer: createFakeTimer().timer,
      now: () => NOW,
      load,
      onResized(listener) {
        resized = listener;
        return () => {
          resized = () => {};
        };
      },
    },
    outside.signal,
  );
  const chosen = () => terminal.text().find((row) => row.startsWith('>'));
  /** Ink is loaded while the list is; what is typed before then waits. */
  const shows = (words: string) => until(() => terminal.text().some((row) => row.includes(words)));
  return { ...terminal, picker, picked, chosen, shows, outside, resized: () => resized() };
}

test('keys choose, enter picks, and the terminal is given back', async (t) => {
  const { type, shows, chosen, picked, isOurs } = startPicking(t);
  await shows('> LIVE   now  Story a');
  type('jj');
  await shows('> LIVE   now  Story c');
  type('\u001b[A');
  await shows('> LIVE   now  Story b');
  type('G');
  await shows('> LIVE   now  Story d');
  type('g');
  await shows('> LIVE   now  Story a');
  type('kj');
  await until(() => chosen()?.includes('Story b') === true);
  assert.ok(isOurs());
  type('\r');
  assert.deepEqual(await picked, story('b'));
  assert.equal(isOurs(), false);
});

for (const [name, keys, code] of [
  ['q', 'q', EXIT.done],
  ['control and C', '\u0003', EXIT.interrupt],
] as const) {
  test(`${name} picks nothing`, async (t) => {
    const { type, shows, picked, isOurs } = startPicking(t);
    await shows('> LIVE');
    type(keys);
    assert.equal(await picked, code);
    assert.equal(isOurs(), false);
  });
}

test('a list that cannot be had at first ends the picking; the screen is given back before', async (t) => {
  const { picked, isOurs } = startPicking(t, async () => {
    throw new Error('no list');
  });
  await assert.rejects(picked, /no list/u);
  assert.equal(isOurs(), false);
});

test('the list is asked for again, and what was chosen stays so', async (t) => {
  const answers = [STORIES, [story('new'), ...STORIES]];
  const { type, shows, picked } = startPicking(t, async () => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error('the server has a fault');
    return answer;
  });
  await shows('> LIVE   now  Story a');
  type('j');
  await shows('> LIVE   now  Story b');
  type('r');
  await shows('Story new');
  await shows('> LIVE   now  Story b');
  type('r');
  await shows('the server has a fault');
  await shows('> LIVE   now  Story b');
  type('q');
  assert.equal(await picked, EXIT.done);
});

test('enter waits for a list, and an unknown key is said to be none', async (t) => {
  const list = Promise.withResolvers<readonly ListedStory[]>();
  const { type, shows, picked } = startPicking(t, () => list.promise);
  await shows('asking the publisher');
  type('\r');
  type('x');
  await shows('x is not a key here');
  list.resolve(STORIES);
  await shows('> LIVE   now  Story a');
  type('q');
  assert.equal(await picked, EXIT.done);
});

test('an end from outside ends the picking, and stops the loading', async (t) => {
  let seen: AbortSignal | null = null;
  const { picked, outside, isOurs } = startPicking(t, (signal) => {
    seen = signal;
    return new Promise(() => {});
  });
  outside.abort();
  assert.equal(await picked, EXIT.done);
  assert.equal(isOurs(), false);
  assert.ok((seen as AbortSignal | null)?.aborted);
});

test('a new size is drawn at once', async (t) => {
  const { picker, resize, resized, shows, type, picked, text } = startPicking(t);
  await shows('> LIVE   now  Story a');
  resize(30, 6);
  picker.resize({ columns: 30, rows: 6 });
  resized();
  await shows('> L now  Story a');
  assert.equal(text().length, 6);
  type('q');
  await picked;
});

test('a click chooses a story, another one on it picks it, and the wheel moves the choice', async (t) => {
  const { type, text, chosen, shows, picked } = startPicking(t);
  await shows('Story d');
  const click = (words: string) =>
    type(`\u001b[<0;9;${text().findIndex((row) => row.includes(words)) + 1}M`);
  const isChosen = (words: string) => until(() => chosen()?.includes(words) === true);
  click('Story c');
  await isChosen('Story c');
  type('\u001b[<65;9;3M');
  await isChosen('Story d');
  type('\u001b[<64;9;3M');
  await isChosen('Story c');
  click('LIVE NOW');
  click('Story c');
  assert.equal(await picked, STORIES[2]);
});
