// Owns the search for schema.org's live blogs in a page's JSON-LD, at any depth and in whichever script. Knows which
// objects are live blogs and where they stand, and nothing of what they say.

import { type Fields, isFields } from '../decode.ts';
import { walkTags } from '../html/html-search.ts';
import { type HtmlNode, rawTextOf } from '../html/html-tree.ts';
import { parseLooseJson } from './loose-json.ts';
import { isOfType, type References } from './schema-values.ts';

/** The live blogs that a page's linked data describes, in document order, and what its objects refer to. */
export type LinkedData = {
  readonly postings: readonly Fields[];
  readonly references: References;
};

/** Deeper objects are not looked at; nobody writes them, and the search recurses. */
const MAX_DEPTH = 60;

export function findLinkedData(tree: readonly HtmlNode[]): LinkedData {
  return findPostings(linkedDataScripts(tree).map(parseLooseJson));
}

/** The text of every JSON-LD script, in document order. */
export function linkedDataScripts(tree: readonly HtmlNode[]): readonly string[] {
  const scripts: string[] = [];
  walkTags(tree, (tag) => {
    if (tag.name === 'script' && /ld\+json/iu.test(tag.attributes.type ?? '')) {
      scripts.push(rawTextOf(tag.children));
    }
  });
  return scripts;
}

/** Objects that are live blogs by their type or by having updates, and all that have an `@id`. */
export function findPostings(values: readonly unknown[]): LinkedData {
  const postings: Fields[] = [];
  const references = new Map<string, Fields>();
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
    if (isFields(value)) {
      note(references, value);
      if (isPosting(value)) postings.push(value);
    }
    for (const inner of Object.values(value)) look(inner, depth + 1);
  };
  look(values, 0);
  return { postings, references };
}

function isPosting(node: Fields): boolean {
  return isOfType(node, 'LiveBlogPosting') || typeof (node.liveBlogUpdate ?? '') === 'object';
}

/** Of several objects with one `@id`, the one that tells most; a mere reference tells nothing. */
function note(references: Map<string, Fields>, node: Fields): void {
  const id = node['@id'];
  if (typeof id !== 'string') return;
  const known = references.get(id);
  const size = Object.keys(node).length;
  if (size > 1 && (known === undefined || Object.keys(known).length < size)) {
    references.set(id, node);
  }
}
