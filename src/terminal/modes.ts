// Owns the bytes that take the screen over and give it back. Knows which modes are ours, nothing of frames.

const SYNC_END = '\u001b[?2026l';

/**
 * Alternate screen, cursor hidden, no wrapping at the right edge, pasted text marked, changes of focus told, no scroll
 * region, plain style, everything blank (the Linux console has no other screen to switch to).
 */
export const ENTER =
  '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h\u001b[?1004h\u001b[r\u001b[m\u001b[H\u001b[J';

/** Undoes ENTER, and whatever a frame left on but a link: a style, a scroll region, an open synchronized update. */
export const LEAVE = `${SYNC_END}\u001b[m\u001b[r\u001b[?1004l\u001b[?2004l\u001b[?7h\u001b[H\u001b[J\u001b[?1049l\u001b[?25h`;

/** Ends whatever sequence a write was cut in: CAN drops a half control sequence, ST closes a half string. */
export const END_CUT_SEQUENCE = '\u0018\u001b\\';

/** Asks the terminal for the answer `CSI 0 n`: it comes once everything before it has been drawn. */
export const ASK_STATUS = '\u001b[5n';

/** What is between these is shown at once, by terminals that know the mode. */
export function synchronized(bytes: string): string {
  return `\u001b[?2026h${bytes}${SYNC_END}`;
}
