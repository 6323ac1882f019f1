// Owns the tests of images on a whole screen, on terminals that take pixels and on those that take none: what is asked, what
// is sent, how often, and what is left of it.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { EXIT } from '../../src/config/exit-codes.ts';
import type { ImageElement } from '../../src/model/element.ts';
import type { PictureWay } from '../../src/terminal/picture-way.ts';
import { createPictures } from '../../src/ui/pictures.ts';
import { followOnScreen } from '../../src/ui/screen-mode.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { readEmitted } from '../helpers/escape-grammar.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { NOW } from '../helpers/screens.ts';
import { bytesOfPicture } from '../helpers/tiny-pictures.ts';
import { until } from '../helpers/until.ts';
import { createFakeReach } from './fake-reach.ts';
import { createFakeTerminal } from './fake-terminal.ts';
import { openReading } from './harbour-reading.ts';

const SIZE = { columns: 60, rows: 20 };

const IMAGE: ImageElement = {
  ...{ id: 'gate', type: 'image', url: 'https://example.org/gate.png' },
  ...{ alt: 'The gate from above', caption: null, credit: null },
};

function look(t: TestContext, way: PictureWay) {
  const elements = [paragraph('Words about it.'), IMAGE];
  const seen = block({ id: 'seen', publishedAt: NOW, title: 'Seen', elements });
  const opened = openReading({ blocks: [seen], ...SIZE });
  const terminal = createFakeTerminal(SIZE.columns, SIZE.rows);
  const outer = new AbortController();
  const pictures = createPictures({
    ...{ way, depth: 'indexed', multiplexer: 'none', seed: 0 },
    fetchPicture: async () => ({ bytes: bytesOfPicture('png') }),
    questions: terminal.session.questions,
  });
  const ended = followOnScreen(
    {
      ...opened,
      ...createFakeReach(),
      ...{ pictures, terminal: terminal.session, colour: true, attention: null },
      timer: createFakeTimer().timer,
      session: {
        open: async () => ({ reason: 'file' }),
        run: async () => ({ reason: 'stopped' }),
        ...{ pollNow: () => {}, readOlder: async () => {}, reachedAt: () => NOW },
      },
      ...{ storyNow: () => NOW, speed: 1 },
      ...{ complain: () => {}, codeOf: () => EXIT.unreachable },
    },
    outer.signal,
  );
  t.after(async () => {
    outer.abort();
    await ended;
    terminal.dispose();
  });
  let at = 0;
  return {
    ...terminal,
    ...opened,
    /** What was written since this was last asked. */
    news() {
      terminal.text();
      const bytes = terminal.bytes().slice(at);
      at += bytes.length;
      return bytes;
    },
    async presses(key: string, pattern: RegExp) {
      terminal.type(key);
      await until(() => pattern.test(terminal.text().join('\n')), {
        saying: () => `${pattern} on\n${terminal.text().join('\n')}`,
      });
    },
    leave: () => {
      outer.abort();
      return ended;
    },
  };
}

const WORDS = /The gate from above\nhttps:\/\/example\.org/u;
const DRAWN = /gate\.png\n\n/u;
const SEEN = /Words about it\./u;

/** The screen as it is when the image is drawn, and what was sent for it. */
async function drawn(t: TestContext, way: PictureWay, answers = '') {
  const screen = look(t, way);
  await until(() => screen.session.stdin.listenerCount('readable') > 0);
  await screen.presses('', SEEN);
  await screen.presses('i', WORDS);
  const question = screen.news();
  screen.type(answers);
  await screen.presses('i', DRAWN);
  return { ...screen, question, sent: screen.news() };
}

const QUESTION = '\u001b[16t\u001b[c';
const SIXELS = /\u001bP0;1;0q[^\u001b]*\u001b\\/gu;

test('a terminal that says that it takes sixels is sent the image as such, once', async (t) => {
  const screen = await drawn(t, 'unknown', '\u001b[6;4;2t\u001b[?62;4;22c');
  assert.ok(screen.question.includes(QUESTION));
  assert.equal(screen.sent.match(SIXELS)?.length, 1);
  assert.match(screen.sent, /"1;1;16;8#/u);
  assert.ok(!screen.sent.includes(QUESTION));
  screen.store.dispatch({ type: 'ticked', now: NOW + 60_000 });
  await new Promise(setImmediate);
  const tick = screen.news();
  assert.match(tick, /\d/u);
  assert.doesNotMatch(tick, /\u001bP|\u001b\[2J/u);
});

test('closing the image erases the screen, and draws the story anew', async (t) => {
  const screen = await drawn(t, 'sixel', '\u001b[6;4;2t\u001b[?62;4;22c');
  await screen.presses('q', SEEN);
  const closed = screen.news();
  assert.match(closed, /\u001b\[H\u001b\[2J.*Words about it/su);
  assert.doesNotMatch(closed, SIXELS);
  assert.deepEqual(screen.text(), screen.rows());
});

test('a redraw erases the image and paints it again', async (t) => {
  const screen = await drawn(t, 'iterm');
  assert.match(screen.sent, /\u001b\]1337;File=/u);
  screen.type('\u000c');
  await until(() => /\u001b\[H\u001b\[2J.*\u001b\]1337;File=/su.test(screen.news()));
});

test('a font that becomes smaller has the image painted again, within its rows', async (t) => {
  const screen = await drawn(t, 'sixel', '\u001b[6;4;2t\u001b[?62;4;22c');
  screen.type('\u001b[6;2;1t');
  await until(() => screen.bytes().match(SIXELS)?.length === 2);
  assert.match(screen.news(), /"1;1;8;4#/u);
});

test('kitty is handed the image once, its rows are characters, and it is removed with them', async (t) => {
  const screen = await drawn(t, 'kitty');
  assert.equal(screen.sent.match(/\u001b_Ga=T,U=1,i=16,/gu)?.length, 1);
  assert.match(screen.text().join('\n'), /\u{10eeee}/u);
  await screen.presses('q', SEEN);
  const closed = screen.news();
  assert.match(closed, /\u001b_Ga=d,d=I,i=16,q=2\u001b\\/u);
  assert.doesNotMatch(closed, /\u001b\[2J/u);
  assert.deepEqual(screen.text(), screen.rows());
});

test('whoever leaves with an image on the screen leaves none in the terminal', async (t) => {
  const screen = await drawn(t, 'kitty');
  await screen.leave();
  assert.match(screen.news(), /\u001b_Ga=d,d=I,i=16,q=2\u001b\\\u001b\[\?2026l/u);
});

test('a terminal that does not answer, or answers no, is sent characters and nothing else', async (t) => {
  for (const answers of ['', '\u001b[6;4;2t\u001b[?1;2c']) {
    const screen = await drawn(t, 'unknown', answers);
    assert.match(screen.sent, /▀/u);
    const { strangers } = readEmitted(screen.sent, SIZE);
    assert.deepEqual(strangers, []);
  }
});

test('where characters were chosen, or are all there is, the terminal is not even asked', async (t) => {
  const screen = await drawn(t, 'blocks');
  const { strangers } = readEmitted(screen.bytes(), SIZE);
  assert.deepEqual(strangers, []);
});

test('an answer is no key, not even one that comes late', async (t) => {
  const screen = await drawn(t, 'unknown');
  const before = screen.text();
  screen.type('\u001b[6;4;2t\u001b[?62;4;22c');
  await new Promise(setImmediate);
  assert.deepEqual(screen.text(), before);
});
