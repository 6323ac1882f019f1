// Owns a newsroom of our own making that is as busy as it is told to be, and the question whether a reader ended with what
// it has.

import assert from 'node:assert/strict';
import { textOfBlock } from '../../src/model/visible-text.ts';
import { blockIdOf } from '../../src/replay/guardian-wire.ts';
import { playUntil } from '../../src/replay/newsroom.ts';
import type { ScriptEvent, StoryScript } from '../../src/replay/script.ts';
import { standingBlock } from '../../src/state/block-record.ts';
import type { State } from '../../src/state/state.ts';
import type { Dice } from '../fuzz/mutate.ts';

const MINUTE_MS = 60_000;

export type Day = {
  readonly startAt: number;
  readonly endAt: number;
  readonly posts: number;
  /** After the last post, for what was struck to be asked again and removals to find their second witness. */
  readonly graceMs: number;
};

/**
 * Posts all day; of five one is edited and of thirty one removed, within minutes, while it is still on the first page. Of ten
 * one is put right hours later, on whatever page it stands by then.
 */
export function busyDay({ startAt, endAt, posts, graceMs }: Day, dice: Dice): StoryScript {
  const events: ScriptEvent[] = [];
  for (let number = 0; number < posts; number++) {
    const at = startAt + Math.floor((number / posts) * (endAt - startAt));
    const block = `post-${number}`;
    const body = (words: string) => [`${words}, as post ${number} of the day.`];
    const key = number % 9 === 0 ? { keyEvent: true as const } : {};
    const content = { title: `Post ${number}`, body: body('It is reported'), ...key };
    events.push({ at: iso(at), did: 'post', block, content });
    const later = iso(at + (1 + Math.floor(dice() * 4)) * MINUTE_MS);
    if (dice() < 0.2)
      events.push({ at: later, did: 'edit', block, content: { body: body('It is denied') } });
    else if (dice() < 0.035) events.push({ at: later, did: 'remove', block });
    else if (dice() < 0.1) {
      const muchLater = at + (60 + Math.floor(dice() * 240)) * MINUTE_MS;
      const content = { body: body('It is put right') };
      events.push({ at: iso(Math.min(muchLater, endAt)), did: 'edit', block, content });
    }
  }
  events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  events.push({ at: iso(endAt + graceMs), did: 'end' });
  return {
    path: 'world/live/2031/may/02/busy-day',
    headline: 'A busy day – live',
    standfirst: '<p>All day.</p>',
    byline: 'The desk',
    events,
  };
}

function iso(at: number): string {
  return `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Post by post what the newsroom has at that moment, epoch ms, words and all; gives how many were told and taken back. */
export function assertNewsroomsOwn(state: State, script: StoryScript, at: number) {
  const newsroom = playUntil(script, at);
  const standing = state.order.flatMap((id) => standingBlock(state.records.get(id)) ?? []);
  assert.deepEqual(
    standing.map((block) => [block.id, block.title, textOfBlock(block), block.keyEvent]),
    newsroom.blocks.map((block) => [
      blockIdOf(script, block.name),
      block.title,
      block.body[0],
      block.keyEvent,
    ]),
  );
  const removed = newsroom.removed.filter((name) => state.records.has(blockIdOf(script, name)));
  return { standing: standing.length, removed: removed.length };
}
