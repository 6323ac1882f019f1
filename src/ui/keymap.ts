// Owns the table of keys: input, footer, help and README come from it. Knows commands by name, not what they do.

import type { NumberedLink } from './numbered-links.ts';

/** What a key asks for. */
export type Command =
  | 'next-block'
  | 'previous-block'
  | 'head-below'
  | 'head-above'
  | 'row-down'
  | 'row-up'
  | 'page-down'
  | 'page-up'
  | 'half-page-down'
  | 'half-page-up'
  | 'top'
  | 'bottom'
  | 'key-events-only'
  | 'key-event-index'
  | 'next-key-event'
  | 'previous-key-event'
  | 'follow'
  | 'first-unseen'
  | 'catch-up'
  | 'revisions'
  | 'corrections'
  | 'time-machine'
  | 'earlier'
  | 'later'
  | 'jump-back'
  | 'search'
  | 'next-match'
  | 'previous-match'
  | 'filter'
  | 'author-only'
  | 'previous-story'
  | 'next-story'
  | 'star'
  | 'starred-only'
  | 'note'
  | 'open'
  | 'pinned'
  | 'order'
  | 'time-mode'
  | 'rail'
  | 'links'
  | 'numbered-link'
  | NumberedLink
  | 'open-post'
  | 'open-first-link'
  | 'copy-link'
  | 'copy-post'
  | 'image'
  | 'poll-now'
  | 'meter'
  | 'help'
  | 'close'
  | 'quit'
  | 'redraw'
  | 'suspend'
  | 'interrupt';

export type Binding = {
  readonly command: Command;
  /** Names of keys, or two characters in sequence. The first one stands for the command in the footer. */
  readonly keys: readonly string[];
  /** For help and README: what it does, in the reader's words; "{quit}" stands for a key of that command. */
  readonly does: string;
  /** Two words at most, for the footer; absent for keys that are never offered there. */
  readonly label?: string;
};

export const KEYMAP: readonly Binding[] = [
  {
    command: 'next-block',
    keys: ['j'],
    does: 'next post; inside a post taller than the screen, on through it first',
  },
  { command: 'previous-block', keys: ['k'], does: 'previous post, likewise' },
  { command: 'head-below', keys: ['J'], does: 'next post, always' },
  { command: 'head-above', keys: ['K'], does: 'previous post, always' },
  { command: 'row-down', keys: ['down'], does: 'one row down' },
  { command: 'row-up', keys: ['up'], does: 'one row up' },
  {
    command: 'page-down',
    keys: ['space', 'f', 'pagedown'],
    does: 'one page down',
    label: 'more',
  },
  { command: 'page-up', keys: ['b', 'pageup'], does: 'one page up' },
  { command: 'half-page-down', keys: ['d', '^D'], does: 'half a page down' },
  { command: 'half-page-up', keys: ['u', '^U'], does: 'half a page up' },
  { command: 'top', keys: ['g', 'home'], does: 'to the top' },
  { command: 'bottom', keys: ['G', 'end'], does: 'to the bottom' },
  {
    command: 'key-events-only',
    keys: ['e'],
    does: 'key events and summaries only, and back to where you were',
    label: 'key',
  },
  {
    command: 'key-event-index',
    keys: ['E'],
    does: 'index of key events; {open} goes to one',
    label: 'index',
  },
  { command: 'next-key-event', keys: [']'], does: 'next key event down the screen' },
  { command: 'previous-key-event', keys: ['['], does: 'previous key event, up the screen' },
  { command: 'follow', keys: ['F'], does: 'to the live edge, and follow', label: 'follow' },
  {
    command: 'first-unseen',
    keys: ['U'],
    does: 'to the first post that you have not seen; again: to the live edge',
    label: 'unseen',
  },
  {
    command: 'catch-up',
    keys: ['c'],
    does: 'what has come since you left; then {page-down} plays the posts that you missed, {close} goes back to your line',
    label: 'catch up',
  },
  {
    command: 'revisions',
    keys: ['v'],
    does: 'what was changed in the post on top: {earlier} and {later} go from edit to edit, {previous-key-event} and {next-key-event} move the older side',
    label: 'changes',
  },
  {
    command: 'corrections',
    keys: ['C'],
    does: 'every edit and removal of the story; {open} goes to one, {revisions} shows all of it',
    label: 'corrections',
  },
  {
    command: 'time-machine',
    keys: ['T'],
    does: 'the story as it once stood: {earlier} and {later} go ten minutes, a page an hour, {previous-key-event} and {next-key-event} to what happened before and after; {close} is now',
    label: 'past',
  },
  { command: 'earlier', keys: ['left'], does: 'the edit before', label: 'earlier' },
  { command: 'later', keys: ['right'], does: 'the edit after', label: 'later' },
  { command: 'jump-back', keys: ["''"], does: 'back to before the last jump' },
  {
    command: 'search',
    keys: ['/'],
    does: 'search: words, "quoted text", /regex/, author:, is:, after:, before:, or, -not; enter keeps it',
    label: 'search',
  },
  { command: 'next-match', keys: ['n'], does: 'next match down the screen', label: 'next' },
  { command: 'previous-match', keys: ['N'], does: 'next match up the screen' },
  {
    command: 'filter',
    keys: ['&'],
    does: 'show only the posts that match, asked as in a search; an empty line shows all',
    label: 'filter',
  },
  {
    command: 'author-only',
    keys: ['a'],
    does: 'only posts by the author of the one on top; again: all',
  },
  {
    command: 'previous-story',
    keys: ['h'],
    does: 'the story before, of this one and those that were live when you left them; {earlier} too',
  },
  { command: 'next-story', keys: ['l'], does: 'the next story, likewise; {later} too' },
  { command: 'star', keys: ['m'], does: 'star the post, or take its star off' },
  { command: 'starred-only', keys: ['M'], does: 'only posts that you starred; again: all' },
  { command: 'note', keys: ['+'], does: 'note something on the post; an emptied note is gone' },
  {
    command: 'open',
    keys: ['enter'],
    does: 'saved text of a removed post, open or closed',
    label: 'go',
  },
  { command: 'pinned', keys: ['p'], does: 'pinned post, open or closed', label: 'pinned' },
  { command: 'order', keys: ['s'], does: 'newest first or oldest first' },
  { command: 'time-mode', keys: ['t'], does: 'times: ages, clock, both, UTC' },
  { command: 'rail', keys: ['z'], does: 'key events beside the text, from 110 columns' },
  {
    command: 'links',
    keys: ['tab'],
    does: 'links of the post on top; again: the next one; {open} opens it',
    label: 'links',
  },
  {
    command: 'numbered-link',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    does: 'open the link with that number',
  },
  {
    command: 'open-post',
    keys: ['o'],
    does: 'open the post in the browser; over SSH: show its address and copy it',
    label: 'open',
  },
  { command: 'open-first-link', keys: ['O'], does: 'open its first link, likewise' },
  {
    command: 'copy-link',
    keys: ['y'],
    does: 'copy the address of the post, or of the chosen link',
    label: 'copy',
  },
  { command: 'copy-post', keys: ['Y'], does: 'copy the post as Markdown' },
  {
    command: 'image',
    keys: ['i'],
    does: 'what the images of the post show, in words; again: fetch the image and draw it',
    label: 'draw',
  },
  { command: 'poll-now', keys: ['r'], does: 'ask the publisher now' },
  { command: 'meter', keys: ['B'], does: 'bytes that came in and bytes that were drawn, so far' },
  { command: 'help', keys: ['?'], does: 'this help', label: 'help' },
  {
    command: 'close',
    keys: ['esc'],
    does: 'close what is open; then clear search, filter, key events only',
    label: 'clear',
  },
  { command: 'quit', keys: ['q'], does: 'close what is open, or quit', label: 'quit' },
  { command: 'redraw', keys: ['^L'], does: 'draw the screen anew' },
  { command: 'suspend', keys: ['^Z'], does: 'suspend; fg comes back' },
  { command: 'interrupt', keys: ['^C'], does: 'quit at once' },
];

/** The keys of a command as help writes them: "space f pagedown"; "none" where the reader took them all away. */
export function keysOf({ keys }: Binding): string {
  return keys.length === 0 ? 'none' : keys.join(' ');
}

/** With the name by which it is bound: "j (next-block)". */
export function termOf(binding: Binding): string {
  return `${keysOf(binding)} (${binding.command})`;
}
