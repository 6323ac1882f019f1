// Owns the way of a copied text to the clipboard of the reader's own computer: by the terminal, and inside tmux by tmux
// itself, which hands it on as it is set to. Knows nothing of what is copied.

import { spawn } from 'node:child_process';
import type { Multiplexer } from './multiplexer.ts';
import { copySequence } from './osc.ts';

/** tmux that does not answer for so long is not waited for. */
const TMUX_WAIT_MS = 1000;

export type ClipboardWay = {
  readonly multiplexer: Multiplexer;
  /** A tmux runs here, and not only at the far end of a line. */
  readonly hasTmux: boolean;
  /** Sends bytes to the terminal, between two frames. */
  readonly send: (bytes: string) => void;
};

/** False when the text is longer than a terminal takes: nothing is copied then. Never rejects. */
export async function copyText(
  text: string,
  { multiplexer, hasTmux, send }: ClipboardWay,
  giveTmux = giveToTmux,
): Promise<boolean> {
  const sequence = copySequence(text, multiplexer);
  if (sequence === null) return false;
  const isGiven = hasTmux && (await giveTmux(text));
  if (!isGiven) send(sequence);
  return true;
}

/** As tmux's own buffer, and (-w) on to the clipboard of whoever looks at it. False where tmux is too old, or gone. */
function giveToTmux(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const tmux = spawn('tmux', ['load-buffer', '-w', '-'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: TMUX_WAIT_MS,
    });
    tmux.once('error', () => resolve(false));
    tmux.once('close', (code) => resolve(code === 0));
    tmux.stdin.on('error', () => {});
    tmux.stdin.end(text);
  });
}
