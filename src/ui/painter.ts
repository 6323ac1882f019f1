// Owns the drawing of the reading: whatever changes it, the screen shows it as one frame once the turn is over. Knows no
// React: a frame that went through a component tree would take twice as long, and draw the same rows.

import type { TerminalSession } from '../terminal/terminal-session.ts';
import type { Pictures } from './pictures.ts';
import type { Reading } from './reading.ts';
import { type Looks, paintRow, plainRow } from './theme.ts';

export type PainterOptions = {
  readonly reading: Reading;
  readonly terminal: Pick<TerminalSession, 'draw'>;
  /** Left out: no terminal draws any. */
  readonly pictures?: Pick<Pictures, 'place'>;
  readonly colour: boolean;
  /** The reader's own; left out for the program's. */
  readonly looks?: Looks;
  /** Rows are drawn without any look but what tells where the reader is. */
  readonly lowBandwidth?: boolean;
};

/**
 * Draws the reading now, and again after every change, until the returned function is called. Several keys that were read
 * in one piece are one frame. `onFault` hears of a fault in drawing, which would be nobody's otherwise.
 */
export function startPainting(
  { reading, terminal, pictures, colour, looks, lowBandwidth = false }: PainterOptions,
  onFault: (error: unknown) => void,
): () => void {
  let isDue = false;

  function paint(): void {
    const { rows } = reading.getScreen();
    const drawn = lowBandwidth ? rows.map(plainRow) : rows;
    const painted = drawn.map((row) => paintRow(row, colour, looks));
    const { lines, picture } = pictures?.place(rows, painted) ?? { lines: painted, picture: null };
    terminal.draw(lines.join('\n'), picture);
  }

  async function paintAfterTurn(): Promise<void> {
    await null;
    if (isDue) paint();
    isDue = false;
  }

  const leave = reading.subscribe(() => {
    if (isDue) return;
    isDue = true;
    paintAfterTurn().catch(onFault);
  });
  paint();
  return () => {
    isDue = false;
    leave();
  };
}
