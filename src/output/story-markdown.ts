// Owns a story as one Markdown document, oldest block first. Each block is what a reader copies of it, under a line that
// tells when it came and what became of it.

import { formatDateTime, type Zone } from '../layout/time.ts';
import { markdownOfBlock, markdownOfPassages } from '../model/markdown.ts';
import { markdownAddress, markdownLine } from '../model/markdown-text.ts';
import type { StoryHeader } from '../model/story.ts';
import { blocksToRead, type ExportedBlock, type ExportedStory } from './exported-story.ts';
import { labelsOfBlock, wordsOfEarlier, wordsOfStory } from './exported-words.ts';

/** Ends in a line feed. */
export function formatStoryMarkdown(story: ExportedStory, zone: Zone): string {
  const { header } = story;
  const parts = [
    `# ${markdownLine(header.title)}`,
    markdownLine(wordsOfStory(story, zone)),
    header.url === null ? '' : markdownAddress(header.url),
    markdownOfPassages(header.standfirst),
    ...blocksToRead(story).map((one) => markdownOfExported(one, header, zone)),
  ];
  return `${joined(parts)}\n`;
}

function markdownOfExported(one: ExportedBlock, header: StoryHeader, zone: Zone): string {
  const { block, mark, earlier } = one;
  const when = block.publishedAt === null ? '' : `**${formatDateTime(block.publishedAt, zone)}**`;
  const head = [when, ...labelsOfBlock(one, header, zone)].filter((part) => part !== '');
  return joined([
    '---',
    head.join(' · '),
    markdownOfBlock(block),
    mark.note === null ? '' : `**Note:** ${markdownLine(mark.note)}`,
    ...earlier.map((revision) => quoted(revision, zone)),
  ]);
}

function quoted({ block, receivedAt }: ExportedBlock['earlier'][number], zone: Zone): string {
  const text = joined([
    `**${wordsOfEarlier(receivedAt, zone)}**`,
    markdownOfBlock({ ...block, contributors: [], url: null }),
  ]);
  return text.replace(/^(?=(.?))/gmu, (_, first: string) => (first === '' ? '>' : '> '));
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
