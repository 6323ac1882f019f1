// Holds the bytes of the frames that a reader sees most often to their budgets: counts, never times.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankScreen, drawingOf, type Shown } from '../../src/terminal/frame-diff.ts';
import { LINK_END, linkTo } from '../../src/terminal/osc.ts';

const WORDS =
  'station signal the carrier drum paper ribbon operator wire morning a desk of and tape line bell letter in shift gear'.split(
    ' ',
  );

/** Plain text of about the length of a paragraph's line; the same for the same number. */
function prose(number: number, columns: number): string {
  let line = '';
  for (let at = 0; ; at++) {
    const word = WORDS[(number * 7 + at * at * 3 + at * (number % 11)) % WORDS.length] ?? '';
    if (line.length + word.length + 1 > Math.min(columns - 9, 76)) return `${number} ${line}`;
    line += `${word} `;
  }
}

function frameAt(
  first: number,
  columns: number,
  rows: number,
  header = 'live',
  footer = 'j next',
): string {
  const body = Array.from({ length: rows - 2 }, (_, at) => prose(first + at, columns));
  return [header, ...body, footer].join('\n');
}

function shownOf(frame: string, columns: number, rows: number): Shown {
  return drawingOf(blankScreen(columns, rows), frame).shown;
}

/** Bytes of each frame of a run, the first one not counted. */
function costs(frames: readonly string[], columns: number, rows: number): readonly number[] {
  let shown = shownOf(frames[0] ?? '', columns, rows);
  return frames.slice(1).map((frame) => {
    const drawing = drawingOf(shown, frame);
    shown = drawing.shown;
    return Buffer.byteLength(drawing.bytes);
  });
}

for (const [columns, rows] of [
  [80, 24],
  [200, 60],
] as const) {
  test(`a line down costs the new line and little more, at ${columns}x${rows}`, () => {
    const frames = Array.from({ length: 40 }, (_, first) => frameAt(first, columns, rows));
    for (const [at, cost] of costs(frames, columns, rows).entries()) {
      const line = prose(at + rows - 2, columns).trimEnd();
      const settingTheRegion = at === 0 ? 8 : 0;
      assert.ok(cost <= line.length + 10 + settingTheRegion, `${cost} bytes for ${line.length}`);
    }
  });

  test(`a line up costs the new line and little more, at ${columns}x${rows}`, () => {
    const frames = Array.from({ length: 40 }, (_, at) => frameAt(40 - at, columns, rows));
    for (const [at, cost] of costs(frames, columns, rows).entries()) {
      const line = prose(39 - at, columns).trimEnd();
      const settingTheRegion = at === 0 ? 8 : 0;
      assert.ok(cost <= line.length + 10 + settingTheRegion, `${cost} bytes for ${line.length}`);
    }
  });

  test(`a page costs its text and four bytes a row, at ${columns}x${rows}`, () => {
    const page = rows - 2;
    const [cost = 0] = costs(
      [frameAt(0, columns, rows), frameAt(page, columns, rows)],
      columns,
      rows,
    );
    const text = Array.from({ length: page }, (_, at) => prose(page + at, columns).trimEnd()).join(
      '',
    );
    assert.ok(cost <= text.length + 4 * page + 10, `${cost} bytes for ${text.length}`);
  });
}

test('the same frame costs nothing', () => {
  const frame = frameAt(3, 80, 24);
  assert.deepEqual(costs([frame, frame, frame], 80, 24), [0, 0]);
});

test('a frame that looks the same but is written differently costs nothing', () => {
  assert.deepEqual(
    costs(['\u001b[1mnews\u001b[22m', '\u001b[1mne\u001b[0m\u001b[1mws\u001b[0m   '], 80, 24),
    [0],
  );
});

test('a minute that passes costs at most 24 bytes and 10 for each time that changed', () => {
  const gutters = (minutes: number) =>
    [3, 7, 12, 16]
      .map((row, at) => ({ row, time: `${minutes + at * 9}m ago` }))
      .reduce(
        (rows, { row, time }) => rows.with(row, `\u001b[2m${time.padEnd(9)}\u001b[22m${rows[row]}`),
        frameAt(0, 80, 24).split('\n'),
      )
      .join('\n');
  const [cost = 0] = costs([gutters(3), gutters(4)], 80, 24);
  assert.ok(cost > 0 && cost <= 24 + 10 * 4, `${cost} bytes`);
});

test('a new count in the header costs at most 60 bytes', () => {
  const header = (unseen: string) => `\u001b[1mThe story\u001b[22m${unseen.padStart(60)}`;
  const frames = ['', '1 new', '2 new', '13 new'].map((unseen) =>
    frameAt(0, 80, 24, header(unseen)),
  );
  for (const cost of costs(frames, 80, 24)) assert.ok(cost > 0 && cost <= 16, `${cost} bytes`);
});

test('a block that comes in above costs its own text and little more', () => {
  const fresh = [90, 91, 92, 93].map((number) => prose(number, 80).trimEnd());
  const body = Array.from({ length: 22 }, (_, at) => prose(at, 80));
  const before = ['live', ...body, 'j next'].join('\n');
  const after = ['live', ...fresh, '', ...body.slice(0, 17), 'j next'].join('\n');
  const [cost = 0] = costs([before, after], 80, 24);
  assert.ok(cost <= fresh.join('').length + 40, `${cost} bytes for ${fresh.join('').length}`);
});

test('rows of disputed width are scrolled like any other', () => {
  const rows = (first: number) =>
    [
      'live',
      ...Array.from({ length: 22 }, (_, at) => `${first + at} a 👩‍🚀 on the wire`),
      'j',
    ].join('\n');
  const [, cost = 0] = costs([rows(0), rows(1), rows(2)], 80, 24);
  assert.ok(cost <= 50, `${cost} bytes`);
});

const ADDRESS = 'https://example.org/live/2026/a-long-way-to-a-page';
const linked = (text: string) => `${linkTo(ADDRESS)}\u001b[4m${text}\u001b[0m${LINK_END}`;

test('a link that goes on over rows is sent once, and the rows without one cost nothing more', () => {
  const frames = (wrap: (text: string) => string) => [
    frameAt(0, 80, 24),
    frameAt(0, 80, 24)
      .split('\n')
      .with(5, `         and then ${wrap('the words of the link')}`)
      .with(6, `         ${wrap('go on')} to their end`)
      .join('\n'),
  ];
  const [plain = 0] = costs(
    frames((text) => `\u001b[4m${text}\u001b[0m`),
    80,
    24,
  );
  const [cost = 0] = costs(frames(linked), 80, 24);
  // Blanks stand where other words stood, so that the link is left and entered once more.
  assert.ok(
    cost - plain <= 2 * (linkTo(ADDRESS).length + LINK_END.length),
    `${cost - plain} bytes`,
  );
  const fresh = (wrap: (text: string) => string) => ['', frames(wrap)[1] ?? ''];
  const [freshPlain = 0] = costs(
    fresh((text) => `\u001b[4m${text}\u001b[0m`),
    80,
    24,
  );
  const [freshCost = 0] = costs(fresh(linked), 80, 24);
  const once = linkTo(ADDRESS).length + LINK_END.length;
  assert.ok(freshCost - freshPlain <= once, `${freshCost - freshPlain} bytes`);
});
