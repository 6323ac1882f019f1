// Owns when frames are sent: takes whole ones, sends the difference, one frame in flight and only the newest waiting.
// Knows no descriptor (a write is given) and nothing of what a frame means.

import { createCanvas } from './canvas.ts';
import type { Dialect } from './dialect.ts';
import type { FramePicture } from './frame-picture.ts';
import { ASK_STATUS, synchronized } from './modes.ts';
import type { Timer } from './timer.ts';

/** Above this many bytes a frame is marked as one update: a smaller one arrives in one packet anyway. */
const SYNCHRONIZE_ABOVE_BYTES = 200;

/** Above this many bytes the terminal is asked to say when it has drawn the frame; until then nothing else is sent. */
const ACKNOWLEDGE_ABOVE_BYTES = 400;

/** A terminal that has not answered by then is taken for one that does not answer, until an answer comes after all. */
const ACKNOWLEDGE_WAIT_MS = 5000;

/** The same for one that has never answered: what it may cost a reader to find out. */
const FIRST_ACKNOWLEDGE_WAIT_MS = 500;

/** A size that changes is often still changing. */
const RESIZE_WAIT_MS = 20;

export type FrameWriter = {
  /** Shows the frame: rows joined by line feeds, with SGR and OSC 8 inside; and the picture, the same one as long as it stays. */
  draw(frame: string, picture?: FramePicture | null): void;
  /** Sends what is no part of a frame, whole and between two of them; while the screen is not ours it is dropped. */
  send(bytes: string): void;
  /** The next frame, or the last one if none comes, is drawn in full at the new size. */
  resize(columns: number, rows: number): void;
  /** Draws the last frame again in full, whatever the terminal shows. */
  redraw(): void;
  /** The terminal said that it has drawn everything so far. */
  acknowledge(): void;
  /** True while an answer of the terminal is to be expected. */
  isAwaitingAnswer(): boolean;
  /** The screen was taken over and is blank: the newest frame is drawn. Nothing is written before this. */
  start(): void;
  /** The screen is no longer ours: frames are kept, the newest for `start`. Returns what takes a kept picture away. */
  stop(): string;
  bytesWritten(): number;
  /** Resolves when no frame is in flight or waiting. */
  settle(): Promise<void>;
};

export function createFrameWriter(options: {
  /** Resolves when the terminal has taken all the bytes. Never rejects. */
  readonly write: (bytes: string) => Promise<void>;
  readonly columns: number;
  readonly rows: number;
  readonly timer: Timer;
  /** False: the terminal is one that would print an address instead of keeping it behind the text. */
  readonly takesLinks?: boolean;
  /** What the terminal may be sent. */
  readonly dialect?: Dialect;
}): FrameWriter {
  const { columns, rows, takesLinks = true, dialect = 'xterm' } = options;
  const canvas = createCanvas({ columns, rows, takesLinks, dialect });
  let newest: string | undefined;
  /** What lies over the newest frame. */
  let picture: FramePicture | null = null;
  let isWaiting = false;
  /** What goes out with the next frame, or alone. */
  let beside = '';
  let isRunning = false;
  let isInFlight = false;
  let run = 0;
  let answers: 'perhaps' | 'yes' | 'no' = 'perhaps';
  let stopWaiting: (() => void) | undefined;
  let isResizing = false;
  let written = 0;
  let settled: (() => void)[] = [];

  function draw(frame: string, over: FramePicture | null = null): void {
    newest = takesLinks ? frame : withoutLinks(frame);
    picture = over;
    isWaiting = true;
    send();
  }

  function send(): void {
    if (isInFlight || isResizing || stopWaiting !== undefined) return;
    const bytes = isRunning ? takeBeside() + nextFrame() : '';
    if (bytes === '') settleAll();
    else sendBytes(bytes);
  }

  function takeBeside(): string {
    const bytes = beside;
    beside = '';
    return bytes;
  }

  /** What turns what is shown into the newest frame; nothing when it is shown already. */
  function nextFrame(): string {
    if (!isWaiting || newest === undefined) return '';
    isWaiting = false;
    const bytes = canvas.show(newest, picture);
    return bytes === '' ? '' : wrapped(bytes);
  }

  function sendBytes(bytes: string): void {
    written += Buffer.byteLength(bytes);
    isInFlight = true;
    const ownRun = run;
    void options.write(bytes).then(() => {
      if (ownRun !== run) return;
      isInFlight = false;
      send();
    });
  }

  function wrapped(bytes: string): string {
    const size = Buffer.byteLength(bytes);
    const isMarked = dialect === 'xterm' && size > SYNCHRONIZE_ABOVE_BYTES;
    const whole = isMarked ? synchronized(bytes) : bytes;
    if (size <= ACKNOWLEDGE_ABOVE_BYTES || answers === 'no') return whole;
    const waitMs = answers === 'yes' ? ACKNOWLEDGE_WAIT_MS : FIRST_ACKNOWLEDGE_WAIT_MS;
    stopWaiting = options.timer(waitMs, () => {
      answers = 'no';
      stopWaiting = undefined;
      send();
    });
    return whole + ASK_STATUS;
  }

  function settleAll(): void {
    const all = settled;
    settled = [];
    for (const resolve of all) resolve();
  }

  function endResize(): void {
    isResizing = false;
    send();
  }

  return {
    draw,
    send(bytes) {
      if (isRunning) beside += bytes;
      // Before the first frame there is nothing to wait for it with: one write less on the way there.
      if (newest !== undefined) send();
    },
    resize(nextColumns, nextRows) {
      canvas.resize(nextColumns, nextRows);
      isWaiting = newest !== undefined;
      if (!isResizing) options.timer(RESIZE_WAIT_MS, endResize);
      isResizing = true;
    },
    redraw() {
      stopWaiting?.();
      stopWaiting = undefined;
      canvas.forget();
      isWaiting = newest !== undefined;
      send();
    },
    acknowledge() {
      stopWaiting?.();
      stopWaiting = undefined;
      answers = 'yes';
      send();
    },
    isAwaitingAnswer: () => stopWaiting !== undefined,
    start() {
      run++;
      isRunning = true;
      isInFlight = false;
      canvas.blank();
      isWaiting = newest !== undefined;
      send();
    },
    stop() {
      run++;
      isRunning = false;
      isInFlight = false;
      beside = '';
      stopWaiting?.();
      stopWaiting = undefined;
      settleAll();
      return canvas.leave();
    },
    bytesWritten: () => written,
    settle: () =>
      new Promise((resolve) => {
        settled.push(resolve);
        send();
      }),
  };
}

function withoutLinks(frame: string): string {
  return frame.replaceAll(/\u001b\]8;[^\u0007\u001b]*(?:\u001b\\|\u0007)/gu, '');
}
