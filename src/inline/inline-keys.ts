// Owns which commands mean something where nothing is redrawn, and the words for them. The keys are those of the screen.

import type { KeyBindings } from '../ui/key-bindings.ts';
import type { Command } from '../ui/keymap.ts';

/** Later is further down, as the sentences stand: there the next post is the newer one. */
const MEANINGS: ReadonlyMap<Command, string> = new Map<Command, string>([
  ['next-block', 'read the next post, the newer one'],
  ['previous-block', 'read the previous post, the older one'],
  ['top', 'read the oldest post'],
  ['bottom', 'read the newest post'],
  ['key-events-only', 'key events and summaries only, or all posts'],
  ['key-event-index', 'list the key events, to choose one by its number'],
  ['next-key-event', 'read the next key event'],
  ['previous-key-event', 'read the previous key event'],
  ['open', 'read this post again; of a removed one the saved text'],
  ['search', 'search for words, author:, is:key and the like, and list what matches by number'],
  ['next-match', 'read the next match, the newer one'],
  ['previous-match', 'read the previous match, the older one'],
  ['pinned', 'read the pinned post'],
  ['catch-up', 'tell what has come since you left'],
  ['links', 'list the addresses in this post'],
  ['poll-now', 'ask the publisher now'],
  ['meter', 'tell how many bytes have come'],
  ['help', 'list these keys'],
  ['quit', 'quit'],
  ['suspend', 'suspend; fg comes back'],
]);

/** Other keys that go the same way on the screen, where a page or a row can be more than a post. */
const SAME: ReadonlyMap<Command, Command> = new Map<Command, Command>([
  ['head-below', 'next-block'],
  ['row-down', 'next-block'],
  ['page-down', 'next-block'],
  ['half-page-down', 'next-block'],
  ['head-above', 'previous-block'],
  ['row-up', 'previous-block'],
  ['page-up', 'previous-block'],
  ['half-page-up', 'previous-block'],
  ['follow', 'bottom'],
]);

/** The command that a key of the screen stands for here; itself where it means the same. */
export function inlineCommand(command: Command): Command {
  return SAME.get(command) ?? command;
}

/** One line for each key that works: "j: read the next post". */
export function linesOfKeys({ rows }: KeyBindings): readonly string[] {
  return rows.flatMap(({ command, keys: [key] }) => {
    const meaning = MEANINGS.get(command);
    return meaning === undefined || key === undefined ? [] : `${key}: ${meaning}.`;
  });
}
