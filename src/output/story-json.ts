// Owns a story as one JSON document: its blocks as the JSON lines tell them, and each once more as it is kept, so that nothing
// is lost to whoever reads the document back. Fields may be added; none may go.

import type { ExportedBlock, ExportedStory } from './exported-story.ts';
import { isoTime, toJsonBlock, toJsonStory } from './json-lines.ts';

const VERSION = 1;

/** Oldest block first, with what was removed. Ends in a line feed. */
export function formatStoryJson({ header, blocks }: ExportedStory): string {
  const pinnedId = header.pinnedId ?? null;
  const document = {
    v: VERSION,
    story: toJsonStory(header),
    keptStory: header,
    blocks: blocks.toReversed().map((one) => toJsonExport(one, pinnedId)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toJsonExport({ block, removal, mark, earlier }: ExportedBlock, pinnedId: string | null) {
  return {
    ...toJsonBlock(block, { pinned: block.id === pinnedId && removal === null }),
    removed: removal !== null,
    removedAt: isoTime(removal?.noticedAt ?? null),
    starred: mark.isStarred,
    note: mark.note,
    ...(earlier.length === 0 ? {} : { earlier: earlier.map(toJsonRevision) }),
    kept: block,
  };
}

function toJsonRevision({ block, receivedAt }: ExportedBlock['earlier'][number]) {
  return { ...toJsonBlock(block, { pinned: false }), receivedAt: isoTime(receivedAt) };
}
