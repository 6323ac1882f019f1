// Owns what a reader does with a mouse, as a terminal reports it in the SGR form. Pure; knows nothing of what is pointed at.

/** Cells are counted from 0. */
export type Pointing =
  | { readonly kind: 'wheel'; readonly direction: 'up' | 'down' }
  | { readonly kind: 'click'; readonly column: number; readonly row: number };

/** Buttons and the wheel are reported, movement is not: what is dragged with shift stays the terminal's own selection. */
export const POINTING_ON = '\u001b[?1000h\u001b[?1006h';
export const POINTING_OFF = '\u001b[?1006l\u001b[?1000l';

const REPORT = /^\u001b\[<(\d{1,3});(\d{1,5});(\d{1,5})M$/u;

const LEFT = 0;
const WHEEL_UP = 64;
const WHEEL_DOWN = 65;

/** Null for what means nothing here: other buttons, buttons let go, keys held down meanwhile, and what is no report. */
export function parsePointing(key: string): Pointing | null {
  const [, button, column, row] = REPORT.exec(key)?.map(Number) ?? [];
  if (button === WHEEL_UP) return { kind: 'wheel', direction: 'up' };
  if (button === WHEEL_DOWN) return { kind: 'wheel', direction: 'down' };
  if (button !== LEFT || !column || !row) return null;
  return { kind: 'click', column: column - 1, row: row - 1 };
}
