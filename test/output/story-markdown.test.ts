import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatStoryMarkdown } from '../../src/output/story-markdown.ts';
import { FAIR } from './story-files.ts';

const HEAD = `# The village fair

Live. By A. Reporter. Updated 1 Jul 2026 12:00. Times are UTC.

<https://example.org/live/story>

---
`;

const GATE = `
**1 Jul 2026 12:00** · Key event · Updated 1 Jul 2026 12:01 · Starred

## The gate opens

Four boats wait.

*A. Reporter*

<https://example.org/live#gate>

**Note:** ask \\<Ada\\>
`;

test('a story is one document, oldest first, with what was removed and what was read before', () => {
  assert.equal(
    formatStoryMarkdown(FAIR, 'UTC'),
    `${HEAD}${GATE}
> **As it read before, from 1 Jul 2026 12:00**
>
> ## The gate opens
>
> Three boats wait.

---

**1 Jul 2026 12:00** · Removed by the publisher, noticed 1 Jul 2026 12:02

A cake fell.
`,
  );
});

test('without its history a story is as it stands', () => {
  const blocks = FAIR.blocks.map((one) => ({ ...one, earlier: [] }));
  assert.equal(
    formatStoryMarkdown({ ...FAIR, blocks, hasHistory: false }, 'UTC'),
    `${HEAD}${GATE}`,
  );
});
