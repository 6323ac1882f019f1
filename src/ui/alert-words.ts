// Owns the words in which the reader is called, and those in the title of the window. Pure.

import type { Block } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';
import type { Change } from '../state/state.ts';
import type { AlertWords } from '../terminal/alert.ts';

/** So many posts are named in one call; the others are counted. */
const MOST_NAMED = 3;

/** In characters of a post without a title. */
const LONGEST_NAME = 80;

/** One call for all of them, which are given oldest first and told newest first. */
export function alertWords(title: string | null, changes: readonly Change[]): AlertWords {
  const newest = changes.toReversed();
  const [only] = newest;
  const body =
    only !== undefined && newest.length === 1
      ? `${kindOf(only)}: ${nameOf(only.block)}`
      : `${newest.length} posts: ${listed(newest)}`;
  return { title: title ?? 'teleprinter', body };
}

function listed(changes: readonly Change[]): string {
  const names = changes.slice(0, MOST_NAMED).map(({ block }) => nameOf(block));
  const others = changes.length - names.length;
  return [...names, ...(others === 0 ? [] : [`and ${others} more`])].join('; ');
}

function kindOf(change: Change): string {
  if (change.kind === 'edit') return 'Edited';
  if (change.kind === 'remove') return 'Removed';
  if (change.block.keyEvent) return 'Key event';
  return change.block.summary ? 'Summary' : 'New';
}

/** The block's title, or its first words. */
export function nameOf(block: Block): string {
  const title = block.title?.trim() ?? '';
  if (title !== '') return title;
  const [line = ''] = textOfBlock(block).trim().split('\n');
  if (line === '') return 'a post without words';
  const characters = Array.from(line);
  return characters.length <= LONGEST_NAME
    ? line
    : `${characters
        .slice(0, LONGEST_NAME)
        .join('')
        .replace(/\s+\S*$/u, '')}...`;
}

/** Every new post sets the title anew, and is to cost a slow line little. */
const LONGEST_TITLE = 16;

/** "(3) Harbour fire": what is unseen, and the first words of the story. */
export function windowTitle(title: string | null, unseen: number): string {
  const name = firstWords(title?.trim() ?? '') || 'teleprinter';
  return unseen === 0 ? name : `(${unseen}) ${name}`;
}

function firstWords(title: string): string {
  const characters = Array.from(title);
  if (characters.length <= LONGEST_TITLE) return title;
  const cut = characters.slice(0, LONGEST_TITLE + 1).join('');
  const words = cut.replace(/\s+\S*$/u, '').replace(/[\s,:;–-]+$/u, '');
  return words === cut ? characters.slice(0, LONGEST_TITLE).join('') : words;
}
