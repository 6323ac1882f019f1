// Owns what a screen is composed from: everything as values, so that the first frame, the running program and the tests
// draw by the same code. Words about polling and faults arrive as words.

import type { Block, BlockId } from '../model/block.ts';
import type { Mark } from '../model/mark.ts';
import type { Missed, Since } from '../model/since.ts';
import type { StoryStatus } from '../model/story.ts';
import type { CorrectionList } from './correction-rows.ts';
import type { ShownGap } from './gap-rows.ts';
import type { GlyphSet } from './glyphs.ts';
import type { RangesIn } from './highlight-rows.ts';
import type { LinkList, ShownAddress } from './link-rows.ts';
import type { ShownPast } from './past-scene.ts';
import type { ShownPictures } from './picture-rows.ts';
import type { Comparison } from './revision-rows.ts';
import type { Zone } from './time.ts';
import type { DisplayOrder, Timeline } from './timeline.ts';
import type { Viewport } from './viewport.ts';

/** `relative`: ages alone; `absolute`: clock times alone; `both`; `utc`: clock times in UTC, whatever the zone. */
export type TimeMode = 'relative' | 'absolute' | 'both' | 'utc';

/** What is live in a saved file was so when it was saved, and so was what is past; what was taken away is neither live nor ended. */
export type ShownStatus = StoryStatus | 'saved' | 'gone' | 'past';

export type TimeSetting = { readonly now: number; readonly zone: Zone; readonly mode: TimeMode };

/** What is known of blocks beside their content. */
export type Marks = {
  readonly unseen: ReadonlySet<BlockId>;
  readonly edited: ReadonlySet<BlockId>;
  /** The removal that stands over a block, null for a block that stands. */
  readonly removalOf: (id: BlockId) => { readonly noticedAt: number | null } | null;
  /** The reader's star and note. */
  readonly markOf: (id: BlockId) => Mark;
  /** Removed blocks whose saved text the reader has opened. */
  readonly opened: ReadonlySet<BlockId>;
};

/** A key and two or three words for it, from the table of keys. */
export type Hint = { readonly key: string; readonly label: string };

export type HelpEntry = { readonly keys: string; readonly action: string };

export type ListedStory = {
  readonly title: string;
  readonly unseen: number;
  /** It is the one on the screen. */
  readonly isRead: boolean;
};

export type Overlay =
  | { readonly kind: 'help'; readonly entries: readonly HelpEntry[]; readonly scroll: number }
  | { readonly kind: 'index'; readonly cursor: number }
  | ({ readonly kind: 'links' } & LinkList)
  | ({ readonly kind: 'address'; readonly scroll: number } & ShownAddress)
  | ({ readonly kind: 'pictures'; readonly scroll: number } & ShownPictures)
  | ({ readonly kind: 'revisions'; readonly scroll: number } & Comparison)
  | ({ readonly kind: 'corrections' } & CorrectionList)
  | ({ readonly kind: 'past' } & ShownPast)
  | { readonly kind: 'catch-up'; readonly missed: Missed; readonly scroll: number }
  | { readonly kind: 'playing'; readonly blocks: readonly Block[]; readonly viewport: Viewport };

/** What the reader is typing. */
export type Prompt = {
  readonly sign: '/' | '&' | '+';
  readonly text: string;
  /** The character that the cursor stands on, in UTF-16 units; the text's length behind the last. */
  readonly cursor: number;
  /** `index` in UTF-16 units, `at` in characters. */
  readonly fault: { readonly at: number; readonly index: number; readonly message: string } | null;
  /** What is said behind a text without fault; may be empty. */
  readonly words: string;
};

export type ScreenInput = {
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: GlyphSet;
  readonly time: TimeSetting;
  /** False: the time of day is left out, so that nothing on the screen changes with it alone. */
  readonly hasClock: boolean;
  /** Null until the first answer. */
  readonly story: { readonly title: string; readonly status: ShownStatus } | null;
  /** Where the story comes from, for the time before its first answer. */
  readonly address: string;
  readonly poll: {
    /** A few words for the right end of the footer: "ok 14:32", "retry 14:33". */
    readonly words: string;
    /** One sentence without a full stop, or null while polling goes well. */
    readonly fault: string | null;
  };
  /** The blocks that the view shows, in display order. */
  readonly blocks: readonly Block[];
  /** All key events and summaries, in display order. */
  readonly keyEvents: readonly Block[];
  readonly order: DisplayOrder;
  readonly compare: Timeline['compare'];
  readonly keyEventsOnly: boolean;
  /** The reader's own filter hides some blocks, or could. */
  readonly filtered: boolean;
  /** What filter and search ask for, as they are shown: "&levy  /tax". Empty without either. */
  readonly asked: string;
  /** What is to be marked in the text; null for nothing. */
  readonly rangesIn: RangesIn | null;
  readonly viewport: Viewport;
  readonly counts: {
    /** Blocks that are known, shown or not. */
    readonly known: number;
    readonly unseen: number;
    /** Key events and summaries among the unseen. */
    readonly unseenKey: number;
    readonly edited: number;
    readonly removed: number;
  };
  /** Where the reader left: the divider stands there. */
  readonly since: Since;
  /** Where posts are missing. */
  readonly gaps: readonly ShownGap[];
  readonly marks: Marks;
  readonly pinned: { readonly block: Block; readonly open: boolean } | null;
  readonly railOpen: boolean;
  /** The stories that can be turned to, this one among them, for the rail. */
  readonly stories: readonly ListedStory[];
  readonly overlay: Overlay | null;
  /** The most useful first; as many are shown as fit, five at most. */
  readonly hints: readonly Hint[];
  readonly prompt: Prompt | null;
  /** A passing word to the reader, in place of the hints. */
  readonly notice: string | null;
  /** Puts the reader's keys into a text: "{close} clears it". */
  readonly spellKeys: (text: string) => string;
};
