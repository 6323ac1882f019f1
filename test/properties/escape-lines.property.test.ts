// Holds what is no screen to the escape rule: lines in a pipe, sentences, exports, lists and farewells are text and line
// breaks alone, whatever newsrooms send.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { EXIT } from '../../src/config/exit-codes.ts';
import { followInline } from '../../src/inline/inline-mode.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { DecodeError, describeFault } from '../../src/model/errors.ts';
import { NO_MARK } from '../../src/model/mark.ts';
import type { Update } from '../../src/model/update.ts';
import { formatMissedJson, formatMissedText } from '../../src/output/catch-up-text.ts';
import type { ExportedStory } from '../../src/output/exported-story.ts';
import { followInLines } from '../../src/output/line-mode.ts';
import { formatLiveJson, formatLiveText } from '../../src/output/live-list.ts';
import { formatStoryHtml } from '../../src/output/story-html.ts';
import { formatStoryJson } from '../../src/output/story-json.ts';
import { formatStoryMarkdown } from '../../src/output/story-markdown.ts';
import { type LiveStory, parseLive } from '../../src/source/guardian/guardian-live.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { selectMissed } from '../../src/state/missed.ts';
import { selectTimeline } from '../../src/state/selectors.ts';
import type { Action, State } from '../../src/state/state.ts';
import { createStore, type Store } from '../../src/state/store.ts';
import { createKeyInput } from '../../src/terminal/key-input.ts';
import { createSilentOutput } from '../../src/terminal/silent-output.ts';
import { formatFarewell } from '../../src/ui/farewell.ts';
import { createPicker } from '../../src/ui/picker.ts';
import { paintRow } from '../../src/ui/theme.ts';
import { readEmitted } from '../helpers/escape-grammar.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { HOSTILE_CHARACTER } from '../helpers/hostile-characters.ts';
import { RUNS } from '../helpers/runs.ts';
import { spoiltText } from '../source/spoilt-samples.ts';
import { anyAction, anyHostileText, hostileUpdates } from './escape-worlds.ts';

const NOW = 1.7e12;
const UPDATES = await hostileUpdates();

const spell = (text: string) => text;

/** A session that lets all of it happen, and then has nothing more to say. */
function sessionOf(store: Store, actions: readonly Action[]) {
  const tell = () => {
    for (const action of actions) store.dispatch(action);
  };
  return {
    async open() {
      for (const action of actions.slice(0, 1)) store.dispatch(action);
      return null;
    },
    async run() {
      tell();
      return { reason: 'ended' as const };
    },
    pollNow: () => {},
    readOlder: async () => {},
  };
}

async function inLines(actions: readonly Action[], output: 'plain' | 'json'): Promise<string> {
  const store = createStore(initialState(NOW));
  let said = '';
  await followInLines(
    {
      ...{ store, output, spell, session: sessionOf(store, actions), storyNow: () => NOW },
      ...{ once: false, until: null, since: null, limit: null, keyEventsOnly: false },
      ...{ zone: 'UTC', time: 'both', left: null },
      write: async (text) => {
        said += text;
      },
      complain: (sentence) => {
        said += `${sentence}\n`;
      },
    },
    new AbortController().signal,
  );
  return said;
}

async function inSentences(actions: readonly Action[], address: string): Promise<string> {
  const store = createStore(initialState(NOW));
  const keys = createKeyInput({ timer: createFakeTimer().timer, onAnswer: () => {} });
  const session = sessionOf(store, actions);
  let said = '';
  const over = new AbortController();
  await followInline(
    {
      ...{ store, spell, address, zone: 'UTC', time: 'both', storyNow: () => NOW },
      ...{ since: null, limit: null, keyEventsOnly: false, left: null },
      session: {
        ...session,
        async run() {
          const ending = await session.run();
          while (keys.stdin.listenerCount('readable') === 0) await setImmediate();
          for (const piece of [
            'k',
            'j',
            'o',
            'y',
            'Y',
            'i',
            '?',
            'c',
            'v',
            '\t',
            'E',
            address,
            '\r',
            '1\r',
          ]) {
            keys.read(piece);
            await setImmediate();
          }
          over.abort();
          return ending;
        },
      },
      terminal: {
        ...{ stdin: keys.stdin, stdout: createSilentOutput() },
        ...{ enter() {}, leave() {}, suspend() {}, resume() {} },
      },
      bytesReceived: () => 0,
      onTold: () => {},
      write: async (text) => {
        said += text;
      },
      complain: (sentence) => {
        said += `${sentence}\n`;
      },
      codeOf: () => EXIT.unreachable,
    },
    over.signal,
  );
  return said;
}

/** The story as it is written down whole, and told to those who come back and who leave. */
function writtenOf(state: State): readonly string[] {
  const { header } = state;
  if (header === null) return [];
  const blocks = selectTimeline(state, { keyEventsOnly: false, order: 'newest' });
  const story: ExportedStory = {
    header,
    hasHistory: true,
    blocks: blocks.map((block) => ({
      block,
      removal: { noticedAt: null },
      mark: { ...NO_MARK, note: 'a note' },
      earlier: [{ block, receivedAt: null }],
    })),
  };
  const missed = {
    header,
    missed: selectMissed(state, { mark: 'left', newest: null, at: 0 }),
    ...{ readThen: () => blocks[0] ?? null, noticedAt: () => NOW },
  };
  const away = { zone: 'UTC', now: NOW };
  const window = { columns: 80, glyphs: UNICODE_GLYPHS, zone: 'UTC', comeBack: 'teleprinter' };
  return [
    formatStoryMarkdown(story, 'UTC'),
    formatStoryHtml(story, 'UTC'),
    formatStoryJson(story),
    formatMissedText(missed, away),
    formatMissedJson(missed, away),
    formatFarewell(state, window),
  ];
}

function checkLines(text: string): void {
  const match = HOSTILE_CHARACTER.exec(text);
  assert.equal(
    match,
    null,
    match === null ? '' : JSON.stringify(text.slice(match.index - 60, match.index + 20)),
  );
}

function anyStory(updates: readonly Update[]): fc.Arbitrary<readonly Action[]> {
  return fc.array(anyAction(updates, NOW), { minLength: 1, maxLength: 6 });
}

for (const [source, updates] of UPDATES) {
  test(`${source}: what is no screen gets text and line breaks alone`, async () => {
    await fc.assert(
      fc.asyncProperty(anyStory(updates), anyHostileText, async (actions, address) => {
        checkLines(await inLines(actions, 'plain'));
        checkLines(await inLines(actions, 'json'));
        checkLines(await inSentences(actions, address));
        const store = createStore(initialState(NOW));
        for (const action of actions) store.dispatch(action);
        for (const text of writtenOf(store.getState())) checkLines(text);
      }),
      { numRuns: Math.ceil(RUNS / 200) },
    );
  });
}

const CARD = {
  header: { headline: 'A headline', url: '/world/live/x' },
  properties: {
    webTitle: 'A title',
    webUrl: 'https://example.org/world/live/x',
    byline: 'A Writer',
  },
  card: { id: 'world/live/x', isLive: true, webPublicationDateOption: 5, trailText: 'Fog' },
  format: { design: 'LiveBlogDesign' },
};

test('a list of what is live is text alone, in lines and to pick from', () => {
  const size = { columns: 80, rows: 24 };
  for (const { at, value } of spoiltText(JSON.stringify({ contents: [CARD, CARD] }))) {
    const stories = liveIn(value);
    const picker = createPicker({ size, glyphs: UNICODE_GLYPHS, zone: 'UTC' });
    picker.show(stories);
    const drawn = picker.rows(NOW).map((row) => paintRow(row, true));
    assert.deepEqual(readEmitted(drawn.join(''), size).strangers, [], at);
    checkLines(formatLiveText(stories, NOW));
    checkLines(formatLiveJson(stories, NOW));
  }
});

function liveIn(body: string): readonly LiveStory[] {
  try {
    return parseLive(body, 'https://example.org/tone/minutebyminute');
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    checkLines(describeFault(error));
    return [];
  }
}
