// Owns the life of the screen: taking it over, giving it back on every way out, stopping for ^Z. Joins the writer, the
// descriptor and the keys; installs no signal handlers and never ends the process.

import { readSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { createDescriptor, openTerminal, pause } from './descriptor.ts';
import type { Dialect } from './dialect.ts';
import { createFocus, type Focus } from './focus.ts';
import { isInForeground } from './foreground.ts';
import type { FramePicture } from './frame-picture.ts';
import { createFrameWriter } from './frame-writer.ts';
import { createKeyInput, type KeyStream } from './key-input.ts';
import { END_CUT_SEQUENCE, enterBytes, leaveBytes } from './modes.ts';
import { LINK_END } from './osc.ts';
import { ANSWERED, createPictureQuestions, type PictureQuestions } from './picture-questions.ts';
import { POINTING_ON, type Pointing } from './pointing.ts';
import { createRawKeys } from './raw-keys.ts';
import { createSilentOutput, type SilentOutput } from './silent-output.ts';
import { stopJob } from './stop-job.ts';
import { systemTimer, type Timer } from './timer.ts';
import { RESTORE_TITLE, SAVE_TITLE } from './window-title.ts';

export type TerminalSession = {
  /** For Ink: keys to read, and an output that shows nothing. */
  readonly stdin: KeyStream;
  readonly stdout: SilentOutput;
  readonly focus: Focus;
  /** Takes the screen over and reads keys. */
  enter(): void;
  /** What the terminal says of itself where pictures are concerned. */
  readonly questions: Pick<PictureQuestions, 'ask' | 'answers'>;
  /** Shows the frame: rows joined by line feeds, with SGR and OSC 8 inside; and the picture that stands in it. */
  draw(frame: string, picture?: FramePicture | null): void;
  /** Sends what is no part of a frame, between two of them. */
  send(bytes: string): void;
  /** Listens to the mouse, where the session was told to, until the function returned is called. */
  onPointing(listener: (pointing: Pointing) => void): () => void;
  /** Draws the whole screen again (^L). */
  redraw(): void;
  /**
   * Gives the screen back, before it returns; may be called any number of times and from a signal or `exit` handler.
   * A frame that is being written is cut; an answer that the terminal owes is waited for, up to 200 ms.
   */
  leave(): void;
  /**
   * ^Z: leaves, stops the job, and returns when the job goes on. The screen is taken again after signals that came
   * meanwhile have had their say: a job that is ended while it stands in the background must not reach for the terminal.
   */
  suspend(): void;
  /** Takes the screen again after a stop that we were not asked about (SIGCONT), or goes on waiting in the background. */
  resume(): void;
  /** Tells when the screen is ours again after a stop, until the function returned is called. */
  onReturned(listener: () => void): () => void;
  /** Resolves when the newest frame has been written, and drawn if the terminal says so. */
  settle(): Promise<void>;
  bytesWritten(): number;
};

/** How long the shell is kept from typing a late answer of the terminal. */
const DRAIN_MS = 200;

export function createTerminalSession(options: {
  readonly stdin: { readonly fd: number };
  readonly stdout: WriteStream & { readonly fd: number };
  /** The terminal went away: nothing can be shown or asked any more. Called once. */
  readonly onGone: () => void;
  readonly timer?: Timer;
  /** What the terminal may be sent. */
  readonly dialect?: Dialect;
  /** False: the terminal would print the address of a link. */
  readonly takesLinks?: boolean;
  readonly hasMouse?: boolean;
  /** True: the window's title is kept, for us to set another one. */
  readonly keepsTitle?: boolean;
}): TerminalSession {
  const { stdin, stdout, timer = systemTimer, takesLinks = true, hasMouse = false } = options;
  const { dialect = 'xterm', keepsTitle = false } = options;
  const asksForMouse = hasMouse && dialect === 'xterm';
  const entering =
    (keepsTitle ? SAVE_TITLE : '') + enterBytes(dialect) + (asksForMouse ? POINTING_ON : '');
  const leaving =
    (takesLinks ? LINK_END : '') + leaveBytes(dialect) + (keepsTitle ? RESTORE_TITLE : '');
  let isOurs = false;
  let isGone = false;
  /** The screen is about to be taken again after a stop. */
  let returning: NodeJS.Immediate | undefined;
  const focus = createFocus();
  const descriptor = createDescriptor({ terminal: openTerminal(stdout.fd), timer, onGone: lose });
  const writer = createFrameWriter({
    write: descriptor.write,
    columns: stdout.columns,
    rows: stdout.rows,
    timer,
    takesLinks,
    dialect,
  });
  const questions = createPictureQuestions({
    send: writer.send,
    timer,
    onCellChange: writer.redraw,
  });
  const pointers = new Set<(pointing: Pointing) => void>();
  const keys = createKeyInput({
    timer,
    onAnswer: writer.acknowledge,
    onFocus: focus.report,
    onPointing: (pointing) => {
      for (const listener of [...pointers]) listener(pointing);
    },
    onReport: questions.heed,
  });
  const returned = new Set<() => void>();
  const raw = createRawKeys({ fd: stdin.fd, onText: keys.read, onGone: lose });
  const resize = () => {
    writer.resize(stdout.columns, stdout.rows);
    questions.askAgain();
  };

  function lose(): void {
    if (!isGone) options.onGone();
    isGone = true;
  }

  function enter(): void {
    if (isOurs) return;
    isOurs = true;
    focus.report(true);
    // First of all: in the background this is where the job is stopped, before it writes anything.
    raw.take();
    stdout.on('resize', resize);
    descriptor.writeNow(entering);
    writer.start();
  }

  function leave(): void {
    clearImmediate(returning);
    if (!isOurs) return;
    isOurs = false;
    const owed = [
      ...(writer.isAwaitingAnswer() ? [STATUS_ANSWER] : []),
      ...(questions.areOpen() ? [ANSWERED] : []),
    ];
    const ending = writer.stop() + leaving;
    const wasCut = descriptor.cut();
    descriptor.writeNow(wasCut ? END_CUT_SEQUENCE + ending : ending);
    if (owed.length > 0) drain(stdin.fd, owed);
    raw.giveBack();
    stdout.off('resize', resize);
  }

  function takeAgain(): void {
    enter();
    for (const listener of [...returned]) listener();
  }

  return {
    stdin: keys.stdin,
    stdout: createSilentOutput(),
    focus,
    questions,
    enter,
    draw: writer.draw,
    send: writer.send,
    onPointing(listener) {
      pointers.add(listener);
      return () => pointers.delete(listener);
    },
    redraw: writer.redraw,
    leave,
    suspend() {
      leave();
      stopJob();
      // The first turn ends what the key began; signals are heard in the next, and after them we return.
      returning = setImmediate(() => {
        returning = setImmediate(takeAgain);
      });
    },
    resume() {
      if (isInForeground()) {
        leave();
        takeAgain();
      } else process.kill(0, 'SIGTTOU');
    },
    onReturned(listener) {
      returned.add(listener);
      return () => returned.delete(listener);
    },
    settle: writer.settle,
    bytesWritten: writer.bytesWritten,
  };
}

const STATUS_ANSWER = /\u001b\[0n/u;

/** Reads away what the terminal still owes, so that the shell does not take it for typing. */
function drain(fd: number, owed: readonly RegExp[]): void {
  const bytes = Buffer.alloc(1024);
  let answer = '';
  for (let waitedMs = 0; waitedMs < DRAIN_MS && !owed.every((one) => one.test(answer)); ) {
    try {
      const count = readSync(fd, bytes);
      // A terminal that went away has nothing more to say, and says so at once, again and again.
      if (count === 0) return;
      answer += bytes.toString('latin1', 0, count);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      pause(10);
      waitedMs += 10;
    }
  }
}
