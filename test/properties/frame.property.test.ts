// Owns the law of the frame writer: whatever a terminal showed, after the bytes it shows the new frame.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOf } from '../../src/terminal/cells.ts';
import type { Dialect } from '../../src/terminal/dialect.ts';
import { blankScreen, drawingOf, redrawingOf, type Shown } from '../../src/terminal/frame-diff.ts';
import { ENTER, enterBytes } from '../../src/terminal/modes.ts';
import { strangersIn } from '../helpers/control-sequences.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { RUNS } from '../helpers/runs.ts';
import { type Size, type Step, screenLife } from './frame-worlds.ts';

/** What a terminal of this size shows after the frame is drawn on it in full. */
function drawnInFull(frame: string, { columns, rows }: Size) {
  const terminal = createHeadlessTerminal(columns, rows);
  terminal.write(ENTER + redrawingOf(frame, columns, rows).bytes);
  const seen = { cells: terminal.cells(), text: terminal.text() };
  terminal.dispose();
  return seen;
}

function bytesFor(shown: Shown, step: Step, { columns, rows }: Size) {
  const { dialect } = shown;
  return step.resize !== undefined || step.isRedrawn
    ? redrawingOf(step.frame, columns, rows, true, dialect)
    : drawingOf(shown, step.frame);
}

/** Kept out of frames by the writer, where they are not taken. */
const LINKS = /\u001b\]8;[^\u001b]*\u001b\\/gu;

const anyDialect = fc.constantFrom<Dialect>('xterm', 'console', 'vt100');

test('the bytes between two frames turn a screen that shows the one into one that shows the other', () => {
  fc.assert(
    fc.property(screenLife, anyDialect, ({ size, steps }, dialect) => {
      let now = size;
      let shown = blankScreen(size.columns, size.rows, dialect);
      const terminal = createHeadlessTerminal(size.columns, size.rows);
      terminal.write(enterBytes(dialect));
      for (const step of steps) {
        now = step.resize ?? now;
        terminal.resize(now.columns, now.rows);
        const drawing = bytesFor(shown, step, now);
        shown = drawing.shown;
        terminal.write(drawing.bytes);
        assert.deepEqual(terminal.cells(), drawnInFull(step.frame, now).cells);
        assert.deepEqual(strangersIn(drawing.bytes.replace(LINKS, ''), dialect), []);
      }
      terminal.dispose();
    }),
    { numRuns: RUNS },
  );
});

test('a frame drawn in full shows the text of its rows, where terminals agree on its width', () => {
  fc.assert(
    fc.property(screenLife, ({ size, steps }) => {
      const frame = steps[0]?.frame ?? '';
      const { text } = drawnInFull(frame, size);
      for (const [row, line] of frame.split('\n').slice(0, size.rows).entries()) {
        const { cells, disputed } = cellsOf(line, size.columns);
        if (disputed) continue;
        const own = cells.map((cell) => cell.text).join('');
        assert.equal(text[row], own.trimEnd());
      }
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});
