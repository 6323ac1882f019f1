// Owns the comparing of two texts word by word: what stayed, what went, what came. The only file that knows the package.

// One algorithm of the package alone: all of them would be loaded with the first frame.
import { diffArrays } from 'diff/lib/diff/array.js';

export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Texts that differ by more words than this are another text each: comparing them would take long and tell nothing. */
const MOST_EDITS = 2000;

/** In the order of the text, what went before what came. Pieces of one kind never stand side by side. */
export function diffWords(before: string, after: string): readonly Piece[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const changes = diffArrays([...was], [...is], { maxEditLength: MOST_EDITS });
  const pieces = changes?.map(
    ({ added, removed, value }): Piece => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  );
  return joinPieces(
    pieces ?? [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ],
  );
}

/** A character of a script that is written without blanks, a word, blanks, or signs: never half of what is seen as one. */
function wordsOf(text: string): readonly string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*|\s+|[^\s\p{L}\p{N}]+/gu,
    ) ?? []
  );
}

/** A word or two that both happen to have between two changes is part of one change: a patchwork is hard to read. */
const LEAST_SAME = 4;

function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  let removed = '';
  let added = '';
  const close = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    const isInside = index > 0 && index < pieces.length - 1 && isSlight(text);
    if (kind === 'same' && !isInside) {
      close();
      joined.push({ kind, text });
      continue;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  }
  close();
  return joined.filter(({ text }) => text !== '');
}

function isSlight(text: string): boolean {
  return text.trim().length < LEAST_SAME && !text.includes('\n');
}

const CONTEXT_WORDS = 4;

/** The changes alone, each with a few words around it. */
export function withoutFarText(pieces: readonly Piece[], ellipsis: string): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== 'same') return piece;
    const [isFirst, isLast] = [index === 0, index === pieces.length - 1];
    return { ...piece, text: nearText(piece.text, isFirst, isLast, ellipsis) };
  });
}

function nearText(text: string, isFirst: boolean, isLast: boolean, ellipsis: string): string {
  const words = text.match(/\s*\S+\s*/gu) ?? [];
  const kept = (isFirst ? 0 : CONTEXT_WORDS) + (isLast ? 0 : CONTEXT_WORDS);
  if (words.length <= kept) return text;
  const start = isFirst ? '' : `${words.slice(0, CONTEXT_WORDS).join('').trimEnd()} `;
  const end = isLast ? '' : ` ${words.slice(-CONTEXT_WORDS).join('').trimStart()}`;
  return start + ellipsis + end;
}
