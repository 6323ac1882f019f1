// Owns the check that a value read back is running text as the model has it. Fields that are not known stay where they are.

import type { Inline, ListItem, ListPassage, Passage } from '../model/passage.ts';
import {
  isAbsentOr,
  isFields,
  isFlag,
  isListOf,
  isText,
  isTextOrNull,
  isWebUrl,
} from './read-text.ts';

/** Deeper than any source nests, and far from what the stack holds. */
const DEEPEST = 100;

export function arePassages(value: unknown, depth = 0): value is readonly Passage[] {
  return isListOf(value, (passage) => isPassage(passage, depth));
}

function isPassage(value: unknown, depth: number): value is Passage {
  if (!isFields(value) || depth > DEEPEST) return false;
  switch (value.kind) {
    case 'paragraph':
    case 'heading':
      return areInlines(value.content);
    case 'quote':
      return (
        arePassages(value.passages, depth + 1) &&
        isTextOrNull(value.attribution) &&
        isAbsentOr(value.mark, (mark) => mark === 'quoted' || mark === 'pulled')
      );
    case 'list':
      return isList(value, depth);
    case 'table':
      return isListOf(value.rows, (cells) => isListOf(cells, isText));
    case 'code':
      return isText(value.text);
    default:
      return value.kind === 'divider';
  }
}

function isList(value: unknown, depth: number): value is ListPassage {
  return (
    isFields(value) &&
    value.kind === 'list' &&
    depth <= DEEPEST &&
    isFlag(value.ordered) &&
    isListOf(value.items, (item) => isItem(item, depth))
  );
}

function isItem(value: unknown, depth: number): value is ListItem {
  return (
    isFields(value) &&
    areInlines(value.content) &&
    isListOf(value.lists, (list) => isList(list, depth + 1))
  );
}

function areInlines(value: unknown): value is readonly Inline[] {
  return isListOf(value, isInline);
}

function isInline(value: unknown): value is Inline {
  return isFields(value) && isText(value.text) && isAbsentOr(value.href, isWebUrl);
}
