// Owns a terminal session without a terminal: the real writer and the real cutting of keys, before a screen that tests can
// read. Says whether the screen is ours at the moment, and what was asked of it.

import { createFocus } from '../../src/terminal/focus.ts';
import { createFrameWriter } from '../../src/terminal/frame-writer.ts';
import { createKeyInput } from '../../src/terminal/key-input.ts';
import { ENTER, LEAVE } from '../../src/terminal/modes.ts';
import { createPictureQuestions } from '../../src/terminal/picture-questions.ts';
import type { Pointing } from '../../src/terminal/pointing.ts';
import { createSilentOutput } from '../../src/terminal/silent-output.ts';
import type { TerminalSession } from '../../src/terminal/terminal-session.ts';
import type { ScreenModeOptions } from '../../src/ui/screen-mode.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';

export type FakeTerminal = {
  readonly session: ScreenModeOptions['terminal'] & Pick<TerminalSession, 'questions'>;
  /** What stands on the screen, one string a row. */
  readonly text: () => readonly string[];
  /** The reader types; what is given in one call is read in one piece. */
  readonly type: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  /** "enter", "leave", "redraw", "suspend", in order. */
  readonly calls: readonly string[];
  /** All that was written, whole. */
  readonly bytes: () => string;
  /** What went out beside frames. */
  readonly sent: readonly string[];
  /** The job goes on after it was stopped. */
  readonly comeBack: () => void;
  readonly isOurs: () => boolean;
  readonly dispose: () => void;
};

export function createFakeTerminal(columns = 80, rows = 24): FakeTerminal {
  const screen = createHeadlessTerminal(columns, rows);
  let bytes = '';
  const { timer, advance } = createFakeTimer();
  const calls: string[] = [];
  let isOurs = false;

  function write(piece: string): void {
    bytes += piece;
    screen.write(piece);
  }

  const writer = createFrameWriter({
    write: async (piece) => write(piece),
    columns,
    rows,
    timer,
  });
  const questions = createPictureQuestions({
    send: writer.send,
    timer,
    onCellChange: writer.redraw,
  });
  const focus = createFocus();
  const pointers = new Set<(pointing: Pointing) => void>();
  const returning = new Set<() => void>();
  const sent: string[] = [];
  const keys = createKeyInput({
    timer,
    onAnswer: writer.acknowledge,
    onFocus: focus.report,
    onPointing: (pointing) => {
      for (const listener of pointers) listener(pointing);
    },
    onReport: questions.heed,
  });

  function leave(): void {
    if (!isOurs) return;
    isOurs = false;
    calls.push('leave');
    write(writer.stop() + LEAVE);
  }

  return {
    session: {
      stdin: keys.stdin,
      stdout: createSilentOutput(),
      focus,
      questions,
      onPointing(listener) {
        pointers.add(listener);
        return () => pointers.delete(listener);
      },
      onReturned(listener) {
        returning.add(listener);
        return () => returning.delete(listener);
      },
      send(bytes) {
        sent.push(bytes);
        writer.send(bytes);
      },
      enter() {
        isOurs = true;
        calls.push('enter');
        write(ENTER);
        writer.start();
      },
      draw: writer.draw,
      redraw() {
        calls.push('redraw');
        writer.redraw();
      },
      suspend: () => void calls.push('suspend'),
      leave,
      bytesWritten: writer.bytesWritten,
    },
    // Every frame is acknowledged, as by a terminal that has drawn it, and what waits for a moment of quiet goes on.
    text() {
      writer.acknowledge();
      advance(1000);
      return screen.text();
    },
    type: keys.read,
    resize(nextColumns, nextRows) {
      screen.resize(nextColumns, nextRows);
      writer.resize(nextColumns, nextRows);
      questions.askAgain();
    },
    calls,
    bytes: () => bytes,
    sent,
    comeBack() {
      for (const listener of returning) listener();
    },
    isOurs: () => isOurs,
    dispose: screen.dispose,
  };
}
