// Owns the bytes that take the screen over and give it back. Knows which modes are ours, and which of them each kind of
// terminal is sent; nothing of frames.

import type { Dialect } from './dialect.ts';
import { POINTING_OFF } from './pointing.ts';

const SYNC_END = '\u001b[?2026l';

/** No scroll region, plain style, everything blank: not every terminal has another screen to switch to. */
const BLANKED = '\u001b[r\u001b[m\u001b[H\u001b[J';

/** No wrapping at the right edge. */
const NO_WRAPPING = '\u001b[?7l';
const WRAPPING = '\u001b[?7h';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

/** Takes the screen over: where there is one the alternate screen, pasted text marked, changes of focus told. */
const ENTER_BYTES: Record<Dialect, string> = {
  xterm: `\u001b[?1049h${HIDE_CURSOR}${NO_WRAPPING}\u001b[?2004h\u001b[?1004h${BLANKED}`,
  console: HIDE_CURSOR + NO_WRAPPING + BLANKED,
  vt100: NO_WRAPPING + BLANKED,
};

/**
 * Undoes that, and whatever a frame left on but a link: a style, a scroll region, an open synchronized update. The mouse
 * too, which this run may not have asked for: one that was killed outright could give nothing back.
 */
const LEAVE_BYTES: Record<Dialect, string> = {
  xterm: `${SYNC_END}${POINTING_OFF}\u001b[?1004l\u001b[?2004l${WRAPPING}${BLANKED}\u001b[?1049l${SHOW_CURSOR}`,
  console: WRAPPING + BLANKED + SHOW_CURSOR,
  vt100: WRAPPING + BLANKED,
};

export function enterBytes(dialect: Dialect): string {
  return ENTER_BYTES[dialect];
}

export function leaveBytes(dialect: Dialect): string {
  return LEAVE_BYTES[dialect];
}

/** What nearly every terminal is sent. */
export const ENTER = ENTER_BYTES.xterm;
export const LEAVE = LEAVE_BYTES.xterm;

/** Ends whatever sequence a write was cut in: CAN drops a half control sequence, ST closes a half string. */
export const END_CUT_SEQUENCE = '\u0018\u001b\\';

/** Asks the terminal for the answer `CSI 0 n`: it comes once everything before it has been drawn. */
export const ASK_STATUS = '\u001b[5n';

/** What is between these is shown at once, by terminals that know the mode. */
export function synchronized(bytes: string): string {
  return `\u001b[?2026h${bytes}${SYNC_END}`;
}
