// Owns how answers of the archive are written: lists for people, a JSON object a line for scripts, a story in the form that
// was asked for. Knows no archive.

import { formatStamp, type Zone } from '../layout/time.ts';
import { plainText } from '../model/plain-text.ts';
import type { StoryStatus } from '../model/story.ts';
import { formatMissedJson, formatMissedText, type MissedStory } from './catch-up-text.ts';
import type { ExportedStory } from './exported-story.ts';
import { isoTime, toLine } from './json-lines.ts';
import { formatStoryHtml } from './story-html.ts';
import { formatStoryJson } from './story-json.ts';
import { formatStoryMarkdown } from './story-markdown.ts';

type Story = {
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  readonly status: StoryStatus;
  readonly source: string;
  readonly blocks: number;
  readonly updatedAt: number | null;
};

type Hit = {
  readonly story: { readonly id: string; readonly title: string };
  readonly blockId: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly publishedAt: number | null;
  readonly isRemoved: boolean;
  readonly excerpt: string;
};

type StoryForm = 'json' | 'markdown' | 'html';

export type Answer =
  | { readonly kind: 'stories'; readonly stories: readonly Story[] }
  | { readonly kind: 'hits'; readonly hits: readonly Hit[] }
  | ({ readonly kind: 'story'; readonly format: StoryForm } & ExportedStory)
  | ({ readonly kind: 'missed' } & MissedStory);

export type AnswerOptions = {
  readonly json: boolean;
  readonly zone: Zone;
  /** Epoch ms. */
  readonly now: number;
};

const VERSION = 1;

/** All of the answer, each line with its line feed. */
export function formatAnswer(answer: Answer, options: AnswerOptions): string {
  switch (answer.kind) {
    case 'stories':
      return answer.stories.map(options.json ? jsonOfStory : plainStory(options)).join('');
    case 'hits':
      return answer.hits.map(options.json ? jsonOfHit : plainHit(options)).join('');
    case 'missed':
      return options.json ? formatMissedJson(answer, options) : formatMissedText(answer, options);
    case 'story':
      return formatStory(answer, options.zone);
  }
}

function formatStory({ format, ...story }: Extract<Answer, { kind: 'story' }>, zone: Zone): string {
  if (format === 'html') return formatStoryHtml(story, zone);
  return format === 'markdown' ? formatStoryMarkdown(story, zone) : formatStoryJson(story);
}

/** What is said beside the output where there is nothing to write. */
export function describeNothing({ kind }: Answer): string {
  return kind === 'hits' ? 'nothing that is kept says so' : 'no story is kept yet';
}

function jsonOfStory({ id, title, url, status, source, blocks, updatedAt }: Story): string {
  const said = { id, title, url, status, source, blocks, updatedAt: isoTime(updatedAt) };
  return toLine({ v: VERSION, ...said });
}

function jsonOfHit({ story, blockId, title, url, publishedAt, isRemoved, excerpt }: Hit): string {
  const { id, title: storyTitle } = story;
  return toLine({
    v: VERSION,
    story: { id, title: storyTitle },
    block: { id: blockId, title, url, publishedAt: isoTime(publishedAt), removed: isRemoved },
    excerpt,
  });
}

const STATUS_WORDS: Record<StoryStatus, string> = { live: 'LIVE. ', ended: 'ENDED. ', unknown: '' };

function plainStory({ zone, now }: AnswerOptions) {
  return ({ title, url, status, blocks, updatedAt }: Story): string => {
    const updated = updatedAt === null ? '' : `, updated ${formatStamp(updatedAt, now, zone)}`;
    const posts = blocks === 1 ? '1 post' : `${blocks} posts`;
    return lines(`${STATUS_WORDS[status]}${title}`, `${posts}${updated}`, url);
  };
}

function plainHit({ zone, now }: AnswerOptions) {
  return ({ story, title, url, publishedAt, isRemoved, excerpt }: Hit): string => {
    const stamp = publishedAt === null ? '' : `${formatStamp(publishedAt, now, zone)}  `;
    const removed = isRemoved ? 'REMOVED. ' : '';
    const head = title === null ? excerpt : title;
    const words = title === null ? null : excerpt;
    return lines(`${stamp}${removed}${head}`, words, story.title, url);
  };
}

/** The first as it is, the others under it. */
function lines(head: string, ...body: readonly (string | null)[]): string {
  const told = body.filter((line) => line !== null && line !== '');
  return `${[head, ...told.map((line) => `  ${line}`)].map((line) => plainText(line ?? '')).join('\n')}\n`;
}
