// Owns a terminal that nobody sees: the real writer and the real cutting of keys, before one that takes all bytes, keeps none
// and says at once that it has drawn them. For what has to run long.

import { createFocus } from '../../src/terminal/focus.ts';
import { createFrameWriter } from '../../src/terminal/frame-writer.ts';
import { createKeyInput } from '../../src/terminal/key-input.ts';
import { ASK_STATUS } from '../../src/terminal/modes.ts';
import { createSilentOutput } from '../../src/terminal/silent-output.ts';
import type { Timer } from '../../src/terminal/timer.ts';
import type { ScreenModeOptions } from '../../src/ui/screen-mode.ts';

export type SinkTerminal = {
  readonly session: ScreenModeOptions['terminal'];
  readonly type: (keys: string) => void;
  /** True once Ink listens to keys. */
  readonly isReading: () => boolean;
};

export function createSinkTerminal(
  size: { readonly columns: number; readonly rows: number },
  timer: Timer,
): SinkTerminal {
  const writer = createFrameWriter({
    ...size,
    timer,
    async write(bytes) {
      if (bytes.includes(ASK_STATUS)) keys.read('\u001b[0n');
    },
  });
  const keys = createKeyInput({ timer, onAnswer: writer.acknowledge });
  return {
    session: {
      stdin: keys.stdin,
      stdout: createSilentOutput(),
      focus: createFocus(),
      onPointing: () => () => {},
      onReturned: () => () => {},
      enter: writer.start,
      draw: writer.draw,
      send: writer.send,
      redraw: writer.redraw,
      suspend: () => {},
      leave: writer.stop,
      bytesWritten: writer.bytesWritten,
    },
    type: keys.read,
    isReading: () => keys.stdin.listenerCount('readable') > 0,
  };
}
