// Owns what the reader of sentences has in hand: the post that was read out last, which posts count, and a list that waits
// for a number; and what each command says. Pure: sees the story as it stands, and gives words.

import { type Block, type BlockId, isKeyEvent } from '../model/block.ts';
import type { Query } from '../query/query.ts';
import { selectPinned, selectTimeline } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import { type KeyBindings, OWN_KEYS } from '../ui/key-bindings.ts';
import type { Command } from '../ui/keymap.ts';
import type { LineEdit } from '../ui/line-edit.ts';
import { linesOfKeys } from './inline-keys.ts';
import { listBlocks, listLinks, type ReadOptions, readOut } from './read-out.ts';

export type InlineReader = {
  /** The post that was read out last; null before any was. */
  readonly at: BlockId | null;
  readonly keyEventsOnly: boolean;
  /** What was listed and can be chosen by number, with the digits typed so far; null while no list waits. */
  readonly list: { readonly blocks: readonly Block[]; readonly typed: string } | null;
  /** The line in which a search is typed; null while none is. */
  readonly typing: LineEdit | null;
  /** What was searched for last. */
  readonly search: Found | null;
};

/** A search as it was typed and as it was read. */
export type Found = { readonly text: string; readonly query: Query };

/** What a key made of the reader, and what is said to it: whole lines, then what was typed, on a line that stays open. */
export type Answer = {
  readonly reader: InlineReader;
  readonly says: string;
  readonly typed?: string;
};

export type InlineSight = {
  readonly state: State;
  readonly options: ReadOptions;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
};

export function createInlineReader(keyEventsOnly: boolean): InlineReader {
  return { at: null, keyEventsOnly, list: null, typing: null, search: null };
}

/** Null for a command that means nothing to the reader alone. */
export function obeyInline(
  given: InlineReader,
  command: Command,
  sight: InlineSight,
): Answer | null {
  const reader = given.list === null ? given : { ...given, list: null };
  const blocks = shownBlocks(reader, sight.state);
  switch (command) {
    case 'next-block':
      return readAt(reader, blocks, indexBeside(reader, blocks, 1), sight);
    case 'previous-block':
      return readAt(reader, blocks, indexBeside(reader, blocks, -1), sight);
    case 'top':
      return readAt(reader, blocks, 0, sight);
    case 'bottom':
      return readAt(reader, blocks, blocks.length - 1, sight);
    case 'next-key-event':
      return readKeyEvent(reader, blocks, 1, sight);
    case 'previous-key-event':
      return readKeyEvent(reader, blocks, -1, sight);
    case 'key-events-only':
      return countOnly(reader, sight);
    case 'key-event-index':
      return listKeyEvents(reader, sight);
    case 'open':
      return readAgain(reader, sight);
    case 'pinned':
      return readBlock(reader, selectPinned(sight.state), sight, 'Nothing is pinned.');
    case 'links':
      return tellLinks(reader, sight);
    case 'help':
      return say(
        reader,
        ['Keys.', ...linesOfKeys(sight.keys ?? OWN_KEYS).map((line) => `  ${line}`)].join('\n'),
      );
    case 'close':
      return given.list === null ? say(reader, 'Nothing is open.') : say(reader, 'Left the list.');
    default:
      return null;
  }
}

export const HOW_TO_CHOOSE = 'Type a number, then enter; {close} leaves.\n';

/** A key while a list waits for a number; null when it is no part of one. Digits are said as they are typed. */
export function chooseInline(reader: InlineReader, key: string, sight: InlineSight): Answer | null {
  const { list } = reader;
  if (list === null) return null;
  if (/^\d$/u.test(key))
    return {
      reader: { ...reader, list: { ...list, typed: list.typed + key } },
      says: '',
      typed: key,
    };
  if (key !== 'enter' || list.typed === '') return null;
  const chosen = list.blocks[Number(list.typed) - 1];
  if (chosen !== undefined) return readBlock({ ...reader, list: null }, chosen, sight, '');
  const again = { ...reader, list: { ...list, typed: '' } };
  return say(again, `There is no ${list.typed} in the list of ${list.blocks.length}.`);
}

/** Oldest first, as they are told. */
export function shownBlocks({ keyEventsOnly }: InlineReader, state: State): readonly Block[] {
  return selectTimeline(state, { keyEventsOnly, order: 'oldest' });
}

/** From the newest one on, where none was read out yet, or the one that was does not count any more. */
function indexBeside({ at }: InlineReader, blocks: readonly Block[], step: 1 | -1): number {
  const index = blocks.findIndex(({ id }) => id === at);
  return index < 0 ? blocks.length - 1 : index + step;
}

export function readAt(
  reader: InlineReader,
  blocks: readonly Block[],
  index: number,
  sight: InlineSight,
): Answer {
  const block = blocks[index];
  if (block !== undefined) {
    const text = readOut(sight.state, block, sight.options);
    const says = `${index + 1} of ${blocks.length}. ${text}`;
    return { reader: { ...reader, at: block.id }, says };
  }
  if (blocks.length === 0)
    return say(reader, reader.keyEventsOnly ? 'No key events yet.' : 'No posts yet.');
  return say(reader, index < 0 ? 'This is the oldest post known.' : 'This is the newest post.');
}

function readKeyEvent(
  reader: InlineReader,
  blocks: readonly Block[],
  step: 1 | -1,
  sight: InlineSight,
): Answer {
  const here = blocks.findIndex(({ id }) => id === reader.at);
  const from = here < 0 ? (step > 0 ? -1 : blocks.length) : here;
  const index =
    step > 0
      ? blocks.findIndex((block, at) => at > from && isKeyEvent(block))
      : blocks.findLastIndex((block, at) => at < from && isKeyEvent(block));
  if (index >= 0) return readAt(reader, blocks, index, sight);
  return say(reader, step > 0 ? 'No newer key event.' : 'No older key event known.');
}

function countOnly(given: InlineReader, { state }: InlineSight): Answer {
  const reader = { ...given, keyEventsOnly: !given.keyEventsOnly };
  const count = shownBlocks(reader, state).length;
  const what = reader.keyEventsOnly ? 'Key events and summaries only' : 'All posts';
  return say(reader, `${what}: ${count}.`);
}

function listKeyEvents(
  reader: InlineReader,
  { state, options, keys = OWN_KEYS }: InlineSight,
): Answer {
  const blocks = selectTimeline(state, { keyEventsOnly: true, order: 'oldest' });
  if (blocks.length === 0) return say(reader, 'No key events yet.');
  const says = `Key events and summaries, ${blocks.length}.\n${listBlocks(state, blocks, options)}${keys.spell(HOW_TO_CHOOSE)}`;
  return { reader: { ...reader, list: { blocks, typed: '' } }, says };
}

function readAgain(reader: InlineReader, sight: InlineSight): Answer {
  const block = blockAt(reader, sight.state);
  return block === null
    ? say(reader, NOTHING_READ)
    : { reader, says: readOut(sight.state, block, sight.options, true) };
}

function tellLinks(reader: InlineReader, { state, options }: InlineSight): Answer {
  const block = blockAt(reader, state);
  if (block === null) return say(reader, NOTHING_READ);
  const own = block.url === null ? '' : `Address of this post: ${block.url}\n`;
  const links = listLinks(block, options);
  return { reader, says: own + (links === '' ? 'No links in it.\n' : `Links in it.\n${links}`) };
}

const NOTHING_READ = 'No post has been read out yet.';

function blockAt({ at }: InlineReader, { records }: State): Block | null {
  return at === null ? null : (records.get(at)?.block ?? null);
}

function readBlock(
  reader: InlineReader,
  block: Block | null,
  { state, options }: InlineSight,
  otherwise: string,
): Answer {
  if (block === null) return say(reader, otherwise);
  return { reader: { ...reader, at: block.id }, says: readOut(state, block, options) };
}

export function say(reader: InlineReader, sentence: string): Answer {
  return { reader, says: `${sentence}\n` };
}
