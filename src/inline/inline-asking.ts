// Owns searching where nothing is redrawn: the line in which it is typed, the matches listed by number, and the way from
// one to the next. Pure: what was said stays, so a line that is changed is said again.

import { momentReader } from '../config/moments.ts';
import type { Block } from '../model/block.ts';
import { matches } from '../query/matches.ts';
import { parseQuery } from '../query/parse-query.ts';
import { subjectOf } from '../ui/block-filter.ts';
import { OWN_KEYS } from '../ui/key-bindings.ts';
import type { Command } from '../ui/keymap.ts';
import { editLine, insertText, type LineEdit, lineOf } from '../ui/line-edit.ts';
import {
  type Answer,
  type Found,
  HOW_TO_CHOOSE,
  type InlineReader,
  type InlineSight,
  readAt,
  say,
  shownBlocks,
} from './inline-reader.ts';
import { listBlocks } from './read-out.ts';

/** So many matches are listed, the newest ones. */
const MOST_LISTED = 20;

/** Null for a command that is about no search. */
export function obeySearch(
  given: InlineReader,
  command: Command,
  sight: InlineSight,
): Answer | null {
  const reader = { ...given, list: null };
  if (command === 'search') return startTyping(reader);
  if (command === 'next-match') return readMatch(reader, 1, sight);
  return command === 'previous-match' ? readMatch(reader, -1, sight) : null;
}

function startTyping(reader: InlineReader): Answer {
  const says = 'Search. Type what to find, then enter; esc leaves.\n';
  return { reader: { ...reader, typing: lineOf('') }, says };
}

/** A key while the line is typed. */
export function typeSearch(reader: InlineReader, key: string, sight: InlineSight): Answer {
  const { typing } = reader;
  if (typing === null) return { reader, says: '' };
  if (key === 'esc' || (key === 'backspace' && typing.text === ''))
    return say({ ...reader, typing: null }, 'Left the search.');
  return key === 'enter'
    ? search(reader, typing, sight)
    : become(reader, typing, editLine(typing, key), sight);
}

/** A paste while the line is typed. May hold anything. */
export function pasteSearch(reader: InlineReader, text: string, sight: InlineSight): Answer {
  const { typing } = reader;
  return typing === null
    ? { reader, says: '' }
    : become(reader, typing, insertText(typing, text), sight);
}

/** What is added is said as it is typed; anything else makes a line of its own. */
function become(
  reader: InlineReader,
  before: LineEdit,
  typing: LineEdit,
  { options: { spell } }: InlineSight,
): Answer {
  if (typing.text === before.text) return { reader: { ...reader, typing }, says: '' };
  const isAdded = typing.text.startsWith(before.text);
  const typed = isAdded ? spell(typing.text.slice(before.text.length)) : `\n${spell(typing.text)}`;
  return { reader: { ...reader, typing }, says: '', typed };
}

/** A line that cannot be read stays open: what is wrong with it is said, and the line again. */
function search(reader: InlineReader, { text }: LineEdit, sight: InlineSight): Answer {
  const { spell, now, zone } = sight.options;
  if (text.trim() === '') return say({ ...reader, typing: null }, 'Left the search.');
  const parsed = parseQuery(text, { momentOf: momentReader(now, zone) });
  if (!parsed.ok) {
    const { at, message } = parsed.fault;
    const says = spell(`Not understood: ${message}, at character ${at + 1}. The line is:\n`);
    return { reader, says, typed: spell(text) };
  }
  const found = { text: text.trim(), query: parsed.query };
  return listMatches({ ...reader, typing: null, search: found }, found, sight);
}

function listMatches(reader: InlineReader, found: Found, sight: InlineSight): Answer {
  const { state, options, keys = OWN_KEYS } = sight;
  const all = shownBlocks(reader, state).filter((block) => isMatch(block, found, sight));
  if (all.length === 0) return say(reader, options.spell(`No post matches "${found.text}".`));
  const blocks = all.slice(-MOST_LISTED);
  const posts = all.length === 1 ? '1 post matches' : `${all.length} posts match`;
  const newest = all.length > MOST_LISTED ? ` The newest ${MOST_LISTED}:` : '';
  const walk =
    '{next-match} reads the next match, the newer one, {previous-match} the older one.\n';
  const says = [
    options.spell(`${posts} "${found.text}".${newest}\n`),
    listBlocks(state, blocks, options),
    keys.spell(HOW_TO_CHOOSE + walk),
  ].join('');
  return { reader: { ...reader, list: { blocks, typed: '' } }, says };
}

/** From the post that was read last; where none was, or it counts no more, from beyond either end. */
function readMatch(reader: InlineReader, step: 1 | -1, sight: InlineSight): Answer {
  const { search: found } = reader;
  const { options, keys = OWN_KEYS } = sight;
  if (found === null) return say(reader, keys.spell('Nothing is searched for: {search} does.'));
  const blocks = shownBlocks(reader, sight.state);
  const here = blocks.findIndex(({ id }) => id === reader.at);
  const from = here < 0 ? (step > 0 ? -1 : blocks.length) : here;
  const fits = (block: Block, at: number) => (at - from) * step > 0 && isMatch(block, found, sight);
  const index = step > 0 ? blocks.findIndex(fits) : blocks.findLastIndex(fits);
  if (index >= 0) return readAt(reader, blocks, index, sight);
  const way = step > 0 ? 'newer' : 'older';
  return say(reader, options.spell(`No ${way} post that is known matches "${found.text}".`));
}

function isMatch(block: Block, { query }: Found, { state }: InlineSight): boolean {
  return matches(query, subjectOf(state, block));
}
