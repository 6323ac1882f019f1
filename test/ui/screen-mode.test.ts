import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { EXIT, type ExitCode } from '../../src/config/exit-codes.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { NetworkError } from '../../src/model/errors.ts';
import { attentionChoices } from '../../src/ui/attention-choices.ts';
import { followOnScreen, type ScreenModeOptions } from '../../src/ui/screen-mode.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { NOW } from '../helpers/screens.ts';
import { until } from '../helpers/until.ts';
import { createFakeReach } from './fake-reach.ts';
import { createFakeTerminal } from './fake-terminal.ts';
import { type Opening, openReading } from './harbour-reading.ts';

type Session = ScreenModeOptions['session'];

/** A session whose first request is answered at once, and which then follows until it is told to stop. */
const QUIET: Session = {
  open: async () => null,
  run: (signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve({ reason: 'stopped' }));
    }),
  pollNow: () => {},
  readOlder: async () => {},
  reachedAt: () => Number.NEGATIVE_INFINITY,
};

const REFUSED = new NetworkError('https://example.org/live', 'refused');

/** Starts to follow on a screen; what was begun is ended with the test. */
function follow(
  t: TestContext,
  session: Partial<Session> = {},
  opening: Opening = {},
  attention: ScreenModeOptions['attention'] = null,
  more: Pick<ScreenModeOptions, 'stories'> = {},
) {
  const opened = openReading(opening);
  const terminal = createFakeTerminal(opening.columns, opening.rows);
  const fake = createFakeTimer();
  const outer = new AbortController();
  const said: { readonly sentence: string; readonly isOurs: boolean }[] = [];
  const ended = followOnScreen(
    {
      ...opened,
      ...createFakeReach(),
      ...more,
      terminal: terminal.session,
      colour: true,
      attention,
      timer: fake.timer,
      session: { ...QUIET, ...session },
      storyNow: () => NOW,
      speed: 1,
      complain: (sentence) => said.push({ sentence, isOurs: terminal.isOurs() }),
      codeOf: () => EXIT.unreachable,
    },
    outer.signal,
  );
  let code: ExitCode | 'turned' | 'thrown' | null = null;
  ended.then(
    (given) => {
      code = typeof given === 'number' ? given : 'turned';
    },
    () => {
      code = 'thrown';
    },
  );
  t.after(async () => {
    outer.abort();
    await ended.catch(() => undefined);
    terminal.dispose();
  });
  return {
    ...opened,
    ...terminal,
    ended,
    outer,
    said,
    pending: fake.pending,
    advance: fake.advance,
    code: () => code,
    /** Resolves when Ink has read the keys and the screen says so. */
    sees: (pattern: RegExp) =>
      until(() => pattern.test(terminal.text().join('\n')), {
        saying: () => `${pattern} on\n${terminal.text().join('\n')}`,
      }),
  };
}

test('the first frame is there before anything is loaded or answered', (t) => {
  const screen = follow(t, { open: () => new Promise(() => {}) });
  assert.deepEqual(screen.text(), screen.rows());
});

test('a story that is on this machine is the first frame', (t) => {
  const opening = openReading();
  const terminal = createFakeTerminal();
  const frames: string[] = [];
  const outer = new AbortController();
  t.after(() => outer.abort());
  void followOnScreen(
    {
      ...opening,
      ...createFakeReach(),
      terminal: { ...terminal.session, draw: (frame) => frames.push(frame) },
      colour: false,
      attention: null,
      timer: createFakeTimer().timer,
      session: {
        ...QUIET,
        open: async () => {
          opening.postBlocks(1);
          return { reason: 'file' };
        },
      },
      storyNow: () => NOW,
      speed: 1,
      complain: () => {},
      codeOf: () => EXIT.unreachable,
    },
    outer.signal,
  );
  assert.equal(frames.length, 1);
  assert.match(frames[0] ?? '', /new 1/u);
});

test('the screen shows the rows of the reading and nothing else, at every size', async (t) => {
  for (const [columns, rows] of [
    [80, 24],
    [40, 12],
    [120, 40],
    [200, 60],
  ] as const) {
    const screen = follow(t, {}, { columns, rows });
    screen.type('J');
    await until(() => screen.reading.getScreen().view.selectedId === 'fish');
    await until(() => screen.text()[0] !== '');
    assert.deepEqual(screen.text(), screen.rows());
    screen.postBlocks(3);
    await until(() => /3/u.test(screen.text()[0] ?? ''));
    assert.deepEqual(screen.text(), screen.rows());
  }
});

test('two keys in one piece are two moves', async (t) => {
  const screen = follow(t, {}, { rows: 12 });
  screen.type('JJ');
  await until(() => screen.reading.getScreen().view.selectedId === 'known');
  await until(() => screen.text()[1] === screen.top());
  assert.deepEqual(screen.text(), screen.rows());
});

test('keys that were typed before Ink was there are not lost', async (t) => {
  const screen = follow(t, { open: () => new Promise(() => {}) }, { rows: 12 });
  screen.type('?');
  await screen.sees(/next post/u);
});

test('arrows, pages and control keys reach their commands', async (t) => {
  const screen = follow(t, {}, { rows: 12 });
  screen.type('\u001b[B');
  await until(() => screen.reading.getScreen().view.place.row === 1);
  screen.type('\u001b[H');
  await until(() => screen.reading.getReader().viewport.mode === 'following');
  screen.type('\u001b[6~\u0015');
  await until(() => screen.reading.getReader().viewport.mode === 'holding');
  screen.type('\u000c');
  await until(() => screen.calls.includes('redraw'));
  screen.type('\u001a');
  await until(() => screen.calls.includes('suspend'));
});

test('what is pasted and what nobody knows is read as no key', async (t) => {
  const screen = follow(t, {}, { rows: 12 });
  screen.type('\u001b[200~qqq\r\u001b[201~\u001b[99~?');
  await screen.sees(/next post/u);
  assert.equal(screen.code(), null);
  assert.equal(screen.reading.getReader().notice, null);
});

test('another size is drawn in full', async (t) => {
  const screen = follow(t);
  screen.type('J');
  await until(() => screen.reading.getScreen().view.selectedId === 'fish');
  screen.reading.resize({ columns: 40, rows: 12 });
  screen.resize(40, 12);
  await until(() => screen.text()[0] === screen.rows()[0]);
  assert.deepEqual(screen.text(), screen.rows());
  assert.equal(screen.text().length, 12);
});

test('q gives the terminal back, with nothing left behind', async (t) => {
  const screen = follow(t);
  screen.type('J');
  await until(() => screen.reading.getScreen().view.selectedId === 'fish');
  screen.type('q');
  assert.equal(await screen.ended, EXIT.done);
  assert.deepEqual(screen.calls, ['enter', 'leave']);
  assert.equal(screen.pending(), 0);
  assert.equal(screen.session.stdin.listenerCount('readable'), 0);
  const last = screen.reading.getScreen();
  screen.store.dispatch({ type: 'ticked', now: NOW + 60_000 });
  assert.equal(screen.reading.getScreen(), last);
  assert.deepEqual(
    screen.text().filter((row) => row !== ''),
    [],
  );
});

test('a second q on a slow line does not quit', async (t) => {
  const screen = follow(t);
  screen.type('?');
  await screen.sees(/next post/u);
  screen.type('qq');
  await until(() => screen.reading.getReader().layer === null);
  screen.type('J');
  await until(() => screen.reading.getScreen().view.selectedId === 'fish');
  assert.equal(screen.code(), null);
  screen.advance(500);
  screen.type('q');
  assert.equal(await screen.ended, EXIT.done);
});

test('^C interrupts, also while the first answer is awaited', async (t) => {
  const screen = follow(t, { open: () => new Promise(() => {}) });
  screen.type('\u0003');
  assert.equal(await screen.ended, EXIT.interrupt);
  assert.deepEqual(screen.calls, ['enter', 'leave']);
});

test('an end from outside gives the terminal back, before Ink is there and after', async (t) => {
  const early = follow(t);
  early.outer.abort();
  assert.equal(await early.ended, EXIT.done);
  assert.deepEqual(early.calls, ['enter', 'leave']);
  // Long enough for what was being loaded.
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  assert.equal(early.session.stdin.listenerCount('readable'), 0);
  const late = follow(t);
  late.type('?');
  await late.sees(/next post/u);
  late.outer.abort();
  assert.equal(await late.ended, EXIT.done);
  assert.deepEqual(late.calls, ['enter', 'leave']);
});

test('the session is told to stop when the reader quits', async (t) => {
  let signal: AbortSignal | undefined;
  const screen = follow(t, {
    run: (given) => {
      signal = given;
      return QUIET.run(given);
    },
  });
  screen.type('q');
  await screen.ended;
  assert.equal(signal?.aborted, true);
});

test('a first request that fails is told on the terminal that was given back, with its code', async (t) => {
  const screen = follow(t, { open: async () => ({ reason: 'failed', fault: REFUSED }) });
  assert.equal(await screen.ended, EXIT.unreachable);
  assert.deepEqual(screen.calls, ['enter', 'leave']);
  const [said, ...more] = screen.said;
  assert.match(said?.sentence ?? '', /^the connection was refused by https:.*; check the address/u);
  assert.equal(said?.isOurs, false);
  assert.deepEqual(more, []);
});

test('a fault of ours gives the terminal back and is thrown on', async (t) => {
  const fault = new Error('a fault of ours');
  const failing: readonly Partial<Session>[] = [
    { open: async () => Promise.reject(fault) },
    { run: async () => Promise.reject(fault) },
    {
      open: () => {
        throw fault;
      },
    },
  ];
  for (const session of failing) {
    const screen = follow(t, session);
    await assert.rejects(screen.ended, fault);
    assert.deepEqual(screen.calls, ['enter', 'leave']);
    assert.equal(screen.pending(), 0);
  }
});

test('a fault of ours in an older page ends it too', async (t) => {
  const fault = new Error('a fault of ours');
  const screen = follow(
    t,
    { readOlder: async () => Promise.reject(fault), reachedAt: () => Number.POSITIVE_INFINITY },
    { rows: 12 },
  );
  screen.receive({ older: 'page-2' });
  screen.type('G');
  await assert.rejects(screen.ended, fault);
  assert.deepEqual(screen.calls, ['enter', 'leave']);
});

test('a story that has ended stays on the screen until the reader quits', async (t) => {
  for (const session of [
    { open: async () => ({ reason: 'ended' }) as const },
    { run: async () => ({ reason: 'gone', fault: REFUSED }) as const },
    { open: async () => ({ reason: 'file' }) as const },
  ]) {
    const screen = follow(t, session);
    screen.type('?');
    await screen.sees(/next post/u);
    assert.equal(screen.code(), null);
    screen.type('\u0003');
    assert.equal(await screen.ended, EXIT.interrupt);
  }
});

test('the minutes go on while the screen is ours', async (t) => {
  const screen = follow(t);
  assert.equal(screen.pending(), 1);
  screen.advance(60_000);
  assert.equal(screen.pending(), 1);
  screen.type('q');
  await screen.ended;
  assert.equal(screen.pending(), 0);
});

test('after a stop the publisher is asked at once, and the title is set again', async (t) => {
  let polls = 0;
  const session = {
    pollNow: () => {
      polls += 1;
    },
  };
  const attention = attentionChoices(
    { alerts: 'bell', alertRules: [], quietHours: null, zone: 'UTC', glyphs: UNICODE_GLYPHS },
    { TERM: 'xterm' },
    NOW,
  );
  const screen = follow(t, session, {}, attention);
  assert.deepEqual([polls, screen.sent.length], [0, 1]);
  screen.comeBack();
  assert.deepEqual([polls, screen.sent.length], [1, 2]);
});

test('turning to another story ends what lives of this one, and keeps the screen', async (t) => {
  const all = [
    { title: 'The gate', unseen: 0, isRead: true },
    { title: 'The fair', unseen: 0, isRead: false },
  ];
  const stories = { list: () => all, listAll: async () => all, subscribe: () => () => {} };
  const screen = follow(t, {}, {}, null, { stories });
  screen.type('l');
  assert.deepEqual(await screen.ended, { turn: 1 });
  assert.equal(screen.pending(), 0);
  assert.equal(screen.isOurs(), true);
});

test('with one story alone that is said, and nothing ends', async (t) => {
  const screen = follow(t);
  screen.type('l');
  await screen.sees(/no other story/u);
  assert.equal(screen.code(), null);
});
