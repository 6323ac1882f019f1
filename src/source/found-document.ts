// Owns what stands at an address or in a file before anybody knows what it is: text, and its readings as JSON and as
// HTML, each made once and only when asked for. Knows no source.

import { type HtmlNode, parseTree } from './html/html-tree.ts';

export type FoundDocument = {
  readonly body: string;
  /** As the server said, in lower case, without parameters; null for a file. Servers are often wrong. */
  readonly contentType: string | null;
  /** The JSON value, or undefined when the body is not JSON. */
  readonly json: () => unknown;
  /** The body as HTML or XML-ish markup; empty when it holds no tags at all. */
  readonly tree: () => readonly HtmlNode[];
};

/** Parses nothing yet. */
export function toDocument(body: string, contentType: string | null = null): FoundDocument {
  return {
    body,
    contentType: contentType?.replace(/;.*$/su, '').trim().toLowerCase() ?? null,
    json: once(() => parseJson(body)),
    tree: once(() => (body.includes('<') ? parseTree(body) : [])),
  };
}

function parseJson(body: string): unknown {
  // Norkon's answers begin with a byte order mark.
  const text = body.replace(/^\uFEFF/u, '');
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
