// Owns what the bundle replaces in packages: what they build at import, and a first frame does not need.

/** Replaces text of one file of a package. `end`: everything from `from` up to and including it is replaced. */
export type Substitution = {
  readonly file: string;
  readonly why: string;
  readonly from: string;
  readonly end?: string;
  readonly to: string;
};

/** Where the replacements import from; see lazy-module.ts. */
export const LAZY = 'teleprinter:lazy';
const importing = (name: string) => `import { ${name} } from '${LAZY}';`;

export const SUBSTITUTIONS: readonly Substitution[] = [
  {
    file: 'ink/build/dom.js',
    why: 'nothing is laid out by Ink, which reads the keys: its nodes have no boxes',
    from: "yogaNode: nodeName === 'ink-virtual-text' ? undefined : Yoga.Node.create(),",
    to: 'yogaNode: undefined,',
  },
  {
    file: 'yoga-layout/dist/src/index.js',
    why: 'so that of Yoga only the names of its values are left',
    from: "import loadYoga from '../binaries/yoga-wasm-base64-esm.js';",
    end: 'const Yoga = wrapAssembly(await loadYoga());',
    to: "import Yoga from './generated/YGEnums.js';",
  },
  {
    file: 'string-width/index.js',
    why: 'the segmenter is made when first needed',
    from: 'const segmenter = new Intl.Segmenter();',
    to: importing('lazySegmenter as segmenter, isSimple, rgiEmojiRegex'),
  },
  {
    file: 'string-width/index.js',
    why: 'the table of emoji is built when first needed',
    from: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
    to: '',
  },
  {
    file: 'string-width/index.js',
    why: 'single-cell characters beyond ASCII need neither',
    from: 'if (/^[\\u0020-\\u007E]*$/.test(string)) {',
    to: 'if (ambiguousIsNarrow && isSimple(string)) {',
  },
  {
    file: '@alcalzone/ansi-tokenize/build/tokenize.js',
    why: 'the segmenter is made when first needed',
    from: 'const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });',
    to: importing('iteratingSegmenter as segmenter'),
  },
  {
    file: 'wrap-ansi/index.js',
    why: 'the segmenter is made when first needed',
    from: 'const segmenter = new Intl.Segmenter();',
    to: importing('lazySegmenter as segmenter'),
  },
  {
    file: 'slice-ansi/tokenize-ansi.js',
    why: 'the segmenter is made when first needed',
    from: "const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, {granularity: 'grapheme'});",
    to: importing('lazySegmenter as GRAPHEME_SEGMENTER'),
  },
  {
    file: 'ink/build/reconciler.js',
    why: 'the developer tools of React are no part of the bundle',
    from: "if (process.env['DEV'] === 'true') {\n    // Intentionally",
    to: 'if (false) {\n    //',
  },
  {
    file: 'ink/build/reconciler.js',
    why: 'nor what is told to them',
    from: "if (process.env['DEV'] === 'true') {\n    try {",
    to: 'if (false) {\n    try {',
  },
  {
    file: 'ink/build/ink.js',
    why: 'nor their hook',
    from: "process.env['DEV'] === 'true'",
    to: 'false',
  },
  {
    file: 'ink/build/line-update.js',
    why: 'the segmenter is made when first needed',
    from: "const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });",
    to: importing('lazySegmenter as segmenter'),
  },
];
