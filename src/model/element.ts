// Owns the parts of a block. An element's id is stable across fetches: the adapter makes it from the source's own
// natural key or from the content, never from an id that the source stamps afresh on each render.

import type { Passage } from './passage.ts';

export type ElementId = string;

/** Text of any kind: what was one element on the wire stays one element, however many passages it holds. */
export type ProseElement = {
  readonly id: ElementId;
  readonly type: 'text' | 'heading' | 'quote' | 'list' | 'table' | 'code' | 'divider';
  readonly passages: readonly Passage[];
};

export type ImageElement = {
  readonly id: ElementId;
  readonly type: 'image';
  readonly url: string | null;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
};

/** Video or audio: something with a duration that is played elsewhere. */
export type RecordingElement = {
  readonly id: ElementId;
  readonly type: 'video' | 'audio';
  readonly url: string | null;
  readonly title: string | null;
  readonly caption: string | null;
  /** Where it is hosted, when that is not the publisher itself: "vimeo", "soundcloud". */
  readonly platform: string | null;
  readonly durationSeconds: number | null;
  /** The publisher has withdrawn the recording but left its place in the block. */
  readonly expired: boolean;
};

/** A post quoted from a social network. */
export type SocialElement = {
  readonly id: ElementId;
  readonly type: 'social';
  /** "tweet", "instagram", …, in lower case. */
  readonly platform: string;
  readonly author: string | null;
  /** With its leading @. */
  readonly handle: string | null;
  /** The date as the post prints it; not parsed, since its zone is unknown. */
  readonly dateLine: string | null;
  readonly passages: readonly Passage[];
  readonly url: string | null;
};

export type LinkElement = {
  readonly id: ElementId;
  readonly type: 'link';
  /** "Related:" and the like; null when the source gives none. */
  readonly prefix: string | null;
  readonly text: string;
  readonly url: string | null;
};

/** Anything else with a name of its own: interactive, map, chart, q&a, callout, … */
export type EmbedElement = {
  readonly id: ElementId;
  readonly type: 'embed';
  /** What it is, in lower case, shown in brackets: "interactive", "map", "quick guide". */
  readonly label: string;
  readonly title: string | null;
  readonly passages: readonly Passage[];
  /** The publisher's page keeps the passages folded away until they are asked for. */
  readonly collapsed?: true;
  readonly url: string | null;
};

/** An element that the adapter does not know, or that even the publisher's page draws as nothing. */
export type UnknownElement = {
  readonly id: ElementId;
  readonly type: 'unknown';
  /** The source's own name for it. */
  readonly name: string;
  /** False when the publisher's page itself shows nothing for it (an advertisement's place, say). */
  readonly drawn: boolean;
};

export type Element =
  | ProseElement
  | ImageElement
  | RecordingElement
  | SocialElement
  | LinkElement
  | EmbedElement
  | UnknownElement;
