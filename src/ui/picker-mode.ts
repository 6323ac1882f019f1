// Owns picking a story on the terminal that the program was started on: joins the terminal, the picker and the screen.

import { EXIT } from '../config/exit-codes.ts';
import type { GlyphSet } from '../layout/glyphs.ts';
import type { Zone } from '../layout/time.ts';
import type { Dialect } from '../terminal/dialect.ts';
import { createTerminalSession } from '../terminal/terminal-session.ts';
import { systemTimer } from '../terminal/timer.ts';
import { heedJobSignals } from './job-signals.ts';
import { type Picked, type PickOptions, pickOnScreen } from './pick-on-screen.ts';
import { createPicker } from './picker.ts';

export type PickerModeOptions = Pick<PickOptions, 'colour' | 'now' | 'load' | 'keys' | 'looks'> & {
  readonly glyphs: GlyphSet;
  /** What the terminal may be sent. */
  readonly dialect: Dialect;
  readonly mouse: boolean;
  readonly zone: Zone;
};

export type PickerMode = {
  /** Gives the screen back at once, from wherever it is called. */
  readonly leave: () => void;
  /** As `pickOnScreen`; ends too when the terminal goes away. To be called once. */
  readonly pick: (signal: AbortSignal) => Promise<Picked>;
};

/** Takes nothing yet: the screen is taken over by `pick`. */
export function takePicker(options: PickerModeOptions): PickerMode {
  const gone = new AbortController();
  const { stdin, stdout } = process;
  const { dialect } = options;
  const terminal = createTerminalSession({
    stdin,
    stdout,
    dialect,
    takesLinks: false,
    hasMouse: options.mouse,
    onGone: () => gone.abort(),
  });
  const size = () => ({ columns: stdout.columns, rows: stdout.rows });
  const picker = createPicker({
    size: size(),
    glyphs: options.glyphs,
    zone: options.zone,
    ...(options.keys && { keys: options.keys }),
  });
  const onResized = (listener: () => void) => {
    const resized = () => {
      picker.resize(size());
      listener();
    };
    stdout.on('resize', resized);
    return () => stdout.off('resize', resized);
  };
  return {
    leave: terminal.leave,
    async pick(signal) {
      process.on('exit', terminal.leave);
      const { suspend, stop } = heedJobSignals(terminal);
      const picked = await pickOnScreen(
        {
          ...options,
          picker,
          terminal: { ...terminal, suspend },
          timer: systemTimer,
          onResized,
        },
        AbortSignal.any([signal, gone.signal]),
      ).finally(() => {
        stop();
        process.off('exit', terminal.leave);
      });
      return gone.signal.aborted ? EXIT.hangup : picked;
    },
  };
}
