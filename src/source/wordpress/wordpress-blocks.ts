// Owns what a row of WordPress's Liveblog plugin is as a block: its words, its title, its people, its link.

import type { Block, Contributor } from '../../model/block.ts';
import { safeUrl } from '../../model/plain-text.ts';
import { type Fields, isFields, rawAt, textAt } from '../decode.ts';
import { toElements } from '../element-id.ts';
import { textOfHtml } from '../html/html.ts';
import { type ReadIsland, toDrafts } from '../html/html-elements.ts';
import { parseTree } from '../html/html-tree.ts';
import { takeLeadingTitle } from '../leading-title.ts';
import { isKeyRow, type Row } from './wordpress-rows.ts';

/**
 * A row that says nothing of an edit states no last-updated: a window that holds an entry and its edits shows the entry
 * as it was first stamped, with the words of the last edit.
 */
export function toBlock(row: Row, pageUrl: string | null): Block {
  const { fields, publishedAt, rowAt } = row;
  const url = permalinkOf(fields);
  const words = toDrafts(parseTree(htmlOf(fields)), url ?? pageUrl, dropCommand);
  const headline = textAt(fields, 'headline');
  const { title, drafts } =
    headline === null ? takeLeadingTitle(words) : { title: headline, drafts: words };
  const isEdit = rowAt !== null && publishedAt !== null && rowAt > publishedAt;
  return {
    id: row.id,
    url,
    title,
    publishedAt,
    lastUpdatedAt: isEdit ? rowAt : null,
    keyEvent: isKeyRow(row),
    summary: false,
    contributors: toContributors(fields),
    elements: toElements(drafts),
  };
}

export function permalinkOf(fields: Fields): string | null {
  return safeUrl(rawAt(fields, 'share_link'));
}

/** As the page shows it, with quoted posts in full; else as it was written, where a command may come first. */
function htmlOf(fields: Fields): string {
  const rendered = rawAt(fields, 'render');
  return (rendered.trim() === '' ? rawAt(fields, 'content') : rendered).replace(LEADING_KEY, '$1');
}

const LEADING_KEY = /^(\s*(?:<(?:p|div)\b[^>]*>\s*)*)\/key(?![\w/-])\s*/iu;

/** "/key" and the like, which the page draws as a mark. */
const dropCommand: ReadIsland = (tag) =>
  /\bliveblog-command\b/u.test(tag.attributes.class ?? '') ? [] : null;

/** Servers of 2017 send one name, or a link around it, in place of the list. */
function toContributors(fields: Fields): Contributor[] {
  const authors = fields.authors;
  const list = Array.isArray(authors) ? authors : isFields(authors) ? Object.values(authors) : null;
  const names =
    list === null
      ? [textOfHtml(rawAt(fields, 'author_link')).trim()]
      : list.filter(isFields).map((author) => textOfHtml(rawAt(author, 'name')).trim());
  return [...new Set(names)].filter((name) => name !== '').map((name) => ({ name }));
}
