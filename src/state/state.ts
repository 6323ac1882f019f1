// Owns the shape of the truth: one immutable State for a followed story, and the past events that change it.
// Knows nothing of networks, screens or files.

import type { Block, BlockId } from '../model/block.ts';
import type { FollowFault } from '../model/errors.ts';
import type { Mark } from '../model/mark.ts';
import type { StoryHeader } from '../model/story.ts';
import type { Cursor, Update } from '../model/update.ts';
import type { BlockRecord } from './block-record.ts';
import type { BlockTable } from './block-table.ts';
import type { Gap } from './gap.ts';
import type { Marks } from './marks.ts';

/** How a block came to be known: in the first answer; by a later poll; by reading older pages. */
export type BlockCause = 'initial' | 'new' | 'backfill';

/** What one update changed, as a reader could see it. */
export type Change =
  | { readonly kind: 'block'; readonly cause: BlockCause; readonly block: Block }
  | { readonly kind: 'edit'; readonly block: Block; readonly previous: Block }
  | { readonly kind: 'remove'; readonly block: Block; readonly noticedAt: number };

export type PollStatus =
  | { readonly phase: 'connecting' }
  | {
      readonly phase: 'ok';
      readonly at: number;
      /** The interval that the source itself asks for, ms; left out where it asks for none. */
      readonly everyMs?: number;
    }
  | {
      readonly phase: 'failed';
      readonly at: number;
      readonly fault: FollowFault;
      readonly retryAt: number | null;
    }
  /** What was kept is played: nobody is asked. `speed`: how many times faster than it happened; 0 stands still. */
  | { readonly phase: 'replayed'; readonly speed: number }
  /** `kept`: what was kept has been played to its end. */
  | {
      readonly phase: 'stopped';
      readonly at: number;
      readonly reason: 'ended' | 'gone' | 'file' | 'kept';
    };

export type State = {
  readonly header: StoryHeader | null;
  /** The source's stamp of the newest answer that said what is pinned; a page beyond the first does not say. */
  readonly pinStatedAt: number | null;
  readonly records: BlockTable;
  /** Every block with content, newest first by first-published; removed ones stay in their place. */
  readonly order: readonly BlockId[];
  /** Blocks that arrived after the first answer and have not been seen on the screen. */
  readonly unseen: ReadonlySet<BlockId>;
  /** Blocks edited since the reader left, or without an earlier visit, since the story was opened. */
  readonly edited: ReadonlySet<BlockId>;
  /** The reader's stars and notes. */
  readonly marks: Marks;
  /** Stretches between known blocks of which nothing was read, the newest first. */
  readonly gaps: readonly Gap[];
  /** Where the oldest known page ends; null when the story is whole or paging is unknown. */
  readonly older: Cursor | null;
  /** True once back-filling has read a page that has no older one: `older` stays null from then on. */
  readonly reachedStart: boolean;
  /** Blocks in the whole story as the source counts them. */
  readonly totalBlocks: number | null;
  /** What the latest `update-received` changed; empty after any other event. */
  readonly changes: readonly Change[];
  readonly poll: PollStatus;
  /** Where the newest block that an earlier visit knew is filed, epoch ms; null on the first visit. */
  readonly knownBefore: number | null;
  /** Why changes are not kept beyond this visit, in a few words; null while they are, or where nobody asked for it. */
  readonly notKept: string | null;
  /** The time that ages on the screen are drawn against, epoch ms. */
  readonly now: number;
};

export type Action =
  | {
      readonly type: 'update-received';
      readonly update: Update;
      readonly receivedAt: number;
      /**
       * A page read to fill a gap below the newest one is a 'poll' too: what it brings is news. 'opening': it completes
       * the first answer of all. 'reread': an older page once more, for what was changed or taken away there.
       */
      readonly cause: 'opening' | 'poll' | 'backfill' | 'reread';
      /** The gaps that there are once this answer is known; left out when it tells nothing of any. */
      readonly gaps?: readonly Gap[];
    }
  /** No page could be had that fills a gap, for now or for good: the gaps as they are left. */
  | { readonly type: 'gaps-changed'; readonly gaps: readonly Gap[] }
  | { readonly type: 'poll-unchanged'; readonly receivedAt: number }
  | {
      readonly type: 'poll-failed';
      readonly fault: FollowFault;
      readonly failedAt: number;
      readonly retryAt: number | null;
    }
  | {
      readonly type: 'polling-stopped';
      readonly at: number;
      readonly reason: 'ended' | 'gone' | 'file' | 'kept';
    }
  /** More of what an earlier visit knew: no news to anybody. `edited`: since the reader left. */
  | {
      readonly type: 'records-restored';
      readonly records: ReadonlyMap<BlockId, BlockRecord>;
      readonly edited?: ReadonlySet<BlockId>;
    }
  /** One of the stories that this one is made of changed: the whole as it is now. */
  | { readonly type: 'joined'; readonly state: State }
  | { readonly type: 'blocks-seen'; readonly ids: readonly BlockId[] }
  /** The reader has starred a block, or noted something on it: all that is on it now. */
  | { readonly type: 'block-marked'; readonly id: BlockId; readonly mark: Mark }
  | { readonly type: 'ticked'; readonly now: number };
