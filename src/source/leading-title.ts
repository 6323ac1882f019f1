// Owns the title that writers make where a publishing system has no field for one: a heading, or a line in bold, with
// which the text begins. Knows no source.

import type { Inline, Passage } from '../model/passage.ts';
import { plainText } from '../model/plain-text.ts';
import { textOfInlines } from '../model/visible-text.ts';
import type { NamedDraft } from './element-id.ts';
import { tidyInlines } from './html/inline-run.ts';
import { toProse } from './html/prose.ts';

export type Titled = { readonly title: string | null; readonly drafts: readonly NamedDraft[] };

/** Longer lines are sentences that matter, not titles. */
const LONGEST_TITLE = 200;

/** The title, and the drafts without it. Words that are all there is stay where they are: a title stands above something. */
export function takeLeadingTitle(drafts: readonly NamedDraft[]): Titled {
  const [first, ...others] = drafts;
  const passage = first === undefined ? null : onlyPassage(first);
  const split = passage === null ? null : splitTitle(passage);
  if (split === null) return { title: null, drafts };
  const rest = split.rest.length === 0 ? [] : [toParagraph(split.rest)];
  const title = plainText(textOfInlines(split.title)).replace(/\s+/gu, ' ').trim();
  const isTitle = title !== '' && title.length <= LONGEST_TITLE && rest.length + others.length > 0;
  return isTitle ? { title, drafts: [...rest, ...others] } : { title: null, drafts };
}

function onlyPassage({ element }: NamedDraft): Passage | null {
  if (element.type !== 'text' && element.type !== 'heading') return null;
  return (element.passages.length === 1 && element.passages[0]) || null;
}

type Split = { readonly title: readonly Inline[]; readonly rest: readonly Inline[] };

function splitTitle(passage: Passage): Split | null {
  if (passage.kind === 'heading') return { title: passage.content, rest: [] };
  if (passage.kind !== 'paragraph') return null;
  const { content } = passage;
  const end = content.findIndex((inline) => inline.bold !== true && inline.text.trim() !== '');
  if (end < 0) return { title: content, rest: [] };
  const breaksAfter = content
    .slice(0, end + 1)
    .some(({ bold, text }) => !bold && /^ ?\n/u.test(text));
  if (end === 0 || !breaksAfter) return null;
  return { title: content.slice(0, end), rest: tidyInlines(content.slice(end)) };
}

function toParagraph(content: readonly Inline[]): NamedDraft {
  const element = toProse([{ kind: 'paragraph', content }]);
  return { element, kind: element.type, naturalKey: null };
}
