// Owns the ids of elements: the same element has the same id in every fetch, whatever the source stamps on it.

import type { Element, ElementId } from '../model/element.ts';
import { plainText } from '../model/plain-text.ts';
import { textOfElement } from '../model/visible-text.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** An element that has no id yet. */
export type ElementDraft = WithoutId<Element>;

/** A draft with what names it. */
export type NamedDraft = {
  readonly element: ElementDraft;
  /** The source's own name for this kind of element. */
  readonly kind: string;
  /** What the source itself knows it by (a tweet's number, a link's target); null when only its words tell it apart. */
  readonly naturalKey: string | null;
};

/** Gives ids to the elements of one block, in order. The second with the same kind and key gets "#2", and so on. */
export function toElements(drafts: readonly NamedDraft[]): Element[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const name = nameOf(draft);
    const occurrence = (seen.get(name) ?? 0) + 1;
    seen.set(name, occurrence);
    return withId(draft.element, occurrence === 1 ? name : `${name}#${occurrence}`);
  });
}

/** A longer key is hashed, so that an id stays short. */
const LONGEST_KEY = 100;

/** Free of "#", which sets the number of a repeat apart. */
function nameOf(draft: NamedDraft): string {
  return `${draft.kind}:${keyOf(draft)}`.replaceAll('#', '%23');
}

function keyOf({ element, naturalKey }: NamedDraft): string {
  if (naturalKey === null) return hashText(normalise(textOfElement(withId(element, ''))));
  const key = plainText(naturalKey);
  return key.length > LONGEST_KEY ? hashText(key) : key;
}

function withId(element: ElementDraft, id: ElementId): Element {
  return { ...element, id };
}

/** White space that a page shows alike is alike here, non-breaking spaces included. */
function normalise(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** 53 bits of hash in base 36: two 32-bit multiplicative hashes (cyrb53), fast and without any library. Not for secrets. */
export function hashText(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return ((low & 0x1fffff) * 0x100000000 + (high >>> 0)).toString(36);
}
