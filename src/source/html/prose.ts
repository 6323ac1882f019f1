// Owns the one element that running text makes, however many passages it holds.

import type { ProseElement } from '../../model/element.ts';
import type { Passage } from '../../model/passage.ts';
import type { ElementDraft } from '../element-id.ts';

/** Named after its passage when there is only one. */
export function toProse(passages: readonly Passage[]): ElementDraft {
  const [only] = passages;
  const type = passages.length === 1 && only !== undefined ? typeOfPassage(only) : 'text';
  return { type, passages };
}

function typeOfPassage({ kind }: Passage): ProseElement['type'] {
  return kind === 'paragraph' ? 'text' : kind;
}
