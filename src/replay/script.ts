// Owns the story script: what a newsroom did, and when, as data. Knows nothing of HTTP or of any wire format.

/** A body part as the newsroom wrote it. A string is one paragraph of HTML. */
export type ScriptElement =
  | string
  | { readonly heading: string }
  | { readonly quote: readonly string[] }
  | { readonly list: readonly string[]; readonly ordered?: true }
  | {
      readonly image: {
        readonly url: string;
        readonly alt: string;
        readonly caption: string;
        readonly credit: string;
      };
    }
  | { readonly link: { readonly prefix: string; readonly text: string; readonly url: string } };

/** What a block says; in an edit, only what changed is given. */
export type ScriptContent = {
  readonly title?: string;
  readonly body: readonly ScriptElement[];
  readonly keyEvent?: true;
  readonly summary?: true;
  readonly contributors?: readonly string[];
};

/** One thing that the newsroom did. `at` is ISO 8601 in UTC, whole seconds; `block` is the script's own name for a block. */
export type ScriptEvent =
  | {
      readonly at: string;
      readonly did: 'post';
      readonly block: string;
      readonly content: ScriptContent;
    }
  | {
      readonly at: string;
      readonly did: 'edit';
      readonly block: string;
      readonly content: Partial<ScriptContent>;
    }
  | { readonly at: string; readonly did: 'remove'; readonly block: string }
  | { readonly at: string; readonly did: 'pin'; readonly block: string }
  | { readonly at: string; readonly did: 'unpin' }
  | { readonly at: string; readonly did: 'headline'; readonly headline: string }
  | { readonly at: string; readonly did: 'end' };

export type StoryScript = {
  /** The path of the story on the replay server, and with it its identity in the archive. */
  readonly path: string;
  readonly headline: string;
  /** HTML. */
  readonly standfirst: string;
  readonly byline: string;
  /** In order of time. */
  readonly events: readonly ScriptEvent[];
};
