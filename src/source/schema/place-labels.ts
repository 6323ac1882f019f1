// Owns the words that a page puts under each of its posts and that are none of them: where to share it, what was sold
// beside it. Knows words, not the names of parts.

import { firstTag, type IsWanted, isNamed } from '../html/html-query.ts';
import { type HtmlNode, type HtmlTag, rawTextOf } from '../html/html-tree.ts';

/** Each of them a whole label; none is what a post could consist of. */
const LABEL =
  /^(?:share(?: (?:this )?(?:post|update|on))?|copy link|link copied|tweet|twitter|facebook|whats ?app|e-?mail|linkedin|reddit|telegram|bluesky|threads|messenger|pinterest|permalink|\d[\d,.]* comments?|advertisement|anzeige|publicité|publicidad|pubblicità|teilen|partager|compartir|condividi|delen|[|·•,])$/iu;

/** A row of them is no longer. Characters. */
const MOST_LABELS = 120;

const isPicture = isNamed('img', 'amp-img', 'iframe', 'video', 'audio', 'blockquote', 'table');

/** Something to see, or a link to somebody's post, whatever it is called. */
const shows: IsWanted = (tag) =>
  isPicture(tag) ||
  /\/(?:status(?:es)?|p|posts?|reel|videos?)\/\w/u.test(tag.attributes.href ?? '');

/** True for a part that says nothing but such labels. */
export function isOnlyLabels(tag: HtmlTag): boolean {
  if (rawTextOf(tag.children).length > MOST_LABELS) return false;
  const words = piecesIn(tag.children);
  return (
    words.length > 0 && words.every((piece) => LABEL.test(piece)) && firstTag([tag], shows) === null
  );
}

function piecesIn(nodes: readonly HtmlNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'tag') return piecesIn(node.children);
    const text = node.text.replace(/\s+/gu, ' ').trim();
    return text === '' ? [] : [text];
  });
}
