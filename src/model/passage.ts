// Owns running text: spans of inline text and the passages (paragraph, list, quote, …) made of them.
// Knows nothing of HTML, of sources or of cells. Every string here is already free of controls.

/** A run of text in one style. A line break inside a passage is "\n"; a non-breaking space stays U+00A0. */
export type Inline = {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  /** Absolute http or https address; never another scheme. */
  readonly href?: string;
};

export type ListItem = {
  readonly content: readonly Inline[];
  /** Nested lists, in order; empty for a plain item. */
  readonly lists: readonly ListPassage[];
};

export type ListPassage = {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
};

export type Passage =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'heading'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'quote';
      readonly passages: readonly Passage[];
      readonly attribution: string | null;
      /** "quoted": someone else's words, drawn with quotation marks. "pulled": words lifted out of the text. */
      readonly mark?: 'quoted' | 'pulled';
    }
  | ListPassage
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'divider' };
