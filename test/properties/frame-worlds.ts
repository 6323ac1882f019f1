// Owns random frames, and frames that follow one another as those of a reader do: scrolled, edited, restyled, new.

import fc from 'fast-check';

export type Size = { readonly columns: number; readonly rows: number };
type Piece = { readonly sgr: string; readonly link: string; readonly text: string };
type Line = readonly Piece[];

const WORDS = [
  'a',
  'the ',
  'news ',
  '  ',
  '—',
  'élan ',
  '…',
  '* 3m ago',
  '漢字',
  'かな ',
  'Ω',
  '一',
];
const DISPUTED = ['👍', '👩‍🚀', '🇬🇧', 'e\u0301', '☎️', '1️⃣', 'ก็'];
const SGRS = [
  '',
  '',
  '',
  '1',
  '2',
  '3',
  '4',
  '7',
  '9',
  '31',
  '1;32',
  '38;5;208',
  '44',
  '2;96',
  '48;2;1;2;3',
];
const LINKS = ['', '', '', '', 'https://example.org/a', 'https://example.org/b'];

const word = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...DISPUTED) },
);

const piece: fc.Arbitrary<Piece> = fc.record(
  {
    sgr: fc.constantFrom(...SGRS),
    link: fc.constantFrom(...LINKS),
    text: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
  },
  { noNullPrototype: true },
);

/** Many lines come out blank, short, or wider than the screen. */
const line: fc.Arbitrary<Line> = fc.oneof(
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 6, arbitrary: fc.array(piece, { minLength: 1, maxLength: 5 }) },
);

/** Two columns are the fewest that the terminal of these tests can have. */
const size: fc.Arbitrary<Size> = fc.record(
  { columns: fc.integer({ min: 2, max: 30 }), rows: fc.integer({ min: 1, max: 12 }) },
  { noNullPrototype: true },
);

type Change = (lines: readonly Line[]) => readonly Line[];

function scrolled(top: number, height: number, by: number, fresh: readonly Line[]): Change {
  return (lines) => {
    const moved = lines.slice(top, top + height);
    const rest = by > 0 ? moved.slice(0, Math.max(0, height - by)) : moved.slice(-by);
    const added = fresh.slice(0, moved.length - rest.length);
    const inside = by > 0 ? [...added, ...rest] : [...rest, ...added];
    return [...lines.slice(0, top), ...inside, ...lines.slice(top + height)];
  };
}

function withPiece(row: number, at: number, fresh: Piece): Change {
  return (lines) =>
    lines.map((old, index) =>
      index === row % Math.max(1, lines.length)
        ? old.toSpliced(at % (old.length + 1), 1, fresh)
        : old,
    );
}

const small = fc.nat({ max: 11 });

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        small,
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: -4, max: 4 }),
        fc.array(line, { maxLength: 4 }),
      )
      .map((parts) => scrolled(...parts)),
  },
  { weight: 3, arbitrary: fc.tuple(small, small, piece).map((parts) => withPiece(...parts)) },
  { weight: 1, arbitrary: fc.array(line, { maxLength: 12 }).map((fresh) => () => fresh) },
);

/** What happens to a screen: the next frame, sometimes at another size, sometimes drawn again in full. */
export type Step = {
  readonly frame: string;
  readonly resize: Size | undefined;
  readonly isRedrawn: boolean;
};

type Turn = {
  readonly changes: readonly Change[];
  readonly resize: Size | undefined;
  readonly isRedrawn: boolean;
};

const turn: fc.Arbitrary<Turn> = fc.record(
  {
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    resize: fc.option(size, { freq: 8, nil: undefined }),
    isRedrawn: fc.nat({ max: 15 }).map((roll) => roll === 0),
  },
  { noNullPrototype: true },
);

export const screenLife: fc.Arbitrary<{ readonly size: Size; readonly steps: readonly Step[] }> = fc
  .tuple(size, fc.array(line, { maxLength: 12 }), fc.array(turn, { minLength: 1, maxLength: 4 }))
  .map(([first, lines, turns]) => ({ size: first, steps: played(lines, turns) }));

function played(start: readonly Line[], turns: readonly Turn[]): readonly Step[] {
  const steps: Step[] = [{ frame: frameOf(start), resize: undefined, isRedrawn: false }];
  let lines = start;
  for (const { changes, resize, isRedrawn } of turns) {
    lines = changes.reduce((before, apply) => apply(before), lines);
    steps.push({ frame: frameOf(lines), resize, isRedrawn });
  }
  return steps;
}

function frameOf(lines: readonly Line[]): string {
  return lines.map((pieces) => pieces.map(pieceText).join('')).join('\n');
}

function pieceText({ sgr, link, text }: Piece): string {
  const look = sgr === '' ? text : `\u001b[${sgr}m${text}\u001b[0m`;
  return link === '' ? look : `\u001b]8;;${link}\u001b\\${look}\u001b]8;;\u001b\\`;
}
